"""The lists an office may change: fields, agencies, villages, audiences; holidays; deadline rules."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.calendar import WorkCalendar
from doithoai.domain.deadlines import DeadlineRule
from doithoai.domain.errors import N_
from doithoai.domain.office import holds_on
from doithoai.register import rows
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue, with the days it is offered for (both inclusive) and where it comes from."""

    name: str
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def entries(register: Register, catalogue: str, day: date | None = None) -> list[Entry]:
    """The entries of ``fields``, ``agencies``, ``villages`` or ``audiences`` in their order (valid on ``day``)."""
    found = register.rows(
        "SELECT name, source, valid_from, valid_to FROM catalogue_entry WHERE catalogue = ? ORDER BY place, id",
        (catalogue,),
    )
    known = [Entry(name, source, rows.day(first), rows.day(last)) for name, source, first, last in found]
    return [entry for entry in known if day is None or holds_on(entry.valid_from, entry.valid_to, day)]


def names(register: Register, catalogue: str, day: date | None = None) -> tuple[str, ...]:
    """The names of :func:`entries`."""
    return tuple(entry.name for entry in entries(register, catalogue, day))


def set_entries(register: Register, catalogue: str, known: Sequence[Entry]) -> None:
    """Replace a catalogue."""
    with register.step(N_("Edit a catalogue")):
        register.execute("DELETE FROM catalogue_entry WHERE catalogue = ?", (catalogue,))
        register.execute_many(
            "INSERT INTO catalogue_entry(uid, catalogue, place, name, source, valid_from, valid_to) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    str(uuid.uuid4()),
                    catalogue,
                    place,
                    rows.clean(entry.name),
                    entry.source,
                    rows.iso(entry.valid_from),
                    rows.iso(entry.valid_to),
                )
                for place, entry in enumerate(known)
            ),
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
    found = register.rows("SELECT day, kind, name, source FROM holiday ORDER BY day")
    return [Holiday(date.fromisoformat(day), kind, name, source) for day, kind, name, source in found]


def set_holidays(register: Register, known: Iterable[Holiday]) -> None:
    """Replace the list of special days."""
    with register.step(N_("Edit the holidays")):
        register.execute("DELETE FROM holiday")
        register.execute_many(
            "INSERT INTO holiday(day, kind, name, source) VALUES (?, ?, ?, ?)",
            ((h.day.isoformat(), h.kind, rows.clean(h.name) or "", h.source) for h in known),
        )


def work_calendar(register: Register) -> WorkCalendar:
    """The calendar that deadlines are counted on."""
    known = holidays(register)
    return WorkCalendar(
        off=frozenset(h.day for h in known if h.kind == "off"),
        worked=frozenset(h.day for h in known if h.kind == "worked"),
        names={h.day: h.name for h in known if h.name},
    )


def deadline_rules(register: Register) -> dict[str, DeadlineRule]:
    """The office's time limits by key."""
    found = register.rows(
        "SELECT key, name, days, day_type, direction, counted_from, source FROM deadline_rule ORDER BY id"
    )
    return {row[0]: DeadlineRule(*row) for row in found}


def set_deadline_rules(register: Register, known: Iterable[DeadlineRule]) -> None:
    """Replace the office's time limits."""
    with register.step(N_("Edit the time limits")):
        register.execute("DELETE FROM deadline_rule")
        register.execute_many(
            "INSERT INTO deadline_rule(key, name, days, day_type, direction, counted_from, source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((r.key, r.name, r.days, r.day_type, r.direction, r.counted_from, r.source) for r in known),
        )
