"""Writing a file whole or not at all, in a folder that may be full, missing or not ours."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from doithoai.domain.errors import N_, AppError


class CannotWriteFile(AppError):
    """A file cannot be written where it was asked for; nothing half-written is left there."""


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
        building.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotWriteFile(
            N_("{path} cannot be written: {fault}."),
            remedy=N_("Check that the folder exists, may be written and has room."),
            path=path,
            fault=error.strerror or str(error),
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
