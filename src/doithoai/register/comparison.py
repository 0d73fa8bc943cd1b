"""What two states of a register hold that the other does not: shown before one takes the other's place."""

from dataclasses import dataclass

from doithoai.register.connection import Register

_SESSIONS = "SELECT uid, title, starts_at FROM session WHERE deleted_at IS NULL"
_PETITIONS = """
SELECT uid, content, petitioner_name, answer_text, lead, due, outcome, written_number
FROM petition WHERE deleted_at IS NULL
"""
_DOCUMENTS = "SELECT uid, symbol, number FROM document"


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

    def __bool__(self) -> bool:
        return bool(self.sessions or self.petitions or self.documents)


def compare(now: Register, other: Register) -> Comparison:
    """What would come and go if ``other`` took the place of ``now``."""
    return Comparison(*(_part(now, other, sql) for sql in (_SESSIONS, _PETITIONS, _DOCUMENTS)))


def _part(now: Register, other: Register, sql: str) -> Part:
    mine, theirs = ({str(row[0]): row[1:] for row in register.rows(sql)} for register in (now, other))
    differ = sum(1 for uid in mine.keys() & theirs.keys() if mine[uid] != theirs[uid])
    return Part(len(theirs.keys() - mine.keys()), len(mine.keys() - theirs.keys()), differ)
