"""The working calendar: Saturdays, Sundays, days off, and days worked instead of another.

Which days those are is data (`resources/catalogues/holidays.toml`, then the office's own list); the
rule here is only that a listed day overrides the week (Labour Code 2019, Articles 111 and 112).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

SATURDAY, SUNDAY = 5, 6


class DayKind(StrEnum):
    """What a day is for the office."""

    WORKING = "working"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    OFF = "off"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The special days of an office; every other day follows the week.

    A day in both lists is worked: the decision that calls people in is the later one.

    Attributes:
        off: days off beside Saturdays and Sundays: holidays, days given instead (nghỉ bù), days swapped.
        worked: Saturdays or Sundays turned into working days (làm bù).
        names: what the special days are called, for explanations; may know only some, or none.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, compare=False)

    def kind(self, day: date) -> DayKind:
        """What ``day`` is. A holiday on a Saturday or Sunday counts as that day of the week."""
        if day in self.worked:
            return DayKind.WORKED
        if day.weekday() == SATURDAY:
            return DayKind.SATURDAY
        if day.weekday() == SUNDAY:
            return DayKind.SUNDAY
        return DayKind.OFF if day in self.off else DayKind.WORKING

    def is_working_day(self, day: date) -> bool:
        """True when the office works on ``day``."""
        return self.kind(day) in (DayKind.WORKING, DayKind.WORKED)


def walk(start: date, step: int) -> Iterator[date]:
    """The days after ``start`` (``step`` 1) or before it (-1), nearest first, without end."""
    day = start
    while True:
        day += timedelta(step)
        yield day
