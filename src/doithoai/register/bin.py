"""The bin: sessions and petitions that were deleted, until they are taken out again."""

from collections.abc import Iterable
from dataclasses import dataclass

from doithoai.domain.errors import N_
from doithoai.register import petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet

SESSION, PETITION = "session", "petition"

# A petition deleted with its session comes back with it and is not listed by itself.
_BINNED = """
SELECT 'session', uid, coalesce(title, ''), coalesce(starts_at, ''), deleted_at FROM session
WHERE deleted_at IS NOT NULL
UNION ALL
SELECT 'petition', p.uid, trim(coalesce(p.petitioner_name, '') || ': ' || coalesce(p.content, ''), ': '),
    coalesce(s.starts_at, ''), p.deleted_at
FROM petition p JOIN session s ON s.id = p.session_id WHERE p.deleted_at IS NOT NULL AND s.deleted_at IS NULL
ORDER BY 5 DESC, 3 LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing in the bin.

    Attributes:
        kind: `SESSION` or `PETITION`; words: its title, or who said what.
        held: when its session was held, ISO 8601 or blank; deleted: when it was deleted (UTC, ISO 8601).
    """

    kind: str
    uid: str
    words: str
    held: str
    deleted: str


def listed(register: Register, limit: int = 1000) -> list[Binned]:
    """What is in the bin, deleted last first."""
    return [Binned(*map(str, row)) for row in register.rows(_BINNED, (limit,))]


def recover(register: Register, chosen: Iterable[Binned]) -> ChangeSet:
    """Take things out of the bin, to where they were; one undo for all."""
    with register.step(N_("Restore from the bin")) as changes:
        for thing in chosen:
            if thing.kind == SESSION:
                sessions.recover(register, thing.uid)
            else:
                petitions.recover(register, [thing.uid])
    return changes
