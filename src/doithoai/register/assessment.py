"""What the yearly assessment needs of the register, counted in the file for each office."""

from collections.abc import Iterable
from datetime import date

from doithoai.domain.assessment import Measure, Scheme, Unit, Value
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.domain.turnover import Turnover, elapsed
from doithoai.register import facts, offices, turnover
from doithoai.register.connection import Register
from doithoai.register.figures import OF_PERIOD
from doithoai.register.hotspots import AGAIN
from doithoai.register.turnover import RECEIVED

_PAPER = "(SELECT min(d.date) FROM document d WHERE d.session_id = s.id AND d.kind = '{kind}')"
_HELD = f"""
WITH held AS MATERIALIZED (
    SELECT s.office_id AS office, substr(s.starts_at, 1, 10) AS day,
        {_PAPER.format(kind="announcement")} AS announced, {_PAPER.format(kind="results")} AS results
    FROM session s WHERE {OF_PERIOD}
)
SELECT office, count(*), total(announced <= date(day, :before)), total(results <= date(day, :after)),
    total(results IS NOT NULL OR date(day, :after) < :today), count(announced), count(results)
FROM held GROUP BY office
"""
_REOPENED = f"""
SELECT s.office_id, count(*) FROM petition p JOIN session s ON s.id = p.session_id
WHERE p.matter IS NOT NULL AND s.deleted_at IS NULL AND {facts.SQL} & {facts.SAYS}
    AND {RECEIVED} BETWEEN :first AND :last AND {AGAIN} GROUP BY s.office_id
"""
# What an office is called is what its latest session calls it, else its latest package.
_OFFICES = """
SELECT o.id, o.own, o.code, o.level, coalesce(
    (SELECT s.office_name FROM session s WHERE s.office_id = o.id AND s.office_name IS NOT NULL
        ORDER BY s.starts_at DESC LIMIT 1),
    (SELECT p.office_name FROM merged_package p WHERE p.office_id = o.id ORDER BY p.at DESC LIMIT 1))
FROM office o ORDER BY o.own DESC, o.code
"""


def units(register: Register, scheme: Scheme, period: Period, today: date) -> list[Unit]:
    """Every office of the register with what was measured of it, as of ``today``; the register's own first.

    An office of which nothing is known in the period, neither a session nor a petition, has no values at all.
    """
    counted = elapsed(period, today)
    if counted is None:
        return []
    values = {
        "first": counted.first.isoformat(),
        "last": counted.last.isoformat(),
        "today": today.isoformat(),
        "before": f"-{scheme.announced_days} days",
        "after": f"+{scheme.results_days} days",
    }
    held = {office: tuple(map(int, counts)) for office, *counts in register.rows(_HELD, values)}
    reopened: dict[int, int] = dict(register.rows(_REOPENED, values))
    turned = turnover.of_offices(register, period, today)
    own = offices.on(register, counted.last)
    assessed = []
    for office, is_own, code, level, name in register.rows(_OFFICES):
        of_level = own.level if is_own else OfficeLevel(level) if level else None
        called = (own.name or own.party_name) if is_own else name
        unit = Unit(code or "", called or code or "", of_level, own=bool(is_own))
        if office in held or office in turned:
            duty = scheme.duty.get(of_level or OfficeLevel.COMMUNE, 0)
            whole, assigned = turned.get(office, (Turnover(), Turnover()))
            meetings = _of_sessions(held.get(office, (0, 0, 0, 0, 0, 0)), duty)
            unit = Unit(
                *(unit.code, unit.name, of_level),
                values={**meetings, **_of_petitions(whole, assigned, reopened.get(office, 0))},
                own=unit.own,
            )
        assessed.append(unit)
    return assessed


def _of_sessions(counts: Iterable[int], duty: int) -> dict[Measure, Value]:
    """Of papers that an office keeps none of in the register nobody knows whether they went out in time."""
    held, announced, results, results_due, announcements, publications = counts
    return {
        Measure.SESSIONS: Value(held, duty),
        Measure.ANNOUNCED: Value(announced, held if announcements else 0),
        Measure.RESULTS: Value(results, results_due if publications else 0),
    }


def _of_petitions(whole: Turnover, assigned: Turnover, reopened: int) -> dict[Measure, Value]:
    return {
        Measure.SETTLED: Value(whole.settled, whole.to_settle),
        Measure.IN_TIME: Value(whole.settled_in_time, whole.settled + whole.left_late),
        Measure.ASSIGNED: Value(assigned.settled, assigned.to_settle),
        Measure.OVERDUE: Value(whole.left_late, whole.to_settle),
        Measure.REOPENED: Value(reopened, whole.received),
    }
