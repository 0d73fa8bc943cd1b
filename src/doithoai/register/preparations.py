"""What must be prepared before a session: which material, by whom, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.errors import N_
from doithoai.register import row_lists, rows, sessions
from doithoai.register.connection import Register
from doithoai.register.row_lists import RowList
from doithoai.register.steps import ChangeSet

_COLUMNS = ("material", "body", "due", "done")


@dataclass(frozen=True, slots=True)
class Preparation:
    """One piece of material.

    Attributes:
        body: the agency or person who prepares it.
    """

    material: str
    body: str | None = None
    due: date | None = None
    done: bool = False


def of_session(register: Register, session_uid: str) -> tuple[Preparation, ...]:
    """What is to be prepared for a session, in the order it was written down."""
    stored = register.rows(
        "SELECT p.material, p.body, p.due, p.done FROM preparation p JOIN session s ON s.id = p.session_id "
        "WHERE s.uid = ? ORDER BY p.place, p.id",
        (session_uid,),
    )
    return tuple(Preparation(material, body, rows.day(due), bool(done)) for material, body, due, done in stored)


def put(register: Register, session_uid: str, preparations: Sequence[Preparation]) -> ChangeSet:
    """Replace the list of a session."""
    with register.step(N_("Edit the preparation")) as changes:
        scope = {"session_id": sessions.id_of(register, session_uid)}
        target = RowList("preparation", _COLUMNS, scope=scope, ordered=True, has_uid=True)
        row_lists.put(
            register,
            target,
            [(rows.clean(p.material) or "?", rows.clean(p.body), rows.iso(p.due), int(p.done)) for p in preparations],
        )
    return changes
