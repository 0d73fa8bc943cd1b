"""Sessions in the register: adding whole ones, reading them, listing them.

What one types field by field goes through `petitions` and the ``update`` functions here; a data file
goes through :func:`add`.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from doithoai.domain.errors import N_, Gone, InputRefused
from doithoai.domain.kinds import Role, SessionKind, SessionState, Side
from doithoai.domain.session import (
    Attendee,
    DocumentRecord,
    Session,
    SessionOffice,
    SessionSummary,
    state_after,
)
from doithoai.domain.text import name_sort_key
from doithoai.register import offices, row_lists, rows, search
from doithoai.register.connection import Register, Row
from doithoai.register.held import WAS_HELD
from doithoai.register.row_lists import RowList
from doithoai.register.steps import ChangeSet

_BATCH = 20_000


class SessionUnknown(Gone, InputRefused):
    """No session has the identity asked for."""

    def __init__(self, uid: str) -> None:
        super().__init__("", N_("The register has no session {uid}."), uid=uid)


class SessionConflict(InputRefused):
    """A session to be added is in the register with other contents; adding never replaces."""

    def __init__(self, path: str, uid: str) -> None:
        super().__init__(
            path,
            N_("{path}: the register already holds {uid} with other contents."),
            remedy=N_("Adding never replaces what is there; nothing was changed."),
            uid=uid,
        )


# -- adding ----------------------------------------------------------------------


def add(register: Register, sessions: Iterable[Session], *, label: str = N_("Load sessions")) -> tuple[int, int]:
    """Add whole sessions; those already there with the same contents are passed over.

    Returns:
        How many were added, how many were there already.

    Raises:
        SessionConflict: a session or petition is there with other contents; nothing is added.
    """
    added = same = 0
    with register.step(label), search.in_bulk(register):
        for index, session in enumerate(sessions):
            if register.value("SELECT 1 FROM session WHERE uid = ?", (session.uid,)):
                if not _same(get(register, session.uid), canonical(session)):
                    raise SessionConflict(f"sessions[{index}].uid", session.uid)
                same += 1
                continue
            _insert(register, session, f"sessions[{index}]")
            added += 1
    return added, same


def canonical(session: Session) -> Session:
    """The session as it comes back from the register: cleaned, empty parts None."""
    return rows.session_of(
        rows.session_row(session),
        office=session.office,
        attendees=tuple(rows.attendee_of(rows.attendee_row(attendee)) for attendee in session.attendees),
        petitions=tuple(rows.petition_of(rows.petition_row(petition)) for petition in session.petitions),
        documents=tuple(rows.document_of(rows.document_row(document)) for document in session.documents),
    )


def _same(existing: Session, coming: Session) -> bool:
    """Equal but for documents, which were issued here since the file was written, and what it does not know.

    A file of an earlier version knows neither the state nor what petitions are linked.
    """
    petitions = tuple(
        petition if incoming.matter else replace(petition, matter=None)
        for petition, incoming in zip(existing.petitions, coming.petitions, strict=False)
    )
    if len(coming.petitions) == len(existing.petitions):
        existing = replace(existing, petitions=petitions)
    state = coming.state and existing.state
    return replace(existing, documents=(), state=state) == replace(coming, documents=())


def _insert(register: Register, session: Session, path: str) -> None:
    office = offices.id_of(register, session.office.code if session.office else None)
    name = rows.clean(session.office.name) if session.office and office != offices.own_id(register) else None
    session_id = register.execute(
        f"INSERT INTO session(office_id, office_name, {rows.names(rows.SESSION)}) "
        f"VALUES (?, ?, {rows.marks(rows.SESSION)})",
        (office, name, *rows.session_row(session)),
    )
    _insert_attendees(register, session_id, session.attendees)
    _refuse_existing_petitions(register, session, path)
    register.execute_many(
        f"INSERT INTO petition(session_id, place, {rows.names(rows.PETITION)}) "
        f"VALUES (?, ?, {rows.marks(rows.PETITION)})",
        ((session_id, place, *rows.petition_row(petition)) for place, petition in enumerate(session.petitions)),
    )
    for document in session.documents:
        add_record(register, session_id, document)


def _refuse_existing_petitions(register: Register, session: Session, path: str) -> None:
    uids = [petition.uid for petition in session.petitions]
    uid = register.value("SELECT uid FROM petition WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(uids),))
    if uid is not None:
        raise SessionConflict(f"{path}.petitions[{uids.index(uid)}].uid", uid)


def _insert_attendees(register: Register, session_id: int, attendees: Iterable[Attendee]) -> None:
    register.execute_many(
        f"INSERT INTO attendee(uid, session_id, place, {rows.names(_SEAT)}) VALUES (?, ?, ?, {rows.marks(_SEAT)})",
        ((str(uuid.uuid4()), session_id, place, *_seat(attendee)) for place, attendee in enumerate(attendees)),
    )


# What a row of the roster says; its sorting key follows from the name.
_SEAT = (*rows.ATTENDEE, "name_key")


def _seat(attendee: Attendee) -> Row:
    row = rows.attendee_row(attendee)
    return (*row, name_sort_key(row[0]))


def add_record(register: Register, session_id: int, document: DocumentRecord) -> None:
    """A document known from a data file: its record without its bytes. `documents` keeps the series ahead of it."""
    register.execute(
        f"INSERT INTO document(uid, session_id, {rows.names(rows.DOCUMENT)}) "
        f"VALUES (?, ?, {rows.marks(rows.DOCUMENT)})",
        (str(uuid.uuid4()), session_id, *rows.document_row(document)),
    )


def create(register: Register, session: Session) -> ChangeSet:
    """Add one new session typed by a person."""
    with register.step(N_("New session")) as changes:
        _insert(register, session, "")
    return changes


# -- changing --------------------------------------------------------------------


def update(register: Register, session: Session, *, label: str = N_("Edit the session")) -> ChangeSet:
    """Save the session's own particulars (not its petitions); its roster when it differs."""
    return edit(register, session.uid, lambda _: session, label=label)


