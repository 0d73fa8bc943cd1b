"""Figures by the day things happened, counted in the file: `domain.turnover` says what each figure is.

Each test here says in SQL what `domain.turnover.of_petition` says of one petition; the counts and the lists behind
them are made of the same tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.period import Period
from doithoai.domain.turnover import Figure, Turnover, TurnoverCounting, TurnoverTables, elapsed
from doithoai.register.connection import Register
from doithoai.register.facts import ASSIGNED, FROM, SAYS, SETTLED, TRANSFERRED, UNDATED, WITHDRAWN
from doithoai.register.facts import SQL as _FACTS
from doithoai.register.parts import COLUMNS, EVERYTHING, By, OfParts

# Over ``p`` (petition) and ``s`` (session), with ``:first`` and ``:last``; `hotspots` and `assessment` ask the same.
RECEIVED = "coalesce(p.received_on, substr(s.starts_at, 1, 10))"
_WRITTEN_ON = "coalesce(p.written_date, '')"
IS_SETTLED = f"({_FACTS} & {SETTLED})"
SETTLED_ON = f"max({_WRITTEN_ON}, {RECEIVED})"
BY_END = f"({_FACTS} & {SETTLED} AND {_WRITTEN_ON} <= :last)"
_JUDGED_ON = f"CASE WHEN {BY_END} THEN {SETTLED_ON} ELSE :last END"
# The due date in force on the day on which a petition is judged (`domain.petition.due_on`).
_MOVED_SINCE = f"json_each(p.extensions) WHERE value ->> '$.at' > {_JUDGED_ON} || 'T99'"
DUE = f"""
CASE WHEN p.extensions = '[]' OR NOT {_FACTS} & {ASSIGNED} OR NOT EXISTS (SELECT 1 FROM {_MOVED_SINCE}) THEN p.due
ELSE (SELECT value ->> '$.was' FROM {_MOVED_SINCE} ORDER BY key LIMIT 1) END
"""
_LATE = f"coalesce({DUE} < {_JUDGED_ON}, 0)"
_COUNTS = (
    f"s.deleted_at IS NULL AND {_FACTS} & {SAYS} AND {RECEIVED} <= :last "
    f"AND NOT ({RECEIVED} < :first AND {_FACTS} & {SETTLED} AND {_WRITTEN_ON} < :first)"
)
_TESTS = {
    Figure.CARRIED: f"{RECEIVED} < :first",
    Figure.RECEIVED: f"{RECEIVED} >= :first",
    Figure.TO_SETTLE: "1",
    Figure.SETTLED: BY_END,
    Figure.SETTLED_IN_TIME: f"{BY_END} AND NOT {_LATE}",
    Figure.SETTLED_LATE: f"{BY_END} AND {_LATE}",
    Figure.UNDATED: f"{BY_END} AND {_FACTS} & {UNDATED}",
    Figure.LEFT: f"NOT {BY_END}",
    Figure.LEFT_IN_TIME: f"NOT {BY_END} AND NOT {_LATE}",
    Figure.LEFT_LATE: f"NOT {BY_END} AND {_LATE}",
}
# How many petitions there are, came in the period, are settled by its end, late, both.
_SUMS = f"count(*), sum({RECEIVED} >= :first), sum({BY_END}), sum({_LATE}), sum({BY_END} AND {_LATE})"
# One pass in the order of the index: nothing is sorted, and no row is read.
_COUNTING = f"""
SELECT p.field, p.lead, {_FACTS} AS facts, {_SUMS} FROM {FROM} WHERE {_COUNTS} GROUP BY p.field, p.lead, facts
"""


def _days(period: Period) -> dict[str, object]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def tables(register: Register, period: Period, today: date, field_order: Sequence[str] = ()) -> TurnoverTables:
    """The counts of a period as of ``today``; only the days that have come are counted."""
    counting = TurnoverCounting(elapsed(period, today))
    if counting.period:
        for field, lead, facts, *counts in register.each(_COUNTING, _days(counting.period)):
            counting.add_counts(_part(facts, *counts), field, lead, assigned=bool(facts & ASSIGNED))
    return counting.tables(field_order)


def _grouped(column: str, test: str = "1") -> str:
    """The counts by a column and the facts, where the index does not have them together.

    What is asked is worked out once a petition, then grouped; thrice as fast.
    """
    return f"""
    WITH counted AS MATERIALIZED (
        SELECT {column} AS name, {_FACTS} AS facts, {RECEIVED} >= :first AS came, {BY_END} AS settled, {_LATE} AS late
        FROM {FROM} WHERE {_COUNTS} AND {test}
    )
    SELECT name, facts, count(*), sum(came), sum(settled), sum(late), sum(settled AND late) FROM counted
    GROUP BY name, facts
    """


_OF_OFFICES = _grouped("s.office_id")


def of_offices(register: Register, period: Period, today: date) -> dict[int, tuple[Turnover, Turnover]]:
    """The counts of each office by its row: whole, and of the petitions that were assigned."""
    parts: dict[int, tuple[Turnover, Turnover]] = {}
    counted = elapsed(period, today)
    for office, facts, *counts in register.each(_OF_OFFICES, _days(counted)) if counted else ():
        whole, of_assigned = parts.get(office, (Turnover(), Turnover()))
        part = _part(facts, *counts)
        parts[office] = whole + part, of_assigned + part if facts & ASSIGNED else of_assigned
    return parts


def _part(facts: int, count: int, came: int, settled: int, late: int, settled_late: int) -> Turnover:
    return Turnover(
        carried=count - came,
        received=came,
        settled_in_time=settled - settled_late,
        settled_late=settled_late,
        undated=settled if facts & UNDATED else 0,
        left=count - settled,
        left_late=late - settled_late,
        transferred=settled if facts & TRANSFERRED else 0,
        withdrawn=settled if facts & WITHDRAWN else 0,
    )


def without_day(register: Register) -> int:
    """How many petitions no period counts: nobody wrote down when they came, nor when their session was."""
    return int(
        register.value(
            "SELECT count(*) FROM session s CROSS JOIN petition p ON p.session_id = s.id "
            f"WHERE s.deleted_at IS NULL AND s.starts_at IS NULL AND p.received_on IS NULL AND {_FACTS} & {SAYS}"
        )
    )


@dataclass(frozen=True, slots=True)
class OfField:
    """The row of a field; None: of the petitions without one."""

    name: str | None


@dataclass(frozen=True, slots=True)
class OfAgency:
    """The row of a lead agency; None: of those assigned to none by name."""

    name: str | None


@dataclass(frozen=True, slots=True)
class OfAgencies:
    """The sum of all agencies."""


def groups(
    register: Register, period: Period, today: date, by: By, within: OfParts = EVERYTHING
) -> dict[str | None, Turnover]:
    """The counts of each unit, kind … of a period as of ``today``; only the days that have come are counted.

    By agencies, only what was assigned is counted.
    """
    counted = elapsed(period, today)
    if counted is None:
        return {}
    test, values = within.test()
    if by is By.AGENCY:
        test += f" AND {_FACTS} & {ASSIGNED}"
    sql = _grouped(COLUMNS[by], test)
    result: dict[str | None, Turnover] = {}
    for name, facts, *counts in register.each(sql, _days(counted) | values):
        result[name] = result.get(name, Turnover()) + _part(facts, *counts)
    return result


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of one row of the tables, as a list of petitions.

    Attributes:
        period: the days counted (`TurnoverTables.period`).
        row: None is the whole.
    """

    figure: Figure
    period: Period
    row: OfField | OfAgency | OfAgencies | OfParts | None = None


def conditions(counted: Counted, *, each: bool = False) -> tuple[str, dict[str, object]]:
    """For `petitions`: the test, over ``p`` (petition) and ``s`` (session), that a petition is behind a figure.

    Args:
        each: asked of one row after the other; else all are looked up at once, in one pass over the index.
    """
    tests, values = [_COUNTS, _TESTS[counted.figure]], _days(counted.period)
    match counted.row:
        case OfField(name):
            tests.append("p.field IS :row_name")
            values["row_name"] = name
        case OfAgency(name):
            tests += [f"{_FACTS} & {ASSIGNED}", "p.lead IS :row_name"]
            values["row_name"] = name
        case OfAgencies():
            tests.append(f"{_FACTS} & {ASSIGNED}")
        case OfParts():
            test, named = counted.row.test()
            tests.append(test)
            values |= named
    inner = " AND ".join(f"({test})" for test in tests)
    if each:
        return inner, values
    return f"p.id IN (SELECT p.id FROM {FROM} WHERE {inner})", values
