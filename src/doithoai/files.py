"""Writing a file whole or not at all, in a folder that may be full, missing or not ours.

On Windows a file that another program holds cannot be replaced. A virus scanner lets go in a moment, so it is tried
again for a while; Word and Acrobat do not, and that is said.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from doithoai.domain import faults
from doithoai.domain.errors import N_, AppError

PACKAGE_ENDINGS = (".sdt.zip", ".sdtz", ".sdta")
"""Of the files in which offices send packages to each other, in small letters."""

# Windows' codes for "access denied" (of a file that is open), "in use by another process", "locked in part".
_HELD = (5, 32, 33)
_PATIENCE = 2.0  # seconds
_PAUSE = 0.05


class CannotWriteFile(AppError):
    """A file cannot be written where it was asked for; nothing half-written is left there."""


class FileHeld(CannotWriteFile):
    """Another program has the file open, and the system does not let it be replaced."""


def put_in_place(building: Path, path: Path) -> None:
    """Give a finished file its name, in place of an older file of that name; waits for who only looks at that.

    Raises:
        FileHeld: another program did not let go of the older file, which is untouched.
        OSError: as of ``Path.replace``.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            building.replace(path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or not path.exists():
                raise
            if time.monotonic() >= until:
                raise FileHeld(
                    N_("{path} is open in another program."),
                    remedy=N_("Close it there, then try again. The file was not changed."),
                    path=path,
                ) from error
            time.sleep(_PAUSE)


def may_write(path: Path) -> bool:
    """Whether an existing file may be written to.

    Windows knows rights that its quick answer leaves out: there the file is opened. Elsewhere it must not be, for
    closing it would end the locks that SQLite has on it in this process.
    """
    if sys.platform != "win32":
        return os.access(path, os.W_OK)
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the name ``path`` only when the block has ended well and the bytes are on the disk.

    It may be read and sought in while it is written. The folder is made when it is missing.

    Raises:
        CannotWriteFile: an `OSError` in the block or here; an older file of the name is untouched.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with building.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(building, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotWriteFile(
            N_("{path} cannot be written: {fault}."),
            remedy=N_("Check that the folder exists, may be written and has room."),
            path=path,
            fault=faults.of(error),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a power cut; where folders cannot be synced the system does it itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
