from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.calendar import DayKind, WorkCalendar, walk

# Spring 2024: 29/4 off, worked off on Saturday 4/5.
SPRING_2024 = WorkCalendar(
    off=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}), worked=frozenset({date(2024, 5, 4)})
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_plain_week_works_from_monday_to_friday():
    week = [date(2026, 11, 23) + timedelta(n) for n in range(7)]
    assert [WorkCalendar().is_working_day(day) for day in week] == [True] * 5 + [False] * 2


def test_kinds_of_the_swap_of_2024():
    assert SPRING_2024.kind(date(2024, 4, 26)) is DayKind.WORKING
    assert SPRING_2024.kind(date(2024, 4, 27)) is DayKind.SATURDAY
    assert SPRING_2024.kind(date(2024, 4, 28)) is DayKind.SUNDAY
    assert SPRING_2024.kind(date(2024, 4, 29)) is DayKind.OFF
    assert SPRING_2024.kind(date(2024, 5, 4)) is DayKind.WORKED
    assert SPRING_2024.is_working_day(date(2024, 5, 4))


def test_a_holiday_on_a_saturday_counts_as_saturday():
    saturday = date(2027, 5, 1)
    assert WorkCalendar(off=frozenset({saturday})).kind(saturday) is DayKind.SATURDAY


def test_a_day_in_both_lists_is_worked():
    day = date(2026, 3, 4)
    assert WorkCalendar(off=frozenset({day}), worked=frozenset({day})).is_working_day(day)


@given(DAYS, st.sets(DAYS, max_size=8), st.sets(DAYS, max_size=8))
def test_every_day_is_worked_or_free_by_its_kind(day, off, worked):
    calendar = WorkCalendar(frozenset(off), frozenset(worked))
    expected = day in worked or (day.weekday() < 5 and day not in off)
    assert calendar.is_working_day(day) == expected


@given(DAYS, st.sampled_from([1, -1]))
def test_walking_leaves_out_the_first_day_and_no_other(start, step):
    steps = walk(start, step)
    assert [next(steps) for _day in range(4)] == [start + timedelta(step * n) for n in (1, 2, 3, 4)]
