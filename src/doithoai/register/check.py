"""Is a register what its history says it is? The whole chain, every row, every frozen paper; the first break named.

The file itself comes first (SQLite's own check), then its structure: every table, index and trigger as a new register
has them. Then the history: what records it, the hash of each step, what took which step back, changes that belong to
no step. Then each row of each recorded table is compared with what its history says it became, each frozen paper and
attached file with its SHA-256, and the search index with the rows it should find.

What the history does not hold (keys of the office, what was sent and confirmed) is compared with its seal (`outside`).

What this cannot see: a file in which the history was made anew from its first step, or cut off at its end with the rows
put back to fit, or a seal made anew. Only the head of the chain outside the file, on papers and in packages, tells
those.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from doithoai.domain.errors import N_, AppError
from doithoai.register import backup, chain, connection, copying, errors, indexed, migrations, outside, recording
from doithoai.register.connection import Register, Row
from doithoai.register.schema.first import SEARCHED
from doithoai.register.table_names import column_name, table_name

_LONGEST_NAME = 60

Values = dict[str, Any]
"""A row, or one side of a change: values by column."""


class Break(errors.RegisterError):
    """Something in the register is not what its history says."""


def first_break(register: Register) -> AppError | None:
    """The first thing that does not fit, in one sentence for a person; None when all does.

    Takes the time of reading the whole file; memory stays flat.
    """
    parts = (
        *(_broken_pages, _missing_tables, _recording, _structure, _recorder),
        *(_readable, _chain, _taken_back, _changes_of_no_step),
        *(_rows, _outside, _numbered, _papers, _attached, _files, _lost_references, _searched),
    )
    try:
        with register.translated():
            return next((fault for part in parts for fault in part(register)), None)
    except errors.RuleBroken as error:  # a query of ours does not fit the tables: SQLite's words help nobody
        return Break(N_("The structure of the register was altered: it can no longer be read."), detail=error.detail)
    except errors.RegisterError as error:
        return error


def _broken_pages(register: Register) -> Iterator[AppError]:
    broken = [str(row[0]) for row in register.rows("PRAGMA quick_check(20)") if row[0] != "ok"]
    if broken:
        yield errors.RegisterDamaged(register.path, "; ".join(broken))


_DEFINITIONS = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"


def _definitions(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """What each table, index, trigger or view of a file is, by its name; white space does not count."""
    return {name: (kind, table, " ".join((sql or "").split())) for kind, name, table, sql in rows}


@cache
def _definitions_of_a_new_register(_structure: int) -> dict[str, tuple[str, ...]]:
    return _definitions(connection.in_memory().conn.execute(_DEFINITIONS).fetchall())


def _structure(register: Register) -> Iterator[AppError]:
    """Tables, indexes and triggers: rules of the register stand in them as much as in the program."""
    if register.value("PRAGMA user_version") != migrations.NEWEST:
        yield Break(N_("The structure of the register was altered: its number is not that of its tables."))
    present, proper = _definitions(register.rows(_DEFINITIONS)), _definitions_of_a_new_register(migrations.NEWEST)
    for name in sorted({*present, *proper}):
        if name not in present:
            yield Break(N_("The structure of the register was altered: “{name}” is missing."), name=name)
        elif name not in proper:
            yield Break(N_("The structure of the register was altered: “{name}” was put in."), name=name)
        elif present[name] != proper[name]:
            yield Break(N_("The structure of the register was altered: “{name}” is not what it should be."), name=name)


def _missing_tables(register: Register) -> Iterator[AppError]:
    """Before anything is asked of them."""
    present, proper = _definitions(register.rows(_DEFINITIONS)), _definitions_of_a_new_register(migrations.NEWEST)
    for name, (kind, *_) in proper.items():
        if kind == "table" and name not in present:
            yield Break(N_("The structure of the register was altered: “{name}” is missing."), name=name)


def _searched(register: Register) -> Iterator[AppError]:
    """The index of words has a line for every row, but for what is in the bin, and the words of that row."""
    for table in SEARCHED:
        alive = " WHERE deleted_at IS NULL" if "deleted_at" in register.columns(table) else ""
        ids, lines = f"SELECT id FROM {table}{alive}", f"SELECT rowid FROM {table}_search"
        if register.row(f"{ids} EXCEPT {lines}") or register.row(f"{lines} EXCEPT {ids}"):
            yield Break(
                N_("The search index of “{table}” was altered: not every record is found by it."),
                table=table_name(table),
            )
        elif not indexed.fits(register, table):
            yield Break(
                N_("The search index of “{table}” was altered: it does not hold the words of the records."),
                table=table_name(table),
            )


def _lost_references(register: Register) -> Iterator[AppError]:
    if lost := backup.problems(register):
        yield errors.RegisterDamaged(register.path, "; ".join(lost))


# -- the history ---------------------------------------------------------------------


def _recording(register: Register) -> Iterator[AppError]:
    """The triggers that write the history, as they should be."""
    written = _by_name(register.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for table in recording.RECORDED:
        for name, statement in recording.triggers(table, _columns(register, table)).items():
            if written.get(name) != statement:
                yield Break(
                    N_("Changes of “{table}” are no longer written into the history: its trigger was altered."),
                    table=table_name(table),
                )


def _by_name(rows: list[Row]) -> Values:
    return {str(name): value for name, value in rows}


def _recorder(register: Register) -> Iterator[AppError]:
    """Between steps nothing is being recorded, and everything is indexed."""
    with _as_stored(register) as file:  # bringing a file of an older structure up to date records, and ends that
        recording_now = file.execute("SELECT id, step_id FROM recorder").fetchall()
    if recording_now != [(1, None)] or register.rows("SELECT id, indexing FROM recorder") != [(1, 1)]:
        yield Break(N_("What writes the history was altered: changes would be put to the wrong step, or to none."))


@contextlib.contextmanager
def _as_stored(register: Register) -> Iterator[copying.Connection]:
    """The file as it is on the disk, where that is of an older structure than what the program reads from it."""
    if not register.path.is_file():
        yield register.connection
        return
    with copying.reading(register.path) as file:
        (structure,) = file.execute("PRAGMA user_version").fetchone()
        yield file if structure < migrations.NEWEST else register.connection


_MISTAKEN = """
SELECT s.id FROM step s WHERE s.reversed_by IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM step r WHERE r.id = s.reversed_by AND r.kind IN ('undo', 'redo') AND r.reverses >= s.id)
UNION SELECT s.id FROM step r JOIN step s ON s.id = r.reverses
    WHERE s.reversed_by IS NOT r.id
