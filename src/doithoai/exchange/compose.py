"""Domain objects as the JSON of ``doithoai/1``: every key in the order of design.md, null for "not known"."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from doithoai.domain.office import Office
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session
from doithoai.exchange.values import writable

Json = dict[str, Any]


def head(schema: str, office: Office | None, period: tuple[date | None, date | None]) -> Json:
    """What stands before the sessions."""
    return {
        "schema": schema,
        "office": office_part(office),
        "period": {"from": _day(period[0]), "to": _day(period[1])},
    }


def office_part(office: Office | None) -> Json | None:
    """The office, or null."""
    if office is None:
        return None
    return {
        "code": writable(office.code),
        "name": writable(office.name),
        "place_name": writable(office.place_name),
        "party_name": writable(office.party_name),
        "level": _value(office.level),
        "superior": writable(office.superior),
        "party_superior": writable(office.party_superior),
    }


def session(one: Session) -> Json:
    """A session with everything in it."""
    return {
        "uid": one.uid,
        "kind": _value(one.kind),
        "side": _value(one.side),
        "title": writable(one.title),
        "starts_at": _minute(one.starts_at),
        "ends_at": _minute(one.ends_at),
        "place": writable(one.place),
        "audience": writable(one.audience),
        "fields": [writable(field) for field in one.fields],
        "chair": _person(one.chair),
        "minute_taker": _person(one.minute_taker),
        "citizens_present": one.citizens_present,
        "opening": writable(one.opening),
        "conclusion": writable(one.conclusion),
        "attendees": [_attendee(attendee) for attendee in one.attendees],
        "petitions": [_petition(petition) for petition in one.petitions],
        "documents": [_document(document) for document in one.documents],
    }


def _person(person: Person | None) -> Json | None:
    return {"name": writable(person.name) or None, "position": writable(person.position)} if person else None


def _attendee(attendee: Attendee) -> Json:
    return {
        "name": writable(attendee.name) or None,
        "position": writable(attendee.position),
        "body": writable(attendee.body),
        "role": _value(attendee.role),
        "present": attendee.present,
    }


def _petition(petition: Petition) -> Json:
    return {
        "uid": petition.uid,
        "number": petition.number,
        "petitioner": _petitioner(petition),
        "field": writable(petition.field),
        "content": writable(petition.content),
        "competence": _value(petition.competence),
        "answer": _answer(petition),
        "assignment": _assignment(petition),
        "written_answer": _written_answer(petition),
        "outcome": _value(petition.outcome),
    }


def _petitioner(petition: Petition) -> Json | None:
    who = petition.petitioner
    if who is None:
        return None
    return {
        "name": writable(who.name),
        "address": writable(who.address),
        "phone": writable(who.phone),
        "confidential": who.confidential,
    }


def _answer(petition: Petition) -> Json | None:
    answer = petition.answer
    return {"by": writable(answer.by), "text": writable(answer.text)} if answer else None


def _assignment(petition: Petition) -> Json | None:
    task = petition.assignment
    if task is None:
        return None
    return {
        "lead": writable(task.lead),
        "supporting": [writable(agency) for agency in task.supporting],
        "due": _day(task.due),
        "form": _value(task.form),
    }


def _written_answer(petition: Petition) -> Json | None:
    written = petition.written_answer
    return (
        {"number": writable(written.number), "date": _day(written.date), "summary": writable(written.summary)}
        if written
        else None
    )


def _document(document: DocumentRecord) -> Json:
    return {
        "kind": _value(document.kind),
        "number": document.number,
        "symbol": writable(document.symbol),
        "date": _day(document.date),
        "sha256": document.sha256,
        "file": document.file,
    }


def _value(kind: StrEnum | None) -> str | None:
    return kind.value if kind is not None else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _minute(value: datetime | None) -> str | None:
    return value.isoformat(timespec="minutes") if value else None
