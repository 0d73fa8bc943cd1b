"""What `domain.hotspots` needs of the register: petitions by field and place, counted in the file."""

import re
from datetime import date

from doithoai.domain.hotspots import Counts, Spot, Thresholds
from doithoai.domain.kinds import OfficeLevel
from doithoai.register import facts, offices
from doithoai.register.connection import Register
from doithoai.register.turnover import BY_END, IS_SETTLED, LATE, RECEIVED, SETTLED_ON


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
_JUMPED = (
    f"coalesce({_RANK.format(column='p.competence')} < "
    f"CASE WHEN o.own THEN :own_rank ELSE {_RANK.format(column='o.level')} END, 0)"
)

# First the rows that count, with what is asked of each; then they are grouped.
_COUNTING = f"""
WITH raised AS MATERIALIZED (
    SELECT s.office_id AS office, p.petitioner_address AS village, p.field AS field, s.id AS session,
        {RECEIVED} >= :half AS newer, {LATE} AS late, NOT {BY_END} AND {RECEIVED} <= :waiting AS unanswered,
        {AGAIN} AS again, {_JUMPED} AS jumped
    FROM session s JOIN office o ON o.id = s.office_id CROSS JOIN petition p ON p.session_id = s.id
    WHERE s.deleted_at IS NULL AND s.starts_at >= :first AND {facts.SQL} & {facts.SAYS} AND p.field IS NOT NULL
        AND {RECEIVED} BETWEEN :first AND :last
)
SELECT office, village, field, count(DISTINCT session), count(*), total(newer), total(late), total(unanswered),
    total(again), total(jumped)
FROM raised GROUP BY office, village, field
"""
_NAMES = "SELECT office_id, office_name, max(starts_at) FROM session WHERE deleted_at IS NULL GROUP BY office_id"


def counts(register: Register, thresholds: Thresholds, day: date) -> dict[Spot, Counts]:
    """What was known of each field in each place on ``day``; nothing that was entered of later days is counted.

    Dates of answers tell what was known then; a deadline is taken as it stands now.
    """
    period = thresholds.period(day)
    own = offices.on(register, day).level or OfficeLevel.COMMUNE
    values = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "half": thresholds.half(day).isoformat(),
        "waiting": thresholds.waiting_since(day).isoformat(),
        "own_rank": _RANKS[own],
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
