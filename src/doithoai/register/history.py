"""History, undo and redo: steps, what each changed, and the chain that ties them together.

The hash of a step covers the hash of the step before it and everything the step changed, from and to;
not the clock, so that the same work gives the same chain. Its head is printed on minutes and put into
packages: a file altered later no longer leads to the head on the paper.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlite_utils import Database

from doithoai.domain.errors import N_, AppError
from doithoai.register.recording import RECORDED, stored_columns

if TYPE_CHECKING:
    from doithoai.register.connection import Register

_LISTED_CHANGES = 1000
_LONGEST_STRAND = 500
# Private to one file: their values differ between two registers of the same content.
_LOCAL = {"id", "pdf", "issued_at", "name_key"}


@dataclass(slots=True)
class ChangeSet:
    """What a step changed, for pages that show it.

    Attributes:
        label: the message id of the act.
        tables: names of the tables touched.
        rows: (table, row id) of the rows touched; None when there were too many to list.
    """

    label: str
    step: int = 0
    tables: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, int]] | None = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.tables)


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One line of the history."""

    id: int
    at: str
    who: str
    label: str
    kind: str
    hash: str


class NothingToUndo(AppError):
    """There is no step to take back (or to do again)."""


# -- writing (called by `connection.Register.step`) ---------------------------


class Opening(NamedTuple):
    """What is known of a step when it begins."""

    label: str
    kind: str
    strand: str
    who: str
    at: str
    reverses: int | None


def begin(db: Database, opening: Opening) -> None:
    """Open a step: what the triggers write from now on belongs to it."""
    cursor = db.conn.execute(
        "INSERT INTO step(label, kind, strand, who, at, reverses) VALUES (?, ?, ?, ?, ?, ?)", opening
    )
    db.conn.execute("UPDATE recorder SET step_id = ?", (cursor.lastrowid,))


def finish(db: Database, changes: ChangeSet) -> None:
    """Close the step: chain it, or drop it when nothing changed; fill ``changes``."""
    (step,) = db.conn.execute("SELECT step_id FROM recorder").fetchone()
    db.conn.execute("UPDATE recorder SET step_id = NULL")
    tables = db.conn.execute("SELECT tbl, count(*) FROM change WHERE step_id = ? GROUP BY tbl", (step,)).fetchall()
    if not tables:
        db.conn.execute("DELETE FROM step WHERE id = ?", (step,))
        return
    changes.step = step
    changes.tables = frozenset(name for name, _ in tables)
    changes.rows = None
    if sum(count for _, count in tables) <= _LISTED_CHANGES:
        changes.rows = frozenset(db.conn.execute("SELECT tbl, row_id FROM change WHERE step_id = ?", (step,)))
    db.conn.execute("UPDATE step SET hash = ? WHERE id = ?", (step_hash(db, step), step))


def step_hash(db: Database, step: int) -> str:
    """The chained hash of ``step`` as it stands in the file, lower-case hex."""
    digest = hashlib.sha256()
    before = db.conn.execute("SELECT hash FROM step WHERE id < ? ORDER BY id DESC LIMIT 1", (step,)).fetchone()
    digest.update((before[0] if before else "").encode())
    (label, kind) = db.conn.execute("SELECT label, kind FROM step WHERE id = ?", (step,)).fetchone()
    digest.update(f"\n{kind}\n{label}\n".encode())
    for table in RECORDED:
        for line in _changed_lines(db, table, step):
            digest.update(line.encode())
            digest.update(b"\n")
    return digest.hexdigest()


def _changed_lines(db: Database, table: str, step: int) -> Iterator[str]:
    """One line a change: what was, and what the row became in this step."""
    columns = [c for c in stored_columns(db, table) if c not in _LOCAL and not c.endswith("_id")]
    if table in ("office", "office_period", "attendee", "document"):
        columns = [c for c in columns if c != "uid"]  # made by chance in each file
    now = "json_array(" + ", ".join(f"t.{c}" for c in columns) + ")"
    sql = (
        f"SELECT c.op, c.before, {now} FROM change c LEFT JOIN {table} t ON t.id = c.row_id "
        "WHERE c.step_id = ? AND c.tbl = ? ORDER BY c.id"
    )
    for operation, before, after in db.conn.execute(sql, (step, table)):
        yield f"{table}|{operation}|{_without_local(before)}|{after}"


def _without_local(before: str | None) -> str:
    if not before:
        return ""
    values = json.loads(before)
    return json.dumps({k: v for k, v in values.items() if k not in _LOCAL and not k.endswith("_id") and k != "uid"})


# -- reading -------------------------------------------------------------------


def head(register: "Register") -> str:
    """The head of the chain: the hash of the last step, or an empty text."""
    return register.value("SELECT hash FROM step ORDER BY id DESC LIMIT 1") or ""


