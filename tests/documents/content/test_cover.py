"""The letter to one petitioner, whatever became of the petition."""

from dataclasses import replace
from datetime import date

import pytest

from documents.content.small_session import SESSION, all_text, make_brief, paragraphs
from doithoai.documents.content.cover import build_cover
from doithoai.domain.kinds import DocumentKind, Outcome
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer

PETITION = Petition("c", 1, Petitioner("Bà Lê Thị Tần", "Thôn An Phú"), content="Cầu hỏng.")
LEAD = Assignment("Phòng Kinh tế xã", (), date(2026, 2, 5))


def cover(petition: Petition) -> list[str]:
    session = replace(SESSION, petitions=(petition,))
    return paragraphs(build_cover(make_brief(DocumentKind.COVER, session=session, petitions=("c",))))


def test_it_speaks_to_one_person_with_the_words_in_quotation_marks() -> None:
    lines = cover(PETITION)
    assert lines[0] == "Kính gửi: bà Lê Thị Tần (thôn An Phú)."
    assert lines[1].endswith("(ngày 05 tháng 01 năm 2026), bà có ý kiến, kiến nghị như sau:")
    assert lines[2] == "“Cầu hỏng.”"
    assert not any("quý" in line or "ông/bà" in line for line in lines)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Ủy ban nhân dân xã Sơn Tiến đã tiếp nhận ý kiến, kiến nghị của bà."),
        ({"answer": Answer("Công an xã", "Sẽ sửa.")}, "Công an xã đã trả lời tại hội nghị:"),
        ({"answer": Answer(None, None)}, "Ý kiến, kiến nghị của bà đã được trả lời tại hội nghị."),
        (
            {"assignment": LEAD},
            "Ủy ban nhân dân xã Sơn Tiến đã giao Phòng Kinh tế xã chủ trì giải quyết; trả lời người có ý kiến "
            "chậm nhất ngày 05/02/2026.",
        ),
        (
            {"assignment": LEAD, "written_answer": WrittenAnswer("61/UBND-KT", date(2026, 2, 4), "Đã sửa.")},
            "Kết quả giải quyết theo Công văn số 61/UBND-KT ngày 04 tháng 02 năm 2026 của Phòng Kinh tế xã:",
        ),
        (
            {"written_answer": WrittenAnswer("61/UBND-KT")},
            "Ý kiến, kiến nghị của bà đã được trả lời tại Công văn số 61/UBND-KT.",
        ),
        (
            {"outcome": Outcome.TRANSFERRED},
            "Ủy ban nhân dân xã Sơn Tiến đã chuyển ý kiến, kiến nghị của bà đến cơ quan có thẩm quyền giải quyết.",
        ),
    ],
)
def test_it_tells_what_became_of_the_petition(changes: dict[str, object], line: str) -> None:
    assert line in cover(replace(PETITION, **changes))


def test_it_answers_only_where_there_is_an_answer() -> None:
    assert cover(PETITION)[-1] == "Ủy ban nhân dân xã Sơn Tiến thông báo để bà được biết./."
    assert "trả lời để bà được biết" in cover(replace(PETITION, answer=Answer("A", "B")))[-1]


def test_a_letter_to_a_private_petitioner_names_nobody() -> None:
    letter = build_cover(make_brief(DocumentKind.COVER, petitions=("p2",)))
    assert "Cù Thị Nhã" not in all_text(letter)
    assert letter.type_name == ""
