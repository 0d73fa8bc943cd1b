"""A petition: one opinion or request raised by someone, and what became of it."""

import datetime
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from doithoai.domain.errors import N_
from doithoai.domain.kinds import AnswerForm, Competence, Outcome, Salutation
from doithoai.domain.shape import Part


@dataclass(frozen=True, slots=True)
class Petitioner:
    """Who raised a petition. All personal data (Law 91/2025/QH15); everything but the words is optional.

    Attributes:
        address: village or street, e.g. ``Thôn Hùng Tiến``.
        confidential: asked that the name be kept private (giữ kín danh tính) in everything public.
    """

    name: Annotated[str | None, Part(N_("Petitioner"), check="name")] = None
    address: Annotated[str | None, Part(N_("Village"))] = None
    phone: Annotated[str | None, Part(N_("Telephone"))] = None
    salutation: Annotated[Salutation | None, Part(N_("Salutation"), since=2)] = None
    confidential: Annotated[bool | None, Part(N_("Kept private"), column="confidential")] = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer given in the meeting (trả lời tại hội nghị)."""

    by: Annotated[str | None, Part(N_("Answered by"))] = None
    text: Annotated[str | None, Part(N_("Answer in the meeting"))] = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who must settle a petition and answer by when (phân công)."""

    lead: Annotated[str | None, Part(N_("Lead agency"))] = None
    supporting: Annotated[tuple[str, ...], Part(N_("Supporting agencies"))] = ()
    due: Annotated[date | None, Part(N_("Due"))] = None
    form: Annotated[AnswerForm | None, Part(N_("Form of answer"))] = None


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """The answer given in writing by the agency (văn bản trả lời); ``number`` is its number and symbol."""

    number: Annotated[str | None, Part(N_("Number of the answer"))] = None
    date: Annotated[datetime.date | None, Part(N_("Date of the answer"))] = None
    summary: Annotated[str | None, Part(N_("Summary of the answer"))] = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A due date that was moved (gia hạn): what it was, what it became, why, and when that was decided."""

    was: Annotated[date | None, Part(N_("Due before"))] = None
    due: Annotated[date | None, Part(N_("Due"))] = None
    reason: Annotated[str | None, Part(N_("Reason"))] = None
    at: Annotated[datetime.datetime | None, Part(N_("Extended at"))] = None


@dataclass(frozen=True, slots=True)
class Petition:
    """One opinion or petition (ý kiến, kiến nghị), in the petitioner's words.

    Attributes:
        received_on: the day it came in, when that is not the session's: by a letter or a call before it.
        matter: the same mark on petitions that say the same: linked, never merged.
        extensions: each time the due date was moved, oldest first; ``assignment.due`` is the one in force now.
    """

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    number: Annotated[int | None, Part(N_("Number"), least=1)] = None
    petitioner: Annotated[Petitioner | None, Part(prefix="petitioner_")] = None
    received_on: Annotated[date | None, Part(N_("Received on"), since=2)] = None
    field: Annotated[str | None, Part(N_("Field"), check="field")] = None
    content: Annotated[str | None, Part(N_("Words"))] = None
    competence: Annotated[Competence | None, Part(N_("Competence"))] = None
    answer: Annotated[Answer | None, Part(prefix="answer_")] = None
    assignment: Annotated[Assignment | None, Part()] = None
    written_answer: Annotated[WrittenAnswer | None, Part(prefix="written_")] = None
    outcome: Annotated[Outcome | None, Part(N_("Outcome"))] = None
    matter: Annotated[str | None, Part(N_("Same matter"), check="uid", since=2)] = None
    extensions: Annotated[tuple[Extension, ...], Part(N_("Extensions"), packed=True, since=2)] = ()


class PetitionStatus(StrEnum):
    """Where a petition stands on a given day (domain.md section 4, "life of a petition")."""

    RECEIVED = "received"
    ANSWERED = "answered"
    ASSIGNED = "assigned"
    OVERDUE = "overdue"
    ANSWERED_IN_WRITING = "answered_in_writing"
    CLOSED = "closed"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"


def is_blank(petition: Petition) -> bool:
    """A row that is still to be written in: nobody says anything in it. It is no petition, and counts nowhere."""
    name = petition.petitioner.name if petition.petitioner else None
    return not ((petition.content or "").strip() or (name or "").strip())


def due_on(petition: Petition, day: date) -> date | None:
    """The due date in force when ``day`` ended: what was moved later does not change what was overdue then."""
    if petition.assignment is None:
        return None
    for move in petition.extensions:
        if move.at is not None and move.at.date() > day:
            return move.was
    return petition.assignment.due


def is_overdue(petition: Petition, today: date) -> bool:
    """True when an assigned agency's date has passed without an answer and nothing else ended the matter."""
    due = petition.assignment.due if petition.assignment else None
    if due is None or due >= today or petition.written_answer is not None:
        return False
    return petition.outcome in (None, Outcome.OPEN)


def status(petition: Petition, today: date) -> PetitionStatus:
    """Where ``petition`` stands on ``today``; an ended matter first, then the furthest step reached."""
    match petition.outcome:
        case Outcome.CLOSED:
            return PetitionStatus.CLOSED
        case Outcome.TRANSFERRED:
            return PetitionStatus.TRANSFERRED
        case Outcome.WITHDRAWN:
            return PetitionStatus.WITHDRAWN
    if petition.written_answer is not None:
        return PetitionStatus.ANSWERED_IN_WRITING
    if is_overdue(petition, today):
        return PetitionStatus.OVERDUE
    if petition.assignment is not None:
        return PetitionStatus.ASSIGNED
    if petition.answer is not None:
        return PetitionStatus.ANSWERED
    return PetitionStatus.RECEIVED
