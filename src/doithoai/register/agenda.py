"""What the day asks for: sessions to come with their legal dates, and what was held but not yet issued."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from doithoai.domain.deadlines import Deadline, compute
from doithoai.domain.kinds import DocumentKind
from doithoai.register import catalogues
from doithoai.register.connection import Register
from doithoai.register.held import WAS_HELD

_LOOK_BACK = timedelta(days=60)
# Which document answers which rule of the office's time limits.
_DOCUMENTS = {
    "announcement": DocumentKind.ANNOUNCEMENT,
    "notice": DocumentKind.NOTICE,
    "results": DocumentKind.RESULTS,
}


@dataclass(frozen=True, slots=True)
class Coming:
    """A session that is still to be held."""

    uid: str
    title: str | None
    starts_at: datetime
    place: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """A document that a rule asks for by a date, not issued yet."""

    session_uid: str
    session_title: str | None
    kind: DocumentKind
    deadline: Deadline


def coming(register: Register, now: datetime, limit: int = 10) -> list[Coming]:
    """The next sessions, the nearest first; one of today of which the time is not known is still to come."""
    rows = register.rows(
        "SELECT uid, title, starts_at, place FROM session "
        "WHERE deleted_at IS NULL AND (state IS NULL OR state NOT IN ('postponed', 'cancelled')) "
        "AND (starts_at >= ? OR starts_at = ?) ORDER BY starts_at LIMIT ?",
        (now.strftime("%Y-%m-%dT%H:%M"), now.strftime("%Y-%m-%dT00:00"), limit),
    )
    return [Coming(uid, title, datetime.fromisoformat(at), place) for uid, title, at, place in rows]


def duties(register: Register, today: date) -> list[Duty]:
    """Announcements, notices and results that the office's time limits ask for and that are not issued.

    Of sessions to come, and of those held in the last 60 days; the nearest date first.
    """
    rules = catalogues.deadline_rules(register)
    calendar = catalogues.work_calendar(register)
    duties = []
    days = {"first": (today - _LOOK_BACK).isoformat(), "today": today.isoformat()}
    for uid, title, starts_at, is_held, issued in register.rows(_SESSIONS, days):
        day = datetime.fromisoformat(starts_at).date()
        for key, kind in _DOCUMENTS.items():
            if key not in rules or kind in (issued or "").split(","):
                continue
            # An announcement before the session, the others after it; of one not held nothing is owed.
            if day > today if rules[key].direction == "before" else is_held:
                duties.append(Duty(uid, title, kind, compute(rules[key], day, calendar)))
    return sorted(duties, key=lambda duty: duty.deadline.due)


_SESSIONS = f"""
SELECT s.uid, s.title, s.starts_at, {WAS_HELD},
    (SELECT group_concat(d.kind) FROM document d WHERE d.session_id = s.id)
FROM session s WHERE s.deleted_at IS NULL AND s.starts_at >= :first
AND (s.state IS NULL OR s.state NOT IN ('postponed', 'cancelled')) ORDER BY s.starts_at
"""


def held_this_year(register: Register, today: date) -> int:
    """How many sessions were held in the year of ``today``."""
    days = {"first": f"{today.year:04d}-01-01", "after": f"{today.isoformat()}T99", "today": today.isoformat()}
    return int(
        register.value(
            f"SELECT count(*) FROM session s WHERE deleted_at IS NULL AND starts_at >= :first AND starts_at <= :after "
            f"AND {WAS_HELD}",
            days,
        )
    )


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A session whose day has passed and of which nobody said whether it was held."""

    uid: str
    title: str | None
    starts_at: datetime


def to_ask(register: Register, today: date) -> list[Unanswered]:
    """The sessions of days before ``today`` that still stand as planned or announced, the latest first."""
    rows = register.rows(
        "SELECT uid, title, starts_at FROM session WHERE deleted_at IS NULL AND state IN ('planned', 'announced') "
        "AND starts_at < ? ORDER BY starts_at DESC",
        (today.isoformat(),),
    )
    return [Unanswered(uid, title, datetime.fromisoformat(at)) for uid, title, at in rows]
