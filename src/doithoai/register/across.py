"""Petitions looked at over all units: those that this office has to settle, and matters of several places."""

from dataclasses import dataclass
from datetime import date

from doithoai.register import facts, offices, rows
from doithoai.register.connection import Register

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
