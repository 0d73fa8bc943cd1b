"""What a register holds of several offices: the figures of each unit in a period."""

from dataclasses import dataclass
from datetime import date

from doithoai.domain.figures import Figures, UnitFigures
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.register import facts, offices
from doithoai.register.connection import Register
from doithoai.register.figures import CAME, OF_PERIOD
from doithoai.register.parts import EVERYTHING, OF_SESSIONS, By, OfParts

# The name of an office is what its latest session in the period calls it.
_UNITS = f"""
WITH held AS MATERIALIZED (SELECT s.* FROM session s WHERE {OF_PERIOD}),
each_raised AS MATERIALIZED (
    SELECT s.office_id AS office_id, {facts.SQL} AS facts
    FROM {facts.FROM} WHERE {OF_PERIOD} AND {facts.SQL} & {facts.SAYS}
),
raised AS (
    SELECT office_id, count(*) AS petitions, total(facts & {facts.ANSWERED} > 0) AS answered,
        total(facts & {facts.ASSIGNED} > 0) AS assigned
    FROM each_raised GROUP BY office_id
)
SELECT o.own, o.code, o.level, s.office_name, max(s.starts_at), count(*),
    total((SELECT count(*) {CAME} NOT 'citizen')),
    total(coalesce(s.citizens_present, (SELECT count(*) {CAME} 'citizen'))),
    coalesce(r.petitions, 0), coalesce(r.answered, 0), coalesce(r.assigned, 0)
FROM held s JOIN office o ON o.id = s.office_id LEFT JOIN raised r ON r.office_id = o.id
GROUP BY o.id ORDER BY o.own DESC, o.code
"""


def units(register: Register, period: Period, today: date) -> tuple[UnitFigures, ...]:
    """The figures of each unit that held sessions in the period, as of ``today``, the register's own office first.

    Empty in a register of one office alone.
    """
    if not register.value("SELECT 1 FROM office WHERE NOT own LIMIT 1"):
        return ()
    days = {"first": period.first.isoformat(), "last": period.last.isoformat(), "today": today.isoformat()}
    own = offices.on(register, period.last)
    result = []
    for is_own, code, level, name, _, sessions, officials, citizens, *petitions in register.each(_UNITS, days):
        raised, answered, assigned = map(int, petitions)
        figures = Figures(
            sessions=sessions,
            officials=int(officials),
            citizens=int(citizens),
            petitions=raised,
            answered=answered,
            assigned=assigned,
        )
        known = own.level if is_own else OfficeLevel(level) if level else None
        result.append(UnitFigures(code, own.name if is_own else name, known, figures))
    return tuple(result)


def sessions_by(
    register: Register, period: Period, today: date, by: By, within: OfParts = EVERYTHING
) -> dict[str | None, int]:
    """How many sessions were held in the period of each unit, kind, audience; empty for what sessions have not."""
    if by not in OF_SESSIONS:
        return {}
    test, values = within.test()
    days = {"first": period.first.isoformat(), "last": period.last.isoformat(), "today": today.isoformat()}
    sql = f"SELECT {OF_SESSIONS[by]} AS name, count(*) FROM session s WHERE {OF_PERIOD} AND {test} GROUP BY name"
    return dict(register.rows(sql, days | values))


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose sessions are in the register; ``name`` as its latest session calls it."""

    code: str | None
    name: str | None
    level: OfficeLevel | None
    own: bool


def offices_in(register: Register, today: date) -> list[Office]:
    """Every office that has sessions here, the register's own first."""
    own = offices.on(register, today)
    sql = (
        "SELECT o.code, o.level, o.own, (SELECT s.office_name FROM session s WHERE s.office_id = o.id "
        "ORDER BY s.starts_at DESC LIMIT 1) FROM office o "
        "WHERE o.own OR EXISTS (SELECT 1 FROM session s WHERE s.office_id = o.id) ORDER BY o.own DESC, o.code"
    )
    return [
        Office(code, own.name if is_own else name, own.level if is_own else level and OfficeLevel(level), bool(is_own))
        for code, level, is_own, name in register.rows(sql)
    ]
