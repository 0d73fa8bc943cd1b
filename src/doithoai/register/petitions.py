"""Petitions one by one: typing them, assigning, answering, linking; and the lists of them."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from doithoai.domain import shape
from doithoai.domain.errors import N_, Gone, InputRefused
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Extension, Petition, PetitionStatus, WrittenAnswer
from doithoai.register import hotspots, rows, search, session_life, sessions, turnover
from doithoai.register.connection import Parameters, Register, Row
from doithoai.register.hotspots import OfSpot
from doithoai.register.steps import ChangeSet
from doithoai.register.turnover import Counted


class PetitionUnknown(Gone, InputRefused):
    """No petition has the identity asked for."""

    def __init__(self, uid: str) -> None:
        super().__init__("", N_("The register has no petition {uid}."), uid=uid)


class AttachmentUnknown(Gone):
    """No file kept with a petition has the identity asked for."""


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """A petition in a list, with the session it was raised in.

    Attributes:
        row: its place in the file; continues a list from here, newest first.
        times: in which session the matter is raised ("nêu lần thứ 3"); 1 for a petition linked to none. Two who
            raise it in one session raise it once.
        office: that held the session, where it is not the register's own.
    """

    row: int
    session_uid: str
    session_title: str | None
    starts_at: datetime | None
    petition: Petition
    times: int = 1
    office: str | None = None

    @property
    def matter(self) -> str | None:
        """The mark shared by petitions that say the same, or None."""
        return self.petition.matter


@dataclass(frozen=True, slots=True)
class Filter:
    """Which petitions a list shows; None and empty mean "any".

    Attributes:
        query: words to search for, as typed.
        village: the petitioner's address.
        lead: the agency that leads.
        first, last: days the session began, both inclusive.
        today: the day by which overdue is judged.
        counted: those behind one figure of a period, or behind a hot spot.
    """

    query: str = ""
    field: str | None = None
    village: str | None = None
    lead: str | None = None
    status: PetitionStatus | None = None
    first: date | None = None
    last: date | None = None
    today: date = date.max
    typing: bool = False
    counted: Counted | OfSpot | None = None


# -- typing ----------------------------------------------------------------------


def add(register: Register, session_uid: str, petition: Petition, *, strand: str = "") -> ChangeSet:
    """Add a petition at the end of a session; a number that is missing, or taken, continues the session's.

    Args:
        strand: as for :func:`edit`, when its first letter is what makes it.
    """
    with register.step(N_("New petition"), strand=strand) as changes:
        session_id = sessions.id_of(register, session_uid)
        place, number, is_taken = register.row(
            "SELECT coalesce(max(place) + 1, 0), coalesce(max(number), 0) + 1, coalesce(max(number = ?), 0) "
            "FROM petition WHERE session_id = ? AND deleted_at IS NULL",
            (petition.number, session_id),
        ) or (0, 1, 0)
        own = None if is_taken else petition.number
        row = rows.petition_row(replace(petition, number=own or number))
        register.execute(
            f"INSERT INTO petition(session_id, place, {rows.names(rows.PETITION)}) "
            f"VALUES (?, ?, {rows.marks(rows.PETITION)})",
            (session_id, place, *row),
        )
        session_life.petition_entered(register, session_uid, None, petition)
    return changes


def new_uid() -> str:
    """An identity for a new petition or session."""
    return str(uuid.uuid4())


def edit(
    register: Register,
    uid: str,
    change: Callable[[Petition], Petition],
    *,
    label: str = N_("Edit the petition"),
    strand: str = "",
) -> ChangeSet:
    """Replace a petition by what ``change`` makes of it, read and written in one transaction.

    Args:
        strand: of one field while it is typed into (``petition:UID:content``): undone together.
    """
    with register.step(label, strand=strand) as changes:
        now = get(register, uid)
        was, after = rows.petition_row(now.petition), rows.petition_row(change(now.petition))
        changed = rows.changes(rows.PETITION, was, after)
        if changed:  # only these: the index of the search is remade only for words it holds
            sql = f"UPDATE petition SET {rows.settings(changed)} WHERE id = ?"
            register.execute(sql, (*changed.values(), now.row))
            _tell_session(register, now.session_uid, now.petition, rows.petition_of(after))
    return changes


def _tell_session(register: Register, session_uid: str, was: Petition, now: Petition) -> None:
    """What was answered or assigned in a session makes it one that was held."""
    if (now.answer and not was.answer) or (now.assignment and not was.assignment):
        session_life.petition_entered(register, session_uid, was, now)


def set_parts(
    register: Register,
    uid: str,
    parts: Mapping[str, object],
    *,
    label: str = N_("Edit the petition"),
    together: str = "",
) -> ChangeSet:
    """Set parts of a petition by their names (`shape`), as a field does while it is typed into.

    Args:
        together: the part whose changes, one after the other, are undone together; the first one set if it is not
            named, so that one field is one undo on whatever page it is typed into.
    """
    strand = shape.strand("petition", uid, together or next(iter(parts)))
    return edit(register, uid, lambda petition: shape.with_parts(petition, parts), label=label, strand=strand)


def edit_many(
    register: Register, uids: Sequence[str], change: Callable[[Petition], Petition], *, label: str
) -> ChangeSet:
    """`edit` several petitions in one step, undone as one."""
    with register.step(label) as changes:
        for uid in uids:
            edit(register, uid, change)
    return changes


def waiting_with(register: Register, row: PetitionRow) -> list[PetitionRow]:
    """The petitions linked to one that neither ended nor have a written answer: its own answer may do for them."""
    if row.matter is None:
        return []
    return [
        linked
        for linked in of_matter(register, row.matter)
        if linked.petition.uid != row.petition.uid
        and linked.petition.written_answer is None
        and linked.petition.outcome in (None, Outcome.OPEN)
    ]


def answer_linked(register: Register, uid: str) -> ChangeSet:
    """Let the written answer of a petition, and its end, stand for those linked to it that wait; one act.

    Each keeps a record of its own, which can be changed, or taken back, by itself.
    """
    with register.step(N_("Answer the linked petitions")) as changes:
        row = get(register, uid)
        answer, outcome = row.petition.written_answer, row.petition.outcome
        if answer is not None:
            for linked in waiting_with(register, row):
                edit(register, linked.petition.uid, partial(_answered_like, answer=answer, outcome=outcome))
    return changes


def _answered_like(petition: Petition, *, answer: WrittenAnswer, outcome: Outcome | None) -> Petition:
    return replace(petition, written_answer=answer, outcome=outcome or petition.outcome)


def extend(register: Register, uids: Sequence[str], due: date, reason: str) -> ChangeSet:
    """Move the date of assigned petitions and keep the reason."""
    moment = datetime.now().replace(second=0, microsecond=0)
    with register.step(N_("Extend the date")) as changes:
        for uid in uids:
            existing = get(register, uid)
            task = existing.petition.assignment
            if task is None:
                continue
            move = Extension(task.due, due, rows.clean(reason), moment)
            moves = (*existing.petition.extensions, move)
            parts = {"assignment.due": due, "extensions": moves}
            edit(register, uid, partial(shape.with_parts, parts=parts))
    return changes


def attach(register: Register, uid: str, name: str, content: bytes) -> ChangeSet:
    """Keep a file (the scanned answer) with a petition."""
    digest = hashlib.sha256(content).hexdigest()
    with register.step(N_("Attach a file")) as changes:
        row = get(register, uid).row
        register.execute("INSERT OR IGNORE INTO blob(sha256, content) VALUES (?, ?)", (digest, content))
        register.execute(
            "INSERT INTO attachment(uid, petition_id, name, sha256) VALUES (?, ?, ?, ?)",
            (new_uid(), row, rows.clean(name) or "?", digest),
        )
    return changes


def attachments(register: Register, uid: str) -> list[tuple[str, str]]:
    """The files kept with a petition: (uid, name), oldest first."""
    return register.rows(
        "SELECT a.uid, a.name FROM attachment a JOIN petition p ON p.id = a.petition_id WHERE p.uid = ? ORDER BY a.id",
        (uid,),
    )


def attached(register: Register, attachment_uid: str) -> bytes:
    """The bytes of a file kept with a petition.

    Raises:
        AttachmentUnknown: it was taken off.
    """
    content = register.value(
        "SELECT b.content FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.uid = ?", (attachment_uid,)
    )
    if content is None:
        raise AttachmentUnknown(N_("The register does not hold this file."))
    return bytes(content)


def detach(register: Register, attachment_uid: str) -> ChangeSet:
    """Take a file off a petition; its bytes stay in the register, so that this can be undone."""
    with register.step(N_("Remove a file")) as changes:
        register.execute("DELETE FROM attachment WHERE uid = ?", (attachment_uid,))
    return changes


def discard(register: Register, uids: Sequence[str]) -> ChangeSet:
    """Put petitions into the bin."""
    with register.step(N_("Delete petitions")) as changes:
        for uid in uids:
            register.execute(
                "UPDATE petition SET deleted_at = datetime('now') WHERE uid = ? AND deleted_at IS NULL", (uid,)
            )
    return changes


_RECOVER = """
UPDATE petition AS p SET deleted_at = NULL, number = iif(
    EXISTS (SELECT 1 FROM petition o
            WHERE o.session_id = p.session_id AND o.number = p.number AND o.id <> p.id AND o.deleted_at IS NULL),
    (SELECT max(o.number) + 1 FROM petition o WHERE o.session_id = p.session_id AND o.deleted_at IS NULL),
    number)
