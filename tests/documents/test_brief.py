"""What a brief says when nothing more is known: a draft of the whole session."""

from datetime import date

from documents.content.small_session import OFFICE, SESSION
from doithoai.documents.brief import Brief, Passage
from doithoai.documents.formats.load import all_formats
from doithoai.domain.kinds import DocumentKind


def test_a_brief_without_a_number_names_nobody_and_nothing_by_itself():
    brief = Brief(DocumentKind.NOTICE, SESSION, OFFICE, all_formats()["nd30"], date(2026, 1, 5))
    assert brief.number is None
    assert (brief.leaders, brief.petitions, brief.receivers, brief.passages) == ((), (), (), ())
    assert brief.reported is None


def test_a_passage_is_known_by_what_the_builder_said():
    assert Passage("Kính gửi", "Kính trình") == Passage(was="Kính gửi", now="Kính trình")