ORDER BY 1 LIMIT 1
"""


def _taken_back(register: Register) -> Iterator[AppError]:
    """A step is marked as taken back by the undo or redo that did so, and by no other."""
    for (step,) in register.rows(_MISTAKEN):
        yield Break(
            N_("The history was altered: {step} is not marked as taken back by the step that did so."),
            step=_step(register, step),
        )


_UNREADABLE = f"""
SELECT c.step_id, s.id FROM change c LEFT JOIN step s ON s.id = c.step_id
WHERE c.tbl NOT IN ({", ".join(f"'{table}'" for table in recording.RECORDED)})
OR (c.before IS NOT NULL AND CASE WHEN json_valid(c.before) THEN json_type(c.before) END IS NOT 'object')
OR (c.after IS NOT NULL AND CASE WHEN json_valid(c.after) THEN json_type(c.after) END IS NOT 'object')
ORDER BY c.id LIMIT 1
"""


def _readable(register: Register) -> Iterator[AppError]:
    """Every change is of a table there is, and its sides are what the triggers write: all else reads them."""
    for _, step in register.rows(_UNREADABLE):
        if step is None:
            yield Break(N_("The history was altered: a change that belongs to no step can no longer be read."))
        else:
            yield Break(
                N_("The history was altered: what {step} changed can no longer be read."), step=_step(register, step)
            )


def _chain(register: Register) -> Iterator[AppError]:
    for step, hash_, seal in register.rows("SELECT id, hash, seal FROM step ORDER BY id"):
        link = chain.link(register.connection, step)
        if (link.hash, link.seal) != (hash_, seal):
            yield Break(
                N_("The history was altered: {step} no longer fits the chain, by itself or by the step before it."),
                step=_step(register, step),
            )


def _changes_of_no_step(register: Register) -> Iterator[AppError]:
    rows = register.each(
        "SELECT c.step_id, c.tbl, c.row_id, coalesce(c.after, c.before) FROM change c "
        "LEFT JOIN step s ON s.id = c.step_id WHERE s.id IS NULL ORDER BY c.id"
    )
    for step, table, row_id, values in rows:
        record = _record(table, _stored(register, table, row_id) or json.loads(values or "{}"))
        if step is None:
            yield Break(N_("Changed outside the program: {record}."), record=record)
        else:
            yield Break(
                N_("The history was altered: step {step}, which changed {record}, is missing."),
                step=step,
                record=record,
            )


# -- rows ----------------------------------------------------------------------------


def _columns(register: Register, table: str) -> list[str]:
    return [column for column in register.columns(table) if column not in recording.UNRECORDED]


def _rows(register: Register) -> Iterator[AppError]:
    for table in recording.RECORDED:
        yield from _rows_of(register, table)


def _rows_of(register: Register, table: str) -> Iterator[AppError]:
    """Rows and what became of them, side by side in the order of their ids."""
    columns = _columns(register, table)
    present = register.each(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
    defaults = _defaults(register, table)
    row = next(present, None)
    for row_id, state in _states(register, table):
        while row is not None and row[0] < row_id:
            yield _unmade(table, dict(zip(columns, row, strict=True)))
            row = next(present, None)
        if row is not None and row[0] == row_id:
            yield from _compared(register, table, dict(zip(columns, row, strict=True)), state, defaults)
            row = next(present, None)
        elif state is not None:
            yield _missing(register, table, row_id, state)
    while row is not None:
        yield _unmade(table, dict(zip(columns, row, strict=True)))
        row = next(present, None)


def _states(register: Register, table: str) -> Iterator[tuple[int, Values | None]]:
    """Each row's id and what its history says it is: the last value of each column; None when it was deleted."""
    changes = register.each("SELECT row_id, op, after FROM change WHERE tbl = ? ORDER BY row_id, id", (table,))
    for row_id, of_row in groupby(changes, key=lambda change: change[0]):
        state: Values | None = None
        for _, operation, after in of_row:
            state = None if operation == "delete" else {**(state or {}), **json.loads(after or "{}")}
        yield row_id, state


