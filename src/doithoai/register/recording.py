"""The history of a register: triggers that write what was and what it became, for every change of a recorded table.

One mechanism feeds both the permanent history and undo (the technique of sqlite.org/undoredo.html):
``change`` keeps, for each row touched in a ``step``, the values it had ``before`` (undo puts them back) and those
it has ``after`` (the chain covers them, and `check` compares the rows with them).
"""

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

TABLES = """
-- One act of a person: its label is a message id, ``hash`` chains it to all that went before.
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'final')),
    -- Steps in a row of the same strand (one field being typed into) are undone together.
    strand TEXT NOT NULL DEFAULT '',
    reverses INTEGER REFERENCES step(id),
    reversed_by INTEGER REFERENCES step(id),
    hash TEXT NOT NULL DEFAULT ''
) STRICT;
-- ``after`` comes with structure 2 (`schema.second`).
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step_id INTEGER REFERENCES step(id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    before TEXT
) STRICT;
CREATE INDEX change_step ON change(step_id);
CREATE INDEX change_row ON change(tbl, row_id);
-- The step now being written; NULL between steps, so that an edit made by another tool shows as one.
-- ``indexing`` is 0 only inside a bulk load, which indexes all it added in one go (`search.in_bulk`).
CREATE TABLE recorder (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    step_id INTEGER,
    indexing INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO recorder(id) VALUES (1);
"""

RECORDED = (
    "setting",
    "office",
    "office_period",
    "receiver",
    "leader",
    "term",
    "number_rule",
    "number_series",
    "catalogue_entry",
    "deadline_rule",
    "holiday",
    "session",
    "attendee",
    "petition",
    "attachment",
    "extension",  # empty since structure 3 (`petition.extensions`); its history remains
    "preparation",
    "document",
    "trusted_key",
    "merged_package",
    "merged_session",
    "shared_petition",
    "merge_decision",
)

_STEP = "(SELECT step_id FROM recorder)"


# Bytes are frozen by their SHA-256, which stands beside them; they would double the file.
UNRECORDED = frozenset({"pdf"})


def stored_columns(db: Database, table: str) -> list[str]:
    """The columns of ``table`` that hold data: all but generated ones."""
    rows = db.execute(f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0")
    return [name for (name,) in rows]


def recorded_columns(db: Database, table: str) -> list[str]:
    """The columns of ``table`` that the history keeps, ``id`` first."""
    return [column for column in stored_columns(db, table) if column not in UNRECORDED]


def as_json(columns: Iterable[str], row: str) -> str:
    """SQL of a row (``NEW``, ``OLD``, an alias) as one JSON object."""
    return "json_object(" + ", ".join(f"'{column}', {row}.{column}" for column in columns) + ")"


def triggers(table: str, columns: Sequence[str]) -> dict[str, str]:
    """The triggers that record ``table``: statements by the triggers' names."""
    changed = " UNION ALL ".join(
        f"SELECT '{c}' AS k, OLD.{c} AS was, NEW.{c} AS became WHERE OLD.{c} IS NOT NEW.{c}"
        for c in columns
        if c != "id"
    )
    insert = (
        "INSERT INTO change(step_id, tbl, row_id, op, after) "
        f"VALUES ({_STEP}, '{table}', NEW.id, 'insert', {as_json(columns, 'NEW')});"
    )
    update = (
        "INSERT INTO change(step_id, tbl, row_id, op, before, after) "
        f"SELECT {_STEP}, '{table}', NEW.id, 'update', was, became FROM "
        "(SELECT json_group_object(k, was) AS was, json_group_object(k, became) AS became "
        f"FROM ({changed})) WHERE was <> '{{}}';"
    )
    delete = (
        "INSERT INTO change(step_id, tbl, row_id, op, before) "
        f"VALUES ({_STEP}, '{table}', OLD.id, 'delete', {as_json(columns, 'OLD')});"
    )
    head = "CREATE TRIGGER {table}_recorded_{act} AFTER {verb} ON {table} BEGIN {body} END"
    return {
        f"{table}_recorded_{act}": head.format(table=table, act=act, verb=act.upper(), body=body)
        for act, body in (("insert", insert), ("update", update), ("delete", delete))
    }


def record(db: Database, table: str) -> None:
    """(Re)make the recording triggers of a table from its present columns."""
    for name, statement in triggers(table, recorded_columns(db, table)).items():
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.execute(statement)


def record_all(db: Database) -> None:
    """(Re)make the recording triggers of every recorded table that this structure has."""
    for table in RECORDED:
        if stored_columns(db, table):
            record(db, table)


def run_script(db: Database, script: str) -> None:
    """Run several statements inside the present transaction (``executescript`` would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if _is_complete(statement):
            db.execute(statement)
            statement = ""


def _is_complete(statement: str) -> bool:
    # sqlite3.complete_statement knows trigger bodies; imported late to keep one import of the driver.
    import sqlite3

    return bool(statement.strip()) and sqlite3.complete_statement(statement)
