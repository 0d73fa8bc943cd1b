"""Between rows and domain objects: which column holds what comes from the declaration of each thing (`shape`).

``PETITION`` are the columns of a petition, ``petition_row`` gives their values, ``petition_of`` makes the petition
from them; the same for the other things.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from doithoai.domain import text
from doithoai.domain.office import Leader, OfficePeriod, Receiver, Term
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.domain.shape import Declared, Part, Thing, columns_of, empty, getter, parts_of, something

Convert = Callable[[Any], Any]
Row = tuple[Any, ...]  # as the driver takes and gives it: text, numbers, bytes, None


# -- single values ----------------------------------------------------------------


def clean(value: str | None) -> str | None:
    """Text as it is stored: NFC, no control characters, outer blanks off; nothing but blanks is None."""
    if value is None:
        return None
    return text.clean(value).strip() or None


def iso(day: date | None) -> str | None:
    """A date as stored."""
    return day.isoformat() if day else None


def iso_minute(moment: datetime | None) -> str | None:
    """A local time as stored, to the minute."""
    return moment.isoformat(timespec="minutes") if moment else None


def day(value: str | None) -> date | None:
    """A date from the text that is stored."""
    return date.fromisoformat(value) if value else None


def minute(value: str | None) -> datetime | None:
    """A local time from the text that is stored."""
    return datetime.fromisoformat(value) if value else None


def _list(values: Sequence[str]) -> str:
    return json.dumps([word for word in map(clean, values) if word], ensure_ascii=False) if values else "[]"


def _texts(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value != "[]" else ()


def _filled(value: str) -> str:
    return clean(value) or ""


def _name(value: str) -> str | None:
    return text.name_text(value) or None


_STORES: dict[type, Convert] = {date: iso, datetime: iso_minute, bool: int}
_LOADS: dict[type, Convert] = {date: date.fromisoformat, datetime: datetime.fromisoformat}


def _stored(part: Part, *, nullable: bool) -> Convert | None:
    """What makes the stored value from a value that is known; None for as it is."""
    if part.packed:
        return _packed(part.kind)
    if part.many:
        return _list
    if part.kind is str:
        if part.is_exact:
            return None
        if part.check == "name":
            return _name if nullable or not part.required else text.name_text
        return clean if nullable or not part.required else _filled
    return _STORES.get(part.kind)


def _loaded(part: Part) -> Convert | None:
    """The way back."""
    if part.packed:
        return _unpacked(part.kind)
    if part.many:
        return _texts
    if part.kind in (str, int):
        return None
    return _LOADS.get(part.kind, part.kind)


def _packed(kind: type[Declared]) -> Convert:
    """What keeps a list of things in one column, as JSON; things of which nothing is known are left out."""
    columns, make = columns_of(kind), row_maker(kind)

    def pack(things: Sequence[Declared]) -> str:
        if not things:
            return "[]"
        known = (thing for thing in things if something(thing) is not None)
        records = [dict(zip((column.name for column in columns), make(thing), strict=True)) for thing in known]
        return json.dumps(records, ensure_ascii=False)

    return pack


def _unpacked(kind: type[Declared]) -> Convert:
    names, make = columns(kind), thing_maker(kind)
    return lambda text: (
        tuple(make([record.get(name) for name in names]) for record in json.loads(text)) if text != "[]" else ()
    )


# -- whole rows ---------------------------------------------------------------------


def columns(kind: type[Declared]) -> list[str]:
    """The names of a thing's columns."""
    return [column.name for column in columns_of(kind)]


def row_maker(kind: type[Declared], *, inside: bool = False) -> Callable[[object], Row]:
    """Makes the values of `columns` from a thing; ``inside`` another one, every column may be NULL."""
    parts = [part for part in parts_of(kind) if part.in_row]
    values = getter([part.name for part in parts])
    plans = [
        (part.is_group, row_maker(part.kind, inside=True), _blank_row(part.kind))
        if part.is_group
        else (False, _stored(part, nullable=inside), (None,))
        for part in parts
    ]

    def make(thing: object) -> Row:
        row: list[object] = []
        for value, (is_group, convert, unknown) in zip(values(thing), plans, strict=True):
            if value is None:
                row += unknown
            elif convert is None:
                row.append(value)
            elif is_group:
                row += convert(value)
            else:
                row.append(convert(value))
        return tuple(row)

    return make


def _blank_row(kind: type[Declared]) -> Row:
    """The values of a group of which nothing is known."""
    return row_maker(kind, inside=True)(empty(kind))


def thing_maker(kind: type[Thing]) -> Callable[..., Thing]:
    """Makes a thing from the values of `columns`; what other rows hold is given by name."""
    plans: list[tuple[str, int | slice, Convert | None, object]] = []
    width = 0
    for part in parts_of(kind):
        if part.is_group and part.in_row:
            after = width + len(columns_of(part.kind))
            plans.append((part.name, slice(width, after), _group_maker(part), None))
            width = after
        elif part.in_row:
            plans.append((part.name, width, _loaded(part), "" if part.required and part.kind is str else None))
            width += 1

    def make(row: Sequence[object], **others: object) -> Thing:
        row = tuple(row)
        for name, place, load, unknown in plans:
            value = row[place]
            if value is None:
                others[name] = unknown
            else:
                others[name] = value if load is None else load(value)
        return kind(**others)

    return make


def _group_maker(part: Part) -> Convert:
    """Makes a group from its columns; one of which nothing is known is None."""
    blank = _blank_row(part.kind)
    make: Convert = thing_maker(part.kind)
    if not part.optional:
        return make
    return lambda row: None if row == blank else something(make(row))


SESSION = columns(Session)
session_row = row_maker(Session)
session_of = thing_maker(Session)

ATTENDEE = columns(Attendee)
attendee_row = row_maker(Attendee)
attendee_of = thing_maker(Attendee)

PETITION = columns(Petition)
petition_row = row_maker(Petition)
petition_of = thing_maker(Petition)

DOCUMENT = columns(DocumentRecord)
document_row = row_maker(DocumentRecord)
document_of = thing_maker(DocumentRecord)

PERIOD = columns(OfficePeriod)
period_row = row_maker(OfficePeriod)
period_of = thing_maker(OfficePeriod)

LEADER = columns(Leader)
leader_row = row_maker(Leader)
leader_of = thing_maker(Leader)

RECEIVER = columns(Receiver)
receiver_row = row_maker(Receiver)
receiver_of = thing_maker(Receiver)

TERM = columns(Term)
term_row = row_maker(Term)
term_of = thing_maker(Term)


def changes(names: Sequence[str], was: Sequence[object], now: Sequence[object]) -> dict[str, object]:
    """The columns in which two rows differ, with the values of the second."""
    return {name: new for name, old, new in zip(names, was, now, strict=True) if old != new}


# -- pieces of statements -------------------------------------------------------------


def names(columns: Sequence[str], table: str = "") -> str:
    """The columns as a list for a statement."""
    prefix = f"{table}." if table else ""
    return ", ".join(f"{prefix}{column}" for column in columns)


def marks(columns: Sequence[str]) -> str:
    """As many placeholders as there are columns."""
    return ", ".join("?" for _ in columns)


def settings(columns: Iterable[str]) -> str:
    """The columns as an UPDATE sets them: ``title = ?, place = ?``."""
    return ", ".join(f"{column} = ?" for column in columns)