def _defaults(register: Register, table: str) -> Values:
    """What columns hold that came after the row was written: a migration's default."""
    declared = register.rows(f"SELECT name, dflt_value FROM pragma_table_xinfo('{table}') WHERE hidden = 0")
    return {column: register.value(f"SELECT {default}") if default else None for column, default in declared}


def _compared(
    register: Register, table: str, row: Values, state: Values | None, defaults: Values
) -> Iterator[AppError]:
    if state is None:
        yield _unmade(table, row)
        return
    for column, value in row.items():
        if column != "id" and value != state.get(column, defaults[column]):
            yield _altered(table, row, column, _last_step(register, table, row["id"], column))


def _altered(table: str, row: Values, column: str, step: AppError | None) -> Break:
    record = _record(table, row)
    if step is None:  # the column came with a later structure
        return Break(
            N_("Altered outside the program: {record}, “{column}”, which no step of the history ever wrote."),
            record=record,
            column=column_name(table, column),
        )
    return Break(
        N_("Altered outside the program: {record}, “{column}”, is not what {step} left."),
        record=record,
        column=column_name(table, column),
        step=step,
    )


def _unmade(table: str, row: Values) -> Break:
    return Break(N_("Put in outside the program: no step of the history made {record}."), record=_record(table, row))


def _missing(register: Register, table: str, row_id: int, state: Values) -> Break:
    return Break(
        N_("Deleted outside the program: {record}, which {step} left in the register."),
        record=_record(table, state),
        step=_last_step(register, table, row_id),
    )


def _outside(register: Register) -> Iterator[AppError]:
    """What the history does not hold: the office's own keys, what was sent, what was confirmed, migrations."""
    for table in outside.altered(register.connection):
        yield Break(N_("Altered outside the program: what the register keeps in “{table}”."), table=table_name(table))


_COUNTED = ("blob", "outside", "_sqlite_migrations")


def _numbered(register: Register) -> Iterator[AppError]:
    """Rows that nothing refers to by their number, and that are never removed: they are counted from one on."""
    for table in _COUNTED:
        if register.rows(f"SELECT min(id), max(id) FROM {table} HAVING count(*)") not in (
            [],
            [(1, register.value(f"SELECT count(*) FROM {table}"))],
        ):
            yield Break(
                N_("Altered outside the program: what the register keeps in “{table}”."), table=table_name(table)
            )
    for (moment,) in register.rows("SELECT applied_at FROM _sqlite_migrations"):
        if not _is_moment(moment):
            table = "_sqlite_migrations"
            yield Break(
                N_("Altered outside the program: what the register keeps in “{table}”."), table=table_name(table)
            )


def _is_moment(typed: str) -> bool:
    try:
        return bool(datetime.fromisoformat(typed))
    except ValueError:
        return False


# -- papers --------------------------------------------------------------------------