def edit(
    register: Register,
    uid: str,
    change: Callable[[Session], Session],
    *,
    label: str = N_("Edit the session"),
    strand: str = "",
) -> ChangeSet:
    """Replace a session's particulars and roster by what ``change`` makes of them, read and written in one step.

    Args:
        change: gets the session without its petitions and documents, which stay as they are.
        strand: of one field while it is typed into (``session:UID:title``): undone together.
    """
    with register.step(label, strand=strand) as changes:
        session_id, was = _particulars(register, uid)
        now = change(was)
        now = replace(now, state=state_after(was, replace(now, petitions=()), datetime.now()))
        _set_columns(register, session_id, was, now)
        roster = tuple(rows.attendee_of(rows.attendee_row(attendee)) for attendee in now.attendees)
        if roster != was.attendees:
            scope = {"session_id": session_id}
            target = RowList("attendee", _SEAT, scope=scope, ordered=True, has_uid=True)
            row_lists.put(register, target, list(map(_seat, now.attendees)))
    return changes


def _set_columns(register: Register, session_id: int, was: Session, now: Session) -> None:
    """Write the columns that differ, and no others: the index of the search is remade only for words it holds."""
    changed = rows.changes(rows.SESSION, rows.session_row(was), rows.session_row(now))
    if changed:
        sql = f"UPDATE session SET {rows.settings(changed)} WHERE id = ?"
        register.execute(sql, (*changed.values(), session_id))


def recover(register: Register, uid: str) -> ChangeSet:
    """Take a session out of the bin."""
    with register.step(N_("Restore from the bin")) as changes:
        register.execute("UPDATE session SET deleted_at = NULL WHERE uid = ?", (uid,))
    return changes


def discard(register: Register, uid: str) -> ChangeSet:
    """Put a session into the bin."""
    with register.step(N_("Delete the session")) as changes:
        register.execute("UPDATE session SET deleted_at = datetime('now') WHERE id = ?", (id_of(register, uid),))
    return changes


# -- reading ---------------------------------------------------------------------


