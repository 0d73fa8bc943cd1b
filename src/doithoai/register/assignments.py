"""What agencies owe: assigned petitions without an answer, by agency and by date; and dates that were moved.

Nothing drops out of these lists: what has no date stands first, what is late stands before what is not.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from doithoai.register import petitions, rows
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow

WEEK = timedelta(days=7)


class Owed(StrEnum):
    """Which assigned petitions a list shows."""

    WAITING = "waiting"
    WEEK = "week"
    OVERDUE = "overdue"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """What one agency owes.

    Attributes:
        lead: the agency; None for petitions assigned to none.
        week: of those waiting, how many are due within seven days (today with them).
    """

    lead: str | None
    waiting: int
    week: int
    overdue: int


# Word for word the condition of the indexes petition_owed_lead and petition_owed_due.
_OWED = "p.assigned AND NOT p.written AND (p.outcome IS NULL OR p.outcome = 'open') AND p.deleted_at IS NULL"
_TESTS = {
    Owed.WAITING: _OWED,
    Owed.WEEK: f"{_OWED} AND p.due BETWEEN :today AND :week",
    Owed.OVERDUE: f"{_OWED} AND p.due < :today",
    Owed.SETTLED: "p.assigned AND (p.written OR p.outcome IN ('closed', 'transferred', 'withdrawn'))",
}


def _days(today: date) -> dict[str, object]:
    return {"today": today.isoformat(), "week": (today + WEEK).isoformat()}


def agencies(register: Register, today: date) -> list[AgencyCount]:
    """The agencies that owe an answer, those with most overdue first."""
    counts = register.rows(
        "SELECT p.lead, count(*), total(p.due BETWEEN :today AND :week), total(p.due < :today) AS late "
        f"FROM petition p CROSS JOIN session s ON s.id = p.session_id WHERE {_OWED} AND s.deleted_at IS NULL "
        "GROUP BY p.lead ORDER BY late DESC, count(*) DESC, p.lead",
        _days(today),
    )
    return [AgencyCount(lead, waiting, int(week), int(late)) for lead, waiting, week, late in counts]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rows a list of assignments shows; ``lead`` None asks for every agency, empty for petitions of none."""

    owed: Owed
    today: date
    lead: str | None = None


def page(
    register: Register, chosen: Chosen, *, after: PetitionRow | None = None, limit: int = 100
) -> list[PetitionRow]:
    """The next petitions of a list by date, the earliest first (without a date before all); settled ones newest first.

    Args:
        after: the last row of the part before.
    """
    return list(_rows(register, chosen, after, limit))


def each(register: Register, chosen: Chosen) -> Iterator[PetitionRow]:
    """The whole list, one row in memory at a time (for a spreadsheet)."""
    return _rows(register, chosen, None, -1)


def count(register: Register, chosen: Chosen) -> int:
    """How many rows the whole list has."""
    tests, values = _tests(chosen)
    return int(
        register.value(
            "SELECT count(*) FROM petition p CROSS JOIN session s ON s.id = p.session_id "
            f"WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL AND {' AND '.join(tests)}",
            values,
        )
    )


def _tests(chosen: Chosen) -> tuple[list[str], dict[str, object]]:
    tests, values = [_TESTS[chosen.owed]], _days(chosen.today)
    if chosen.lead is not None:
        tests.append("p.lead = :lead" if chosen.lead else "p.lead IS NULL")
        values["lead"] = chosen.lead
    return tests, values


def _rows(register: Register, chosen: Chosen, after: PetitionRow | None, limit: int) -> Iterator[PetitionRow]:
    tests, values = _tests(chosen)
    values["limit"] = limit
    order = "p.due, p.id"
    if chosen.owed is Owed.SETTLED:
        order = "p.id DESC"
        if after:
            tests.append("p.id < :row")
    elif after:
        tests.append("(p.due, p.id) > (:due, :row)" if _due(after) else "(p.due IS NOT NULL OR p.id > :row)")
    if after:
        values["row"], values["due"] = after.row, _due(after)
    return petitions.where(register, f"{' AND '.join(tests)} ORDER BY {order} LIMIT :limit", values)


def _due(row: PetitionRow) -> str | None:
    task = row.petition.assignment
    return rows.iso(task.due) if task else None


def beyond(register: Register, leads: Iterable[str], levels: Iterable[str]) -> Iterator[PetitionRow]:
    """Open petitions that lie with one of ``leads``, or that a level of ``levels`` is competent for."""
    test = (
        "NOT p.written AND (p.outcome IS NULL OR p.outcome = 'open') AND "
        "(p.lead IN (SELECT value FROM json_each(:leads)) OR p.competence IN (SELECT value FROM json_each(:levels)))"
    )
    names = {"leads": json.dumps(list(leads)), "levels": json.dumps(list(map(str, levels)))}
    return petitions.where(register, test, names)


def notice_day(register: Register, session_uid: str) -> date | None:
    """The day the notice of a session was issued: what the answer's time limit counts from."""
    return rows.day(
        register.value(
            "SELECT max(d.date) FROM document d JOIN session s ON s.id = d.session_id "
            "WHERE s.uid = ? AND d.kind = 'notice'",
            (session_uid,),
        )
    )
