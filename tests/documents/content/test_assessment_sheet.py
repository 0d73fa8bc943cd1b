"""A sheet: why each mark is what it is."""

import pytest

from doithoai.documents.content.assessment_sheet import lines, reason, wording
from doithoai.documents.formats.model import Family
from doithoai.domain import assessment
from doithoai.domain.assessment import Criterion, Grade, HandMark, Mark, Measure, Scheme, Sheet, Unit, Value

SCHEME = Scheme(
    "Bảng điểm",
    "",
    {},
    7,
    10,
    50,
    (
        Criterion("settled", "Giải quyết ý kiến", Measure.SETTLED, 60.0),
        Criterion("reception", "Tiếp công dân", Measure.RECEPTION, 40.0),
    ),
    (Grade("Yếu", 0),),
)
PHRASES = wording(Family.STATE)


def sheet(name: str, count: int, **hand: HandMark) -> Sheet:
    unit = Unit(name, f"xã {name}", None, {Measure.SETTLED: Value(count, 10)})
    return assessment.sheet(SCHEME, unit, hand)


def test_the_last_row_is_the_sum() -> None:
    for family in Family:
        assert [row[2:4] for row in lines(wording(family), sheet("A", 9))] == [("60", "54"), ("40", ""), ("100", "54")]


def test_a_mark_by_hand_says_so() -> None:
    marks = sheet("A", 9, settled=HandMark(30.0, "trả lời qua loa"), reception=HandMark(40.0, "đủ 24 ngày")).marks
    assert [reason(PHRASES, mark) for mark in marks] == [
        "Đã giải quyết 9/10 ý kiến, kiến nghị. Chấm 30 điểm thay cho 54 điểm; lý do: trả lời qua loa",
        "Chấm 40 điểm; lý do: đủ 24 ngày",
    ]


@pytest.mark.parametrize("measure", list(Measure))
def test_every_measure_has_words(measure: Measure) -> None:
    criterion = Criterion("k", "T", measure, 5.0)
    assert "3" in reason(PHRASES, Mark(criterion, Value(3, 4), 1.0))
    assert reason(PHRASES, Mark(criterion, Value(0, 0), 5.0)) == "Không phát sinh"
