"""A whole session in the place of another: what another office says of it now, row by row.

What stayed the same keeps its row, so that what was marked here (links between petitions, a scanned paper) stays.
"""

from collections.abc import Sequence

from doithoai.domain.session import Session
from doithoai.register import offices, rows, sessions
from doithoai.register.connection import Register, Row

_SESSION_ROWS = ("document", "petition")  # in this order: what refers to the session is removed before it


def put(register: Register, session: Session) -> None:
    """Make the register hold a session of another office as it is, inside a step; its petitions are in no other one."""
    session_id = register.value("SELECT id FROM session WHERE uid = ?", (session.uid,))
    if session_id is None:
        sessions.add(register, [session])
        return
    office = session.office
    register.execute(
        "UPDATE session SET office_id = ?, office_name = ?, deleted_at = NULL WHERE id = ?",
        (offices.id_of(register, office.code if office else None), office.name if office else None, session_id),
    )
    sessions.update(register, session)
    _put_petitions(register, session_id, session)
    _put_documents(register, session_id, session)


def _put_petitions(register: Register, session_id: int, session: Session) -> None:
    existing = _existing(register, session_id)
    coming = {petition.uid for petition in session.petitions}
    for uid, (row_id, _, _) in existing.items():
        if uid not in coming:
            register.execute("DELETE FROM petition WHERE id = ?", (row_id,))
    for place, petition in enumerate(session.petitions):
        values = (place, None, *rows.petition_row(petition))
        if petition.uid in existing:
            row_id, _, was = existing[petition.uid]
            _update(register, row_id, was, values)
        else:
            register.execute(
                f"INSERT INTO petition(session_id, place, {rows.names(rows.PETITION)}) "
                f"VALUES (?, ?, {rows.marks(rows.PETITION)})",
                (session_id, place, *rows.petition_row(petition)),
            )


_COLUMNS = ("place", "deleted_at", *rows.PETITION)


def _existing(register: Register, session_id: int) -> dict[str, tuple[int, str, Row]]:
    """The petitions of a session by uid, those in the bin too: row, uid, values of `_COLUMNS`."""
    stored = register.rows(f"SELECT id, uid, {', '.join(_COLUMNS)} FROM petition WHERE session_id = ?", (session_id,))
    return {uid: (row_id, uid, tuple(values)) for row_id, uid, *values in stored}


def _update(register: Register, row_id: int, was: Sequence[object], now: Sequence[object]) -> None:
    changed = rows.changes(_COLUMNS, was, now)
    if changed:
        register.execute(f"UPDATE petition SET {rows.settings(changed)} WHERE id = ?", (*changed.values(), row_id))


def _put_documents(register: Register, session_id: int, session: Session) -> None:
    stored = register.rows(
        f"SELECT id, {rows.names(rows.DOCUMENT)} FROM document WHERE session_id = ? ORDER BY id", (session_id,)
    )
    present = [tuple(values) for _, *values in stored]
    coming = [tuple(rows.document_row(document)) for document in session.documents]
    if present == coming:
        return
    for row_id, *_ in stored:
        register.execute("DELETE FROM document WHERE id = ?", (row_id,))
    for document in session.documents:
        sessions.add_record(register, session_id, document)


def remove(register: Register, uid: str) -> None:
    """Take a session of another office out, with all that is in it, inside a step."""
    session_id = register.value("SELECT id FROM session WHERE uid = ?", (uid,))
    for table in _SESSION_ROWS:
        register.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))
    register.execute("DELETE FROM session WHERE id = ?", (session_id,))
