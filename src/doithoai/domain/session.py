"""A session: one meeting of the head with the citizens, and everything said in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from doithoai.domain.errors import N_
from doithoai.domain.kinds import Demand, DocumentKind, Holding, Role, SessionKind, SessionState, Side
from doithoai.domain.petition import Petition
from doithoai.domain.shape import Part


@dataclass(frozen=True, slots=True)
class Person:
    """Someone acting in an office: the chair, the minute taker."""

    name: Annotated[str, Part(N_("Full name"), check="name")]
    position: Annotated[str | None, Part(N_("Position"))] = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone on the roster of a session.

    Attributes:
        body: the body represented (đơn vị) or, for a citizen, the address.
        present: True came, False did not, None not yet known.
    """

    name: Annotated[str, Part(N_("Full name"), check="name")]
    position: Annotated[str | None, Part(N_("Position"))] = None
    body: Annotated[str | None, Part(N_("Body or address"))] = None
    role: Annotated[Role | None, Part(N_("Role"))] = None
    present: Annotated[bool | None, Part(N_("Came"))] = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """An issued document as the book of documents knows it, without its bytes.

    Attributes:
        number: its number in its series, e.g. 5; the printed form is the format's business.
        symbol: e.g. ``TB-UBND`` (state) or ``TB/ĐU`` (party), without the number.
        sha256: of the frozen PDF, lower-case hex.
        file: name of the PDF inside a package, e.g. ``documents/2022/TB-UBND-05.pdf``.
        covers_from, covers_to: the days that a paper of no session is about (a report, a plan).
        addressee: the body that a letter went to; never a citizen.
    """

    kind: Annotated[DocumentKind, Part(N_("Kind"))]
    number: Annotated[int | None, Part(N_("Number"), least=1)] = None
    symbol: Annotated[str | None, Part(N_("Symbol"))] = None
    date: Annotated[dt.date | None, Part(N_("Date"))] = None
    sha256: Annotated[str | None, Part(N_("SHA-256"), check="sha256")] = None
    file: Annotated[str | None, Part(N_("File"), check="member")] = None
    covers_from: Annotated[dt.date | None, Part(N_("Covers from"), since=2)] = None
    covers_to: Annotated[dt.date | None, Part(N_("Covers to"), since=2)] = None
    addressee: Annotated[str | None, Part(N_("Addressee"), since=2)] = None


@dataclass(frozen=True, slots=True)
class SessionOffice:
    """The office that held a session, in a register that holds those of several; named as it was called then."""

    code: Annotated[str | None, Part(N_("Code"))] = None
    name: Annotated[str | None, Part(N_("Name"))] = None


