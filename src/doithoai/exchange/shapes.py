"""The shapes of the data file as checks, made from the declaration of each thing, and what each becomes.

A part of which nothing is known (``{}``, or nulls only) is None: the register keeps no such part either.
"""

from collections.abc import Collection
from datetime import date, datetime

from doithoai.domain.errors import N_
from doithoai.domain.office import Office
from doithoai.domain.session import DocumentRecord, Session
from doithoai.domain.shape import Declared, Part, parts_of, something
from doithoai.domain.text import marked
from doithoai.exchange import values as checks
from doithoai.exchange.errors import Wrong, missing, quoted
from doithoai.exchange.values import (
    Check,
    Json,
    a_list,
    an_object,
    choice_of,
    day,
    flag,
    member_name,
    minute,
    sha256,
    text,
    uid,
    whole_number,
)

NEWEST = 2  # the version that is written
DOCUMENTS_SINCE = 2  # the first version with documents of no session

_OF_TYPE: dict[type, Check] = {str: text, bool: flag, date: day, datetime: minute}
_NAMED: dict[str, Check] = {"uid": uid, "sha256": sha256, "member": member_name, "name": checks.name}


def thing(kind: type[Declared], version: int = NEWEST, field: Check = text) -> Check:
    """The check of a thing as ``version`` has it; gives the thing.

    A text that must be there and is not is empty: a seat whose holder is not yet known by name; an identity that
    only the whole file says (`data_file`).

    Args:
        field: the check of a field of work (`field_of`).
    """
    shape = {part.name: _check(part, version, field) for part in parts_of(kind) if part.since <= version}
    required = [(part.name, part.kind is str) for part in parts_of(kind) if part.required]

    def make(values: Json) -> Declared:
        for name, is_text in required:
            if values.get(name) is None:
                if not is_text:
                    raise missing(name)
                values[name] = ""
        return kind(**values)

    return an_object(shape, make)


def _check(part: Part, version: int, field: Check) -> Check:
    if part.is_group:
        group = thing(part.kind, version, field)
        return _or_none(group) if part.optional else group
    single = _single_check(part, version, field)
    return a_list(single) if part.many else single


def _single_check(part: Part, version: int, field: Check) -> Check:
    if part.check:
        return field if part.check == "field" else _NAMED[part.check]
    if part.kind is int:
        return whole_number(part.least)
    if part.kind in _OF_TYPE:
        return _OF_TYPE[part.kind]
    if part.is_choice:
        return choice_of(part.kind)
    single = thing(part.kind, version, field)
    return _or_none(single) if part.packed else single


def _or_none(check: Check) -> Check:
    return lambda value: something(check(value))


def session(version: int, field: Check) -> Check:
    """The check of a session; it ends after it began."""
    check = thing(Session, version, field)

    def in_order(value: object) -> Session:
        session: Session = check(value)
        if session.starts_at and session.ends_at and session.starts_at > session.ends_at:
            raise Wrong(N_("{path} lies before the beginning.")).inside("ends_at")
        for place, paper in enumerate(session.documents):
            if paper.covers_from or paper.covers_to:
                key = "covers_from" if paper.covers_from else "covers_to"
                raise Wrong(N_("{path} is known of papers of no session only.")).inside("documents", place, key)
        return session

    return in_order


def document(version: int = NEWEST) -> Check:
    """The check of a document of no session; of the days it covers both are known or none, in this order in time."""
    check = thing(DocumentRecord, version)

    def with_days(value: object) -> DocumentRecord:
        record: DocumentRecord = check(value)
        first, last = record.covers_from, record.covers_to
        if (first is None) != (last is None):
            raise missing("covers_from" if first is None else "covers_to")
        if first and last and first > last:
            raise Wrong(N_("{path} lies before the beginning.")).inside("covers_to")
        return record

    return with_days


def office(version: int = NEWEST) -> Check:
    """The check of an office; one of which nothing is known is None."""
    return _or_none(thing(Office, version))


def period(values: Json) -> tuple[date | None, date | None]:
    """First and last day, in this order in time."""
    first, last = values.get("from"), values.get("to")
    if first and last and first > last:
        raise Wrong(N_("{path} lies before the beginning.")).inside("to")
    return first, last


PERIOD = an_object({"from": day, "to": day}, period)


def field_of(catalogue: Collection[str] | None) -> Check:
    """The check of a field: any text, or one of ``catalogue``, whose spelling it then takes.

    Both spellings of tone place, and upper and lower case, name the same field (domain.md section 8).
    """
    if catalogue is None:
        return text
    spelling = {marked(name): name for name in catalogue}

    def check(value: object) -> str | None:
        words = text(value)
        if words is None or words in catalogue:
            return words
        name = spelling.get(marked(words))
        if name is None:
            raise Wrong(N_("{path}: {value} is not a field of the catalogue."), value=quoted(words))
        return name

    return check
