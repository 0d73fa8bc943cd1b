from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.calendar import DayKind, WorkCalendar
from doithoai.domain.deadlines import DayType, DeadlineRule, Direction, compute, explain
from doithoai.domain.errors import InputRefused

# The wording of the documents; kept apart from the catalogues, so that a change there is noticed here.
EN, VI = " (the first day not counted)", " (không tính ngày đầu)"
VIETNAMESE = {
    "{days} working days from {start}" + EN: "{days} ngày làm việc từ {start}" + VI,
    "{days} working days back from {start}" + EN: "{days} ngày làm việc tính ngược từ {start}" + VI,
    "{days} days from {start}" + EN: "{days} ngày từ {start}" + VI,
    "{days} days back from {start}" + EN: "{days} ngày tính ngược từ {start}" + VI,
    "less {parts}": "trừ {parts}",
    "{count} Saturday(s)": "{count} thứ bảy",
    "{count} Sunday(s)": "{count} chủ nhật",
    "{count} day(s) off: {days}": "{count} ngày nghỉ: {days}",
    "{days} counted: worked instead of another day": "có tính {days}",
    "falls on a Saturday, the date stays": "rơi vào thứ bảy, giữ nguyên",
    "falls on a Sunday, the date stays": "rơi vào chủ nhật, giữ nguyên",
    "falls on a day off, the date stays": "rơi vào ngày nghỉ, giữ nguyên",
}
SPRING_2024 = WorkCalendar(
    off=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
    worked=frozenset({date(2024, 5, 4)}),
    names={
        date(2024, 4, 29): "Nghỉ hoán đổi",
        date(2024, 4, 30): "Ngày Chiến thắng",
        date(2024, 5, 4): "Làm bù",
    },
)


def rule(days, day_type="working", direction="after"):
    return DeadlineRule("x", "Tên", days, day_type, direction, "session_end", "nguồn")


def said(deadline):
    return explain(deadline).render(VIETNAMESE.__getitem__)


def test_the_example_of_the_domain_reference():
    deadline = compute(rule(10), date(2025, 12, 5), WorkCalendar())
    assert deadline.due == date(2025, 12, 19)
    assert said(deadline) == (
        "10 ngày làm việc từ 05/12/2025 (không tính ngày đầu): trừ 2 thứ bảy, 2 chủ nhật → 19/12/2025"
    )


def test_the_same_in_english():
    text = explain(compute(rule(10), date(2025, 12, 5), WorkCalendar())).render(str)
    assert text == (
        "10 working days from 05/12/2025 (the first day not counted): less 2 Saturday(s), 2 Sunday(s) → 19/12/2025"
    )


def test_swapped_days_are_skipped_counted_and_named():
    # From Fri 26/4/2024: 2, 3 May, Saturday 4 May (worked), 6, 7 May.
    deadline = compute(rule(5), date(2024, 4, 26), SPRING_2024)
    assert deadline.due == date(2024, 5, 7)
    assert said(deadline) == (
        "5 ngày làm việc từ 26/04/2024 (không tính ngày đầu): trừ 1 thứ bảy, 2 chủ nhật, "
        "3 ngày nghỉ: 29/04/2024 Nghỉ hoán đổi, 30/04/2024 Ngày Chiến thắng, 01/05/2024 → 07/05/2024 "
        "(có tính 04/05/2024 Làm bù)"
    )


def test_before_a_session_in_calendar_days():
    deadline = compute(rule(7, "calendar", "before"), date(2022, 3, 18), WorkCalendar())
    assert deadline.due == date(2022, 3, 11)
    assert said(deadline) == "7 ngày tính ngược từ 18/03/2022 (không tính ngày đầu) → 11/03/2022"


def test_before_a_session_in_working_days():
    # Back from Mon 6/5/2024: Sat 4 (worked), 3, 2 May, then Fri 26/4.
    deadline = compute(rule(4, "working", "before"), date(2024, 5, 6), SPRING_2024)
    assert deadline.due == date(2024, 4, 26)
    assert "tính ngược" in said(deadline)
    assert "01/05/2024" in said(deadline)


