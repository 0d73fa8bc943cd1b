"""What a register gives to a database that others read: rows of three tables, one after the other.

A row has texts, whole numbers and None only, dates as ISO 8601 and lists as JSON: as `COPY` of PostgreSQL takes them.
The columns are those of ``resources/schemas/postgresql/tables.sql``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doithoai.register import offices
from doithoai.register.connection import Register, Row
from doithoai.register.figures import CAME
from doithoai.register.held import HAS_RECORD

_OFFICE = {
    "uid": "o.uid",
    "code": "o.code",
    "name": "CASE WHEN o.own THEN :name ELSE (SELECT s.office_name FROM session s "
    "WHERE s.office_id = o.id AND s.deleted_at IS NULL ORDER BY s.starts_at DESC LIMIT 1) END",
    "level": "CASE WHEN o.own THEN :level ELSE o.level END",
    "own": "o.own",
}
_SESSION = {
    "uid": "s.uid",
    "office": "o.uid",
    **{name: f"s.{name}" for name in ("office_name", "kind", "side", "state", "holding", "demanded_by", "title")},
    **{name: f"s.{name}" for name in ("starts_at", "ends_at", "place", "audience", "fields", "villages")},
    **{name: f"s.{name}" for name in ("chair_name", "chair_position")},
    "officials": f"(SELECT count(*) {CAME} NOT 'citizen')",
    "citizens": f"coalesce(s.citizens_present, (SELECT count(*) {CAME} 'citizen'))",
    **{name: f"s.{name}" for name in ("opening", "conclusion", "notice_conclusion")},
    "has_record": f"coalesce(({HAS_RECORD}), 0)",
}
_MOVES = (
    "CASE p.extensions WHEN '[]' THEN '[]' ELSE (SELECT json_group_array(json_object("
    "'was', value ->> '$.was', 'on', substr(value ->> '$.at', 1, 10))) FROM json_each(p.extensions)) END"
)
_PETITION = {
    "uid": "p.uid",
    "session": "s.uid",
    "number": "p.number",
    "received_on": "p.received_on",
    "petitioner_name": "p.petitioner_name",
    "petitioner_village": "p.petitioner_address",
    "petitioner_phone": "p.petitioner_phone",
    **{name: f"p.{name}" for name in ("confidential", "field", "content", "competence", "answer_by", "answer_text")},
    **{name: f"p.{name}" for name in ("lead", "supporting", "due")},
    "moves": _MOVES,
    **{
        name: f"p.{name}" for name in ("form", "written_number", "written_date", "written_summary", "outcome", "matter")
    },
    "answered": "p.answered",
    "assigned": "p.assigned",
    "answered_in_writing": "p.written",
    # As `facts` say, without working out all of them for each row.
    "settled": "p.written OR coalesce(p.outcome <> 'open', 0) OR (p.answered AND NOT p.assigned)",
}
# What takes their place where names are to be kept private; telephones are nobody's but the office's.
_OPENLY = {
    "petitioner_name": "CASE WHEN p.confidential THEN NULL ELSE p.petitioner_name END",
    "petitioner_village": "CASE WHEN p.confidential THEN NULL ELSE p.petitioner_address END",
    "petitioner_phone": "NULL",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the database.

    Attributes:
        session: the place of the column that holds the uid of the row's session; None in a table of none.
        words: the places of those in which people are named by others.
    """

    name: str
    columns: tuple[str, ...]
    session: int | None = None
    words: tuple[int, ...] = ()


def _table(name: str, columns: dict[str, str], session: str | None = None, words: tuple[str, ...] = ()) -> Table:
    places = {column: place for place, column in enumerate(columns)}
    return Table(name, tuple(columns), places[session] if session else None, tuple(places[word] for word in words))


OFFICE = _table("office", _OFFICE)
SESSION = _table(
    "session", _SESSION, "uid", ("title", "place", "audience", "opening", "conclusion", "notice_conclusion")
)
PETITION = _table("petition", _PETITION, "session", ("petitioner_village", "content", "answer_text", "written_summary"))
TABLES = (OFFICE, SESSION, PETITION)
"""Each after those that it points to."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which register this is, and whose: ``uid`` stays with every copy of it."""

    uid: str
    code: str | None
    name: str | None


def identity(register: Register, today: date) -> Identity | None:
    """Of this register; None while nothing was entered in it, not even its office."""
    row = register.row("SELECT uid, code FROM office WHERE own = 1")
    return Identity(row[0], row[1], offices.on(register, today).name) if row else None


def each(register: Register, table: Table, today: date, *, with_private: bool) -> Iterator[Row]:
    """The rows of a table in the order of `Table.columns`; of petitions those of one session together."""
    if table is OFFICE:
        own = offices.on(register, today)
        sql = f"SELECT {_listed(_OFFICE)} FROM office o WHERE o.own OR o.id IN (SELECT office_id FROM session)"
        return register.each(sql, {"name": own.name or own.party_name, "level": own.level})
    if table is SESSION:
        return register.each(
            f"SELECT {_listed(_SESSION)} FROM session s JOIN office o ON o.id = s.office_id "
            "WHERE s.deleted_at IS NULL ORDER BY s.id"
        )
    columns = _PETITION if with_private else _PETITION | _OPENLY
    return register.each(
        f"SELECT {_listed(columns)} FROM session s CROSS JOIN petition p ON p.session_id = s.id "
        "WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL "
        "AND (p.content IS NOT NULL OR p.petitioner_name IS NOT NULL) ORDER BY s.id"
    )


def _listed(columns: dict[str, str]) -> str:
    return ", ".join(columns.values())
