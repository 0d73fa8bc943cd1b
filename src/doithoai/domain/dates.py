"""Dates and times as people type and read them. The official ``ngày 05 tháng 01`` is the formats' business."""

import re
from datetime import date, time, timedelta

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WORDS = {"hôm qua": -1, "hom qua": -1, "hôm nay": 0, "hom nay": 0, "mai": 1, "ngày mai": 1, "ngay mai": 1}
_PARTS = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$")
_SOLID = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})\s*(?:h|g|giờ|gio|:|\.)\s*(\d{1,2})?\s*(?:phút|phut|p|')?$")
_SOLID_TIME = re.compile(r"^(\d{1,2}?)(\d{2})?$")


def parse_typed(typed: str, today: date) -> date | None:
    """The date a person means by ``5/3``, ``05032022``, ``5.3.22``, ``2022-03-05``, ``mai``; None when none.

    A date without a year is of the year of ``today``.
    """
    typed = " ".join(typed.lower().split())
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    if match := _ISO.match(typed):
        return _day(*map(int, match.groups()))
    match = _PARTS.match(typed) or _SOLID.match(typed)
    if not match:
        return None
    day, month, year = match.groups()
    return _day(_year(year, today), int(month), int(day))


def _year(typed: str | None, today: date) -> int:
    if not typed:
        return today.year
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_typed_time(typed: str) -> time | None:
    """The time of day a person means by ``8h``, ``8h30``, ``14g``, ``0830``, ``8:30``; None when none."""
    typed = typed.strip().lower()
    match = _TIME.match(typed) or _SOLID_TIME.match(typed)
    if not match:
        return None
    hour, minute = match.groups()
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def short(day: date) -> str:
    """``dd/MM/yyyy``, as on every screen."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday_name(day: date) -> str:
    """``thứ hai`` … ``chủ nhật``."""
    return WEEKDAYS[day.weekday()]


def time_text(moment: time) -> str:
    """``08 giờ 00``, as in minutes."""
    return f"{moment.hour:02d} giờ {moment.minute:02d}"
