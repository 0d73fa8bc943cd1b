"""The chain that ties the steps of a history together: what the hash and the seal of a step cover, and how.

A hash covers the hash of the step before it, what the act was (its label and kind) and everything it changed,
from and to; not the clock nor the person, nor what is private to one file, so that the same work gives the same
chain in every register. Its head is printed on issued papers and put into packages: a file altered later no
longer leads to the head on the paper.

A seal covers what the hash leaves out: the seal before it, the hash, when, who, and every change to the letter. It
never leaves the file; `check` finds by it what was altered where the hash does not look.

There are two forms of the hash. Steps made since structure 2 (``step.form`` 2) are hashed over the changes as the
history keeps them, in the order they happened. Steps of structure 1 keep the hash they were given then (papers carry
it), over the changes table by table, each beside the whole row as the step left it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from doithoai.register.recording import RECORDED

NEWEST_FORM = 2
LISTED = 1000

# Private to one file: their values differ between two registers of the same content.
_LOCAL = (
    "id",
    "pdf",
    "issued_at",
    "name_key",
    "session_id",
    "petition_id",
    "office_id",
    "replaces_id",
    "source_id",
    "package_id",
)
# Only of these does the identity travel; elsewhere it is made by chance in each file.
_TRAVELLING = ("session", "petition")
_PATHS = ", ".join(f"'$.{column}'" for column in _LOCAL)
_UID = "CASE WHEN tbl IN ({tables}) THEN '$.id' ELSE '$.uid' END".format(
    tables=", ".join(f"'{table}'" for table in _TRAVELLING)
)
_CHANGES = f"""
SELECT tbl, row_id, op, coalesce(before, ''), coalesce(after, ''),
    coalesce(json_remove(before, {_PATHS}, {_UID}), ''), coalesce(json_remove(after, {_PATHS}, {_UID}), '')
FROM change WHERE step_id = ? ORDER BY id
"""
_STEP = "SELECT form, label, kind, at, who, strand, coalesce(reverses, '') FROM step WHERE id = ?"
_BEFORE = "SELECT hash, seal FROM step WHERE id < ? ORDER BY id DESC LIMIT 1"


@dataclass(slots=True)
class Link:
    """What a step is chained by, and what was met on the way.

    Attributes:
        hash, seal: SHA-256, lower-case hex.
        changes: how many; tables: those touched; rows: (table, row id), the first `LISTED` changes only.
    """

    hash: str = ""
    seal: str = ""
    changes: int = 0
    tables: set[str] = field(default_factory=set)
    rows: set[tuple[str, int]] = field(default_factory=set)


def link(connection: Any, step: int) -> Link:
    """What ``step`` should be chained by, from what the history keeps of it."""
    form, label, kind, *particulars = connection.execute(_STEP, (step,)).fetchone()
    hash_before, seal_before = connection.execute(_BEFORE, (step,)).fetchone() or ("", "")
    result = Link()
    digest = hashlib.sha256(f"{hash_before}\n{kind}\n{label}\n".encode())
    seal = hashlib.sha256(f"{seal_before}\n".encode())
    for table, row_id, operation, before, after, shared_before, shared_after in connection.execute(_CHANGES, (step,)):
        result.changes += 1
        result.tables.add(table)
        if result.changes <= LISTED:
            result.rows.add((table, row_id))
        seal.update(f"{table}|{row_id}|{operation}|{before}|{after}\n".encode())
        if form == NEWEST_FORM:
            digest.update(f"{table}|{operation}|{shared_before}|{shared_after}\n".encode())
    if form != NEWEST_FORM:
        for table in RECORDED:
            for line in _first_form_lines(connection, table, step):
                digest.update(f"{line}\n".encode())
    result.hash = digest.hexdigest()
    seal.update("\n".join((result.hash, kind, label, *map(str, particulars))).encode())
    result.seal = seal.hexdigest()
    return result


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
    values: dict[str, object] = json.loads(after or "{}")
    chance = table in _FIRST_FORM_CHANCE
    listed = [v for k, v in values.items() if not _is_local(k) and not (chance and k == "uid")]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
