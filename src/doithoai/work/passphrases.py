"""A passphrase out of a file: never out of an argument, which every program on the computer can read."""

import os
from pathlib import Path

from doithoai.domain import faults
from doithoai.domain.errors import N_, AppError

VARIABLE = "DOITHOAI_PASSPHRASE_FILE"
_LONGEST = 4096  # bytes


class PassphraseUnreadable(AppError):
    """The file of the passphrase cannot be used."""


def read(path: Path | None) -> str:
    """The first line of the file at ``path``, else of the one that the environment names; empty without either.

    Raises:
        PassphraseUnreadable: the file is missing, empty or no text.
    """
    name = path or os.environ.get(VARIABLE)
    if not name:
        return ""
    try:
        with Path(name).open("rb") as file:
            lines = file.read(_LONGEST).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = N_("{file} cannot be read: {fault}.")
        raise PassphraseUnreadable(message, file=name, fault=faults.of(error)) from error
    if not lines or not lines[0]:
        raise PassphraseUnreadable(N_("{file} holds no passphrase."), file=name)
    return lines[0]
