"""Writing a file whole or not at all."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from doithoai.domain.errors import N_, AppError


class CannotWriteFile(AppError):
    """A file cannot be written where it was asked for."""


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when the block has ended well and the bytes are on the disk.

    Raises:
        CannotWriteFile: the folder does not take it; an older file of the name is untouched.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with building.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        building.replace(path)
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
