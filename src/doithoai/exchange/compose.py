"""Domain objects as the JSON of the data file: every key, in the order of their declaration, null for "not known"."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from doithoai.domain.office import Office
from doithoai.domain.session import DocumentRecord, Session
from doithoai.domain.shape import Declared, Part, getter, parts_of
from doithoai.domain.text import name_text
from doithoai.exchange.values import Json, writable

Days = tuple[date | None, date | None]
Convert = Callable[[Any], object]


def head(schema: str, office: Office | None, days: Days) -> Json:
    """What stands before the sessions."""
    return {"schema": schema, "office": office_part(office), "period": period(days)}


def office_part(office: Office | None) -> Json | None:
    """The office, or null."""
    return thing_writer(Office)(office) if office else None


def period(days: Days) -> Json:
    """The first and the last day."""
    return {"from": day(days[0]), "to": day(days[1])}


def day(value: date | None) -> str | None:
    """A day, or null."""
    return value.isoformat() if value else None


def session(thing: Session) -> Json:
    """A session with everything in it.

    A number that two petitions of it have is the first one's, as a file with both is refused (`data_file`).
    """
    written = thing_writer(Session)(thing)
    numbers: set[int] = set()
    for petition in written["petitions"]:
        if petition["number"] in numbers:
            petition["number"] = None
        elif petition["number"] is not None:
            numbers.add(petition["number"])
    return written


def document(record: DocumentRecord) -> Json:
    """The record of an issued document."""
    return thing_writer(DocumentRecord)(record)


@cache
def thing_writer(kind: type[Declared]) -> Callable[[object], Json]:
    """Makes the JSON of a thing."""
    names = [part.name for part in parts_of(kind)]
    writers = [_writer(part) for part in parts_of(kind)]
    values = getter(names)

    def write(thing: object) -> Json:
        return {
            name: value if value is None or convert is None else convert(value)
            for name, convert, value in zip(names, writers, values(thing), strict=True)
        }

    return write


def _writer(part: Part) -> Convert | None:
    """What makes JSON of a value that is known; None for as it is."""
    single = _single_writer(part)
    if part.many and single:
        return lambda values: [single(value) for value in values]
    return single


def _single_writer(part: Part) -> Convert | None:
    if part.kind is str:
        if part.is_exact:
            return None
        if part.check == "name":
            return _name
        return _filled if part.required else writable
    if part.kind in (int, bool):
        return None
    return _WRITERS.get(part.kind) or (_value if part.is_choice else thing_writer(part.kind))


def _filled(text: str) -> str | None:
    """A text that must be there; null while it is empty."""
    return writable(text) or None


def _name(text: str) -> str | None:
    """A name as the reader takes it; null where nothing of it can be seen."""
    return name_text(text) or None


def _value(member: StrEnum) -> str:
    return member.value


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


_WRITERS: dict[type, Convert] = {date: date.isoformat, datetime: _minute}
