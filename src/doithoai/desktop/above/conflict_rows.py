"""The rows of two versions: sessions, and each part with what stands here and what the other side says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.words import choice_word
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Person
from doithoai.i18n import gettext as _
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.register.sessions import SessionUnknown
from doithoai.work import conflicts
from doithoai.work.conflicts import Conflict, Difference, Reason

_REASONS = {
    Reason.CHANGED_HERE: N_("changed here, and sent anew"),
    Reason.WITHDRAWN: N_("changed here, withdrawn below"),
    Reason.IN_BIN: N_("in the bin here, sent anew"),
    Reason.OFFICES_DIFFER: N_("two offices send it differently"),
}
_NOTES = {
    Reason.WITHDRAWN: N_("{office} withdrew the session; here it was changed."),
    Reason.IN_BIN: N_("The session lies in the bin here; {office} sends other words of it."),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions of one session: a note where there is nothing to compare part by part."""

    conflict: Conflict
    parts: tuple[Difference, ...]
    note: str = ""


def sides(register: Register, conflict: Conflict) -> Sides:
    """What differs, part by part."""
    note = _(_NOTES[conflict.reason]).format(office=conflict.office) if conflict.reason in _NOTES else ""
    other = conflicts.coming(register, conflict)
    if other is None:
        return Sides(conflict, (), note)
    try:
        here = sessions.get(register, conflict.session.uid)
    except SessionUnknown:
        return Sides(conflict, (), note)
    return Sides(conflict, tuple(conflicts.differences(here, other)), note)


def of_conflicts() -> list[Column[Conflict]]:
    """Why, whose session, which."""
    return [
        Column(_("Reason"), lambda row: _(_REASONS[row.reason]), FIT),
        Column(_("Unit"), lambda row: row.session.office or "", 26),
        Column(_("Day"), lambda row: dates.short(row.session.day) if row.session.day else "", FIT),
        Column(_("Session"), lambda row: row.session.title or "", REST),
        Column(_("Other version from"), lambda row: row.office, 26),
    ]


def of_parts() -> list[Column[Difference]]:
    """Which part; both versions beside each other."""
    return [
        Column(_("Part"), part_name, 30),
        Column(_("Here"), lambda row: side(row, row.here), REST),
        Column(_("The other version (tick to take it)"), lambda row: side(row, row.coming), REST),
    ]


def side(row: Difference, value: Any) -> str:
    """What one side says; of a petition that it does not have, just that."""
    return _("(not there)") if value is None and len(row.key) == 2 else words(value)


def part_name(row: Difference) -> str:
    """What a person calls the part."""
    name = ": ".join(_(text) for text in row.labels)
    if row.key[0] != "petition":
        return name
    number = _("Petition {number}").format(number=row.number if row.number is not None else "?")
    return number if len(row.key) == 2 else f"{number} – {name}"


def words(value: Any) -> str:
    """A value of any part, as a person reads it; blank where there is none."""
    match value:
        case None | "":
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return f"{value:%H:%M} {dates.short(value.date())}"
        case date():
            return dates.short(value)
        case tuple():
            return "; ".join(words(part) for part in value)
        case Petition():
            name = value.petitioner.name if value.petitioner else None
            return " – ".join(filter(None, (name, value.content)))
        case Attendee() | Person():
            return ", ".join(filter(None, (value.name, value.position)))
        case StrEnum():
            return choice_word(value)
        case _:
            return str(value)
