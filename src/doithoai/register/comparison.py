"""What two states of a register hold that the other does not: shown before one takes the other's place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from doithoai.register import recording, rows
from doithoai.register.connection import Register

# The table, the columns compared, and which rows count; their ``uid`` tells them apart.
_SESSIONS = ("session", rows.SESSION, "deleted_at IS NULL")
_PETITIONS = ("petition", rows.PETITION, "deleted_at IS NULL")
_DOCUMENTS = ("document", rows.DOCUMENT, "1")


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing: how many come, go and are otherwise when the other state takes the place of this one."""

    come: int
    go: int
    differ: int

    def __bool__(self) -> bool:
        return bool(self.come or self.go or self.differ)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes and goes when one state replaces another."""

    sessions: Part
    petitions: Part
    documents: Part
    others_differ: bool = False
    """Whether rosters, settings, lists or anything else that the history records differ."""

    def __bool__(self) -> bool:
        return bool(self.sessions or self.petitions or self.documents or self.others_differ)


def compare(now: Register, other: Register) -> Comparison:
    """What would come and go if ``other`` took the place of ``now``."""
    counted = (_SESSIONS, _PETITIONS, _DOCUMENTS)
    rest = (table for table in recording.RECORDED if table not in {name for name, *_ in counted})
    held, raised, issued = (_part(now, other, *things) for things in counted)
    return Comparison(held, raised, issued, any(_differs(now, other, table) for table in rest))


def _differs(now: Register, other: Register, table: str) -> bool:
    """Whether a table holds other rows; in the columns both have, whatever the numbers of its rows."""
    shared = sorted(_stored(now, table) & _stored(other, table) - {"id"})
    if not shared:
        return False
    columns = ", ".join(shared)
    sql = f"SELECT {columns} FROM {table} ORDER BY {columns}"
    return any(mine != theirs for mine, theirs in zip_longest(now.each(sql), other.each(sql)))


def _part(now: Register, other: Register, table: str, columns: Sequence[str], test: str) -> Part:
    """Compared in the columns that both files have: a copy may be of an earlier structure."""
    shared = [column for column in columns if all(column in _stored(register, table) for register in (now, other))]
    sql = f"SELECT uid, {rows.names(shared)} FROM {table} WHERE {test}"
    mine, theirs = ({str(uid): row for uid, *row in register.rows(sql)} for register in (now, other))
    differ = sum(1 for uid in mine.keys() & theirs.keys() if mine[uid] != theirs[uid])
    return Part(len(theirs.keys() - mine.keys()), len(mine.keys() - theirs.keys()), differ)


def _stored(register: Register, table: str) -> set[str]:
    return {name for (name,) in register.rows("SELECT name FROM pragma_table_xinfo(?)", (table,))}
