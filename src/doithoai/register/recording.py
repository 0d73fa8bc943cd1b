"""The history of a register: triggers that write what was, for every change of every recorded table.

One mechanism feeds both the permanent history and undo (the technique of sqlite.org/undoredo.html):
``change`` keeps, for each row touched in a ``step``, the values it had before. What it has after is the
row itself or the next change's "before".
"""

from collections.abc import Iterable

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
    "extension",
    "preparation",
    "document",
)

_STEP = "(SELECT step_id FROM recorder)"


def stored_columns(db: Database, table: str) -> list[str]:
    """The columns of ``table`` that hold data: all but generated ones."""
    rows = db.execute(f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0")
    return [name for (name,) in rows]


def _triggers(table: str, columns: Iterable[str]) -> str:
    kept = [column for column in columns if column not in ("id", "pdf")]
    whole = "json_object('id', OLD.id, " + ", ".join(f"'{c}', OLD.{c}" for c in kept) + ")"
    changed = " UNION ALL ".join(f"SELECT '{c}' AS k, OLD.{c} AS v WHERE OLD.{c} IS NOT NEW.{c}" for c in kept)
    return f"""
    DROP TRIGGER IF EXISTS {table}_recorded_insert;
    DROP TRIGGER IF EXISTS {table}_recorded_update;
    DROP TRIGGER IF EXISTS {table}_recorded_delete;
    CREATE TRIGGER {table}_recorded_insert AFTER INSERT ON {table}
    BEGIN
        INSERT INTO change(step_id, tbl, row_id, op) VALUES ({_STEP}, '{table}', NEW.id, 'insert');
    END;
    CREATE TRIGGER {table}_recorded_update AFTER UPDATE ON {table}
    BEGIN
        INSERT INTO change(step_id, tbl, row_id, op, before)
        SELECT {_STEP}, '{table}', NEW.id, 'update', was
        FROM (SELECT json_group_object(k, v) AS was FROM ({changed})) WHERE was <> '{{}}';
    END;
    CREATE TRIGGER {table}_recorded_delete AFTER DELETE ON {table}
    BEGIN
        INSERT INTO change(step_id, tbl, row_id, op, before)
        VALUES ({_STEP}, '{table}', OLD.id, 'delete', {whole});
    END;
    """


def record_all(db: Database) -> None:
    """(Re)make the recording triggers of every recorded table from its present columns."""
    for table in RECORDED:
        run_script(db, _triggers(table, stored_columns(db, table)))


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
