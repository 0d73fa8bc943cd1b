"""The petitions of a session in the order of documents."""

from dataclasses import replace

from documents.content.small_session import PARTY_WORK, RURAL, SESSION, make_brief
from doithoai.documents.content.petitions import Tally, by_field, catalogue_fields, in_order, numbered, tally
from doithoai.domain.kinds import DocumentKind, Outcome
from doithoai.domain.petition import Answer, Assignment, Petition


def test_a_petition_without_a_number_takes_the_next_nobody_has():
    petitions = [Petition("a"), Petition("b", number=1), Petition("c"), Petition("d", number=3)]
    assert [item.number for item in numbered(petitions)] == [2, 1, 4, 3]


def test_fields_stand_as_in_the_catalogue_unknown_ones_last():
    brief = make_brief(DocumentKind.MINUTES, fields=(PARTY_WORK, RURAL))
    assert [group.field for group in by_field(brief)] == [PARTY_WORK, RURAL, "điện nông thôn", None]
    assert [item.petition.uid for item in in_order(brief)] == ["p2", "p1", "p3", "p4"]


def test_inside_a_field_by_number():
    petitions = (Petition("b", number=9, field=RURAL), Petition("a", number=2, field=RURAL))
    brief = make_brief(DocumentKind.MINUTES, session=replace(SESSION, petitions=petitions))
    assert [item.petition.uid for item in in_order(brief)] == ["a", "b"]


def test_the_program_s_own_catalogue_names_each_field_once():
    assert len(set(catalogue_fields())) == len(catalogue_fields()) > 5


def test_what_was_taken_back_is_counted_once_and_the_counts_add_up():
    """Minutes, notice and results say the same: ten assigned are ten, one of which was taken back since."""
    task, answer = Assignment("Công an xã"), Answer("A", "Đã rõ.")
    petitions = (
        Petition("a", 1, answer=answer),
        Petition("b", 2, answer=answer, assignment=task),
        Petition("c", 3, assignment=task, outcome=Outcome.WITHDRAWN),
        Petition("d", 4, outcome=Outcome.WITHDRAWN),
        Petition("e", 5),
    )
    counts = tally(replace(SESSION, petitions=petitions))
    assert counts == Tally(5, 2, 2, 1, 1, 1, (3,))
    assert counts.answered + counts.assigned - counts.both + counts.noted + counts.withdrawn == counts.total