@pytest.mark.parametrize(
    ("start", "due", "note"),
    [
        (date(2026, 11, 18), date(2026, 11, 28), "rơi vào thứ bảy, giữ nguyên"),
        (date(2026, 11, 19), date(2026, 11, 29), "rơi vào chủ nhật, giữ nguyên"),
        (date(2026, 4, 20), date(2026, 4, 30), "rơi vào ngày nghỉ, giữ nguyên"),
    ],
)
def test_calendar_days_stay_on_a_day_off_and_say_so(start, due, note):
    calendar = WorkCalendar(off=frozenset({date(2026, 4, 30)}))
    deadline = compute(rule(10, "calendar"), start, calendar)
    assert deadline.due == due
    assert said(deadline).endswith(f"({note})")
    assert "trừ" not in said(deadline)


def test_plain_strings_become_members():
    assert rule(1).day_type is DayType.WORKING
    assert rule(1, direction="before").direction is Direction.BEFORE


@pytest.mark.parametrize(
    ("bad", "path"),
    [
        ((0,), "days"),
        ((-1,), "days"),
        ((3651,), "days"),
        ((1, "weeks"), "day_type"),
        ((1, "working", "x"), "direction"),
    ],
)
def test_impossible_rules_are_refused_with_their_place(bad, path):
    with pytest.raises(InputRefused) as refused:
        rule(*bad)
    assert refused.value.path == path
    assert str(refused.value)


def test_a_count_past_the_last_year_is_refused():
    with pytest.raises(InputRefused, match="30/12/9999"):
        compute(rule(5, "calendar"), date(9999, 12, 30), WorkCalendar())


DAYS = st.dates(date(2021, 1, 1), date(2034, 12, 31))
CALENDARS = st.builds(
    lambda off, worked: WorkCalendar(frozenset(off), frozenset(worked)),
    st.sets(st.dates(date(2022, 1, 1), date(2022, 4, 30)), max_size=40),
    st.sets(st.dates(date(2022, 1, 1), date(2022, 4, 30)), max_size=10),
)
NEAR = st.dates(date(2021, 12, 1), date(2022, 5, 31))
COUNTS = st.integers(1, 40)
DIRECTIONS = st.sampled_from(list(Direction))


@given(CALENDARS, NEAR, COUNTS, DIRECTIONS)
def test_working_days_never_end_on_a_day_off(calendar, start, days, direction):
    assert calendar.is_working_day(compute(rule(days, "working", direction), start, calendar).due)


def working_days_between(calendar: WorkCalendar, start: date, end: date) -> int:
    """How many working days lie after ``start``, up to and with ``end``."""
    return sum(calendar.is_working_day(start + timedelta(n)) for n in range(1, (end - start).days + 1))


@given(CALENDARS, NEAR, COUNTS)
def test_counting_the_days_again_gives_the_rule(calendar, start, days):
    after = compute(rule(days), start, calendar).due
    assert working_days_between(calendar, start, after) == days
    before = compute(rule(days, direction="before"), start, calendar).due
    # The count back takes `before` and leaves `start`: shift the half-open range by a day.
    assert working_days_between(calendar, before - timedelta(1), start - timedelta(1)) == days


@given(CALENDARS, NEAR, COUNTS)
def test_back_and_forth_between_working_days_is_the_same_day(calendar, start, days):
    if calendar.is_working_day(start):
        there = compute(rule(days), start, calendar).due
        assert compute(rule(days, direction="before"), there, calendar).due == start


@given(CALENDARS, NEAR, st.integers(0, 30), COUNTS, st.integers(0, 20))
def test_later_or_longer_never_gives_an_earlier_date(calendar, start, shift, days, more):
    due = compute(rule(days), start, calendar).due
    assert compute(rule(days), start + timedelta(shift), calendar).due >= due
    assert compute(rule(days + more), start, calendar).due >= due


@given(CALENDARS, NEAR, COUNTS, st.sampled_from(list(DayType)), DIRECTIONS)
def test_the_steps_are_the_reckoning(calendar, start, days, day_type, direction):
    deadline = compute(rule(days, day_type, direction), start, calendar)
    assert sum(step.counted for step in deadline.steps) == days
    assert deadline.steps[-1].day == deadline.due
    assert len(deadline.steps) == abs((deadline.due - start).days)
    assert all(step.kind not in (DayKind.WORKING, DayKind.WORKED) for step in deadline.skipped)


@given(DAYS, COUNTS)
def test_calendar_days_are_plain_arithmetic(start, days):
    assert compute(rule(days, "calendar"), start, SPRING_2024).due == start + timedelta(days)
