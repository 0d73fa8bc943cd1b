"""Dates and times as typed."""

from datetime import date, time

import pytest

from doithoai.domain import dates

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5/3", date(2026, 3, 5)),
        ("05/03", date(2026, 3, 5)),
        ("05032022", date(2022, 3, 5)),
        ("050322", date(2022, 3, 5)),
        ("0503", date(2026, 3, 5)),
        ("5/3/22", date(2022, 3, 5)),
        ("5.3.2022", date(2022, 3, 5)),
        ("5-3", date(2026, 3, 5)),
        ("2022-03-05", date(2022, 3, 5)),
        ("  Hôm nay ", TODAY),
        ("mai", date(2026, 11, 24)),
        ("29/2/2024", date(2024, 2, 29)),
        ("29/2/2023", None),
        ("31/4", None),
        ("5/13", None),
        ("", None),
        ("năm", None),
        ("5/3/202", None),
    ],
)
def test_a_typed_date(typed: str, meant: date | None) -> None:
    assert dates.parse_typed(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8h", time(8)),
        ("8h30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        ("14g", time(14)),
        ("8 giờ 05", time(8, 5)),
        ("8", time(8)),
        ("25h", None),
        ("8h75", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_typed_time(typed: str, meant: time | None) -> None:
    assert dates.parse_typed_time(typed) == meant


def test_how_they_are_shown() -> None:
    assert dates.short(date(2026, 1, 5)) == "05/01/2026"
    assert dates.weekday_name(date(2025, 12, 5)) == "thứ sáu"
    assert dates.weekday_name(date(2026, 11, 22)) == "chủ nhật"
    assert dates.time_text(time(8, 0)) == "08 giờ 00"