def id_of(register: Register, uid: str) -> int:
    """The row of a session that is not in the bin.

    Raises:
        SessionUnknown: there is none.
    """
    session_id = register.value("SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (uid,))
    if session_id is None:
        raise SessionUnknown(uid)
    return int(session_id)


def get(register: Register, uid: str) -> Session:
    """A whole session, with its roster, petitions and documents.

    Raises:
        SessionUnknown: the register has none, or it is in the bin.
    """
    return _whole(register, id_of(register, uid))


def particulars(register: Register, uid: str) -> Session:
    """A session with its roster, without its petitions and documents.

    Raises:
        SessionUnknown: the register has none, or it is in the bin.
    """
    return _particulars(register, uid)[1]


def _particulars(register: Register, uid: str) -> tuple[int, Session]:
    row = register.row(
        f"SELECT id, {rows.names(rows.SESSION)} FROM session WHERE uid = ? AND deleted_at IS NULL", (uid,)
    )
    if row is None:
        raise SessionUnknown(uid)
    session_id, *values = row
    return session_id, rows.session_of(values, attendees=tuple(_attendees(register, session_id)))


def find(register: Register, key: str) -> str:
    """The identity meant by ``key``: a uid, or the beginning of one when only one fits.

    Raises:
        SessionUnknown: none fits, or several do.
    """
    exact = register.value("SELECT uid FROM session WHERE uid = ? AND deleted_at IS NULL", (key,))
    if exact:
        return str(exact)
    fitting = register.rows(
        "SELECT uid FROM session WHERE substr(uid, 1, ?) = ? AND deleted_at IS NULL LIMIT 2", (len(key), key)
    )
    if len(fitting) != 1 or not key:
        raise SessionUnknown(key)
    return str(fitting[0][0])


def _whole(register: Register, session_id: int) -> Session:
    stored = register.row(
        f"SELECT o.own, o.code, s.office_name, {rows.names(rows.SESSION, 's')} "
        "FROM session s JOIN office o ON o.id = s.office_id WHERE s.id = ?",
        (session_id,),
    )
    assert stored is not None
    own, code, name, *row = stored
    petitions = register.rows(
        f"SELECT {rows.names(rows.PETITION)} FROM petition "
        "WHERE session_id = ? AND deleted_at IS NULL ORDER BY place, id",
        (session_id,),
    )
    documents = register.rows(
        f"SELECT {rows.names(rows.DOCUMENT)} FROM document WHERE session_id = ? ORDER BY id", (session_id,)
    )
    return rows.session_of(
        row,
        office=None if own else SessionOffice(code, name),
        attendees=tuple(_attendees(register, session_id)),
        petitions=tuple(map(rows.petition_of, petitions)),
        documents=tuple(map(rows.document_of, documents)),
    )


def _attendees(register: Register, session_id: int) -> Iterator[Attendee]:
    attendees = register.rows(
        f"SELECT {rows.names(rows.ATTENDEE)} FROM attendee WHERE session_id = ? ORDER BY place, id", (session_id,)
    )
    return map(rows.attendee_of, attendees)


_IN_PERIOD = "deleted_at IS NULL AND (:first IS NULL OR starts_at >= :first) AND (:after IS NULL OR starts_at < :after)"


def _bounds(first: date | None, last: date | None) -> dict[str, str | None]:
    """Days both inclusive; times compare as text, so the upper bound is the end of the last day."""
    return {"first": rows.iso(first), "after": f"{last.isoformat()}T99" if last else None}


def each(register: Register, first: date | None = None, last: date | None = None) -> Iterator[Session]:
    """The whole sessions that began in the period (days inclusive), oldest first, one in memory at a time."""
    ids = register.rows(f"SELECT id FROM session WHERE {_IN_PERIOD} ORDER BY starts_at, uid", _bounds(first, last))
    for (session_id,) in ids:
        yield _whole(register, session_id)


def count(register: Register, first: date | None = None, last: date | None = None) -> int:
    """How many sessions began in the period (days inclusive)."""
    return int(register.value(f"SELECT count(*) FROM session WHERE {_IN_PERIOD}", _bounds(first, last)))


_SUMMARY = f"""
SELECT s.uid, s.title, s.kind, s.side, s.starts_at, s.place,
       coalesce(s.state, CASE WHEN {WAS_HELD} THEN 'held' END),
       count(p.id), total(p.answered), total(p.assigned), total(p.waiting AND p.due < :today)
FROM session s LEFT JOIN petition p ON p.session_id = s.id AND p.deleted_at IS NULL
    AND (p.content IS NOT NULL OR p.petitioner_name IS NOT NULL) -- `domain.petition.is_blank` counts nowhere
WHERE s.deleted_at IS NULL AND (:first IS NULL OR s.starts_at >= :first) AND (:after IS NULL OR s.starts_at < :after)
GROUP BY s.id ORDER BY s.starts_at, s.uid
"""


def summaries(
    register: Register, today: date, first: date | None = None, last: date | None = None
) -> Iterator[SessionSummary]:
    """One line a session that began in the period, oldest first; overdue as of ``today``."""
    values = {**_bounds(first, last), "today": today.isoformat()}
    for uid, title, kind, side, starts, place, state, *counts in register.each(_SUMMARY, values):
        petitions, answered, assigned, overdue = map(int, counts)
        yield SessionSummary(
            uid,
            title,
            SessionKind(kind) if kind else None,
            Side(side) if side else None,
            rows.minute(starts),
            place,
            SessionState(state) if state else None,
            petitions,
            answered,
            assigned,
            overdue,
        )


def titles(register: Register) -> dict[str, str]:
    """The title of every session by its uid, also of those in the bin: what was issued of them stays."""
    return {str(uid): str(title) for uid, title in register.rows("SELECT uid, title FROM session WHERE title > ''")}


def days(register: Register) -> tuple[date, date] | None:
    """The first and the last day on which a session began; None when no time is known."""
    bounds = register.row("SELECT min(starts_at), max(starts_at) FROM session WHERE deleted_at IS NULL")
    if not bounds or not bounds[0]:
        return None
    first, last = (datetime.fromisoformat(moment).date() for moment in bounds)
    return first, last


_USED = frozenset({"place", "audience", "chair_name"})


def used(register: Register, column: str, limit: int = 50) -> list[str]:
    """What was written before for ``place``, ``audience`` or ``chair_name``, the latest first."""
    assert column in _USED
    values = register.rows(
        f"SELECT {column} FROM session WHERE {column} IS NOT NULL AND deleted_at IS NULL "
        f"GROUP BY {column} ORDER BY max(starts_at) DESC LIMIT ?",
        (limit,),
    )
    return [value for (value,) in values]


def minute_takers(register: Register, limit: int = 50) -> dict[str, str | None]:
    """Who took minutes before, the latest first, each with the position last written beside the name."""
    rows = register.rows(
        "SELECT taker_name, taker_position FROM session WHERE taker_name IS NOT NULL AND deleted_at IS NULL "
        "ORDER BY starts_at DESC, id DESC"
    )
    takers: dict[str, str | None] = {}
    for name, position in rows:
        takers[name] = takers.get(name) or position
    return dict(list(takers.items())[:limit])


def latest_roster(register: Register, other_than: str) -> tuple[Attendee, ...]:
    """The officials on the roster of the latest other session that has one; citizens come and go."""
    session_id = register.value(
        "SELECT s.id FROM session s WHERE s.uid <> ? AND s.deleted_at IS NULL AND EXISTS "
        "(SELECT 1 FROM attendee a WHERE a.session_id = s.id AND a.role IS NOT 'citizen') "
        "ORDER BY s.starts_at DESC LIMIT 1",
        (other_than,),
    )
    if session_id is None:
        return ()
    return tuple(attendee for attendee in _attendees(register, session_id) if attendee.role is not Role.CITIZEN)


def nearest(register: Register, moment: datetime) -> str | None:
    """The session that begins nearest to ``moment`` (one without a time last); None when there is none."""
    uid = register.value(
        "SELECT uid FROM session WHERE deleted_at IS NULL "
        "ORDER BY starts_at IS NULL, abs(julianday(starts_at) - julianday(?)), id DESC LIMIT 1",
        (rows.iso_minute(moment),),
    )
    return str(uid) if uid else None
