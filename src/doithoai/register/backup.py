"""Copies of a register that are opened and compared before they count, and restoring one.

A copy is made by SQLite's online backup into a temporary file, opened, checked and compared with its
source, and only then given its name. Names carry a counter beside the time, so that a wrong clock or two
copies in one second never meet. Rotation never removes a good copy for a damaged or suddenly smaller one.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3

from doithoai import files
from doithoai.domain.errors import N_
from doithoai.register import errors
from doithoai.register.connection import SUFFIX, Register

KEEP_LAST = 10
KEEP_DAYS = 30
_PAGES_A_STEP = 2000
_NAME = re.compile(r"-(?P<at>\d{8}-\d{6})-(?P<counter>\d{4,})" + re.escape(SUFFIX) + "$")

Progress = Callable[[int, int], None]


class BackupBad(errors.RegisterError):
    """A copy that was just written does not open or differs from its source."""


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
    """What SQLite finds wrong in the file; empty when it is whole."""
    try:
        found = [str(row[0]) for row in register.rows("PRAGMA quick_check(20)") if row[0] != "ok"]
        found += [f"{row[0]}: row {row[1]} → {row[2]}" for row in register.rows("PRAGMA foreign_key_check")]
    except errors.RegisterError as error:
        return [error.detail or str(error)]
    return found


def copy(register: Register, out: Path, *, progress: Progress | None = None) -> Contents:
    """Copy ``register`` to ``out``, open the copy and compare; returns what the copy holds.

    Raises:
        RegisterExists: there is a file at ``out``.
        BackupBad: the copy is not whole or is not the same; it was removed.
        CannotWrite, DiskFull: the folder does not take it; nothing is left behind.
    """
    out = out.absolute()
    if out.exists():
        raise errors.RegisterExists(out)
    building = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        _write(register, building, progress)
        held = _compare(register, building)
        with building.open("rb+") as file:
            os.fsync(file.fileno())
        building.rename(out)
    except OSError as error:
        raise errors.CannotWrite(out, str(error)) from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                Path(f"{building}{end}").unlink(missing_ok=True)
    return held


def _write(register: Register, path: Path, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    try:
        with contextlib.closing(sqlcipher3.connect(str(path))) as target:
            register.connection.backup(target, pages=_PAGES_A_STEP, progress=tell)
            # A copy is one file: no write-ahead log beside it that could be left behind.
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher3.DatabaseError as error:
        raise errors.known_error(error, path) from error


def _compare(register: Register, path: Path) -> Contents:
    with Register.open(path, writable=False) as again:
        wrong = problems(again)
        held = contents(again)
    if wrong or held.last_step > contents(register).last_step:
        raise BackupBad(
            N_("The copy {path} could not be read back and was removed."),
            remedy=N_("The register itself was not touched. Make the copy on another disk."),
            detail="; ".join(wrong),
            path=path,
        )
    return held


# -- the folder of automatic copies --------------------------------------------------


def copies(folder: Path, stem: str) -> list[Copy]:
    """The automatic copies of the register named ``stem``, newest first (by counter)."""
    found = []
    for path in folder.glob(f"{stem}-*{SUFFIX}"):
        match = _NAME.search(path.name)
        if match and path.name[: match.start()] == stem:
            at = datetime.strptime(match["at"], "%Y%m%d-%H%M%S")
            found.append(Copy(path, at, int(match["counter"])))
    return sorted(found, key=lambda one: one.counter, reverse=True)


def next_name(folder: Path, stem: str, now: datetime) -> Path:
    """A name for a new copy in ``folder`` that no other copy has."""
    known = copies(folder, stem)
    counter = known[0].counter + 1 if known else 1
    return folder / f"{stem}-{now:%Y%m%d-%H%M%S}-{counter:04d}{SUFFIX}"


def back_up(register: Register, folder: Path, *, now: datetime, progress: Progress | None = None) -> Path | None:
    """Make an automatic copy in ``folder`` and drop those no longer kept; None when nothing changed since the last.

    A register that is damaged, or holds fewer sessions or petitions than the last copy, is copied but
    pushes no older copy out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = register.path.stem
    known = copies(folder, stem)
    last = _contents_of(known[0].path) if known else None
    held = contents(register)
    if last == held:
        return None
    path = next_name(folder, stem, now)
    copy(register, path, progress=progress)
    shrunk = last is not None and (held.petitions < last.petitions or held.sessions < last.sessions)
    if not shrunk and not problems(register):
        for old in dropped(copies(folder, stem), now.date()):
            old.path.unlink(missing_ok=True)
    return path


def dropped(known: Iterable[Copy], today: date) -> list[Copy]:
    """Which copies are no longer kept: beyond the last 10, one a day for 30 days, one a month for ever."""
    drop = []
    kept_days: set[date] = set()
    kept_months: set[tuple[int, int]] = set()
    for place, one in enumerate(sorted(known, key=lambda c: c.counter, reverse=True)):
        day, month = one.at.date(), (one.at.year, one.at.month)
        recent = place < KEEP_LAST
        daily = today - day <= timedelta(days=KEEP_DAYS) and day not in kept_days
        monthly = month not in kept_months
        if recent or daily or monthly:
            kept_days.add(day)
            kept_months.add(month)
        else:
            drop.append(one)
    return drop


def _contents_of(path: Path) -> Contents | None:
    try:
        with Register.open(path, writable=False) as one:
            return contents(one)
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
    with Register.open(backup, writable=False) as source:
        if wrong := problems(source):
            raise errors.RegisterDamaged(backup, "; ".join(wrong))
        building = to.with_name(f".{to.name}.{os.getpid()}.restoring")
        building.unlink(missing_ok=True)
        copy(source, building)
    try:
        kept = _keep_replaced(to, now)
        files.put_in_place(building, to)
    except files.FileHeld:
        building.unlink(missing_ok=True)
        raise
    except OSError as error:
        building.unlink(missing_ok=True)
        raise errors.CannotWrite(to, str(error)) from error
    return kept


def _keep_replaced(to: Path, now: datetime) -> Path | None:
    """Copy what stands at ``to`` aside (byte for byte when it no longer opens) and clear its log."""
    if not to.exists():
        return None
    kept = to.with_name(f"{to.stem}-replaced-{now:%Y%m%d-%H%M%S}{to.suffix}")
    try:
        with Register.open(to) as old:
            copy(old, kept)
    except errors.RegisterError:
        kept.write_bytes(to.read_bytes())
    for end in ("-wal", "-shm"):
        Path(f"{to}{end}").unlink(missing_ok=True)
    return kept
