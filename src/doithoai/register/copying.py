"""Copying an open database into a file that counts only once it was opened again and compared.

For `backup` (copies of a register) and `migrations` (the copy that must stand before a register is changed); works
on the driver's connections, below `connection`.
"""

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3

from doithoai.domain.errors import N_
from doithoai.domain.progress import Progress, untold
from doithoai.register import errors

_PAGES_A_STEP = 500  # two megabytes: a slow stick takes them in well under half a second
LEFT_BESIDE = ("-wal", "-shm", "-journal")
_WRONG = 20

Connection = Any
"""The driver's connection; it carries no types."""


class BackupBad(errors.RegisterError):
    """A copy that was just written does not open or differs from its source."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            N_("The copy {path} could not be read back and was removed."),
            remedy=N_("The register itself was not touched. Make the copy on another disk."),
            detail=detail,
            path=path,
        )


@contextlib.contextmanager
def building(out: Path) -> Iterator[Path]:
    """A temporary name beside ``out``, which it takes when the block ends well; otherwise nothing is left.

    Raises:
        RegisterExists: something is at ``out``.
        CannotWrite, DiskFull: the folder does not take it.
    """
    if out.exists():
        raise errors.RegisterExists(out)
    path = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        yield path
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        _take_name(path, out)
    except OSError as error:
        raise errors.of_system(error, out) from error
    finally:
        for end in ("", *LEFT_BESIDE):
            with contextlib.suppress(OSError):
                Path(f"{path}{end}").unlink(missing_ok=True)


def sweep(folder: Path, name: str) -> None:
    """Remove from ``folder`` what programs that were killed while they were building copies left there.

    Only the temporary names of `building`, of processes that are no more.

    Args:
        name: pattern of the names the copies would have taken.
    """
    left = re.compile(rf"\.{name}\.(?P<process>\d+)\.new({'|'.join(LEFT_BESIDE)})?")
    with contextlib.suppress(OSError):  # it only takes room
        for file in folder.iterdir():
            match = left.fullmatch(file.name)
            if match and not _is_running(int(match["process"])):
                file.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Whether a process still is; asked only where a file in use could be removed, which Windows refuses."""
    if sys.platform == "win32":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # of another person
        return True
    return True


def _take_name(path: Path, out: Path) -> None:
    """Give the finished file its name, never replacing another: a link fails where a file is, a rename would not."""
    try:
        os.link(path, out)
    except FileExistsError as error:
        raise errors.RegisterExists(out) from error
    except OSError:  # a file system without hard links (FAT on a stick)
        path.rename(out)


def write(connection: Connection, path: Path, out: Path, progress: Progress = untold) -> None:
    """Copy what ``connection`` has open into the file ``path``, as one file without a log beside it.

    Args:
        out: the name the copy is to take, for errors.
        progress: gets pages copied and pages in all.
    """
    code: int | None = None  # the driver's error of a backup carries none, but tells the last one here

    def report(status: int, remaining: int, total: int) -> None:
        nonlocal code
        code = status
        progress(total - remaining, total)

    try:
        with contextlib.closing(sqlcipher3.connect(str(path))) as target:
            connection.backup(target, pages=_PAGES_A_STEP, progress=report)
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher3.DatabaseError as error:
        raise errors.of_sqlite(error, out, code) from error


def reading(path: Path) -> contextlib.closing[Connection]:
    """A plain connection to a database that is only read, for a ``with`` block."""
    return contextlib.closing(sqlcipher3.connect(f"{path.as_uri()}?mode=ro", uri=True))


def faults(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong in a file: broken pages, references to rows that are not there."""
    broken = [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({_WRONG})") if row[0] != "ok"]
    lost = [f"{row[0]}: row {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return broken + lost


def copy_whole(connection: Connection, out: Path) -> None:
    """Copy an open database to ``out``; the copy is opened and must hold the same structure and as many rows.

    Raises:
        RegisterExists, CannotWrite, DiskFull, BackupBad: nothing is left at ``out``.
    """
    with building(out) as path:
        write(connection, path, out)
        try:
            with reading(path) as again:
                wrong = faults(again)
                same = _outline(again) == _outline(connection)
        except sqlcipher3.DatabaseError as error:
            raise BackupBad(out, str(error)) from error
        if wrong or not same:
            raise BackupBad(out, "; ".join(wrong))


_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT' ORDER BY name"


def _outline(connection: Connection) -> list[tuple[object, ...]]:
    """The structure of a file and how many rows each table of ours holds."""
    version = connection.execute("PRAGMA user_version").fetchone()
    tables = connection.execute(_TABLES).fetchall()
    counts = [connection.execute(f"SELECT count(*), max(id) FROM {name}").fetchone() for name, _ in tables]
    return [version, *tables, *counts]
