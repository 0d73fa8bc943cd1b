"""Copies of a register that are opened and compared before they count, and restoring one.

A copy is made by SQLite's online backup into a temporary file, opened, checked and compared with its
source, and only then given its name. Names carry a counter beside the time, so that a wrong clock or two
copies in one second never meet. Rotation never removes a good copy for a damaged or suddenly smaller one.
"""

import contextlib
import logging
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from doithoai import files
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.register import copying, errors
from doithoai.register.connection import SUFFIX, Register
from doithoai.register.copying import BackupBad

log = logging.getLogger(__name__)

KEEP_LAST = 10
KEEP_DAYS = 30
_COMPARING = 2  # opening and comparing takes about half as long as copying
_LOOK_EVERY = 20_000  # of SQLite's own instructions: some milliseconds
_NAME = re.compile(r"(?P<stem>.*)-(?P<at>\d{8}-\d{6})-(?P<counter>\d{4,})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a register holds, enough to compare two states of it."""

    sessions: int
    petitions: int
    documents: int
    attendees: int
    last_change: str
    last_step: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup file; ``at`` is when it was made, by the computer's clock."""

    path: Path
    at: datetime
    counter: int


def contents(register: Register) -> Contents:
    """Count what ``register`` holds."""
    sessions, petitions, documents, attendees = (
        int(register.value(f"SELECT count(*) FROM {table}"))
        for table in (
            "session WHERE deleted_at IS NULL",
            "petition WHERE deleted_at IS NULL",
            "document",
            "attendee",
        )
    )
    last = register.row("SELECT at, id FROM step ORDER BY id DESC LIMIT 1") or ("", 0)
    return Contents(sessions, petitions, documents, attendees, str(last[0]), int(last[1]))


def problems(register: Register) -> list[str]:
    """What SQLite itself finds wrong in the file; empty when it is whole (`check` looks at the contents too)."""
    try:
        with register.translated():
            return copying.faults(register.connection)
    except errors.RegisterError as error:
        return [error.detail or str(error)]


def copy(register: Register, out: Path, *, progress: Progress = untold) -> Contents:
    """Copy ``register`` to ``out``, open the copy and compare; returns what the copy holds.

    The copy is of one moment: what is written meanwhile by another connection neither waits nor comes into it.

    Args:
        progress: told of the pages copied; stops the work by raising.

    Raises:
        RegisterExists: there is a file at ``out``.
        BackupBad: the copy is not whole or is not the same; it was removed.
        CannotWrite, DiskFull: the folder does not take it; nothing is left behind.
    """
    out = out.absolute()
    pages = int(register.value("PRAGMA page_count"))
    meter = Meter(progress, pages + pages // _COMPARING)
    with copying.building(out) as path, register.snapshot():
        copying.write(register.connection, path, out, lambda copied, _total: meter.reach(copied))
        return _compare(register, path, out, meter, pages)


def _compare(register: Register, path: Path, out: Path, meter: Meter, pages: int) -> Contents:
    try:
        with Register.open(path, writable=False) as again, _watched(again, meter):
            wrong = problems(again)
            meter.advance(pages // _COMPARING)
            copied = contents(again)
    except errors.RegisterError as error:
        raise BackupBad(out, error.detail or str(error)) from error
    if wrong or copied != contents(register):
        raise BackupBad(out, "; ".join(wrong))
    return copied


@contextlib.contextmanager
def _watched(register: Register, meter: Meter) -> Iterator[None]:
    """Let the work be stopped in the middle of a statement too: checking a large file is a single one."""
    stops: list[Exception] = []

    def look() -> bool:
        try:
            meter.look()
        except Exception as stop:  # whatever it is, it must not pass through SQLite
            stops.append(stop)
        return bool(stops)

    register.connection.set_progress_handler(look, _LOOK_EVERY)
    try:
        yield
    finally:
        register.connection.set_progress_handler(None, _LOOK_EVERY)
        if stops:
            raise stops[0]


# -- the folder of automatic copies --------------------------------------------------


def copies(folder: Path, stem: str) -> list[Copy]:
    """The automatic copies of the register named ``stem``, newest first (by counter).

    What is no copy of it by its name, or no file, is passed over; a folder that is missing or cannot be read has none.
    """
    copies = [copy for copy in _named(folder, stem) if _is_file(copy.path)]
    return sorted(copies, key=lambda copy: copy.counter, reverse=True)


def _named(folder: Path, stem: str) -> list[Copy]:
    """Whatever bears the name of a copy: a folder or a link to nowhere among them."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    return [copy for path in paths if (copy := _copy_named(path, stem))]


def _is_file(path: Path) -> bool:
    """Whether a copy can be there: no folder, link, pipe or device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _copy_named(path: Path, stem: str) -> Copy | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match["stem"] != stem:
        return None
    try:
        at = datetime.strptime(match["at"], "%Y%m%d-%H%M%S")
    except ValueError:  # no day of the calendar: someone else's file
        return None
    return Copy(path, at, int(match["counter"]))


def sweep(folder: Path, stem: str) -> None:
    """Remove what a program that was killed while it made an automatic copy of the register ``stem`` left there."""
    copying.sweep(folder, rf"{re.escape(stem)}-\d{{8}}-\d{{6}}-\d{{4,}}{re.escape(SUFFIX)}")


def next_name(folder: Path, stem: str, now: datetime) -> Path:
    """A name for a new copy in ``folder`` that nothing else has."""
    counter = max((copy.counter for copy in _named(folder, stem)), default=0) + 1
    return folder / f"{stem}-{now:%Y%m%d-%H%M%S}-{counter:04d}{SUFFIX}"


def back_up(register: Register, folder: Path, *, now: datetime, progress: Progress = untold) -> Path | None:
    """Make an automatic copy in ``folder`` and drop those no longer needed; None when nothing changed since the last.

    A register that is damaged, or holds fewer sessions or petitions than the last copy, is copied but
    pushes no older copy out.

    Raises:
        CannotWrite, DiskFull: the folder cannot be made or does not take the copy.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.of_system(error, folder) from error
    stem = register.path.stem
    existing = copies(folder, stem)
    last = _contents_of(existing[0].path) if existing else None
    now_held = contents(register)
    if last == now_held:
        return None
    path = next_name(folder, stem, now)
    copy(register, path, progress=progress)
    shrunk = last is not None and (now_held.petitions < last.petitions or now_held.sessions < last.sessions)
    if not shrunk and not problems(register):
        _drop(dropped(copies(folder, stem), now.date()))
    return path


def _drop(old: Iterable[Copy]) -> None:
    """One that cannot be removed only takes room: the new copy is made, and the next round tries again."""
    for copy in old:
        try:
            copy.path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("an old copy stays", exc_info=error)


def dropped(copies: Iterable[Copy], today: date) -> list[Copy]:
    """Which copies are no longer needed: beyond the last 10, one a day for 30 days, one a month for ever."""
    drop = []
    days: set[date] = set()
    months: set[tuple[int, int]] = set()
    for place, copy in enumerate(sorted(copies, key=lambda copy: copy.counter, reverse=True)):
        day, month = copy.at.date(), (copy.at.year, copy.at.month)
        recent = place < KEEP_LAST
        daily = today - day <= timedelta(days=KEEP_DAYS) and day not in days
        monthly = month not in months
        if recent or daily or monthly:
            days.add(day)
            months.add(month)
        else:
            drop.append(copy)
    return drop


def _contents_of(path: Path) -> Contents | None:
    try:
        with Register.open(path, writable=False) as register:
            return contents(register)
    except errors.RegisterError:
        return None


# -- restoring -------------------------------------------------------------------------


def restore(backup: Path, to: Path, *, now: datetime) -> Path | None:
    """Put ``backup`` in the place of the register ``to``; what stood there is kept beside it first.

    Returns:
        The copy of what was replaced (restoring it undoes the restore), or None when nothing was there.

    Raises:
        NotARegister, RegisterDamaged, NewerRegister: the backup cannot be used; nothing was changed.
        FileHeld: another program has the register open; nothing was changed.
    """
    backup, to = backup.absolute(), to.absolute()
    building = to.with_name(f".{to.name}.{os.getpid()}.restoring")
    try:
        with Register.open(backup, writable=False) as source:
            if wrong := problems(source):
                raise errors.RegisterDamaged(backup, "; ".join(wrong))
            _write_restored(source, building, to)
        replaced = _keep_replaced(to, now)
        files.put_in_place(building, to)
    except OSError as error:
        raise errors.of_system(error, to) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
    return replaced


def _write_restored(source: Register, building: Path, to: Path) -> None:
    building.unlink(missing_ok=True)
    copying.write(source.connection, building, to)
    _compare(source, building, to, Meter(untold, 1), 0)
    with building.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_replaced(to: Path, now: datetime) -> Path | None:
    """Copy what stands at ``to`` aside (byte for byte when it no longer opens) and clear its log."""
    if not to.exists():
        return None
    aside = to.with_name(f"{to.stem}-replaced-{now:%Y%m%d-%H%M%S}{to.suffix}")
    try:
        with Register.open(to, writable=False) as old:
            copy(old, aside)
    except errors.RegisterError:
        shutil.copyfile(to, aside)
    for end in ("-wal", "-shm"):
        Path(f"{to}{end}").unlink(missing_ok=True)
    return aside
