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
        ("Thứ sáu, 27/11/2026", date(2026, 11, 27)),
        ("thứ 6 27/11/2026", date(2026, 11, 27)),
        ("T6, 27/11", date(2026, 11, 27)),
        ("Chủ nhật, ngày 29 tháng 11 năm 2026", date(2026, 11, 29)),
        ("CN 29/11/2026", date(2026, 11, 29)),
        ("thu\u031b\u0301 sa\u0301u 27/11/2026", date(2026, 11, 27)),  # NFD
        ("Thứ năm, 27/11/2026", None),  # it is a Friday: one of the two is wrong
        ("thứ sáu", None),
        ("5/3/2026.", date(2026, 3, 5)),
        ("5/3/2026,", date(2026, 3, 5)),
        ("2022-03-05 00:00:00", date(2022, 3, 5)),
        ("2022-03-05T00:00", date(2022, 3, 5)),
        ("2022-03-05 08:00:00", date(2022, 3, 5)),  # what the time means is its owner's: `time_behind`
        ("27/11/2026 08:00", date(2026, 11, 27)),
        ("Thứ sáu, 27/11/2026, 08:00", date(2026, 11, 27)),
        ("27/11/2026 25:00", None),
        ("\u200e5/3/2026", date(2026, 3, 5)),  # as the file manager of Windows copies it
        ("\u202a5/3/2026\u202c", date(2026, 3, 5)),
        ("5\u20443\u20442026", date(2026, 3, 5)),
        ("5\u22153\u22152026", date(2026, 3, 5)),
        ("05\u201303\u20132026", date(2026, 3, 5)),
        ("05\u221203\u22122026", date(2026, 3, 5)),
        ("mùng 5 tháng 3", date(2026, 3, 5)),
        ("ngày mồng 5 tháng 3 năm 2025", date(2025, 3, 5)),
        ("Ngày 5 Tháng 3, 2026", date(2026, 3, 5)),
        ("05-03-2026", date(2026, 3, 5)),
        ("5.3.26", date(2026, 3, 5)),
        ("5/3/1899", None),
        ("05031899", None),
        ("1/1/1900", date(1900, 1, 1)),
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
        ("8:30:00", time(8, 30)),
        ("8:30 SA", time(8, 30)),
        ("2:30 CH", time(14, 30)),
        ("12:15 CH", time(12, 15)),
        ("12:15 SA", time(0, 15)),
        ("8:30 AM", time(8, 30)),
        ("2:30pm", time(14, 30)),
        ("2:30 p.m.", time(14, 30)),
        ("14:30 CH", time(14, 30)),
        ("13:30 SA", None),
        ("8 giờ rưỡi", time(8, 30)),
        ("8h rưỡi", time(8, 30)),
        ("2 rưỡi chiều", time(14, 30)),
        ("14 giờ 05 phút", time(14, 5)),
        ("8 giờ 30 phút sáng", time(8, 30)),
        ("lúc 8h30.", time(8, 30)),
        ("8h kém 15", time(7, 45)),
        ("8 giờ kém 5 phút", time(7, 55)),
        ("8:30:45", time(8, 30)),
        ("8\uff1a30", time(8, 30)),
        ("\u200e8:30", time(8, 30)),
        ("12h đêm", time(0)),
        ("11h đêm", time(23)),
        ("1 giờ 30 đêm", time(1, 30)),
        ("15h đêm", None),
        ("8:30:75", None),
        ("0h kém 5", None),
        ("00:008h30", None),
        ("8rưỡi", None),
        ("12345", None),
        ("25h", None),
        ("8h75", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_typed_time(typed: str, meant: time | None) -> None:
    assert dates.parse_typed_time(typed) == meant


def test_a_time_behind_a_date_is_known_to_who_asks() -> None:
    assert dates.time_behind("27/11/2026 08:00") == time(8)
    assert dates.time_behind("2022-03-05T14:30:00") == time(14, 30)
    assert dates.time_behind("2022-03-05 00:00:00") is None
    assert dates.time_behind("27/11/2026") is None


def test_an_unknown_time_is_unknown() -> None:
    day = date(2026, 3, 18)
    assert dates.at(None, time(8)) is None
    moment = dates.at(day, None)
    assert moment is not None
    assert not dates.has_time(moment)
    assert dates.clock_of(moment) is None
    assert dates.short_moment(moment) == "18/03/2026"
    moment = dates.at(day, time(8, 5))
    assert moment is not None
    assert dates.clock_of(moment) == time(8, 5)
    assert dates.short_moment(moment) == "18/03/2026 08:05"


def test_how_they_are_shown() -> None:
    assert dates.short(date(2026, 1, 5)) == "05/01/2026"
    assert dates.weekday_name(date(2025, 12, 5)) == "thứ sáu"
    assert dates.weekday_name(date(2026, 11, 22)) == "chủ nhật"


@given(st.dates(date(dates.EARLIEST_YEAR, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_what_is_shown_can_be_typed(day: date, today: date) -> None:
    assert dates.parse_typed(f"{dates.weekday_name(day)}, {dates.short(day)}.", today) == day
    assert dates.parse_typed(dates.short(day), today) == day
    assert dates.parse_typed(day.isoformat(), today) == day
    assert dates.parse_typed(f"{day:%d%m}{day.year:04d}", today) == day


@given(st.times())
def test_a_shown_time_can_be_typed(moment: time) -> None:
    minute = time(moment.hour, moment.minute)
    assert dates.parse_typed_time(f"{moment:%H} giờ {moment:%M}") == minute
    assert dates.parse_typed_time(f"{moment:%H%M}") == minute


@given(st.dates(max_value=date(dates.EARLIEST_YEAR - 1, 12, 31)))
def test_a_day_before_1900_is_refused(day: date) -> None:
    assert dates.parse_typed(dates.short(day), TODAY) is None
    assert dates.parse_typed(day.isoformat(), TODAY) is None


@given(st.text() | st.text(st.sampled_from("0123456789/.-:, hgờrưỡikémSACHthứngàymùng'²٣năm"), max_size=12))
def test_nothing_typed_breaks_it(typed: str) -> None:
    dates.parse_typed(typed, TODAY)
    dates.parse_typed_time(typed)


def test_the_edge_of_time() -> None:
    assert dates.parse_typed("mai", date.max) is None
