"""Figures by the day things happened, counted in the file: `domain.turnover` says what each figure is.

Each test here says in SQL what `domain.turnover.of_petition` says of one petition; the counts and the lists behind
them are made of the same tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.period import Period
from doithoai.domain.turnover import ENDED, Figure, Turnover, TurnoverCounting, TurnoverTables, elapsed
from doithoai.register.connection import Register
from doithoai.register.facts import ANSWERED, ASSIGNED, SAYS, WRITTEN
from doithoai.register.facts import SQL as _FACTS
from doithoai.register.parts import COLUMNS, EVERYTHING, By, OfParts

# Over ``p`` (petition) and ``s`` (session), with ``:first`` and ``:last``; `hotspots` and `assessment` ask the same.
RECEIVED = "coalesce(p.received_on, substr(s.starts_at, 1, 10))"
IS_ENDED = f"coalesce(p.outcome IN ({', '.join(repr(str(outcome)) for outcome in ENDED)}), 0)"
_IS_ANSWERED_ONLY = f"({_FACTS} & {ANSWERED | ASSIGNED} = {ANSWERED})"
IS_SETTLED = f"({_FACTS} & {WRITTEN} OR {IS_ENDED} OR {_IS_ANSWERED_ONLY})"
SETTLED_ON = f"max(coalesce(p.written_date, {RECEIVED}), {RECEIVED})"
_IS_UNDATED = f"(p.written_date IS NULL AND ({_FACTS} & {WRITTEN} OR NOT {_IS_ANSWERED_ONLY}))"

BY_END = f"({IS_SETTLED} AND {SETTLED_ON} <= :last)"
_LATE = f"coalesce(p.due < CASE WHEN {BY_END} THEN {SETTLED_ON} ELSE :last END, 0)"
_COUNTS = (
    f"s.deleted_at IS NULL AND {_FACTS} & {SAYS} AND {RECEIVED} <= :last "
    f"AND NOT ({IS_SETTLED} AND {SETTLED_ON} < :first)"
)
_TESTS = {
    Figure.CARRIED: f"{RECEIVED} < :first",
    Figure.RECEIVED: f"{RECEIVED} >= :first",
    Figure.TO_SETTLE: "1",
    Figure.SETTLED: BY_END,
    Figure.SETTLED_IN_TIME: f"{BY_END} AND NOT {_LATE}",
    Figure.SETTLED_LATE: f"{BY_END} AND {_LATE}",
    Figure.UNDATED: f"{BY_END} AND {_IS_UNDATED}",
    Figure.LEFT: f"NOT {BY_END}",
    Figure.LEFT_IN_TIME: f"NOT {BY_END} AND NOT {_LATE}",
    Figure.LEFT_LATE: f"NOT {BY_END} AND {_LATE}",
}
_FROM = "session s CROSS JOIN petition p ON p.session_id = s.id"  # sessions first: the index has theirs together

# What a petition adds to the counts, as one number: rows of few and short columns are grouped in half the time.
_CAME, _DONE, _PAST_DUE, _NO_DAY = 1, 2, 4, 8
_ADDS = (
    f"{_CAME} * ({RECEIVED} >= :first) + {_DONE} * {BY_END} + {_PAST_DUE} * {_LATE} "
    f"+ {_NO_DAY} * ({BY_END} AND {_IS_UNDATED})"
)
# First the rows that count, each with the few things asked of it; then they are grouped.
_COUNTING = f"""
WITH counted AS MATERIALIZED (
    SELECT {_ADDS} AS adds, {_FACTS} & {ASSIGNED} AS assigned, p.field AS field, p.lead AS lead
    FROM {_FROM} WHERE {_COUNTS}
)
SELECT field, lead, assigned, adds, count(*) FROM counted GROUP BY adds, assigned, field, lead
"""


def _days(period: Period) -> dict[str, object]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def tables(register: Register, period: Period, today: date, field_order: Sequence[str] = ()) -> TurnoverTables:
    """The counts of a period as of ``today``; only the days that have come are counted."""
    counting = TurnoverCounting(elapsed(period, today))
    if counting.period:
        for field, lead, assigned, adds, count in register.each(_COUNTING, _days(counting.period)):
            counting.add_counts(_part(adds, count), field, lead, assigned=bool(assigned))
    return counting.tables(field_order)


_OF_OFFICES = f"""
WITH counted AS MATERIALIZED (
    SELECT s.office_id AS office, {_ADDS} AS adds, {_FACTS} & {ASSIGNED} AS assigned FROM {_FROM} WHERE {_COUNTS}
)
SELECT office, assigned, adds, count(*) FROM counted GROUP BY office, assigned, adds
"""


def of_offices(register: Register, period: Period, today: date) -> dict[int, tuple[Turnover, Turnover]]:
    """The counts of each office by its row: whole, and of the petitions that were assigned."""
    parts: dict[int, tuple[Turnover, Turnover]] = {}
    counted = elapsed(period, today)
    for office, assigned, adds, count in register.each(_OF_OFFICES, _days(counted)) if counted else ():
        whole, of_assigned = parts.get(office, (Turnover(), Turnover()))
        part = _part(adds, count)
        parts[office] = whole + part, of_assigned + part if assigned else of_assigned
    return parts


def _part(adds: int, count: int) -> Turnover:
    late = count if adds & _PAST_DUE else 0
    came, settled = (count if adds & bit else 0 for bit in (_CAME, _DONE))
    return Turnover(
        carried=count - came,
        received=came,
        settled_in_time=settled - late if settled else 0,
        settled_late=late if settled else 0,
        undated=count if adds & _NO_DAY else 0,
        left=count - settled,
        left_late=0 if settled else late,
    )


def without_day(register: Register) -> int:
    """How many petitions no period counts: nobody wrote down when they came, nor when their session was."""
    return int(
        register.value(
            f"SELECT count(*) FROM {_FROM} WHERE s.deleted_at IS NULL AND s.starts_at IS NULL "
            f"AND p.received_on IS NULL AND {_FACTS} & {SAYS}"
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
    sql = f"""
    WITH counted AS MATERIALIZED (
        SELECT {_ADDS} AS adds, {COLUMNS[by]} AS name FROM {_FROM} WHERE {_COUNTS} AND {test}
    )
    SELECT name, adds, count(*) FROM counted GROUP BY name, adds
    """
    result: dict[str | None, Turnover] = {}
    for name, adds, count in register.each(sql, _days(counted) | values):
        result[name] = result.get(name, Turnover()) + _part(adds, count)
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


def conditions(counted: Counted) -> tuple[str, dict[str, object]]:
    """For `petitions`: the test, over ``p`` (petition) and ``s`` (session), that a petition is behind a figure."""
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
    return f"p.id IN (SELECT p.id FROM {_FROM} WHERE {inner})", values
