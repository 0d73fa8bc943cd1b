"""Dates and times as people type and read them. The official ``ngày 05 tháng 01`` is the formats' business."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from doithoai.domain.text import fold

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
EARLIEST_YEAR = 1900  # an earlier one is a slip of the keys: nobody alive was at a session then

# What is typed is compared without marks: people type before they mark, and some keyboards give NFD.
_WORDS = {"hom kia": -2, "hom qua": -1, "hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "ngay kia": 2}
_WEEKDAY = re.compile(r"^(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|t([2-7])|(chu nhat|cn))\b[ ,.]*(?=.)")
_WEEKDAY_PLACES = {
    name: place
    for place, names in enumerate(("hai 2", "ba 3", "tu 4", "nam 5", "sau 6", "bay 7"))
    for name in names.split()
}
_DAY = r"(?:ngay )?(?:(?:mung|mong) )?(\d{1,2})"
_NAMED = re.compile(rf"^{_DAY} thang (\d{{1,2}})(?:,? (?:nam )?(\d{{2}}|\d{{4}}))?$")
_PARTS = re.compile(rf"^{_DAY}(?: ?[/.\-] ?| )(\d{{1,2}})(?:(?: ?[/.\-] ?| )(\d{{2}}|\d{{4}}))?$")
_SOLID = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})?$")
_ISO = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$")
# Spreadsheets and other programs give a day with a time behind it: the day is what is asked for.
_WITH_TIME = re.compile(r"^(.*\d)(?: |,|(?<=\d)t(?=\d))+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$")
_FAR = 50

_TIME = re.compile(
    r"^(?:luc )?(\d{1,2}) ?(?:(?:h|g|gio|:|\.) ?)?"
    r"(?:(?<=[hgo:. ])(?:(\d{1,2})(?::[0-5]\d(?:\.\d+)?| ?(?:phut|p|'))?|(ruoi)|kem (\d{1,2})(?: ?(?:phut|p|'))?))?$"
)
_SOLID_TIME = re.compile(r"^(\d{1,2}?)(\d{2})?$")
# The hours each part of the day is said of; ``2h chiều`` is 14:00, ``14h chiều`` too.
_PART_OF_DAY = re.compile(r" ?(?<![a-z])(sang|trua|chieu|toi|dem|sa|ch|am|pm|a\.m|p\.m)$")
_HOURS: dict[str, Sequence[int]] = {
    "sang": range(12),
    "trua": range(11, 15),
    "chieu": range(12, 19),
    "toi": range(17, 24),
}
_HOURS["dem"] = (*range(20, 25), *range(5))  # twelve at night is the hour 24, at which a day begins
# SA and CH are what Windows writes for AM and PM in Vietnamese: twelve hours each, the first of them called 12.
_HALVES = {"sa": 0, "am": 0, "a.m": 0, "ch": 12, "pm": 12, "p.m": 12}


# Other signs for the same, and the marks of direction that copied text carries along.
_SIGNS = str.maketrans(
    {**dict.fromkeys("⁄∕／", "/"), **dict.fromkeys("‐‑‒–—―−－", "-"), **dict.fromkeys("：∶", ":"), "．": "."}
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff", "")
    | {chr(mark): "" for mark in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
)


def _plain(typed: str) -> str:
    return " ".join(fold(typed).translate(_SIGNS).split()).rstrip(" .,;")


def parse_typed(typed: str, today: date) -> date | None:
    """The date a person means by ``5/3``, ``05032022``, ``5.3.22``, ``mai``, ``mùng 5 tháng 3``; None when none.

    Also ``2022-03-05``, a date with a time behind it (``27/11/2026 08:00``: `time_behind`), and a day of the week
    before (``Thứ sáu, 27/11/2026``), which must be the right one. A date without a year is of the year of ``today``; a
    year of two digits is the one within 50 years of it; one before `EARLIEST_YEAR` is none.
    """
    words = _plain(typed)
    if words in _WORDS:
        return _moved(today, _WORDS[words])
    weekday = _WEEKDAY.match(words)
    day = _parse_day(words[weekday.end() :] if weekday else words, today)
    if day is None or day.year < EARLIEST_YEAR:
        return None
    if weekday and day.weekday() != _weekday_place(weekday):
        return None
    return day


def _weekday_place(match: re.Match[str]) -> int:
    name = match[1] or match[2]
    return _WEEKDAY_PLACES[name] if name else 6


def _parse_day(words: str, today: date) -> date | None:
    if match := _WITH_TIME.match(words):
        if parse_typed_time(match[2]) is None:
            return None
        words = match[1].rstrip(" ,")
    if match := _ISO.match(words):
        return _day(*map(int, match.groups()))
    match = _PARTS.match(words) or _NAMED.match(words) or _SOLID.match(words)
    if not match:
        return None
    day, month, year = match.groups()
    return _day(_year(year, today), int(month), int(day))


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _year(typed: str | None, today: date) -> int:
    if not typed:
        return today.year
    if len(typed) == 4:
        return int(typed)
    near = today.year - today.year % 100 + int(typed)
    return near - 100 if near > today.year + _FAR else near + 100 if near < today.year - _FAR else near


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_typed_time(typed: str) -> time | None:
    """The time of day a person means by ``8h``, ``0830``, ``8:30 SA``, ``8 giờ rưỡi``, ``2h chiều``; None when none."""
    words, part = _without_part_of_day(_plain(typed))
    if match := _TIME.match(words):
        hour, minute = int(match[1]), int(match[2] or (30 if match[3] else 0))
        before = int(match[4] or 0)
    elif match := _SOLID_TIME.match(words):
        hour, minute, before = int(match[1]), int(match[2] or 0), 0
    else:
        return None
    return _clock(_in_part(hour, part), minute, before)


def time_behind(typed: str) -> time | None:
    """The time that stands behind a date; None where none does, or the midnight that means nothing."""
    match = _WITH_TIME.match(_plain(typed))
    clock = parse_typed_time(match[2]) if match else None
    return None if clock == time() else clock


def _clock(hour: int | None, minute: int, before: int) -> time | None:
    """The time of an hour and minutes after it, or ``before`` it (``8h kém 15``)."""
    if hour is None or not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= before < 60):
        return None
    minutes = hour * 60 + minute - before
    return time(*divmod(minutes, 60)) if minutes >= 0 else None


def _without_part_of_day(words: str) -> tuple[str, str]:
    match = _PART_OF_DAY.search(words)
    return (words[: match.start()], match[1]) if match else (words, "")


def _in_part(hour: int, part: str) -> int | None:
    """The hour of 24 that is said so in that part of the day; None for one nobody says (``9h trưa``)."""
    if not part:
        return hour
    if part in _HALVES:
        first = _HALVES[part]
        if hour <= 12:
            return first + hour % 12
        return hour if first <= hour < first + 12 else None
    return next((meant % 24 for meant in (hour, hour + 12) if meant in _HOURS[part]), None)


# -- a moment of which the time may not be known ---------------------------------------------


def at(day: date | None, clock: time | None) -> datetime | None:
    """A day and a time of day as one moment; midnight where the time is not known, None without a day."""
    return datetime.combine(day, clock or time()) if day else None


def has_time(moment: datetime) -> bool:
    """Whether the time of day of a moment is known: nobody meets at midnight, so midnight stands for "not known"."""
    return moment.time() != time()


def clock_of(moment: datetime | None) -> time | None:
    """The time of day of a moment; None where it is not known."""
    return moment.time() if moment and has_time(moment) else None


# -- as people read them ------------------------------------------------------------------------


def short(day: date) -> str:
    """``dd/MM/yyyy``, as on every screen."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def short_moment(moment: datetime) -> str:
    """``dd/MM/yyyy HH:MM``, or the day alone where the time is not known."""
    return f"{short(moment.date())} {moment:%H:%M}" if has_time(moment) else short(moment.date())


def weekday_name(day: date) -> str:
    """``thứ hai`` … ``chủ nhật``."""
    return WEEKDAYS[day.weekday()]
