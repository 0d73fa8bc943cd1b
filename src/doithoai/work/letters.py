"""Letters about petitions of more than one session: which are due, and what each needs beside its session.

One agency gets one letter over all its sessions, so that none reads the others' failings; a petition is transferred by
a slip of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing, standing
from doithoai.documents.content.letters import prose_of
from doithoai.documents.content.transfer import is_to_transfer
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.petition import Petition, is_overdue
from doithoai.domain.session import Session
from doithoai.register import assignments, documents, sessions
from doithoai.register.assignments import Chosen, Owed
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow


@dataclass(frozen=True, slots=True)
class LetterDue:
    """A letter that is due.

    Attributes:
        session_uid: the session it belongs to in the book; of a reminder the latest it is about.
        petitions: uids of those it is about; empty: all of the addressee's.
    """

    kind: DocumentKind
    session_uid: str
    addressee: str
    petitions: tuple[str, ...] = ()


def reminders_due(register: Register, day: date, agencies: Sequence[str] = ()) -> list[LetterDue]:
    """One reminder an agency with petitions overdue on ``day``, whatever their sessions; those with most first.

    Args:
        agencies: to these only; empty: to all.
    """
    leads = [count.lead for count in assignments.agencies(register, day) if count.lead and count.overdue]
    return [
        LetterDue(DocumentKind.REMINDER, _late_sessions(register, lead, day)[-1], lead)
        for lead in leads
        if not agencies or lead in agencies
    ]


def transfers_due(brief: Brief) -> list[LetterDue]:
    """One slip for each petition of the brief's session that others are to settle; the lead agency gets it."""
    prose = prose_of(replace(brief, kind=DocumentKind.TRANSFER), None)
    return [
        LetterDue(DocumentKind.TRANSFER, brief.session.uid, _lead(petition), (petition.uid,))
        for petition in brief.session.petitions
        if is_to_transfer(prose, petition)
    ]


def gathered(register: Register, brief: Brief) -> Brief:
    """The brief with what a letter of its kind needs of other sessions; any other brief as it is.

    A reminder gets its agency's overdue petitions of all sessions, and how many reminders that agency had; a request
    gets what waits with the level above, of all sessions.
    """
    if brief.kind is DocumentKind.REMINDER and brief.addressee:
        uids = _late_sessions(register, brief.addressee, brief.date)
        whole = [_only_late(sessions.get(register, uid), brief.addressee, brief.date) for uid in uids]
        earlier = documents.reminders_to(register, brief.addressee, brief.date)
        return replace(brief, sessions=tuple(whole), earlier=earlier, petitions=())
    if brief.kind is DocumentKind.REQUEST and not brief.petitions:
        uids = _asked_sessions(register, brief)
        return replace(brief, sessions=tuple(sessions.get(register, uid) for uid in uids))
    return brief


def noted(content: dict[str, object], brief: Brief) -> dict[str, object]:
    """What is kept beside an issued letter, with whom it went to: later reminders are counted by it."""
    if brief.kind not in (DocumentKind.REMINDER, DocumentKind.TRANSFER, DocumentKind.REQUEST, DocumentKind.COVER):
        return content
    return {**content, "letter": {"addressee": brief.addressee, "petitions": list(brief.petitions)}}


def _lead(petition: Petition) -> str:
    return petition.assignment.lead or "" if petition.assignment else ""


def _late_sessions(register: Register, lead: str, day: date) -> list[str]:
    """The sessions in which something overdue was given to an agency, the earliest first."""
    return _by_day(assignments.each(register, Chosen(Owed.OVERDUE, day, lead)))


def _asked_sessions(register: Register, brief: Brief) -> list[str]:
    """The brief's session, and those of which something waits with an agency above."""
    above = [
        count.lead
        for count in assignments.agencies(register, brief.date)
        if count.lead and standing(count.lead, brief.office, brief.format.family) is Standing.ABOVE
    ]
    rows = [row for lead in above for row in assignments.each(register, Chosen(Owed.WAITING, brief.date, lead))]
    return list(dict.fromkeys([*_by_day(rows), brief.session.uid]))


def _by_day(rows: Iterable[PetitionRow]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row.starts_at is None, row.starts_at or datetime.min, row.session_uid))
    return list(dict.fromkeys(row.session_uid for row in ordered))


def _only_late(session: Session, lead: str, day: date) -> Session:
    """The session with what this agency owes of it, and nothing of anybody else."""
    late = (petition for petition in session.petitions if _lead(petition) == lead and is_overdue(petition, day))
    return replace(session, petitions=tuple(late))