@dataclass(frozen=True, slots=True)
class Session:
    """One session (hội nghị tiếp xúc, đối thoại). ``None`` everywhere means "not known".

    Attributes:
        uid: identity for ever and everywhere; a UUID when this program made it.
        office: who held it; None for the register's own office.
        state: where it stands in its life; whether it was held is asked of `was_held` only.
        villages: those that hold it together, where it is for a cluster of villages.
        demanded_by: why it is held.
        co_chairs: who chairs beside ``chair``: the HĐND's standing body, the Front; they sign the minutes too.
        starts_at, ends_at: local time, naive.
        citizens_present: number of citizens who came, named or not.
        opening: the head's opening and report on the situation.
        conclusion: the chair's conclusion, in the chair's own words.
        notice_conclusion: the same told of the chair, for what goes out; None takes the chair's words.
        read_back: the minutes were read to those present, who agreed; only then do the minutes say so.
    """

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    office: Annotated[SessionOffice | None, Part(N_("Office"), since=2, stored=False)] = field(
        default=None, kw_only=True
    )
    kind: Annotated[SessionKind | None, Part(N_("Kind"))] = None
    side: Annotated[Side | None, Part(N_("Held by"))] = None
    title: Annotated[str | None, Part(N_("Title"))] = None
    state: Annotated[SessionState | None, Part(N_("State of the session"), since=2)] = None
    holding: Annotated[Holding | None, Part(N_("Way of holding"), since=2)] = None
    villages: Annotated[tuple[str, ...], Part(N_("Cluster of villages"), since=2)] = ()
    demanded_by: Annotated[Demand | None, Part(N_("Reason for holding"), since=2)] = None
    starts_at: Annotated[datetime | None, Part(N_("Begins"))] = None
    ends_at: Annotated[datetime | None, Part(N_("Ends"))] = None
    place: Annotated[str | None, Part(N_("Place"))] = None
    audience: Annotated[str | None, Part(N_("With whom"))] = None
    fields: Annotated[tuple[str, ...], Part(N_("Fields"), check="field")] = ()
    chair: Annotated[Person | None, Part(N_("Chair"), prefix="chair_")] = None
    co_chairs: Annotated[tuple[Person, ...], Part(N_("Co-chairs"), packed=True, since=2)] = ()
    minute_taker: Annotated[Person | None, Part(N_("Minute taker"), prefix="taker_")] = None
    citizens_present: Annotated[int | None, Part(N_("Citizens present"))] = None
    opening: Annotated[str | None, Part(N_("Opening and report of the head"))] = None
    conclusion: Annotated[str | None, Part(N_("Conclusion of the chair"))] = None
    read_back: Annotated[bool | None, Part(N_("Minutes read back and agreed"), since=2)] = None
    notice_conclusion: Annotated[str | None, Part(N_("Conclusion as the notice tells it"), since=2)] = None
    attendees: tuple[Attendee, ...] = ()
    petitions: tuple[Petition, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()


def was_held(session: Session, today: dt.date) -> bool:
    """Whether the session took place: the one answer for papers, figures and reminders.

    Of a session that came in without a state (a file of an earlier version), what it holds and its day tell; one
    whose day lies ahead was not held, whatever was collected for it.
    """
    if session.state is not None:
        return session.state is SessionState.HELD
    day = session.starts_at.date() if session.starts_at else None
    if day is not None and day != today:
        return day < today
    return _tells_of_meeting(session)


def _tells_of_meeting(session: Session) -> bool:
    """Whether something is entered that only a session that was held has."""
    return any(_of_meeting(session))


def _of_meeting(session: Session) -> Iterator[bool]:
    """Facts of a meeting, each known or not. Petitions that came before its day are none."""
    yield from (bool(text) for text in (session.opening, session.conclusion, session.notice_conclusion))
    yield from (fact is not None for fact in (session.ends_at, session.citizens_present, session.read_back))
    yield any(attendee.present is not None for attendee in session.attendees)
    yield any(is_of_meeting(petition, session.starts_at) for petition in session.petitions)


def is_of_meeting(petition: Petition, starts_at: datetime | None) -> bool:
    """Whether a petition was raised, answered or assigned in the meeting; one collected before it was not yet."""
    if petition.answer is not None or petition.assignment is not None:
        return True
    return petition.received_on is None or starts_at is None or petition.received_on >= starts_at.date()


def state_after(was: Session, now: Session, moment: datetime) -> SessionState | None:
    """The state of a session after an entry: it becomes held by the first fact of the meeting that is entered.

    Not before its day, and not by an end that is still to come; one that was cancelled or postponed is taken up again
    by its state only.

    Args:
        was, now: before and after the entry.
        moment: of the entry.
    """
    open_states = (None, SessionState.PLANNED, SessionState.ANNOUNCED)
    if now.state != was.state or now.state not in open_states:
        return now.state
    if now.starts_at and now.starts_at.date() > moment.date():
        return now.state
    if now.ends_at and now.ends_at > moment:
        was, now = replace(was, ends_at=None), replace(now, ends_at=None)
    is_entered = any(after and not before for before, after in zip(_of_meeting(was), _of_meeting(now), strict=True))
    return SessionState.HELD if is_entered else now.state


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of a list of sessions: the session's particulars and its counts, nothing loaded.

    Attributes:
        state: as it was said; of one of which nothing was said, held or None (`was_held`).
    """

    uid: str
    title: str | None
    kind: SessionKind | None
    side: Side | None
    starts_at: datetime | None
    place: str | None
    state: SessionState | None
    petitions: int
    answered: int
    assigned: int
    overdue: int
