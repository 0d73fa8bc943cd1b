"""The plan of a year as it was issued: which sessions were laid down then, for which days."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord
from doithoai.register import rows
from doithoai.register.connection import Register


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
