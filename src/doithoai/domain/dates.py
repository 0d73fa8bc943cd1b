"""Dates and times as people type and read them. The official ``ngày 05 tháng 01`` is the formats' business."""

import re
from datetime import date, time, timedelta

from doithoai.domain.text import fold

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")

# What is typed is compared without marks: people type before they mark, and some keyboards give NFD.
_WORDS = {"hom kia": -2, "hom qua": -1, "hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "ngay kia": 2}
_NAMED = re.compile(r"^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{2}|\d{4}))?$")
_PARTS = re.compile(r"^(?:ngay )?(\d{1,2})(?: ?[/.\-] ?| )(\d{1,2})(?:(?: ?[/.\-] ?| )(\d{2}|\d{4}))?$")
_SOLID = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})?$")
_ISO = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$")
_FAR = 50

_TIME = re.compile(r"^(\d{1,2}) ?(?:h|g|gio|:|\.) ?(?:(\d{1,2}) ?(?:phut|p|')?)?$")
_SOLID_TIME = re.compile(r"^(\d{1,2}?)(\d{2})?$")
# The hours each part of the day is said of; ``2h chiều`` is 14:00, ``14h chiều`` too.
_PART_OF_DAY = re.compile(r" ?\b(sang|trua|chieu|toi)$")
_HOURS = {"sang": range(12), "trua": range(11, 15), "chieu": range(12, 19), "toi": range(17, 24)}


def _plain(typed: str) -> str:
    return " ".join(fold(typed).split())


def parse_typed(typed: str, today: date) -> date | None:
    """The date a person means by ``5/3``, ``05032022``, ``5.3.22``, ``2022-03-05``, ``mai``; None when none.

    A date without a year is of the year of ``today``; a year of two digits is the one within 50 years of it.
    """
    typed = _plain(typed)
    if typed in _WORDS:
        return _moved(today, _WORDS[typed])
    if match := _ISO.match(typed):
        return _day(*map(int, match.groups()))
    match = _PARTS.match(typed) or _NAMED.match(typed) or _SOLID.match(typed)
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
    """The time of day a person means by ``8h``, ``8h30``, ``14g``, ``0830``, ``8:30``, ``2h chiều``; None when none."""
    typed, part = _without_part_of_day(_plain(typed))
    match = _TIME.match(typed) or _SOLID_TIME.match(typed)
    if not match:
        return None
    hour = _in_part(int(match[1]), part)
    try:
        return None if hour is None else time(hour, int(match[2] or 0))
    except ValueError:
        return None


def _without_part_of_day(typed: str) -> tuple[str, str]:
    match = _PART_OF_DAY.search(typed)
    return (typed[: match.start()], match[1]) if match else (typed, "")


def _in_part(hour: int, part: str) -> int | None:
    """The hour of 24 that is said so in that part of the day; None for one nobody says (``9h trưa``)."""
    if not part:
        return hour
    return next((meant for meant in (hour, hour + 12) if meant in _HOURS[part]), None)


def short(day: date) -> str:
    """``dd/MM/yyyy``, as on every screen."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday_name(day: date) -> str:
    """``thứ hai`` … ``chủ nhật``."""
    return WEEKDAYS[day.weekday()]


def time_text(moment: time) -> str:
    """``08 giờ 00``, as in minutes."""
    return f"{moment.hour:02d} giờ {moment.minute:02d}"
