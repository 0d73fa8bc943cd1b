"""A petition: one opinion or request raised by someone, and what became of it."""

import datetime
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doithoai.domain.kinds import AnswerForm, Competence, Outcome


@dataclass(frozen=True, slots=True)
class Petitioner:
    """Who raised a petition. All personal data (Law 91/2025/QH15); everything but the words is optional.

    Attributes:
        address: village or street, e.g. ``Thôn Hùng Tiến``.
        confidential: asked that the name be kept private (giữ kín danh tính) in everything public.
    """

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    confidential: bool | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer given in the meeting (trả lời tại hội nghị)."""

    by: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who must settle a petition and answer by when (phân công)."""

    lead: str | None = None
    supporting: tuple[str, ...] = ()
    due: date | None = None
    form: AnswerForm | None = None


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """The answer given in writing by the agency (văn bản trả lời); ``number`` is its number and symbol."""

    number: str | None = None
    date: datetime.date | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Petition:
    """One opinion or petition (ý kiến, kiến nghị), in the petitioner's words."""

    uid: str
    number: int | None = None
    petitioner: Petitioner | None = None
    field: str | None = None
    content: str | None = None
    competence: Competence | None = None
    answer: Answer | None = None
    assignment: Assignment | None = None
    written_answer: WrittenAnswer | None = None
    outcome: Outcome | None = None


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
