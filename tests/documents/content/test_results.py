"""The public results: villages and matters, never a name."""

from dataclasses import replace
from datetime import date

from documents.content.small_session import SESSION, all_text, make_brief, paragraphs, tables
from doithoai.documents.content.results import build_results
from doithoai.domain.kinds import DocumentKind, Outcome
from doithoai.domain.petition import Petition, WrittenAnswer


def results(**changes):
    return build_results(make_brief(DocumentKind.RESULTS, session=replace(SESSION, **changes)))


def test_no_petitioner_is_named_and_a_private_one_s_village_neither():
    text = all_text(results())
    assert "Trần Đình Nuôi" not in text
    assert "Thôn Nhật Tiến" in text
    assert "Xóm Bìa" not in text


def test_the_numbers_end_their_sentence():
    listed = [line for line in paragraphs(results()) if line.endswith(";")]
    assert listed
    assert any("126" in line for line in listed)


def test_what_became_of_a_petition_the_furthest_step_last():
    written = Petition("a", number=1, written_answer=WrittenAnswer("12/UBND", date(2026, 2, 1), "Đã vá."))
    withdrawn = Petition("b", number=2, outcome=Outcome.WITHDRAWN)
    (rows,) = tables(results(petitions=(written, withdrawn)))
    assert "12/UBND" in rows[0][3]
    assert "Đã vá." in rows[0][3]
    assert rows[1][3]


def test_without_petitions_there_is_no_annex():
    assert results(petitions=()).annexes == ()
