"""What must be prepared before a session: which material, by whom, by when."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.domain.errors import N_
from doithoai.register import rows, sessions
from doithoai.register.connection import Register
from doithoai.register.history import ChangeSet


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
    found = register.rows(
        "SELECT p.material, p.body, p.due, p.done FROM preparation p JOIN session s ON s.id = p.session_id "
        "WHERE s.uid = ? ORDER BY p.place, p.id",
        (session_uid,),
    )
    return tuple(Preparation(material, body, rows.day(due), bool(done)) for material, body, due, done in found)


def put(register: Register, session_uid: str, known: Sequence[Preparation]) -> ChangeSet:
    """Replace the list of a session."""
    with register.step(N_("Edit the preparation")) as changes:
        session_id = sessions.id_of(register, session_uid)
        register.execute("DELETE FROM preparation WHERE session_id = ?", (session_id,))
        register.execute_many(
            "INSERT INTO preparation(uid, session_id, place, material, body, due, done) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    str(uuid.uuid4()),
                    session_id,
                    place,
                    rows.clean(one.material) or "?",
                    rows.clean(one.body),
                    rows.iso(one.due),
                    int(one.done),
                )
                for place, one in enumerate(known)
            ),
        )
    return changes
