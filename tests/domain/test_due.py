from datetime import date

import pytest

from doithoai.domain.calendar import WorkCalendar
from doithoai.domain.deadlines import DayType, DeadlineRule, Direction
from doithoai.domain.due import AnswerLimit

RULE = DeadlineRule("written_answer", "Trả lời", 15, DayType.CALENDAR, Direction.AFTER, "notice_date")
LIMIT = AnswerLimit(RULE, date(2026, 3, 25), WorkCalendar(frozenset(), frozenset(), {}))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", date(2026, 4, 9)),
        ("15", date(2026, 4, 9)),
        ("+15", date(2026, 4, 9)),
        ("30 ngày", date(2026, 4, 24)),
        ("7", date(2026, 4, 1)),
        ("5/12", date(2026, 12, 5)),
        ("05122027", date(2027, 12, 5)),
        ("20/3", date(2026, 3, 20)),
    ],
)
def test_what_is_typed(typed: str, day: date) -> None:
    found = LIMIT.read(typed)
    assert found and found.day == day


def test_days_are_counted_as_the_rule_counts() -> None:
    working = DeadlineRule("written_answer", "Trả lời", 15, DayType.WORKING, Direction.AFTER, "notice_date")
    found = AnswerLimit(working, date(2026, 3, 25), LIMIT.calendar).read("+5")
    assert found and found.day == date(2026, 4, 1)  # Wednesday to Wednesday
    assert found.deadline and len(found.deadline.skipped) == 2


def test_a_day_without_a_year_is_the_coming_one() -> None:
    december = AnswerLimit(RULE, date(2025, 12, 20), LIMIT.calendar)
    found, with_year = december.read("5/1"), december.read("5/1/2025")
    assert found and found.day == date(2026, 1, 5)
    assert with_year and with_year.day == date(2025, 1, 5)


@pytest.mark.parametrize("typed", ["0", "abc", "31/2", "45/13", "1/1/1/1"])
def test_what_is_no_date(typed: str) -> None:
    assert LIMIT.read(typed) is None


def test_only_counted_dates_have_a_reckoning() -> None:
    counted, given = LIMIT.read("10"), LIMIT.read("5/12")
    assert counted and counted.deadline and counted.deadline.rule.days == 10
    assert given and given.deadline is None
