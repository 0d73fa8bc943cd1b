"""A session: one meeting of the head with the citizens, and everything said in it."""

import datetime as dt
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from doithoai.domain.errors import N_
from doithoai.domain.kinds import DocumentKind, Role, SessionKind, Side
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
    """

    kind: Annotated[DocumentKind, Part(N_("Kind"))]
    number: Annotated[int | None, Part(N_("Number"), least=1)] = None
    symbol: Annotated[str | None, Part(N_("Symbol"))] = None
    date: Annotated[dt.date | None, Part(N_("Date"))] = None
    sha256: Annotated[str | None, Part(N_("SHA-256"), check="sha256")] = None
    file: Annotated[str | None, Part(N_("File"), check="member")] = None


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
        starts_at, ends_at: local time, naive.
        citizens_present: number of citizens who came, named or not.
        opening: the head's opening and report on the situation.
        conclusion: the chair's conclusion, in the chair's own words.
        notice_conclusion: the same told of the chair, for what goes out; None takes the chair's words.
        read_back: the minutes were read to those present, who agreed; only then do the minutes say so.
    """

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    office: Annotated[SessionOffice | None, Part(N_("Office"), since=2, stored=False)] = None
    kind: Annotated[SessionKind | None, Part(N_("Kind"))] = None
    side: Annotated[Side | None, Part(N_("Held by"))] = None
    title: Annotated[str | None, Part(N_("Title"))] = None
    starts_at: Annotated[datetime | None, Part(N_("Begins"))] = None
    ends_at: Annotated[datetime | None, Part(N_("Ends"))] = None
    place: Annotated[str | None, Part(N_("Place"))] = None
    audience: Annotated[str | None, Part(N_("With whom"))] = None
    fields: Annotated[tuple[str, ...], Part(N_("Fields"), check="field")] = ()
    chair: Annotated[Person | None, Part(N_("Chair"), prefix="chair_")] = None
    minute_taker: Annotated[Person | None, Part(N_("Minute taker"), prefix="taker_")] = None
    citizens_present: Annotated[int | None, Part(N_("Citizens present"))] = None
    opening: Annotated[str | None, Part(N_("Opening and report of the head"))] = None
    conclusion: Annotated[str | None, Part(N_("Conclusion of the chair"))] = None
    read_back: Annotated[bool | None, Part(N_("Minutes read back and agreed"), since=2)] = None
    notice_conclusion: Annotated[str | None, Part(N_("Conclusion as the notice tells it"), since=2)] = None
    attendees: tuple[Attendee, ...] = ()
    petitions: tuple[Petition, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of a list of sessions: the session's particulars and its counts, nothing loaded."""

    uid: str
    title: str | None
    kind: SessionKind | None
    side: Side | None
    starts_at: datetime | None
    place: str | None
    petitions: int
    answered: int
    assigned: int
    overdue: int
