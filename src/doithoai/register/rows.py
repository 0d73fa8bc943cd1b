"""Between rows and domain objects: the only place that knows which column holds which attribute."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from doithoai.domain import text
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
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session

Kind = TypeVar("Kind", bound=StrEnum)


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


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _bit(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _kind(kind: type[Kind], value: str | None) -> Kind | None:
    return kind(value) if value is not None else None


def _list(values: Sequence[str]) -> str:
    return json.dumps([kept for value in values if (kept := clean(value))], ensure_ascii=False) if values else "[]"


def _texts(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value != "[]" else ()


# -- sessions -------------------------------------------------------------------

SESSION = [
    "uid",
    "kind",
    "side",
    "title",
    "starts_at",
    "ends_at",
    "place",
    "audience",
    "fields",
    "chair_name",
    "chair_position",
    "taker_name",
    "taker_position",
    "citizens_present",
    "opening",
    "conclusion",
]


def session_row(session: Session) -> tuple[Any, ...]:
    """The values of :data:`SESSION`."""
    chair, taker = session.chair, session.minute_taker
    return (
        session.uid,
        session.kind,
        session.side,
        clean(session.title),
        iso_minute(session.starts_at),
        iso_minute(session.ends_at),
        clean(session.place),
        clean(session.audience),
        _list(session.fields),
        clean(chair.name) if chair else None,
        clean(chair.position) if chair else None,
        clean(taker.name) if taker else None,
        clean(taker.position) if taker else None,
        session.citizens_present,
        clean(session.opening),
        clean(session.conclusion),
    )


def _person(name: str | None, position: str | None) -> Person | None:
    return Person(name or "", position) if name or position else None


def session_of(
    row: Sequence[Any],
    attendees: Sequence[Attendee] = (),
    petitions: Sequence[Petition] = (),
    documents: Sequence[DocumentRecord] = (),
) -> Session:
    """A session from the values of :data:`SESSION` and its parts."""
    uid, kind, side, title, starts, ends, place, audience, fields, *rest = row
    chair, chair_position, taker, taker_position, citizens, opening, conclusion = rest
    return Session(
        uid=uid,
        kind=_kind(SessionKind, kind),
        side=_kind(Side, side),
        title=title,
        starts_at=_moment(starts),
        ends_at=_moment(ends),
        place=place,
        audience=audience,
        fields=_texts(fields),
        chair=_person(chair, chair_position),
        minute_taker=_person(taker, taker_position),
        citizens_present=citizens,
        opening=opening,
        conclusion=conclusion,
        attendees=tuple(attendees),
        petitions=tuple(petitions),
        documents=tuple(documents),
    )


# -- attendees -------------------------------------------------------------------

ATTENDEE = ["name", "name_key", "position", "body", "role", "present"]


def attendee_row(attendee: Attendee) -> tuple[Any, ...]:
    """The values of :data:`ATTENDEE`."""
    name = clean(attendee.name) or ""
    return (
        name,
        text.name_sort_key(name),
        clean(attendee.position),
        clean(attendee.body),
        attendee.role,
        _bit(attendee.present),
    )


def attendee_of(row: Sequence[Any]) -> Attendee:
    """An attendee from the values of :data:`ATTENDEE`."""
    name, _, position, body, role, present = row
    return Attendee(name, position, body, _kind(Role, role), _flag(present))


# -- petitions -------------------------------------------------------------------

PETITION = [
    "uid",
    "number",
    "petitioner_name",
    "petitioner_address",
    "petitioner_phone",
    "confidential",
    "field",
    "content",
    "competence",
    "answer_by",
    "answer_text",
    "lead",
    "supporting",
    "due",
    "form",
    "written_number",
    "written_date",
    "written_summary",
    "outcome",
]


def petition_row(petition: Petition) -> tuple[Any, ...]:
    """The values of :data:`PETITION`."""
    who = petition.petitioner or Petitioner()
    answer = petition.answer or Answer()
    task = petition.assignment or Assignment()
    written = petition.written_answer or WrittenAnswer()
    return (
        petition.uid,
        petition.number,
        clean(who.name),
        clean(who.address),
        clean(who.phone),
        _bit(who.confidential),
        clean(petition.field),
        clean(petition.content),
        petition.competence,
        clean(answer.by),
        clean(answer.text),
        clean(task.lead),
        _list(task.supporting),
        iso(task.due),
        task.form,
        clean(written.number),
        iso(written.date),
        clean(written.summary),
        petition.outcome,
    )


def petition_of(row: Sequence[Any]) -> Petition:
    """A petition from the values of :data:`PETITION`; parts of which nothing is known are None."""
    uid, number, name, address, phone, confidential, field, content, competence, *rest = row
    by, answered, lead, supporting, due, form, written_number, written_date, summary, outcome = rest
    who = Petitioner(name, address, phone, _flag(confidential))
    answer = Answer(by, answered)
    task = Assignment(lead, _texts(supporting), _day(due), _kind(AnswerForm, form))
    written = WrittenAnswer(written_number, _day(written_date), summary)
    return Petition(
        uid=uid,
        number=number,
        petitioner=who if who != Petitioner() else None,
        field=field,
        content=content,
        competence=_kind(Competence, competence),
        answer=answer if answer != Answer() else None,
        assignment=task if task != Assignment() else None,
        written_answer=written if written != WrittenAnswer() else None,
        outcome=_kind(Outcome, outcome),
    )


# -- documents -------------------------------------------------------------------

DOCUMENT = ["kind", "number", "symbol", "date", "sha256", "file"]


def document_row(document: DocumentRecord) -> tuple[Any, ...]:
    """The values of :data:`DOCUMENT`."""
    return (
        document.kind,
        document.number,
        clean(document.symbol),
        iso(document.date),
        document.sha256,
        document.file,
    )


def document_of(row: Sequence[Any]) -> DocumentRecord:
    """A document's record from the values of :data:`DOCUMENT`."""
    kind, number, symbol, day, sha256, file = row
    return DocumentRecord(DocumentKind(kind), number, symbol, _day(day), sha256, file)


# -- offices ---------------------------------------------------------------------

PERIOD = ["name", "place_name", "party_name", "level", "superior", "party_superior", "valid_from", "valid_to"]


def period_row(period: OfficePeriod) -> tuple[Any, ...]:
    """The values of :data:`PERIOD`."""
    office = period.office
    names = (office.name, office.place_name, office.party_name)
    above = (office.superior, office.party_superior)
    return (
        *map(clean, names),
        office.level,
        *map(clean, above),
        iso(period.valid_from),
        iso(period.valid_to),
    )


def period_of(code: str | None, row: Sequence[Any]) -> OfficePeriod:
    """A period of an office from its code and the values of :data:`PERIOD`."""
    name, place_name, party_name, level, superior, party_superior, valid_from, valid_to = row
    office = Office(code, name, place_name, party_name, _kind(OfficeLevel, level), superior, party_superior)
    return OfficePeriod(office, _day(valid_from), _day(valid_to))


def names(columns: Sequence[str], table: str = "") -> str:
    """The columns as a list for a statement."""
    prefix = f"{table}." if table else ""
    return ", ".join(f"{prefix}{column}" for column in columns)


def marks(columns: Sequence[str]) -> str:
    """As many placeholders as there are columns."""
    return ", ".join("?" for _ in columns)