def steps(register: "Register", limit: int = 200) -> list[HistoryStep]:
    """The last steps, newest first."""
    rows = register.rows("SELECT id, at, who, label, kind, hash FROM step ORDER BY id DESC LIMIT ?", (limit,))
    return [HistoryStep(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One column of one row, changed in one step; ``column`` is empty where the row was made or deleted.

    Attributes:
        operation: ``insert``, ``update`` or ``delete``.
        label: message id of the act.
    """

    at: str
    who: str
    label: str
    operation: str
    column: str = ""
    was: Any = None
    became: Any = None


def of_row(register: "Register", table: str, uid: str) -> list[RowChange]:
    """Everything that happened to one row, newest first: when, who, what was, what it became.

    Args:
        table: a recorded table that has a ``uid``.
    """
    if table not in RECORDED:
        raise ValueError(table)
    row_id = register.value(f"SELECT id FROM {table} WHERE uid = ?", (uid,))
    columns = [name for (name,) in register.rows(f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0")]
    now = register.row(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,))
    known = dict(zip(columns, now or (), strict=False))
    found = register.rows(
        "SELECT s.at, s.who, s.label, c.op, c.before FROM change c JOIN step s ON s.id = c.step_id "
        "WHERE c.tbl = ? AND c.row_id = ? ORDER BY c.id DESC",
        (table, row_id),
    )
    return [change for step in found for change in _told_back(step, known)]


def _told_back(step: tuple[Any, ...], known: dict[str, Any]) -> Iterator[RowChange]:
    """The changes of a step, going back in time: ``known`` holds what the step left behind, then what it found."""
    at, who, label, operation, before = step
    if operation != "update":
        yield RowChange(at, who, label, operation)
        return
    for column, was in json.loads(before).items():
        yield RowChange(at, who, label, operation, column, was, known.get(column))
        known[column] = was


def undo_label(register: "Register") -> str | None:
    """The message id of what `undo` would take back, or None."""
    found = _last_undoable(register)
    return found[0][1] if found else None


def redo_label(register: "Register") -> str | None:
    """The message id of what `redo` would do again, or None."""
    found = _last_undone(register)
    return found[1] if found else None


def undo(register: "Register") -> ChangeSet:
    """Take back the last step that can be taken back (a whole strand of typing), also after a restart."""
    found = _last_undoable(register)
    if not found:
        raise NothingToUndo(N_("There is nothing to undo."))
    return _reverse(register, [step for step, _ in found], found[0][1], "undo")


def redo(register: "Register") -> ChangeSet:
    """Do again the step last undone, as long as nothing was changed since."""
    found = _last_undone(register)
    if found is None:
        raise NothingToUndo(N_("There is nothing to redo."))
    return _reverse(register, [found[0]], found[1], "redo")


def _last_undoable(register: "Register") -> list[tuple[int, str]]:
    """The step to undo next, newest first with the steps of its strand just before it; empty when there is none."""
    newest = register.rows(
        "SELECT id, label, strand FROM step WHERE kind IN ('do', 'redo') AND reversed_by IS NULL "
        "ORDER BY id DESC LIMIT ?",
        (_LONGEST_STRAND,),
    )
    together: list[tuple[int, str]] = []
    for step, label, strand in newest:
        if together and (not strand or strand != newest[0][2]):
            break
        together.append((step, label))
    return together


def _last_undone(register: "Register") -> Any:
    return register.row(
        "SELECT id, label FROM step WHERE kind = 'undo' AND reversed_by IS NULL "
        "AND id > coalesce((SELECT max(id) FROM step WHERE kind = 'do'), 0) ORDER BY id DESC LIMIT 1"
    )


def _reverse(register: "Register", steps_back: list[int], label: str, kind: str) -> ChangeSet:
    with register.step(label, kind=kind, reverses=steps_back[0]) as changes:
        # Children are deleted after and restored before their parents: order the rows, check at the end.
        register.execute("PRAGMA defer_foreign_keys = ON")
        new = register.value("SELECT step_id FROM recorder")
        sql = "SELECT tbl, row_id, op, before FROM change WHERE step_id = ? ORDER BY id DESC"
        for step in steps_back:
            for table, row_id, operation, before in register.rows(sql, (step,)):
                _take_back(register, table, row_id, operation, json.loads(before) if before else {})
            register.execute("UPDATE step SET reversed_by = ? WHERE id = ?", (new, step))
    return changes


def _take_back(register: "Register", table: str, row_id: int, operation: str, before: dict[str, Any]) -> None:
    if operation == "insert":
        register.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    elif operation == "delete":
        names = ", ".join(before)
        marks = ", ".join("?" for _ in before)
        register.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", list(before.values()))
    else:
        settings = ", ".join(f"{name} = ?" for name in before)
        register.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*before.values(), row_id])
