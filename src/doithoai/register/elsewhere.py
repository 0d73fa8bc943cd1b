"""A register written to another place with what its own file does not take: the way out of a full or broken disk."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from doithoai.domain.errors import AppError
from doithoai.domain.progress import Progress, untold
from doithoai.register import backup, copying, errors
from doithoai.register.connection import Register
from doithoai.register.copying import BackupBad

Work = Callable[[Register], object]
"""Something still to be written, in a step of its own."""


def write_with(register: Register, out: Path, works: Iterable[Work], *, progress: Progress = untold) -> list[AppError]:
    """Copy ``register``, as it can be read, into a new register at ``out`` and write ``works`` into that, in order.

    The new file is opened anew and compared before it gets its name. A fault that the register has itself comes along:
    it does not keep the rest from being saved.

    Args:
        progress: told of the pages copied; stops the work by raising.

    Returns:
        What the new register refused, each by a rule of its own (a session deleted meanwhile).

    Raises:
        RegisterExists: there is a file at ``out``.
        BackupBad, CannotWrite, DiskFull: nothing is left at ``out``.
    """
    out = out.absolute()
    with copying.building(out) as path, register.snapshot():
        copying.write(register.connection, path, out, progress)
        try:
            refused, holds = _write(path, register.who, works)
            with Register.open(path, writable=False) as again:
                wrong = backup.problems(again)
                is_same = backup.contents(again) == holds
        except errors.DiskFull as error:
            raise errors.DiskFull(out, error.detail) from error
        except errors.RegisterError as error:
            raise BackupBad(out, error.detail) from error
        if not is_same or (wrong and not backup.problems(register)):
            raise BackupBad(out, "; ".join(wrong))
    return refused


def _write(path: Path, who: str, works: Iterable[Work]) -> tuple[list[AppError], backup.Contents]:
    refused: list[AppError] = []
    with contextlib.closing(Register.open(path, who=who)) as copy:
        for work in works:
            try:
                work(copy)
            except AppError as error:
                if errors.may_pass(error, path):
                    raise
                refused.append(error)
        return refused, backup.contents(copy)
