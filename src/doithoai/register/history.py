"""The history of a register: its steps, what happened to a row, and undo and redo.

What a step is and how it is chained stands in `steps` and `chain`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from doithoai.domain.errors import N_, AppError
from doithoai.register import errors, number_series
from doithoai.register.connection import Register, Row
from doithoai.register.recording import RECORDED
from doithoai.register.steps import ChangeSet

_LONGEST_STRAND = 500
_NAMED_PAPERS = 3


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


class PaperStays(AppError):
    """The last act issued a paper, which undo does not take back; nothing was undone.

    Attributes:
        acknowledge: given to `undo` and `undo_label`, lets them go past it to what was done before.
    """

    def __init__(self, papers: str, acknowledge: int, *, more: bool) -> None:
        super().__init__(
            N_("Issued, and not taken back by undo: {papers}."),
            remedy=N_("Undo once more to take back what was done before.") if more else "",
            papers=papers,
        )
        self.acknowledge = acknowledge


# -- reading -------------------------------------------------------------------


def head(register: Register) -> str:
    """The head of the chain: the hash of the last step that ended, or an empty text.

    Inside a step it is the head as it stood before: what a paper issued by that step carries.
    """
    return register.value("SELECT hash FROM step WHERE hash <> '' ORDER BY id DESC LIMIT 1") or ""


def state(register: Register) -> tuple[int, datetime] | None:
    """The number of the last step that ended, and when that was; None in a register where nothing was done yet."""
    row = register.row("SELECT id, at FROM step WHERE hash <> '' ORDER BY id DESC LIMIT 1")
    return (int(row[0]), datetime.fromisoformat(row[1])) if row else None


def steps(register: Register, limit: int = 200) -> list[HistoryStep]:
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
    was: object = None
    became: object = None


def of_row(register: Register, table: str, uid: str) -> list[RowChange]:
    """Everything that happened to one row, newest first: when, who, what was, what it became.

    Args:
        table: a recorded table that has a ``uid``.
    """
    if table not in RECORDED:
        raise ValueError(table)
    row_id = register.value(f"SELECT id FROM {table} WHERE uid = ?", (uid,))
    columns = register.columns(table)
    row = register.row(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,))
    state = dict(zip(columns, row, strict=True)) if row else {}
    changes = register.rows(
        "SELECT s.at, s.who, s.label, c.op, c.before FROM change c JOIN step s ON s.id = c.step_id "
        "WHERE c.tbl = ? AND c.row_id = ? ORDER BY c.id DESC",
        (table, row_id),
    )
    return [line for change in changes for line in _walked_back(change, state)]


def _walked_back(change: Row, state: dict[str, object]) -> Iterator[RowChange]:
    """The lines of a change, going back in time: ``state`` holds what it left behind, then what it met."""
    at, who, label, operation, before = change
    if operation != "update":
        yield RowChange(at, who, label, operation)
        return
    for column, was in json.loads(before).items():
        yield RowChange(at, who, label, operation, column, was, state.get(column))
        state[column] = was


# -- undo and redo -------------------------------------------------------------------


def undo_label(register: Register, acknowledged: int = 0) -> str | None:
    """The message id of what `undo` would take back, or None."""
    steps = _last_undoable(register)
    if not steps or _papers_since(register, steps[0][0], acknowledged):
        return None
    return steps[0][1]


def redo_label(register: Register) -> str | None:
    """The message id of what `redo` would do again, or None."""
    step = _last_undone(register)
    return step[1] if step else None


def undo(register: Register, acknowledged: int = 0) -> ChangeSet:
    """Take back the last step that can be taken back (a whole strand of typing), also after a restart.

    Args:
        acknowledged: of the `PaperStays` the person was shown last.

    Raises:
        PaperStays: a paper was issued since that step, and the person was not told yet that it stays.
        NothingToUndo: no step is left, or what the step made has an issued paper, which stays.
    """
    steps = _last_undoable(register)
    papers = _papers_since(register, steps[0][0] if steps else 0, acknowledged)
    if papers:
        newest = register.value("SELECT max(id) FROM step")
        raise PaperStays(papers, int(newest), more=bool(steps))
    if not steps:
        raise NothingToUndo(N_("There is nothing to undo."))
    label = steps[0][1]
    try:
        return _reverse(register, [step for step, _ in steps], label, "undo")
    except errors.RuleBroken as error:
        raise NothingToUndo(
            N_("“{act}” cannot be undone: an issued paper belongs to what it made."),
            detail=error.detail,
            act=AppError(label),
        ) from error


def redo(register: Register) -> ChangeSet:
    """Do again the step last undone, as long as nothing was changed or issued since."""
    step = _last_undone(register)
    if step is None:
        raise NothingToUndo(N_("There is nothing to redo."))
    return _reverse(register, [step[0]], step[1], "redo")


_PAPERS = """
SELECT printf('%02d', d.number) || coalesce('/' || d.symbol, '') FROM step s
JOIN change c ON c.step_id = s.id AND c.tbl = 'document' AND c.op = 'insert' JOIN document d ON d.id = c.row_id
WHERE s.kind = 'final' AND s.id > ? ORDER BY d.id DESC LIMIT ?
"""


def _papers_since(register: Register, step: int, acknowledged: int) -> str:
    """The papers issued after ``step``, newest first, as their numbers; empty once the person was told of them.

    What was acknowledged holds until something is done anew.
    """
    if acknowledged and not register.value(
        "SELECT 1 FROM step WHERE id > ? AND kind <> 'undo' LIMIT 1", (acknowledged,)
    ):
        return ""
    numbers = [str(number) for (number,) in register.rows(_PAPERS, (step, _NAMED_PAPERS + 1)) if number]
    more = "…" if len(numbers) > _NAMED_PAPERS else ""
    return ", ".join([*numbers[:_NAMED_PAPERS], *([more] if more else [])])


_NEWEST_UNDOABLE = """
SELECT id, label, strand FROM step WHERE kind IN ('do', 'redo') AND reversed_by IS NULL ORDER BY id DESC LIMIT 1
"""
# Typing before a paper was issued (or before something was taken back) is another strand than typing after it.
_ITS_STRAND = """
SELECT id, label FROM step WHERE id <= :newest AND strand = :strand
AND id > coalesce((SELECT max(id) FROM step WHERE id < :newest AND (kind <> 'do' OR strand <> :strand)), 0)
ORDER BY id DESC LIMIT :longest
"""


def _last_undoable(register: Register) -> list[tuple[int, str]]:
    """The step to undo next, newest first with the steps of its strand just before it; empty when there is none."""
    newest = register.row(_NEWEST_UNDOABLE)
    if newest is None:
        return []
    step, label, strand = newest
    if not strand:
        return [(step, label)]
    limits = {"newest": step, "strand": strand, "longest": _LONGEST_STRAND}
    return [(before, act) for before, act in register.rows(_ITS_STRAND, limits)]


def _last_undone(register: Register) -> Row | None:
    return register.row(
        "SELECT id, label FROM step WHERE kind = 'undo' AND reversed_by IS NULL "
        "AND id > coalesce((SELECT max(id) FROM step WHERE kind IN ('do', 'final')), 0) ORDER BY id DESC LIMIT 1"
    )


def _reverse(register: Register, steps_back: list[int], label: str, kind: str) -> ChangeSet:
    with register.step(label, kind=kind, reverses=steps_back[0]) as changes:
        # Children are deleted after and restored before their parents: order the rows, check at the end.
        register.execute("PRAGMA defer_foreign_keys = ON")
        sql = "SELECT tbl, row_id, op, before FROM change WHERE step_id = ? ORDER BY id DESC"
        tables = set()
        for step in steps_back:
            for table, row_id, operation, before in register.rows(sql, (step,)):
                tables.add(table)
                if table != "number_series":  # a number that was taken is never given back
                    _take_back(register, table, row_id, operation, json.loads(before) if before else {})
            register.execute("UPDATE step SET reversed_by = ? WHERE id = ?", (changes.step, step))
        if "term" in tables:
            number_series.carry_over(register)
    return changes


def _take_back(register: Register, table: str, row_id: int, operation: str, before: dict[str, object]) -> None:
    if operation == "insert":
        register.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    elif operation == "delete":
        names = ", ".join(before)
        marks = ", ".join("?" for _ in before)
        register.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", list(before.values()))
    else:
        settings = ", ".join(f"{name} = ?" for name in before)
        register.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*before.values(), row_id])
