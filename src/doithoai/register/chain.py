"""The chain that ties the steps of a history together: what the hash of a step covers, and how.

A hash covers the hash of the step before it, what the act was (its label and kind) and everything it changed,
from and to; not the clock nor the person, nor what is private to one file, so that the same work gives the same
chain in every register. Its head is printed on issued papers and put into packages: a file altered later no
longer leads to the head on the paper.

There are two forms. Steps made since structure 2 (``step.form`` 2) are hashed over the changes as the history
keeps them, in the order they happened. Steps of structure 1 keep the hash they were given then (papers carry
it), over the changes table by table, each beside the whole row as the step left it.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from doithoai.register.recording import RECORDED

NEWEST_FORM = 2

# Private to one file: their values differ between two registers of the same content.
_LOCAL = ("id", "pdf", "issued_at", "name_key", "session_id", "petition_id", "office_id", "replaces_id")
# Only of these does the identity travel; elsewhere it is made by chance in each file.
_TRAVELLING = ("session", "petition")
_PATHS = ", ".join(f"'$.{column}'" for column in _LOCAL)
_UID = "CASE WHEN tbl IN ({tables}) THEN '$.id' ELSE '$.uid' END".format(
    tables=", ".join(f"'{table}'" for table in _TRAVELLING)
)
_CHANGES = f"""
SELECT tbl, op, coalesce(json_remove(before, {_PATHS}, {_UID}), ''), coalesce(json_remove(after, {_PATHS}, {_UID}), ''),
    row_id
FROM change WHERE step_id = ? ORDER BY id
"""
_STEP = "SELECT label, kind, form FROM step WHERE id = ?"
_BEFORE = "SELECT hash FROM step WHERE id < ? ORDER BY id DESC LIMIT 1"


class Link:
    """The hash of one step, gathered from its changes; lower-case hex.

    Attributes:
        touched: how many changes of which table; rows: (table, row id) of the first of them, `LISTED` at most.
    """

    LISTED = 1000

    def __init__(self, before: str, label: str, kind: str) -> None:
        self._digest = hashlib.sha256(f"{before}\n{kind}\n{label}\n".encode())
        self.tables: set[str] = set()
        self.rows: set[tuple[str, int]] = set()
        self.changes = 0

    def add(self, table: str, operation: str, before: str, after: str, row: int) -> None:
        """Go on with one change."""
        self._digest.update(f"{table}|{operation}|{before}|{after}\n".encode())
        self.changes += 1
        self.tables.add(table)
        if self.changes <= self.LISTED:
            self.rows.add((table, row))

    def hash(self) -> str:
        """The hash of all so far."""
        return self._digest.hexdigest()


def link(connection: Any, step: int, label: str, kind: str) -> Link:
    """The newest form's hash of ``step``, from what the history keeps of it."""
    row = connection.execute(_BEFORE, (step,)).fetchone()
    result = Link(row[0] if row else "", label, kind)
    for change in connection.execute(_CHANGES, (step,)):
        result.add(*change)
    return result


def computed(connection: Any, step: int) -> str:
    """The hash that ``step`` should carry, in its own form."""
    label, kind, form = connection.execute(_STEP, (step,)).fetchone()
    if form == NEWEST_FORM:
        return link(connection, step, label, kind).hash()
    row = connection.execute(_BEFORE, (step,)).fetchone()
    digest = hashlib.sha256(f"{row[0] if row else ''}\n{kind}\n{label}\n".encode())
    for table in RECORDED:
        for line in _first_form_lines(connection, table, step):
            digest.update(f"{line}\n".encode())
    return digest.hexdigest()


# -- the first form -----------------------------------------------------------------


def _first_form_lines(connection: Any, table: str, step: int) -> Iterator[str]:
    """One line a change: what was, and the whole row as the step left it (`schema.second` keeps it in ``after``)."""
    rows = connection.execute(
        "SELECT op, before, after FROM change WHERE step_id = ? AND tbl = ? ORDER BY id", (step, table)
    )
    for operation, before, after in rows:
        yield f"{table}|{operation}|{_first_form_before(before)}|{_first_form_after(table, after)}"


_FIRST_FORM_CHANCE = ("office", "office_period", "attendee", "document")


def _is_local(column: str) -> bool:
    return column in ("id", "pdf", "issued_at", "name_key") or column.endswith("_id")


def _first_form_before(before: str | None) -> str:
    if not before:
        return ""
    values = json.loads(before)
    return json.dumps({k: v for k, v in values.items() if not _is_local(k) and k != "uid"})


def _first_form_after(table: str, after: str | None) -> str:
    values: dict[str, Any] = json.loads(after or "{}")
    chance = table in _FIRST_FORM_CHANCE
    listed = [v for k, v in values.items() if not _is_local(k) and not (chance and k == "uid")]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
