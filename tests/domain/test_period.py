"""Periods of reports: their days, and what days make which period."""

from datetime import date

import pytest

from doithoai.domain.period import ADHOC, REPORT_PERIODS, Period, PeriodUpsideDown, named_period


@pytest.mark.parametrize(
    ("name", "day", "first", "last"),
    [
        ("month", date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
        ("month", date(2025, 12, 31), date(2025, 12, 1), date(2025, 12, 31)),
        ("quarter1", date(2026, 5, 1), date(2026, 1, 1), date(2026, 3, 31)),
        ("half", date(2026, 5, 1), date(2026, 1, 1), date(2026, 6, 30)),
        ("nine_months", date(2022, 10, 1), date(2022, 1, 1), date(2022, 9, 30)),
        ("year", date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_named_periods(name: str, day: date, first: date, last: date) -> None:
    assert named_period(name, day) == Period(first, last)


@pytest.mark.parametrize("name", ["month", "quarter1", "half", "nine_months", "year"])
def test_the_days_of_a_period_name_it(name: str) -> None:
    assert named_period(name, date(2024, 2, 10)).name == name


def test_days_that_make_no_period() -> None:
    assert Period(date(2024, 1, 1), date(2024, 1, 30)).name == "adhoc"
    assert Period(date(2024, 1, 1), date(2025, 12, 31)).name == "adhoc"
    assert Period(date(2024, 2, 1), date(2024, 3, 31)).quarter is None


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_quarters(number: int) -> None:
    last = [31, 30, 30, 31][number - 1]
    period = Period(date(2024, 3 * number - 2, 1), date(2024, 3 * number, last))
    assert period.quarter == number
    assert period.name == ("quarter1" if number == 1 else "adhoc")


def test_a_period_upside_down_is_refused() -> None:
    with pytest.raises(PeriodUpsideDown):
        Period(date(2024, 2, 1), date(2024, 1, 31))


def test_every_period_with_days_is_one_that_its_days_name() -> None:
    named = [period for period in REPORT_PERIODS if period.of]
    assert [period.key for period in REPORT_PERIODS if not period.of] == [ADHOC]
    for period in named:
        assert named_period(period.key, date(2024, 2, 10)).name == period.key
