"""Points of a marking scheme: what follows from what was measured, and what a person set in its place."""

import pytest

from doithoai.domain import assessment
from doithoai.domain.assessment import Criterion, Grade, HandMark, Level, Measure, Nothing, Scheme, Unit, Value

LEVELS = (Level(100, 20.0), Level(80, 15.0), Level(50, 5.0))
GRADES = (Grade("Tốt", 80, praise=True), Grade("Khá", 50), Grade("Yếu", 0, correction=True))


def criterion(measure: Measure, points: float = 20.0, **parts: object) -> Criterion:
    return Criterion(measure, measure.capitalize(), measure, points, **parts)  # type: ignore[arg-type]


def scheme(*criteria: Criterion, least_data: int = 50) -> Scheme:
    return Scheme("Bảng điểm", "", {}, 7, 10, least_data, criteria, GRADES)


SETTLED, OVERDUE = criterion(Measure.SETTLED), criterion(Measure.OVERDUE, 10.0, each=2.0)
RECEPTION = criterion(Measure.RECEPTION)


@pytest.mark.parametrize(
    ("line", "value", "points"),
    [
        (SETTLED, Value(3, 4), 15.0),
        (SETTLED, Value(1, 3), 6.7),
        (SETTLED, Value(5, 4), 20.0),  # more than the duty is not worth more
        (OVERDUE, Value(3, 9), 4.0),
        (OVERDUE, Value(9, 9), 0.0),
        (criterion(Measure.SETTLED, levels=LEVELS), Value(99, 100), 15.0),
        (criterion(Measure.SETTLED, levels=LEVELS), Value(1, 1), 20.0),
        (criterion(Measure.SETTLED, levels=LEVELS), Value(1, 3), 0.0),
        (SETTLED, Value(0, 0), 20.0),
        (criterion(Measure.SETTLED, nothing=Nothing.NONE), Value(0, 0), 0.0),
        (criterion(Measure.SETTLED, nothing=Nothing.LEFT_OUT), Value(0, 0), None),
        (SETTLED, None, None),
    ],
)
def test_points(line: Criterion, value: Value | None, points: float | None) -> None:
    assert assessment.points(line, value) == points


def unit(name: str, **values: Value) -> Unit:
    return Unit(name, name, None, {Measure(key): value for key, value in values.items()})


def test_what_nothing_feeds_gives_no_points_and_takes_none() -> None:
    sheet = assessment.sheet(scheme(SETTLED, RECEPTION), unit("A", settled=Value(9, 10)), {})
    assert (sheet.points, sheet.out_of, sheet.share) == (18.0, 20.0, 90.0)
    assert sheet.grade == GRADES[0]
    assert sheet.marks[1].points is None


def test_a_unit_of_which_too_little_is_known_has_no_grade() -> None:
    few = assessment.sheet(scheme(SETTLED, RECEPTION, least_data=51), unit("A", settled=Value(1, 1)), {})
    none = assessment.sheet(scheme(SETTLED, least_data=0), unit("A"), {})
    assert (few.grade, none.grade, none.share) == (None, None, 0.0)


def test_a_mark_by_hand_stands_in_the_place_of_the_counted_one() -> None:
    hand = {"settled": HandMark(5.0, "Trả lời qua loa"), "reception": HandMark(20.0, "Đủ 24 ngày")}
    sheet = assessment.sheet(scheme(SETTLED, RECEPTION), unit("A", settled=Value(1, 1)), hand)
    assert (sheet.points, sheet.out_of) == (25.0, 40.0)
    assert sheet.marks[0].counted == 20.0, "what was counted is still known"


def test_the_best_are_praised_and_the_weakest_come_first_to_be_corrected() -> None:
    shares = {"A": 8, "B": 10, "C": 1, "D": 3, "E": 6, "Ă": 8}
    sheets = [assessment.sheet(scheme(SETTLED), unit(name, settled=Value(of, 10)), {}) for name, of in shares.items()]
    sheets.append(assessment.sheet(scheme(SETTLED), unit("F"), {}))
    assert [sheet.unit.name for sheet in assessment.ranked(sheets)] == ["B", "A", "Ă", "E", "D", "C"]
    assert [sheet.unit.name for sheet in assessment.praised(sheets)] == ["B", "A", "Ă"]
    assert [sheet.unit.name for sheet in assessment.to_correct(sheets)] == ["C", "D"]


def test_halves_are_rounded_up() -> None:
    assert [assessment.rounded(points) for points in (0.05, 0.15, 1.25, 2.449, 3.0)] == [0.1, 0.2, 1.3, 2.4, 3.0]