WHERE uid = ? AND deleted_at IS NOT NULL
"""


def recover(register: Register, uids: Sequence[str]) -> ChangeSet:
    """Take petitions out of the bin, to where they were.

    Where another one of the session has its number by now, it continues the session's: papers call it by that.
    """
    with register.step(N_("Restore from the bin")) as changes:
        for uid in uids:
            register.execute(_RECOVER, (uid,))
    return changes


def link(register: Register, uids: Sequence[str]) -> ChangeSet:
    """Mark petitions as the same matter; groups they are already in become one. Nothing is merged."""
    with register.step(N_("Link petitions")) as changes:
        marks = {row.matter for uid in uids if (row := get(register, uid)).matter}
        matter = min(marks) if marks else new_uid()
        for other in marks:
            register.execute("UPDATE petition SET matter = ? WHERE matter = ?", (matter, other))
        for uid in uids:
            register.execute("UPDATE petition SET matter = ? WHERE uid = ?", (matter, uid))
    return changes


def unlink(register: Register, uid: str) -> ChangeSet:
    """Take one petition out of its matter."""
    with register.step(N_("Unlink the petition")) as changes:
        register.execute("UPDATE petition SET matter = NULL WHERE uid = ?", (uid,))
    return changes


def unlink_many(register: Register, uids: Sequence[str]) -> ChangeSet:
    """`unlink` several petitions in one step."""
    with register.step(N_("Unlink petitions")) as changes:
        for uid in uids:
            unlink(register, uid)
    return changes


# -- reading ---------------------------------------------------------------------

# The sessions in which petitions linked to this one were raised, up to its own.
_TIMES = """
CASE WHEN p.matter IS NULL THEN 1 ELSE (
    SELECT count(DISTINCT t.id) FROM petition m JOIN session t ON t.id = m.session_id
    WHERE m.matter = p.matter AND m.deleted_at IS NULL AND t.deleted_at IS NULL
    AND (coalesce(t.starts_at, ''), t.id) <= (coalesce(s.starts_at, ''), s.id)
) END
"""
_COLUMNS = f"p.id, s.uid, s.title, s.starts_at, {_TIMES}, s.office_name, {rows.names(rows.PETITION, 'p')}"
# CROSS JOIN: SQLite takes the tables in this order, so a list is read from its newest row on.
_ROW = f"SELECT {_COLUMNS} FROM petition p CROSS JOIN session s ON s.id = p.session_id"


def _row(row: Row) -> PetitionRow:
    number, session_uid, title, starts, times, office, *rest = row
    return PetitionRow(number, session_uid, title, rows.minute(starts), rows.petition_of(rest), times, office)


def where(register: Register, test: str, values: Parameters = ()) -> Iterator[PetitionRow]:
    """For the modules of this room: the petitions outside the bin that pass ``test`` (and its ORDER BY).

    Args:
        test: SQL over ``p`` (petition) and ``s`` (session).
    """
    sql = f"{_ROW} WHERE p.deleted_at IS NULL AND s.deleted_at IS NULL AND {test}"
    return map(_row, register.each(sql, values))


def get(register: Register, uid: str) -> PetitionRow:
    """One petition that is not in the bin, by itself or with its session.

    Raises:
        PetitionUnknown: there is none.
    """
    row = register.row(f"{_ROW} WHERE p.uid = ? AND p.deleted_at IS NULL AND s.deleted_at IS NULL", (uid,))
    if row is None:
        raise PetitionUnknown(uid)
    return _row(row)


def of_session(register: Register, session_uid: str) -> list[PetitionRow]:
    """The petitions of one session, in their order; none for a session in the bin."""
    test = "p.session_id = (SELECT id FROM session WHERE uid = ?) ORDER BY p.place, p.id"
    return list(where(register, test, (session_uid,)))


def of_matter(register: Register, matter: str) -> list[PetitionRow]:
    """All petitions of one matter, oldest first: "nêu lần thứ 3"."""
    raised = register.rows(
        f"{_ROW} WHERE p.matter = ? AND p.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY s.starts_at, p.id",
        (matter,),
    )
    return [_row(row) for row in raised]


_STATUS = {
    PetitionStatus.RECEIVED: "NOT p.answered AND NOT p.assigned AND NOT p.written "
    "AND (p.outcome IS NULL OR p.outcome = 'open')",
    PetitionStatus.ANSWERED: "p.answered AND NOT p.assigned AND NOT p.written "
    "AND (p.outcome IS NULL OR p.outcome = 'open')",
    PetitionStatus.ASSIGNED: "p.assigned AND NOT p.written AND (p.outcome IS NULL OR p.outcome = 'open') "
    "AND (p.due IS NULL OR p.due >= :today)",
    PetitionStatus.OVERDUE: "p.waiting AND p.due < :today",
    PetitionStatus.ANSWERED_IN_WRITING: "p.written AND (p.outcome IS NULL OR p.outcome = 'open')",
    PetitionStatus.CLOSED: "p.outcome = 'closed'",
    PetitionStatus.TRANSFERRED: "p.outcome = 'transferred'",
    PetitionStatus.WITHDRAWN: "p.outcome = 'withdrawn'",
}


def _conditions(
    register: Register, selection: Filter, *, of_few: bool = False
) -> tuple[str, list[str], dict[str, object]]:
    """The tables, the tests and the values of a list; ``of_few``: only few rows are looked at, each by itself."""
    tests = ["p.deleted_at IS NULL", "s.deleted_at IS NULL"]
    values: dict[str, object] = {"today": selection.today.isoformat()}
    tables = "petition p"
    expression = _expression(register, selection)
    if expression:
        # The index hands out its rows newest first, one at a time: nothing is gathered before the first is shown.
        tables = "petition_search f CROSS JOIN petition p ON p.id = f.rowid"
        tests.append("f.petition_search MATCH :query")
        values["query"] = expression
    names = (("field", selection.field), ("petitioner_address", selection.village), ("lead", selection.lead))
    for column, value in names:
        if value is not None:
            tests.append(f"p.{column} = :{column}")
            values[column] = value
    if selection.status:
        tests.append(f"({_STATUS[selection.status]})")
    if selection.counted:
        counted = selection.counted
        test, counted_values = (
            turnover.conditions(counted, each=of_few or expression is not None)
            if isinstance(counted, Counted)
            else hotspots.conditions(counted)
        )
        tests.append(test)
        values |= counted_values
    if selection.first or selection.last:
        _add_period(register, selection, tests, values)
    return f"{tables} CROSS JOIN session s ON s.id = p.session_id", tests, values


def _expression(register: Register, selection: Filter) -> str | None:
    """The words asked for; the village and the agency too, which narrows the index before rows are looked at."""
    expression = search.petition_expression(register, selection.query, typing=selection.typing)
    if expression is None:
        return None
    named = [search.expression(name.replace('"', " ")) for name in (selection.village, selection.lead) if name]
    return " AND ".join([expression, *filter(None, named)])


_PERIOD = "coalesce(starts_at, '') >= :period_first AND coalesce(starts_at, '') < :period_after"


def _add_period(register: Register, selection: Filter, tests: list[str], values: dict[str, object]) -> None:
    """Sessions of the period; and, so that an old one is not looked for through all newer rows, their rows' bounds."""
    values["period_first"] = selection.first.isoformat() if selection.first else ""
    values["period_after"] = f"{selection.last.isoformat()}T99" if selection.last else "~"
    tests.append(_PERIOD.replace("starts_at", "s.starts_at"))
    if not register.value(f"SELECT EXISTS (SELECT 1 FROM session WHERE NOT ({_PERIOD}))", values):
        return  # every session is of the period: the bounds would be those of the table
    bounds = register.row(
        f"SELECT min(id), max(id) FROM petition WHERE session_id IN (SELECT id FROM session WHERE {_PERIOD})",
        {name: values[name] for name in ("period_first", "period_after")},
    )
    values["low"], values["high"] = bounds or (None, None)
    tests.append("p.id BETWEEN :low AND :high")


