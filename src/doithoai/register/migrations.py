"""The steps that bring a register file to the structure this program knows.

A file carries the number of its structure in ``user_version``; a file with a greater one than
:data:`NEWEST` is refused before anything is written (`connection`). All steps that a file needs are one transaction.

A later structure is a function like these: it changes the schema (`schema.definitions.add_columns`) and nothing
else is to be remembered. A file that holds something is copied first, its triggers are made anew from the columns it
then has, and rows it changes are a step of the history.
"""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlite_utils import Database, Migrations

from doithoai.domain.errors import N_, AppError
from doithoai.register import copying, errors, outside, recording, steps
from doithoai.register.schema import first, second, third

migrations = Migrations("doithoai")

APPLICATION_ID = 0x53445431  # "SDT1", in the file's header: tells a register from any other SQLite file
NEWEST = 0
_WAIT = 30_000  # milliseconds, for another program that brings the same file up to date
_FIRST_WITH_STEPS = 3  # the history has its present shape once structure 2 stands


def structure(number: int) -> Callable[[Callable[[Database], None]], Callable[[Database], None]]:
    """Make a function the step to structure ``number``; its name is kept in the file, and is never changed."""
    global NEWEST  # noqa: PLW0603  (the newest number declared below)
    NEWEST = max(NEWEST, number)

    def declare(change: Callable[[Database], None]) -> Callable[[Database], None]:
        @migrations(name=change.__name__)
        def run(db: Database) -> None:
            if number < _FIRST_WITH_STEPS:
                change(db)
            else:
                _change_in_a_step(db, change)
            recording.record_all(db)
            db.execute(f"PRAGMA user_version = {number}")

        return change

    return declare


def _change_in_a_step(db: Database, change: Callable[[Database], None]) -> None:
    """Rows that a migration changes belong to a step: the history never shows them as changed from outside."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    opening = steps.Opening(N_("Bring the register up to date"), "final", "", "", at)
    changes = steps.ChangeSet(opening.label, steps.begin(db, opening))
    change(db)
    steps.finish(db, opening, changes)


@structure(1)
def first_structure(db: Database) -> None:
    """The tables, the search index and the history."""
    recording.run_script(db, first.TABLES + first.SEARCH + recording.TABLES)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@structure(2)
def history_of_both_sides(db: Database) -> None:
    """The history keeps both sides of a change; numbers only go up."""
    second.apply(db)


@structure(3)
def what_papers_must_not_assume(db: Database) -> None:
    """How a person is addressed; whether minutes were read back, and the conclusion as a notice tells it."""
    third.apply(db)


def number_of(db: Database) -> int:
    """The structure of a file."""
    (version,) = db.conn.execute("PRAGMA user_version").fetchone()
    return cast(int, version)


def upgrade(db: Database, path: Path, now: datetime) -> None:
    """Copy the register at ``path``, open in ``db``, and bring it to the newest structure, in one transaction.

    Its lock is taken before the structure is read: of two programs that open the file at one instant the second waits,
    and finds it done.

    Raises:
        CannotUpgrade: the copy could not be made; nothing was changed.
    """
    (usual,) = db.conn.execute("PRAGMA busy_timeout").fetchone()
    db.conn.execute(f"PRAGMA busy_timeout = {_WAIT}")
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        if number_of(db) < NEWEST:
            copy_first(path, now)
            apply(db)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    finally:
        db.conn.execute(f"PRAGMA busy_timeout = {usual}")


def copy_first(path: Path, now: datetime) -> Path:
    """Copy the register at ``path`` before it is changed.

    A connection that holds the lock to write cannot be copied from: the file is read by one of its own.

    Returns:
        The copy, beside the register; rotation never removes it.

    Raises:
        CannotUpgrade: the copy could not be made; nothing was changed.
    """
    out = _name_of_copy(path, now)
    try:
        with copying.reading(path) as source:
            copying.copy_whole(source, out)
    except AppError as error:
        raise errors.CannotUpgrade(path, error) from error
    return out


def apply(db: Database) -> None:
    """Bring a register, or an empty file, to the newest structure; nothing is done where it has that already."""
    if number_of(db) < NEWEST:
        migrations.apply(db)
        outside.seal(db.conn, *outside.TABLES)


def _name_of_copy(path: Path, now: datetime) -> Path:
    """``so-truoc-cau-truc-2-20261127-183000.sdt``: "before structure 2"; a free name."""
    stem = f"{path.stem}-truoc-cau-truc-{NEWEST}-{now:%Y%m%d-%H%M%S}"
    out, counter = path.with_name(f"{stem}{path.suffix}"), 1
    while out.exists():
        counter += 1
        out = path.with_name(f"{stem}-{counter}{path.suffix}")
    return out


def sweep(path: Path) -> None:
    """Remove what a program that was killed while it copied the register at ``path`` left beside it."""
    copying.sweep(
        path.parent, rf"{re.escape(path.stem)}-truoc-cau-truc-\d+-\d{{8}}-\d{{6}}(-\d+)?{re.escape(path.suffix)}"
    )
