"""A session: one meeting of the head with the citizens, and everything said in it."""

import datetime as dt
from dataclasses import dataclass
from datetime import datetime

from doithoai.domain.kinds import DocumentKind, Role, SessionKind, Side
from doithoai.domain.petition import Petition


@dataclass(frozen=True, slots=True)
class Person:
    """Someone acting in an office: the chair, the minute taker."""

    name: str
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone on the roster of a session.

    Attributes:
        body: the body represented (đơn vị) or, for a citizen, the address.
        present: True came, False did not, None not yet known.
    """

    name: str
    position: str | None = None
    body: str | None = None
    role: Role | None = None
    present: bool | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """An issued document as the book of documents knows it, without its bytes.

    Attributes:
        number: its number in its series, e.g. 5; the printed form is the format's business.
        symbol: e.g. ``TB-UBND`` (state) or ``TB/ĐU`` (party), without the number.
        sha256: of the frozen PDF, lower-case hex.
        file: name of the PDF inside a package, e.g. ``documents/2022/TB-UBND-05.pdf``.
    """

    kind: DocumentKind
    number: int | None = None
    symbol: str | None = None
    date: dt.date | None = None
    sha256: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One session (hội nghị tiếp xúc, đối thoại). ``None`` everywhere means "not known".

    Attributes:
        uid: identity for ever and everywhere; a UUID when this program made it.
        starts_at, ends_at: local time, naive.
        citizens_present: number of citizens who came, named or not.
        opening: the head's opening and report on the situation.
        conclusion: the chair's conclusion.
    """

    uid: str
    kind: SessionKind | None = None
    side: Side | None = None
    title: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    audience: str | None = None
    fields: tuple[str, ...] = ()
    chair: Person | None = None
    minute_taker: Person | None = None
    citizens_present: int | None = None
    opening: str | None = None
    conclusion: str | None = None
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