def page(register: Register, selection: Filter, *, before: int | None = None, limit: int = 100) -> list[PetitionRow]:
    """The next ``limit`` petitions of a list, newest first, below row ``before``."""
    if isinstance(selection.counted, Counted):
        # Most figures have enough among the newest rows; to look all up takes long in a large register.
        newest = before if before is not None else 1 + int(register.value("SELECT max(id) FROM petition") or 0)
        rows_of_newest = _page(register, selection, newest, limit, least=newest - _NEWEST)
        if len(rows_of_newest) == limit:
            return rows_of_newest
    return _page(register, selection, before, limit)


_NEWEST = 10_000


def _page(
    register: Register, selection: Filter, before: int | None, limit: int, least: int | None = None
) -> list[PetitionRow]:
    tables, tests, values = _conditions(register, selection, of_few=least is not None)
    place = "f.rowid" if "query" in values else "p.id"
    if least is not None:
        tests.append(f"{place} >= :least")
        values["least"] = least
    if before is not None:
        tests.append(f"{place} < :before")
        values["before"] = before
    values["limit"] = limit
    sql = f"SELECT {_COLUMNS} FROM {tables} WHERE {' AND '.join(tests)} ORDER BY {place} DESC LIMIT :limit"
    return [_row(row) for row in register.rows(sql, values)]


def count(register: Register, selection: Filter) -> int:
    """How many petitions the whole list has; may take a while on a large register."""
    tables, tests, values = _conditions(register, selection)
    return int(register.value(f"SELECT count(*) FROM {tables} WHERE {' AND '.join(tests)}", values))


def waiting(register: Register, until: date | None = None) -> list[PetitionRow]:
    """Assigned petitions without an answer whose date is at most ``until``, the earliest date first."""
    late = register.rows(
        f"{_ROW} WHERE p.waiting AND (:until IS NULL OR p.due <= :until) AND s.deleted_at IS NULL ORDER BY p.due, p.id",
        {"until": rows.iso(until)},
    )
    return [_row(row) for row in late]


def _today() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
