"""The shapes of ``doithoai/1`` (design.md, "Command line") as tables of checks, and what each becomes.

A part of which nothing is known (``{}``, or nulls only) is None: the register keeps no such part either.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from doithoai.domain.errors import N_
from doithoai.domain.kinds import (
    AnswerForm,
    Competence,
    DocumentKind,
    OfficeLevel,
    Outcome,
    Role,
    SessionKind,
    Side,
)
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Assignment, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, DocumentRecord, Person
from doithoai.domain.text import marked
from doithoai.exchange.errors import Wrong, missing, shown
from doithoai.exchange.values import (
    Check,
    a_list,
    an_object,
    day,
    flag,
    member_name,
    minute,
    one_of,
    sha256,
    text,
    uid,
    whole_number,
)

Part = TypeVar("Part")


def _part(kind: Callable[..., Part]) -> Callable[[dict[str, Any]], Part | None]:
    nothing = kind()

    def make(found: dict[str, Any]) -> Part | None:
        made = kind(**found)
        return made if made != nothing else None

    return make


def _person(found: dict[str, Any]) -> Person | None:
    name, position = found.get("name"), found.get("position")
    return Person(name or "", position) if name or position else None


def _attendee(found: dict[str, Any]) -> Attendee:
    """A seat whose holder is not yet known by name has an empty name, as in the register."""
    return Attendee(**{**found, "name": found.get("name") or ""})


def _document(found: dict[str, Any]) -> DocumentRecord:
    if "kind" not in found:
        raise missing("kind")
    return DocumentRecord(**found)


def period(found: dict[str, Any]) -> tuple[Any, Any]:
    """First and last day, in this order in time."""
    first, last = found.get("from"), found.get("to")
    if first and last and first > last:
        raise Wrong(N_("{path} lies before the beginning.")).inside("to")
    return first, last


def _session(found: dict[str, Any]) -> dict[str, Any]:
    starts, ends = found.get("starts_at"), found.get("ends_at")
    if starts and ends and starts > ends:
        raise Wrong(N_("{path} lies before the beginning.")).inside("ends_at")
    return found


def field_of(known: Collection[str] | None) -> Check:
    """The check of a field: any text, or one of ``known``, whose spelling it then takes.

    Both spellings of tone place, and upper and lower case, name the same field (domain.md section 8).
    """
    if known is None:
        return text
    spelling = {marked(name): name for name in known}

    def check(value: Any) -> str | None:
        found = text(value)
        if found is None or found in known:
            return found
        name = spelling.get(marked(found))
        if name is None:
            raise Wrong(N_("{path}: {value} is not a field of the catalogue."), value=shown(found))
        return name

    return check


OFFICE = an_object(
    {
        "code": text,
        "name": text,
        "place_name": text,
        "party_name": text,
        "level": one_of(OfficeLevel),
        "superior": text,
        "party_superior": text,
    },
    _part(Office),
)
PERIOD = an_object({"from": day, "to": day}, period)
_PERSON = an_object({"name": text, "position": text}, _person)
_ATTENDEE = an_object({"name": text, "position": text, "body": text, "role": one_of(Role), "present": flag}, _attendee)
_PETITIONER = an_object({"name": text, "address": text, "phone": text, "confidential": flag}, _part(Petitioner))
_ANSWER = an_object({"by": text, "text": text}, _part(Answer))
_ASSIGNMENT = an_object(
    {"lead": text, "supporting": a_list(text), "due": day, "form": one_of(AnswerForm)}, _part(Assignment)
)
_WRITTEN = an_object({"number": text, "date": day, "summary": text}, _part(WrittenAnswer))
_DOCUMENT = an_object(
    {
        "kind": one_of(DocumentKind),
        "number": whole_number(1),
        "symbol": text,
        "date": day,
        "sha256": sha256,
        "file": member_name,
    },
    _document,
)


def _petition(field: Check) -> Check:
    shape = {
        "uid": uid,
        "number": whole_number(1),
        "petitioner": _PETITIONER,
        "field": field,
        "content": text,
        "competence": one_of(Competence),
        "answer": _ANSWER,
        "assignment": _ASSIGNMENT,
        "written_answer": _WRITTEN,
        "outcome": one_of(Outcome),
    }
    return an_object(shape, dict)


def session(field: Check) -> Check:
    """The check of a session; gives the attributes of a `Session`, its petitions as attributes of `Petition`.

    Both may still lack a ``uid``: only the whole file says what it is (`data_file`).
    """
    shape = {
        "uid": uid,
        "kind": one_of(SessionKind),
        "side": one_of(Side),
        "title": text,
        "starts_at": minute,
        "ends_at": minute,
        "place": text,
        "audience": text,
        "fields": a_list(field),
        "chair": _PERSON,
        "minute_taker": _PERSON,
        "citizens_present": whole_number(0),
        "opening": text,
        "conclusion": text,
        "attendees": a_list(_ATTENDEE),
        "petitions": a_list(_petition(field)),
        "documents": a_list(_DOCUMENT),
    }
    return an_object(shape, _session)
