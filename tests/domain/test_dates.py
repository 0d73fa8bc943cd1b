"""Dates and times as typed."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("hôm nay", TODAY),
        ("ho\u0302m nay", TODAY),  # NFD
        ("HÔM QUA", date(2026, 11, 22)),
        ("ngày kia", date(2026, 11, 25)),
        ("5 / 3 / 2022", date(2022, 3, 5)),
        ("5 3 22", date(2022, 3, 5)),
        ("ngày 05/3/2022", date(2022, 3, 5)),
        ("ngày 05 tháng 3 năm 2022", date(2022, 3, 5)),
        ("5 tháng 3", date(2026, 3, 5)),
        ("2022/3/5", date(2022, 3, 5)),
        ("31/12/85", date(1985, 12, 31)),
        ("31/12/76", date(2076, 12, 31)),
        ("31/12/77", date(1977, 12, 31)),
        ("5/3/0000", None),
        ("29/02", None),
        ("5//3", None),
        ("hôm", None),
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
        ("8 giờ 30 phút", time(8, 30)),
        ("8h30'", time(8, 30)),
        ("8h5", time(8, 5)),
        ("7.30", time(7, 30)),
        ("08 GIỜ 00", time(8)),
        ("gi\u01a1\u0300 8", None),
        ("8 gi\u01a1\u0300", time(8)),
        ("0h", time(0)),
        ("23:59", time(23, 59)),
        ("2h chiều", time(14)),
        ("2h30 chieu", time(14, 30)),
        ("14h chiều", time(14)),
        ("7 giờ sáng", time(7)),
        ("12h trưa", time(12)),
        ("1 giờ trưa", time(13)),
        ("7h tối", time(19)),
        ("9h trưa", None),
        ("13h sáng", None),
        ("sáng", None),
        ("24h", None),
        ("8:60", None),
        ("8:30:00", None),
        ("12345", None),
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


@given(st.dates(), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_what_is_shown_can_be_typed(day: date, today: date) -> None:
    assert dates.parse_typed(dates.short(day), today) == day
    assert dates.parse_typed(day.isoformat(), today) == day
    assert dates.parse_typed(f"{day:%d%m}{day.year:04d}", today) == day


@given(st.times())
def test_a_shown_time_can_be_typed(moment: time) -> None:
    minute = time(moment.hour, moment.minute)
    assert dates.parse_typed_time(dates.time_text(moment)) == minute
    assert dates.parse_typed_time(f"{moment:%H%M}") == minute


@given(st.text(st.sampled_from("0123456789/.-: hgờ'²٣năm"), max_size=10))
def test_nothing_typed_breaks_it(typed: str) -> None:
    dates.parse_typed(typed, TODAY)
    dates.parse_typed_time(typed)


def test_the_edge_of_time() -> None:
    assert dates.parse_typed("mai", date.max) is None
