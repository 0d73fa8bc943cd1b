"""Which rows each of two desks changed since their registers were one, read from both histories."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from doithoai.register import settings
from doithoai.register.connection import Register

_MEMORY = "joined_desks"


class Kind(StrEnum):
    """What a row is."""

    SESSION = "session"
    PETITION = "petition"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A row by its identity."""

    kind: Kind
    uid: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one side changed since; ``deleted``: of these, what is in its bin."""

    changed: frozenset[Key]
    deleted: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Apart:
    """What this register and another one changed since they were one, or were joined last.

    Attributes:
        left_open: rows that were in conflict when they were joined, and that nobody changed here since.
    """

    ours: Side
    theirs: Side
    left_open: frozenset[Key]


def apart(register: Register, other: Register) -> Apart:
    """Compare the histories of two desks."""
    memory = _memory(register)
    for head, joined_at in reversed(memory["joined"]):
        theirs = other.value("SELECT id FROM step WHERE hash = ?", (head,))
        if theirs is not None:
            ours = _side(register, int(joined_at))
            left_open = {Key(Kind(kind), uid) for kind, uid in memory["open"]} - ours.changed
            return Apart(ours, _side(other, int(theirs)), frozenset(left_open))
    step = _last_in_common(register, other)
    return Apart(_side(register, step), _side(other, step), frozenset())


def _last_in_common(register: Register, other: Register) -> int:
    for step, head in register.each("SELECT id, hash FROM step WHERE hash <> '' ORDER BY id DESC"):
        if other.value("SELECT hash FROM step WHERE id = ?", (step,)) == head:
            return int(step)
    return 0


# What was undone changed nothing: neither the step nor the one that took it back.
_STEPS = "SELECT id FROM step WHERE id > :step AND kind <> 'undo' AND reversed_by IS NULL"
_CHANGED = """
SELECT DISTINCT '{kind}', t.uid, t.deleted_at IS NOT NULL FROM change c JOIN {kind} t ON t.id = c.row_id
WHERE c.tbl = '{kind}' AND c.step_id IN ({steps})
"""
_ROSTERS = """
SELECT DISTINCT 'session', s.uid, s.deleted_at IS NOT NULL FROM change c JOIN session s ON s.id = coalesce(
    (SELECT session_id FROM attendee a WHERE a.id = c.row_id),
    json_extract(c.after, '$.session_id'), json_extract(c.before, '$.session_id'))
WHERE c.tbl = 'attendee' AND c.step_id IN ({steps})
"""


def _side(register: Register, step: int) -> Side:
    sql = " UNION ".join([*(_CHANGED.format(kind=kind, steps=_STEPS) for kind in Kind), _ROSTERS.format(steps=_STEPS)])
    rows = register.rows(sql, {"step": step})
    changed = {Key(Kind(kind), uid): bool(is_deleted) for kind, uid, is_deleted in rows}
    return Side(frozenset(changed), frozenset(key for key, is_deleted in changed.items() if is_deleted))


def is_present(register: Register, key: Key) -> bool:
    """Whether the register has the row, in the bin or not."""
    return bool(register.value(f"SELECT 1 FROM {key.kind} WHERE uid = ?", (key.uid,)))


# -- what was joined before ------------------------------------------------------------------


def _memory(register: Register) -> dict[str, list[list[str]]]:
    memory: dict[str, list[list[str]]] = json.loads(settings.get(register, _MEMORY, '{"joined": [], "open": []}'))
    return memory


def remember(register: Register, others: Sequence[Register], conflicts: Iterable[Key]) -> None:
    """Keep how far both sides were, inside a step; nothing where that is known already."""
    memory = _memory(register)
    step = str(register.value("SELECT step_id FROM recorder") or 0)
    heads = [str(other.value("SELECT hash FROM step ORDER BY id DESC LIMIT 1") or "") for other in others]
    known = {head for head, _ in memory["joined"]}
    joined = [*memory["joined"], *([head, step] for head in heads if head and head not in known)]
    now = {"joined": joined, "open": [[key.kind, key.uid] for key in sorted(conflicts)]}
    if now != memory:
        settings.put(register, _MEMORY, json.dumps(now))
