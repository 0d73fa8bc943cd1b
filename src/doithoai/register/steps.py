"""Steps: one act of a person is one transaction, one line of the history and one undo.

`connection.Register.step` opens and commits them; what is written around the act is here.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from sqlite_utils import Database

from doithoai.register import chain


@dataclass(slots=True)
class ChangeSet:
    """What a step changed, for pages that show it.

    Attributes:
        label: the message id of the act.
        step: its line in the history; 0 when it changed nothing.
        tables: names of the tables touched.
        rows: (table, row id) of the rows touched; None when there were too many to list.
    """

    label: str
    step: int = 0
    tables: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, int]] | None = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.tables)


class Opening(NamedTuple):
    """What is known of a step when it begins.

    Attributes:
        kind: ``do``, ``final``, ``undo`` or ``redo``; at: the clock, ISO 8601 with its zone.
        reverses: the step that an undo or redo takes back.
    """

    label: str
    kind: str
    strand: str
    who: str
    at: str
    reverses: int | None = None


def begin(db: Database, opening: Opening) -> int:
    """Open a step, inside a transaction: what the triggers write from now on belongs to it.

    Returns:
        Its line in the history.
    """
    (step,) = db.conn.execute(
        "INSERT INTO step(label, kind, strand, who, at, reverses, form) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*opening, chain.NEWEST_FORM),
    ).fetchone()
    db.conn.execute("UPDATE recorder SET step_id = ?", (step,))
    return int(step)


def finish(db: Database, opening: Opening, changes: ChangeSet) -> None:
    """Close the step: chain it, and fill ``changes``; one that changed nothing is dropped.

    A step that takes another back stays even so (what it would have changed may only go forward, `number_series`).
    """
    db.conn.execute("UPDATE recorder SET step_id = NULL")
    link = chain.link(db.conn, changes.step)
    changes.tables = frozenset(link.tables)
    changes.rows = frozenset(link.rows) if link.changes <= chain.LISTED else None
    if link.changes or opening.reverses is not None:
        db.conn.execute("UPDATE step SET hash = ?, seal = ? WHERE id = ?", (link.hash, link.seal, changes.step))
    else:
        db.conn.execute("DELETE FROM step WHERE id = ?", (changes.step,))
        changes.step = 0


def last_change(db: Database) -> int:
    """The newest line of the changes: where a step inside a step begins."""
    (newest,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()
    return int(newest)


def changed_since(db: Database, line: int, changes: ChangeSet) -> None:
    """Fill ``changes`` of a step inside a step with what was changed since ``line`` (of `last_change`)."""
    limit = chain.LISTED
    rows = db.conn.execute("SELECT tbl, row_id FROM change WHERE id > ? LIMIT ?", (line, limit + 1)).fetchall()
    changes.rows = frozenset(rows)
    changes.tables = frozenset(table for table, _ in rows)
    if len(rows) > limit:
        changes.rows = None
        more = db.conn.execute("SELECT DISTINCT tbl FROM change WHERE id > ?", (line,))
        changes.tables = frozenset(table for (table,) in more)
