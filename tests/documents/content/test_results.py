"""The public results: villages and matters, never a name."""

from dataclasses import replace
from datetime import date

from documents.content.small_session import SESSION, all_text, make_brief, paragraphs, tables
from doithoai.documents.content.results import build_results
from doithoai.domain.kinds import DocumentKind, Outcome
from doithoai.domain.petition import Answer, Assignment, Petition, WrittenAnswer


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


def test_nobody_is_to_answer_by_a_day_what_has_ended():
    task = Assignment("Công an xã", due=date(2026, 3, 1))
    ends = (Outcome.CLOSED, Outcome.TRANSFERRED, Outcome.WITHDRAWN, Outcome.OPEN)
    raised = tuple(Petition(f"p{n}", n, assignment=task, outcome=end) for n, end in enumerate(ends, 1))
    (rows,) = tables(results(petitions=raised))
    assert [row[3] for row in rows] == [
        "Đã giải quyết xong.",
        "Đã chuyển cơ quan có thẩm quyền giải quyết.",
        "Người có ý kiến đã rút.",
        "Giao Công an xã giải quyết, trả lời chậm nhất ngày 01/3/2026.",
    ]
    answered = replace(raised[0], answer=Answer("Chủ tịch", "Đã làm."), assignment=None)
    (rows,) = tables(results(petitions=(answered,)))
    assert rows[0][3] == "Đã trả lời tại hội nghị: Đã làm."


def test_without_petitions_there_is_no_annex():
    assert results(petitions=()).annexes == ()
