"""What a register holds of several offices: the figures of each unit in a period."""

from dataclasses import dataclass
from datetime import date

from doithoai.domain.figures import Figures, UnitFigures
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.register import facts, offices, rows
from doithoai.register.connection import Register
from doithoai.register.figures import CAME, OF_PERIOD
from doithoai.register.turnover import EVERYTHING, OF_SESSIONS, By, OfParts

# The name of an office is what its latest session in the period calls it.
_UNITS = f"""
WITH held AS MATERIALIZED (SELECT s.* FROM session s WHERE {OF_PERIOD}),
raised AS (
    SELECT s.office_id, count(*) AS petitions, total({facts.SQL} & {facts.ANSWERED} > 0) AS answered,
        total({facts.SQL} & {facts.ASSIGNED} > 0) AS assigned
    FROM held s CROSS JOIN petition p ON p.session_id = s.id WHERE {facts.SQL} & {facts.SAYS} GROUP BY s.office_id
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


# Passed up to this office: settled by its level, or said to be passed on, in a session of another one.
_PASSED_UP = f"""
SELECT p.uid, o.code, s.office_name, substr(s.starts_at, 1, 10), p.field, p.content, p.outcome = 'transferred'
FROM petition p JOIN session s ON s.id = p.session_id JOIN office o ON o.id = s.office_id
WHERE NOT o.own AND s.deleted_at IS NULL AND {facts.SQL} & {facts.SAYS} AND p.competence = :level
ORDER BY s.starts_at DESC, p.id DESC
"""


@dataclass(frozen=True, slots=True)
class PassedUp:
    """A petition that this office has to settle, raised in another one's session.

    Attributes:
        transferred: the office below says that it passed it on.
    """

    uid: str
    code: str | None
    office: str | None
    day: date | None
    field: str | None
    content: str | None
    transferred: bool


def passed_up(register: Register, today: date) -> list[PassedUp]:
    """What offices below say is this office's to settle, newest first."""
    level = offices.on(register, today).level
    petitions = register.rows(_PASSED_UP, {"level": level})
    return [
        PassedUp(uid, code, office, rows.day(day), field, content, bool(transferred))
        for uid, code, office, day, field, content, transferred in petitions
    ]


_MATTERS = f"""
SELECT p.matter, count(*), count(DISTINCT s.office_id), count(DISTINCT p.petitioner_address),
    group_concat(DISTINCT coalesce(s.office_name, o.code)), max(p.content), min(p.uid), max(s.starts_at) AS last
FROM petition p JOIN session s ON s.id = p.session_id JOIN office o ON o.id = s.office_id
WHERE p.matter IS NOT NULL AND s.deleted_at IS NULL AND {facts.SQL} & {facts.SAYS}
GROUP BY p.matter HAVING count(DISTINCT s.office_id) > 1 OR count(DISTINCT p.petitioner_address) > 1
ORDER BY count(DISTINCT s.office_id) DESC, count(*) DESC, last DESC
"""


@dataclass(frozen=True, slots=True)
class Matter:
    """The same matter in several villages or communes.

    Attributes:
        petitions, offices, villages: how many; names: of the offices.
        uid: of one of the petitions, by which they are opened.
    """

    mark: str
    petitions: int
    offices: int
    villages: int
    names: str
    content: str
    uid: str


def shared_matters(register: Register) -> list[Matter]:
    """Matters that more than one village or office brings up, those of the most offices first."""
    return [
        Matter(mark, petitions, of_offices, villages, str(names).replace(",", ", "), content, uid)
        for mark, petitions, of_offices, villages, names, content, uid, _ in register.rows(_MATTERS)
    ]
