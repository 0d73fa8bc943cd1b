"""A file put where it is carried away from: whole, and read back from the disk before it is said to be there."""

import contextlib
import glob
import hashlib
import os
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.domain.progress import Progress, untold
from doithoai.files import CannotWriteFile, whole_file
from doithoai.work import drives

_BLOCK = 1 << 20
_SPARE = 64 << 10  # bytes a disk wants for the name and the table of a new file


class NoRoom(AppError):
    """A disk has less room than a file takes."""


class Pulled(AppError):
    """A removable drive is no longer there."""


class NotAsWritten(AppError):
    """A disk gives back other bytes than were written."""


def put(source: Path, target: Path, progress: Progress = untold) -> None:
    """Copy ``source`` to ``target``, a name in a folder that is there; an older file of that name is replaced.

    The name is given only to what was read back from the disk and is the same. Whatever goes wrong, a stick pulled in
    the middle included, leaves an older file as it was and nothing half written.

    Args:
        progress: told of bytes written and read back; stops the work by raising.

    Raises:
        CannotWriteFile: the folder is gone, cannot be written, or is gone before the end.
        NoRoom: there is too little room, seen beforehand.
        NotAsWritten: the disk did not keep what was written.
    """
    size = source.stat().st_size
    if not target.parent.is_dir():
        raise CannotWriteFile(
            N_("{folder} is no longer there; nothing was written."),
            remedy=N_("Put the memory stick in again, or choose another place."),
            folder=target.parent,
        )
    room = drives.free(target.parent)
    if room is not None and room < size + _SPARE:
        raise NoRoom(
            N_("{folder} has too little room: {free} MB free, {size} MB needed."),
            remedy=N_("Make room there, or choose another place. Nothing was written."),
            folder=target.parent,
            free=f"{room / 1e6:.1f}",
            size=f"{(size + _SPARE) / 1e6:.1f}",
        )
    _clear(target)
    with whole_file(target) as file:
        digest = hashlib.sha256()
        with source.open("rb") as reading:
            written = 0
            while block := reading.read(_BLOCK):
                progress(written, 2 * size)
                file.write(block)
                digest.update(block)
                written += len(block)
        file.flush()
        os.fsync(file.fileno())
        if _read_back(Path(file.name), size, progress) != digest.digest():
            raise NotAsWritten(
                N_("{folder} gave back other bytes than were written; the file was not kept."),
                remedy=N_("Do not use this memory stick any more. Take another one."),
                folder=target.parent,
            )
        progress(2 * size, 2 * size)  # the last moment at which it may be stopped


def _clear(target: Path) -> None:
    """Take away what a stick that was pulled out in the middle still holds of the time before."""
    for half in target.parent.glob(f".{glob.escape(target.name)}.*.new"):
        with contextlib.suppress(OSError):
            half.unlink()


def _read_back(path: Path, size: int, progress: Progress) -> bytes:
    """The SHA-256 of what the disk holds, not of what the system still remembers, where it lets itself be told."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):  # Linux; Windows writes through to what can be pulled out
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        back = 0
        while block := file.read(_BLOCK):
            progress(size + back, 2 * size)
            digest.update(block)
            back += len(block)
    return digest.digest()
