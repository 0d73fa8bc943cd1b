"""Letters about petitions: which are due, to whom each goes, and what it needs beside its session.

One agency gets one reminder over all its sessions, so that none reads the others' failings; a petition is transferred
by a slip of its own, and answered by a letter of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from doithoai.documents.brief import Brief
from doithoai.documents.content.letters import prose_of
from doithoai.documents.content.petitions import in_order, numbered
from doithoai.documents.content.private_sheet import private_lead
from doithoai.documents.content.transfer import is_to_transfer
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.petition import Petition, is_overdue
from doithoai.domain.session import Session
from doithoai.domain.text import nfc
from doithoai.register import assignments, documents, sessions
from doithoai.register.assignments import Chosen, Owed
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow
from doithoai.work import requests


@dataclass(frozen=True, slots=True)
class LetterDue:
    """A letter that is due.

    Attributes:
        session_uid: the session it belongs to in the book; of a reminder the latest it is about.
        addressee: empty where the petition tells it.
        petitions: uids of those it is about; empty: all of the addressee's.
        number: of the one petition it is about, as papers of its session call it.
    """

    kind: DocumentKind
    session_uid: str
    addressee: str
    petitions: tuple[str, ...] = ()
    number: int | None = None


PETITION_LETTERS = (DocumentKind.TRANSFER, DocumentKind.COVER)
"""Letters about one petition each."""
_TO_BODIES = (DocumentKind.REMINDER, DocumentKind.TRANSFER, DocumentKind.REQUEST)
AGENCY_LETTERS = (DocumentKind.REMINDER, DocumentKind.PRIVATE_SHEET, DocumentKind.REQUEST)
"""Papers for one agency each."""
LETTERS = (*AGENCY_LETTERS, *PETITION_LETTERS)
"""Kinds that go to somebody about certain petitions."""


def reminders_due(
    register: Register, day: date, agencies: Sequence[str] = (), session_uid: str = ""
) -> list[LetterDue]:
    """One reminder an agency with petitions overdue on ``day``, whatever their sessions; those with most first.

    Args:
        agencies: to these only, however their names are spaced and capitalised; empty: to all.
        session_uid: to those only that owe something of this session; empty: to all.
    """
    wanted = set(map(_even, agencies))
    due = []
    for count in assignments.agencies(register, day):
        if not count.lead or not count.overdue or (wanted and _even(count.lead) not in wanted):
            continue
        uids = _late_sessions(register, count.lead, day)
        if not session_uid or session_uid in uids:
            due.append(LetterDue(DocumentKind.REMINDER, uids[-1], count.lead))
    return due


def transfers_due(brief: Brief) -> list[LetterDue]:
    """One slip for each petition of the brief's session that others are to settle; the lead agency gets it."""
    prose = prose_of(replace(brief, kind=DocumentKind.TRANSFER), None)
    return [
        LetterDue(DocumentKind.TRANSFER, brief.session.uid, _lead(item.petition), (item.petition.uid,), item.number)
        for item in in_order(brief)
        if is_to_transfer(prose, item.petition)
    ]


def covers_of(brief: Brief) -> list[LetterDue]:
    """The letter to each petitioner of the brief's session; first of those answered in writing, which are due."""
    items = sorted(in_order(brief), key=lambda item: item.petition.written_answer is None)
    uid = brief.session.uid
    return [LetterDue(DocumentKind.COVER, uid, "", (item.petition.uid,), item.number) for item in items]


def private_due(brief: Brief) -> list[LetterDue]:
    """The sheet for each agency that settles what people raised who asked to be kept private, in that order."""
    leads = dict.fromkeys(private_lead(item.petition) for item in in_order(brief))
    uid = brief.session.uid
    return [LetterDue(DocumentKind.PRIVATE_SHEET, uid, lead) for lead in leads if lead]


def requests_due(brief: Brief) -> list[LetterDue]:
    """The letter to each body above that is to settle something of the brief's session."""
    return [LetterDue(DocumentKind.REQUEST, brief.session.uid, body) for body in requests.bodies_of(brief)]


def requests_over_all(register: Register, day: date) -> list[LetterDue]:
    """The letters about what waits with the level above, of all sessions of a side; kept with the latest of them."""
    return [
        LetterDue(DocumentKind.REQUEST, session_uid, body, uids)
        for body, session_uid, uids in requests.over_all(register, day)
    ]


def gathered(register: Register, brief: Brief, replaces: str | None = None) -> Brief:
    """The brief with what a letter of its kind needs of other sessions; any other brief as it is.

    A reminder gets its agency's overdue petitions of all sessions, and how many reminders that agency had; without an
    addressee it goes to the agency of its session that owes most. A transfer slip without a petition is the first that
    is due. A request gets what its addressee is to settle (`requests.gathered`).

    Args:
        replaces: uid of the letter this one replaces, which is no earlier one.
    """
    if brief.kind is DocumentKind.REMINDER:
        return _reminder(register, brief, replaces)
    if brief.kind is DocumentKind.TRANSFER and not brief.petitions:
        due = next(iter(transfers_due(brief)), None)
        return replace(brief, petitions=due.petitions, addressee=brief.addressee or due.addressee) if due else brief
    if brief.kind is DocumentKind.REQUEST:
        return requests.gathered(register, brief)
    return brief


def _reminder(register: Register, brief: Brief, replaces: str | None) -> Brief:
    agencies = [brief.addressee] if brief.addressee else []
    due = reminders_due(register, brief.date, agencies, "" if agencies else brief.session.uid)
    if not due:
        return replace(brief, petitions=())
    lead = due[0].addressee
    uids = _late_sessions(register, lead, brief.date)
    whole = [_only_late(sessions.get(register, uid), lead, brief.date) for uid in uids]
    earlier = documents.reminders_to(register, lead, brief.date, replaces)
    return replace(brief, addressee=lead, sessions=tuple(whole), earlier=earlier, petitions=())


def noted(content: dict[str, object], brief: Brief) -> dict[str, object]:
    """What is kept beside an issued letter, with whom it went to: later reminders are counted by it."""
    if brief.kind not in LETTERS:
        return content
    return {**content, "letter": {"addressee": brief.addressee, "petitions": list(brief.petitions)}}


def body_of(brief: Brief) -> str | None:
    """The body that a letter goes to, for the book and the data file; None of other papers: a cover's is a citizen."""
    return brief.addressee or None if brief.kind in _TO_BODIES else None


def _lead(petition: Petition) -> str:
    return petition.assignment.lead or "" if petition.assignment else ""


def _late_sessions(register: Register, lead: str, day: date) -> list[str]:
    """The sessions in which something overdue was given to an agency, the earliest first."""
    return _by_day(assignments.each(register, Chosen(Owed.OVERDUE, day, lead)))


def _by_day(rows: Iterable[PetitionRow]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row.starts_at is None, row.starts_at or datetime.min, row.session_uid))
    return list(dict.fromkeys(row.session_uid for row in ordered))


def _even(name: str) -> str:
    return " ".join(nfc(name).casefold().split())


def _only_late(session: Session, lead: str, day: date) -> Session:
    """The session with what this agency owes of it, numbered as in all its papers, and nothing of anybody else."""
    late = (
        replace(item.petition, number=item.number)
        for item in numbered(session.petitions)
        if _lead(item.petition) == lead and is_overdue(item.petition, day)
    )
    return replace(session, petitions=tuple(late))
