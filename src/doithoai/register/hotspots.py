"""What `domain.hotspots` needs of the register: petitions by field and place, counted in the file."""

import json
import re
from dataclasses import dataclass
from datetime import date

from doithoai.domain.hotspots import ANY_OFFICE, Counts, HotSpot, Spot, Thresholds
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.register import facts, offices
from doithoai.register.connection import Register
from doithoai.register.turnover import BY_END, DUE, IS_SETTLED, RECEIVED, SETTLED_ON


def of_another(sql: str) -> str:
    """A test over ``p`` and ``s`` as one over ``q`` and ``t``: another petition and its session."""
    return re.sub(r"\bs\.", "t.", re.sub(r"\bp\.", "q.", sql))


AGAIN = f"""(p.matter IS NOT NULL AND EXISTS (
    SELECT 1 FROM petition q JOIN session t ON t.id = q.session_id
    WHERE q.matter = p.matter AND q.id <> p.id AND q.deleted_at IS NULL AND t.deleted_at IS NULL
    AND {of_another(RECEIVED)} < {RECEIVED} AND {of_another(IS_SETTLED)} AND {of_another(SETTLED_ON)} <= {RECEIVED}))
"""
"""A petition ``p`` whose matter had been settled when it was brought up once more."""

_RANKS = {"commune": 1, "district": 2, "province": 3, "centre": 4}
_RANK = "CASE {column} " + " ".join(f"WHEN '{level}' THEN {rank}" for level, rank in _RANKS.items()) + " END"

# What a petition adds to the counts, as one number, each test asked once: that takes a third of the time.
_NEWER, _PAST_DUE, _OPEN, _AGAIN, _JUMPED = 1, 2, 4, 8, 16
_DAY = "coalesce(p.received_on, s.day)"  # `RECEIVED`, of sessions whose day is worked out already
# `IS_SETTLED` and `facts.SAYS` by the columns of the row, which is read anyway: a sixth less time than by all facts.
_SETTLED = "(p.written OR coalesce(p.outcome <> 'open', 0) OR p.answered AND NOT p.assigned)"
_SAYS = "(p.deleted_at IS NULL AND (p.content IS NOT NULL OR p.petitioner_name IS NOT NULL))"


def _by_day(sql: str) -> str:
    by_columns = sql.replace(f"{facts.SQL} & {facts.SETTLED}", _SETTLED).replace(
        f"{facts.SQL} & {facts.ASSIGNED}", "p.assigned"
    )
    return by_columns.replace(RECEIVED, _DAY)


_ADDS = f"""
{_NEWER} * ({_DAY} >= :half) + CASE
    WHEN {_by_day(BY_END)} THEN {_PAST_DUE} * coalesce({_by_day(DUE)} < {_by_day(SETTLED_ON)}, 0)
    ELSE {_PAST_DUE} * coalesce({_by_day(DUE)} < :last, 0) + {_OPEN} * ({_DAY} <= :waiting) END
+ CASE WHEN p.matter IS NULL THEN 0 ELSE {_AGAIN} * {_by_day(AGAIN)} END
+ {_JUMPED} * coalesce({_RANK.format(column="p.competence")} < s.rank, 0)
"""
_COUNTING = f"""
WITH held AS MATERIALIZED (
    SELECT s.id, CASE WHEN :is_commune THEN {ANY_OFFICE} ELSE s.office_id END AS office, s.starts_at,
        substr(s.starts_at, 1, 10) AS day,
        CASE WHEN o.own THEN :own_rank ELSE {_RANK.format(column="o.level")} END AS rank
    FROM session s JOIN office o ON o.id = s.office_id WHERE s.deleted_at IS NULL AND s.starts_at >= :first
), raised AS MATERIALIZED (
    SELECT s.office, p.petitioner_address AS village, p.field, s.id AS session, {_ADDS} AS adds
    FROM held s CROSS JOIN petition p ON p.session_id = s.id
    WHERE {_SAYS} AND p.field IS NOT NULL AND {_DAY} BETWEEN :first AND :last
)
SELECT office, village, field, count(DISTINCT session), count(*),
    {", ".join(f"total(adds & {bit} > 0)" for bit in (_NEWER, _PAST_DUE, _OPEN, _AGAIN, _JUMPED))}
FROM raised GROUP BY office, village, field
"""
_NAMES = "SELECT office_id, office_name, max(starts_at) FROM session WHERE deleted_at IS NULL GROUP BY office_id"


def counts(register: Register, thresholds: Thresholds, day: date) -> dict[Spot, Counts]:
    """What was known of each field in each place on ``day``; nothing that was entered of later days is counted.

    Dates of answers tell what was known then; a date that was moved later is taken as it stood then.
    """
    period = thresholds.period(day)
    own = offices.on(register, day).level or OfficeLevel.COMMUNE
    values = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "half": thresholds.half(day).isoformat(),
        "waiting": thresholds.waiting_since(day).isoformat(),
        "own_rank": _RANKS[own],
        "is_commune": own is OfficeLevel.COMMUNE,
    }
    names = {office: name for office, name, _ in register.rows(_NAMES)}
    return {
        Spot(office, names.get(office), village, field): Counts(*map(int, numbers))
        for office, village, field, *numbers in register.each(_COUNTING, values)
    }


def days_of_sessions(register: Register, first: date, last: date) -> list[date]:
    """The days between two on which a session was held or something was due or answered: where a list may change."""
    days = register.rows(
        "SELECT substr(starts_at, 1, 10) AS day FROM session WHERE deleted_at IS NULL UNION "
        "SELECT received_on FROM petition UNION SELECT written_date FROM petition UNION "
        "SELECT date(due, '+1 day') FROM petition ORDER BY 1"
    )
    return [day for (text,) in days if text and first <= (day := date.fromisoformat(text)) <= last]


@dataclass(frozen=True, slots=True)
class OfSpot:
    """The petitions behind a hot spot, in the days that were looked at."""

    hot: HotSpot
    period: Period


def conditions(of: OfSpot) -> tuple[str, dict[str, object]]:
    """For `petitions`: the test, over ``p`` (petition) and ``s`` (session), that a petition is behind a hot spot."""
    spot = of.hot.spot
    tests = ["p.field = :spot_field", "s.starts_at >= :spot_first"]
    tests.append(f"{RECEIVED} BETWEEN :spot_first AND :spot_last")
    values: dict[str, object] = {
        "spot_field": spot.field,
        "spot_first": of.period.first.isoformat(),
        "spot_last": of.period.last.isoformat(),
    }
    if spot.office != ANY_OFFICE:
        tests.append("s.office_id = :spot_office")
        values["spot_office"] = spot.office
    if of.hot.villages:
        tests.append("p.petitioner_address IN (SELECT value FROM json_each(:spot_villages))")
        values["spot_villages"] = json.dumps(of.hot.villages)
    else:
        tests.append("p.petitioner_address IS NULL")
    inner = " AND ".join([*tests, _SAYS])
    source = "session s CROSS JOIN petition p ON p.session_id = s.id"
    return f"p.id IN (SELECT p.id FROM {source} WHERE {inner})", values
