"""Time limits: from a rule, a day to count from and a calendar to a date that says how it was found.

The rules are data (`resources/catalogues/deadline_rules.toml`, then the office's own). The day counted
from is never counted itself; a limit in calendar days stays where it falls, on a day off too, because
no rule of domain.md section 3 moves it: the explanation says so, and the office decides.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doithoai.domain.calendar import DayKind, WorkCalendar, walk
from doithoai.domain.errors import N_, InputRefused

LONGEST = 3650


class DayType(StrEnum):
    """How the days of a rule are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


class Direction(StrEnum):
    """Whether a limit lies before or after the day counted from."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A time limit of the work: a row of the office's settings.

    Attributes:
        key: what the program calls it: ``announcement``, ``results``, ``notice``, ``written_answer``, ``report``.
        name: the duty, in Vietnamese, as people read it.
        days: 1 to 3650.
        counted_from: ``session_start``, ``session_end``, ``notice_date`` or ``period_end``.
        source: the rule's text and number, or who set it.

    Raises:
        InputRefused: ``days`` outside its range, or an unknown ``day_type`` or ``direction``.
    """

    key: str
    name: str
    days: int
    day_type: DayType
    direction: Direction
    counted_from: str
    source: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.days <= LONGEST:
            raise InputRefused(
                "days", N_("A time limit must be 1 to {longest} days, not {days}."), longest=LONGEST, days=self.days
            )
        # Rows of a file or a register bring plain strings.
        object.__setattr__(self, "day_type", _member(DayType, "day_type", self.day_type))
        object.__setattr__(self, "direction", _member(Direction, "direction", self.direction))


@dataclass(frozen=True, slots=True)
class Step:
    """One day passed while counting; ``counted`` tells whether it made the count."""

    day: date
    kind: DayKind
    counted: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date with its reckoning: ``steps`` are the days from ``start`` (without it) to ``due`` (with it)."""

    rule: DeadlineRule
    start: date
    due: date
    steps: tuple[Step, ...]
    names: Mapping[date, str]

    @property
    def skipped(self) -> tuple[Step, ...]:
        """The days passed that did not count."""
        return tuple(step for step in self.steps if not step.counted)


def compute(rule: DeadlineRule, start: date, calendar: WorkCalendar) -> Deadline:
    """The date ``rule`` gives, counted from ``start`` on ``calendar``.

    Raises:
        InputRefused: the count leaves the years 1 to 9999.
    """
    try:
        steps = tuple(_steps(rule, start, calendar))
    except OverflowError:
        raise InputRefused("start", N_("No date can be counted from {start}."), start=format_date(start)) from None
    special = {step.day: calendar.names[step.day] for step in steps if step.day in calendar.names}
    return Deadline(rule, start, steps[-1].day, steps, special)


def _steps(rule: DeadlineRule, start: date, calendar: WorkCalendar) -> Iterable[Step]:
    """The days passed until the rule's days are counted."""
    left = rule.days
    for day in walk(start, -1 if rule.direction is Direction.BEFORE else 1):
        counted = rule.day_type is DayType.CALENDAR or calendar.is_working_day(day)
        yield Step(day, calendar.kind(day), counted)
        left -= counted
        if left == 0:
            return


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message id with its values, worded later in the reader's language."""

    message: str
    params: Mapping[str, object]

    def render(self, translate: Callable[[str], str]) -> str:
        """The phrase in words."""
        return translate(self.message).format(**self.params)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a date was found, in parts.

    Attributes:
        lead: the count and the day it starts from.
        skipped: what was left out, one phrase a kind of day; empty for calendar days.
        notes: Saturdays that counted because they are worked, and a date that falls on a day off.
        due: the date, ``dd/MM/yyyy``.
    """

    lead: Phrase
    skipped: tuple[Phrase, ...]
    notes: tuple[Phrase, ...]
    due: str

    def render(self, translate: Callable[[str], str]) -> str:
        """One line, e.g. ``10 ngày làm việc từ 05/12/2025 (không tính ngày đầu): trừ 2 thứ bảy, … → 19/12/2025``."""
        text = self.lead.render(translate)
        if self.skipped:
            parts = ", ".join(phrase.render(translate) for phrase in self.skipped)
            text += ": " + translate(LESS).format(parts=parts)
        text += f" → {self.due}"
        if self.notes:
            text += " (" + "; ".join(phrase.render(translate) for phrase in self.notes) + ")"
        return text


LESS = N_("less {parts}")
_LEADS = {
    (DayType.WORKING, Direction.AFTER): N_("{days} working days from {start} (the first day not counted)"),
    (DayType.WORKING, Direction.BEFORE): N_("{days} working days back from {start} (the first day not counted)"),
    (DayType.CALENDAR, Direction.AFTER): N_("{days} days from {start} (the first day not counted)"),
    (DayType.CALENDAR, Direction.BEFORE): N_("{days} days back from {start} (the first day not counted)"),
}
_WEEKEND = {DayKind.SATURDAY: N_("{count} Saturday(s)"), DayKind.SUNDAY: N_("{count} Sunday(s)")}
_HOLIDAYS = N_("{count} day(s) off: {days}")
_WORKED = N_("{days} counted: worked instead of another day")
_FALLS_ON = {
    DayKind.SATURDAY: N_("falls on a Saturday, the date stays"),
    DayKind.SUNDAY: N_("falls on a Sunday, the date stays"),
    DayKind.OFF: N_("falls on a day off, the date stays"),
}


def explain(deadline: Deadline) -> Explanation:
    """How ``deadline`` was found, in phrases that :meth:`Explanation.render` words."""
    rule = deadline.rule
    lead = Phrase(_LEADS[rule.day_type, rule.direction], {"days": rule.days, "start": format_date(deadline.start)})
    return Explanation(lead, tuple(_left_out(deadline)), tuple(_notes(deadline)), format_date(deadline.due))


def format_date(day: date) -> str:
    """``dd/MM/yyyy``, as dates stand on screens and sheets in both languages."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _left_out(deadline: Deadline) -> Iterable[Phrase]:
    kinds = [step.kind for step in deadline.skipped]
    for kind, message in _WEEKEND.items():
        if kind in kinds:
            yield Phrase(message, {"count": kinds.count(kind)})
    holidays = [step.day for step in deadline.skipped if step.kind is DayKind.OFF]
    if holidays:
        yield Phrase(_HOLIDAYS, {"count": len(holidays), "days": _named(holidays, deadline.names)})


def _notes(deadline: Deadline) -> Iterable[Phrase]:
    if deadline.rule.day_type is DayType.WORKING:
        worked = [step.day for step in deadline.steps if step.kind is DayKind.WORKED]
        if worked:
            yield Phrase(_WORKED, {"days": _named(worked, deadline.names)})
    elif message := _FALLS_ON.get(deadline.steps[-1].kind):
        yield Phrase(message, {})


def _named(days: Iterable[date], names: Mapping[date, str]) -> str:
    """Days in order of time, each with its name where one is known."""
    return ", ".join(f"{format_date(day)} {names.get(day, '')}".rstrip() for day in sorted(days))


def _member(kinds: type[StrEnum], path: str, value: str) -> StrEnum:
    """``value`` as a member of its closed list."""
    try:
        return kinds(value)
    except ValueError:
        allowed = ", ".join(kinds)
        raise InputRefused(path, N_("“{value}” is not one of: {known}."), value=value, known=allowed) from None
