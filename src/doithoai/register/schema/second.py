"""Migration 2: the history keeps what a row became, numbers only go up, receivers have an order of their own.

``change.after`` of the steps before is worked out by walking back from the rows as they are now: each change's
``before`` says what the row was one change earlier. It holds the whole row as its step left it, or the same names
without values where the step left no row: exactly what the hash of structure 1 was made over (`chain`), so that
the chain printed on papers issued before still verifies from its first step. Where it does not (a register altered
before), it stays as it is, and `check` names the step.
"""

import json
from collections.abc import Iterator
from itertools import groupby

from sqlite_utils import Database

from doithoai.register import chain
from doithoai.register.recording import RECORDED, recorded_columns, run_script
from doithoai.register.schema.definitions import add_columns

_RULES = """
-- A number that was taken is never given back: not by undo, not by any statement.
CREATE TRIGGER number_series_rises BEFORE UPDATE ON number_series WHEN NEW.last < OLD.last
BEGIN
    SELECT RAISE(ABORT, 'a number that was taken is never given back');
END;
CREATE TRIGGER number_series_stays BEFORE DELETE ON number_series
BEGIN
    SELECT RAISE(ABORT, 'a number that was taken is never given back');
END;
"""


def apply(db: Database) -> None:
    """Bring a register of structure 1 to structure 2."""
    add_columns(db, "step", "form INTEGER NOT NULL DEFAULT 1", "seal TEXT NOT NULL DEFAULT ''")
    add_columns(db, "change", "after TEXT")
    for table in RECORDED:
        _fill_after(db, table)
    for (step,) in db.conn.execute("SELECT id FROM step ORDER BY id").fetchall():
        db.conn.execute("UPDATE step SET seal = ? WHERE id = ?", (chain.link(db.conn, step).seal, step))
    add_columns(db, "receiver", "place INTEGER NOT NULL DEFAULT 0")
    run_script(db, _RULES)


def _fill_after(db: Database, table: str) -> None:
    columns = recorded_columns(db, table)
    changes = db.conn.execute(
        "SELECT row_id, id, step_id, op, before FROM change WHERE tbl = ? ORDER BY row_id DESC, id DESC", (table,)
    ).fetchall()
    for row_id, of_row in groupby(changes, key=lambda change: change[0]):
        row = db.conn.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        state = dict(zip(columns, row, strict=True)) if row else None
        db.conn.executemany(
            "UPDATE change SET after = ? WHERE id = ?", _walked_back([c[1:] for c in of_row], state, columns)
        )


def _walked_back(
    changes: list[tuple[int, int, str, str | None]], state: dict[str, object] | None, columns: list[str]
) -> Iterator[tuple[str, int]]:
    """The row as each change's step left it, with the change's line; the newest change first.

    Args:
        changes: (line, step, operation, values before) of one row, newest first.
        state: the row as it is now; None when it is gone.
    """
    for _step, of_step in groupby(changes, key=lambda change: change[1]):
        left = json.dumps(state or dict.fromkeys(columns), ensure_ascii=False, separators=(",", ":"))
        for line, _, operation, before in of_step:
            yield left, line
            if operation == "insert":
                state = None
            elif operation == "delete":
                state = json.loads(before or "{}")
            else:
                state = {**(state or {}), **json.loads(before or "{}")}
