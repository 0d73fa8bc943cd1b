"""What the day asks for: sessions to come with their legal dates, and what was held but not yet issued."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from doithoai.domain.deadlines import Deadline, compute
from doithoai.domain.kinds import DocumentKind
from doithoai.register import catalogues
from doithoai.register.connection import Register

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
    sessions = register.rows(
        "SELECT uid, title, starts_at, place FROM session "
        "WHERE deleted_at IS NULL AND (starts_at >= ? OR starts_at = ?) ORDER BY starts_at LIMIT ?",
        (now.strftime("%Y-%m-%dT%H:%M"), now.strftime("%Y-%m-%dT00:00"), limit),
    )
    return [Coming(uid, title, datetime.fromisoformat(at), place) for uid, title, at, place in sessions]


def duties(register: Register, today: date) -> list[Duty]:
    """Announcements, notices and results that the office's time limits ask for and that are not issued.

    Of sessions to come, and of those held in the last 60 days; the nearest date first.
    """
    rules = catalogues.deadline_rules(register)
    calendar = catalogues.work_calendar(register)
    duties = []
    for uid, title, starts_at, issued in register.rows(_SESSIONS, ((today - _LOOK_BACK).isoformat(),)):
        held = datetime.fromisoformat(starts_at).date()
        for key, kind in _DOCUMENTS.items():
            if key not in rules or kind in (issued or "").split(","):
                continue
            before = rules[key].direction == "before"
            if before == (held > today):  # an announcement before the session, the others after it
                duties.append(Duty(uid, title, kind, compute(rules[key], held, calendar)))
    return sorted(duties, key=lambda duty: duty.deadline.due)


_SESSIONS = """
SELECT s.uid, s.title, s.starts_at, (SELECT group_concat(d.kind) FROM document d WHERE d.session_id = s.id)
FROM session s WHERE s.deleted_at IS NULL AND s.starts_at >= ? ORDER BY s.starts_at
"""


def held_this_year(register: Register, today: date) -> int:
    """How many sessions were held in the year of ``today``."""
    return int(
        register.value(
            "SELECT count(*) FROM session WHERE deleted_at IS NULL AND starts_at >= ? AND starts_at <= ?",
            (f"{today.year:04d}-01-01", f"{today.isoformat()}T99"),
        )
    )
