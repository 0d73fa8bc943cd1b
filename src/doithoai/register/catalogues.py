"""The lists an office may change: fields, agencies, villages, audiences; holidays; deadline rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.calendar import WorkCalendar
from doithoai.domain.deadlines import DeadlineRule
from doithoai.domain.errors import N_
from doithoai.domain.office import holds_on
from doithoai.register import row_lists, rows
from doithoai.register.connection import Register
from doithoai.register.row_lists import RowList

_ENTRY = ("name", "source", "valid_from", "valid_to")
_HOLIDAYS = RowList("holiday", ("day", "kind", "name", "source"), key=("day", "kind"))
_DEADLINE_RULES = RowList(
    "deadline_rule", ("key", "name", "days", "day_type", "direction", "counted_from", "source"), key=("key",)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue, with the days it is offered for (both inclusive) and where it comes from."""

    name: str
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is offered on ``day``."""
        return holds_on(self.valid_from, self.valid_to, day)


def entries(register: Register, catalogue: str, day: date | None = None) -> list[Entry]:
    """The entries of ``fields``, ``agencies``, ``villages`` or ``audiences`` in their order (valid on ``day``)."""
    stored = register.rows(
        f"SELECT {rows.names(_ENTRY)} FROM catalogue_entry WHERE catalogue = ? ORDER BY place, id", (catalogue,)
    )
    every = [Entry(name, source, rows.day(first), rows.day(last)) for name, source, first, last in stored]
    return [entry for entry in every if day is None or entry.holds_on(day)]


def names(register: Register, catalogue: str, day: date | None = None) -> tuple[str, ...]:
    """The names of :func:`entries`."""
    return tuple(entry.name for entry in entries(register, catalogue, day))


def set_entries(register: Register, catalogue: str, entries: Sequence[Entry]) -> None:
    """Replace a catalogue."""
    with register.step(N_("Edit a catalogue")):
        target = RowList("catalogue_entry", _ENTRY, scope={"catalogue": catalogue}, ordered=True, has_uid=True)
        row_lists.put(
            register,
            target,
            [(rows.clean(e.name), e.source, rows.iso(e.valid_from), rows.iso(e.valid_to)) for e in entries],
        )


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is off though it would be worked, or worked though it would be off."""

    day: date
    kind: str
    name: str = ""
    source: str = ""


def holidays(register: Register) -> list[Holiday]:
    """All special days, oldest first."""
    stored = register.rows(f"SELECT {rows.names(_HOLIDAYS.columns)} FROM holiday ORDER BY day")
    return [Holiday(date.fromisoformat(day), kind, name, source) for day, kind, name, source in stored]


def set_holidays(register: Register, holidays: Iterable[Holiday]) -> None:
    """Replace the list of special days."""
    with register.step(N_("Edit the holidays")):
        row_lists.put(
            register, _HOLIDAYS, [(h.day.isoformat(), h.kind, rows.clean(h.name) or "", h.source) for h in holidays]
        )


def work_calendar(register: Register) -> WorkCalendar:
    """The calendar that deadlines are counted on."""
    days = holidays(register)
    return WorkCalendar(
        off=frozenset(h.day for h in days if h.kind == "off"),
        worked=frozenset(h.day for h in days if h.kind == "worked"),
        names={h.day: h.name for h in days if h.name},
    )


def deadline_rules(register: Register) -> dict[str, DeadlineRule]:
    """The office's time limits by key."""
    rules = register.rows(f"SELECT {rows.names(_DEADLINE_RULES.columns)} FROM deadline_rule ORDER BY id")
    return {key: DeadlineRule(key, *rule) for key, *rule in rules}


def set_deadline_rules(register: Register, rules: Iterable[DeadlineRule]) -> None:
    """Replace the office's time limits."""
    with register.step(N_("Edit the time limits")):
        row_lists.put(
            register,
            _DEADLINE_RULES,
            [(r.key, r.name, r.days, r.day_type, r.direction, r.counted_from, r.source) for r in rules],
        )