def _papers(register: Register) -> Iterator[AppError]:
    """Frozen PDFs; a paper known from a data file only has none and was not issued here."""
    rows = register.each("SELECT id, sha256, pdf FROM document WHERE pdf IS NOT NULL OR issued_at IS NOT NULL")
    for row_id, digest, pdf in rows:
        if pdf is None or hashlib.sha256(pdf).hexdigest() != digest:
            yield Break(
                N_("The frozen paper is no longer the one that was issued: {record}."),
                record=_record("document", _stored(register, "document", row_id) or {}),
            )


def _attached(register: Register) -> Iterator[AppError]:
    for digest, content in register.each("SELECT sha256, content FROM blob"):
        if hashlib.sha256(content).hexdigest() != digest:
            rows = register.rows("SELECT id FROM attachment WHERE sha256 = ?", (digest,))
            values = _stored(register, "attachment", rows[0][0]) if rows else None
            yield Break(
                N_("The attached file is no longer the one that was attached: {record}."),
                record=_record("attachment", values or {"name": digest}),
            )


_FILES = """
SELECT json_extract(side, '$.sha256')
FROM (SELECT tbl, before AS side FROM change UNION ALL SELECT tbl, after FROM change)
WHERE tbl IN ('attachment', 'merged_session') AND side IS NOT NULL AND json_extract(side, '$.sha256') IS NOT NULL
"""


def _files(register: Register) -> Iterator[AppError]:
    """Every file there is was attached or came in a package, and none of those is gone: undo brings it back."""
    for (digest,) in register.rows(f"SELECT sha256 FROM blob EXCEPT {_FILES} LIMIT 1"):
        yield Break(N_("Put in outside the program: a file that nothing belongs to ({sha256})."), sha256=digest)
    for (digest,) in register.rows(f"{_FILES} EXCEPT SELECT sha256 FROM blob LIMIT 1"):
        yield Break(N_("Deleted outside the program: a file that was attached or came in ({sha256})."), sha256=digest)


# -- naming --------------------------------------------------------------------------

_NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "session": (N_("session “{words}”"), ("title", "starts_at")),
    "petition": (N_("petition “{words}”"), ("number", "petitioner_name", "content")),
    "attendee": (N_("attendee “{words}”"), ("name", "position")),
    "document": (N_("document “{words}”"), ("number", "symbol", "date")),
    "attachment": (N_("attached file “{words}”"), ("name",)),
    "leader": (N_("leader “{words}”"), ("name", "position")),
    "office_period": (N_("office “{words}”"), ("name",)),
    "receiver": (N_("receiver “{words}”"), ("name",)),
    "term": (N_("term “{words}”"), ("name", "starts_on")),
    "catalogue_entry": (N_("list entry “{words}”"), ("name",)),
    "deadline_rule": (N_("time limit “{words}”"), ("name", "days")),
    "holiday": (N_("holiday “{words}”"), ("day", "name")),
    "preparation": (N_("material “{words}”"), ("material", "body")),
    "number_series": (N_("series of numbers “{words}”"), ("series", "period", "last")),
    "setting": (N_("setting “{words}”"), ("key",)),
}
_OTHER = N_("a record of “{table}” ({words})")


def _record(table: str, values: Values) -> AppError:
    """What a person calls a row; rendered in the language of the sentence it stands in."""
    message, columns = _NAMES.get(table, (_OTHER, tuple(column for column in values if column != "uid")))
    words = ", ".join(str(values[column]) for column in columns if values.get(column) not in (None, ""))
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME - 1] + "…"
    return AppError(message, words=words, table=table_name(table))


def _stored(register: Register, table: str, row_id: int) -> Values | None:
    columns = _columns(register, table)
    row = register.row(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,))
    return dict(zip(columns, row, strict=True)) if row else None


def _step(register: Register, step: int) -> AppError:
    at, label = register.row("SELECT at, label FROM step WHERE id = ?", (step,)) or ("", "")
    return AppError(N_("step {step} of {day} ({act})"), step=step, day=_day(at), act=AppError(label))


def _day(at: str) -> str:
    """The day of a step as written in the country; a question mark where its time is none."""
    try:
        return f"{datetime.fromisoformat(at):%d/%m/%Y}"
    except ValueError:
        return "?"


def _last_step(register: Register, table: str, row_id: int, column: str = "id") -> AppError | None:
    """The step that last wrote a column of a row (or last touched the row); None when none did."""
    written = "" if column == "id" else f"AND json_type(after, '$.{column}') IS NOT NULL "
    step = register.value(
        f"SELECT step_id FROM change WHERE tbl = ? AND row_id = ? {written}ORDER BY id DESC LIMIT 1", (table, row_id)
    )
    return None if step is None else _step(register, step)
