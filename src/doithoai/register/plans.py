"""The plan of a year as it was issued: which sessions were laid down then, for which days; and where each stands."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from doithoai.domain.kinds import SessionState
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord
from doithoai.register import rows
from doithoai.register.connection import Register, Row
from doithoai.register.held import WAS_HELD


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session as the plan has it."""

    uid: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class IssuedPlan:
    """A plan and its sessions that lie in the period asked for."""

    record: DocumentRecord
    sessions: tuple[PlannedSession, ...]


def issued(register: Register, period: Period, until: date) -> IssuedPlan | None:
    """The latest plan issued up to ``until`` that covers the period; None when there is none."""
    row = register.row(
        f"SELECT d.content, {rows.names(rows.DOCUMENT, 'd')} FROM document d "
        "WHERE d.kind = 'plan' AND d.covers_from <= ? AND d.covers_to >= ? AND d.date <= ? AND d.content IS NOT NULL "
        "ORDER BY d.date DESC, d.id DESC LIMIT 1",
        (rows.iso(period.first), rows.iso(period.last), rows.iso(until)),
    )
    if row is None:
        return None
    content, *record = row
    planned = (_session(part) for part in json.loads(content)["plan"])
    in_period = tuple(session for session in planned if period.first <= session.day <= period.last)
    return IssuedPlan(rows.document_of(record), in_period)


def _session(part: dict[str, str]) -> PlannedSession:
    return PlannedSession(part["uid"], part["title"], datetime.fromisoformat(part["starts_at"]).date())


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a session stands on a day; ``was_held`` as `domain.session.was_held` says it."""

    title: str
    day: date | None
    state: SessionState | None
    was_held: bool


_STANDING = f"SELECT s.uid, s.title, s.starts_at, s.state, {WAS_HELD} FROM session s WHERE s.deleted_at IS NULL"


def standing(register: Register, uids: list[str], today: date) -> dict[str, Standing]:
    """Where each of the sessions stands, by its uid; none for one that is in the bin."""
    values = {"today": today.isoformat(), "uids": json.dumps(uids)}
    rows = register.rows(f"{_STANDING} AND s.uid IN (SELECT value FROM json_each(:uids))", values)
    return {str(uid): _standing(row) for uid, *row in rows}


def not_held(register: Register, period: Period, today: date) -> list[Standing]:
    """The sessions laid down for the period and not held, the earliest first; not those of which nothing was said."""
    values = {
        "today": today.isoformat(),
        "first": period.first.isoformat(),
        "after": f"{period.last.isoformat()}T99",
    }
    rows = register.rows(
        f"{_STANDING} AND s.state IS NOT NULL AND s.starts_at >= :first AND s.starts_at < :after "
        f"AND NOT {WAS_HELD} ORDER BY s.starts_at, s.uid",
        values,
    )
    return [_standing(row) for _uid, *row in rows]


def _standing(row: Row | list[object]) -> Standing:
    title, starts_at, state, was_held = row
    day = datetime.fromisoformat(str(starts_at)).date() if starts_at else None
    return Standing(str(title or ""), day, SessionState(str(state)) if state else None, bool(was_held))
