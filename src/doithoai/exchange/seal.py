"""Sealing a package with age: for the keys of its receivers, or with a passphrase; and opening it again.

A sealed package (``*.sdta``) is a file of age (age-encryption.org/v1): any program of age opens it, given the secret
half or the passphrase, and gives the package as it was. Unsealed data is only ever on this computer's own disk.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from doithoai.domain.errors import N_
from doithoai.domain.progress import Progress, untold
from doithoai.exchange.errors import PackageLocked, PackageProblem
from doithoai.exchange.keys import PublicKey, SecretKey
from doithoai.exchange.passphrase import seal_with
from doithoai.files import whole_file

SUFFIX = ".sdta"
MAGIC = b"age-encryption.org/v1"
_WITH_PASSPHRASE = b"\n-> scrypt "
_HEADER = 4096  # bytes in which a header of a few receivers ends
_IN_MEMORY = 32 << 20


@dataclass(frozen=True, slots=True)
class Lock:
    """What a package is sealed for: keys, else a passphrase."""

    keys: Sequence[PublicKey] = ()
    passphrase: str = ""


def seal(package: Path, path: Path, lock: Lock, progress: Progress = untold) -> None:
    """Write ``package`` sealed to ``path``; ``progress`` stops it by raising.

    Raises:
        CannotWriteFile: there is no room or no right to write; nothing is left behind.
    """
    with package.open("rb") as source, whole_file(path) as file:
        if lock.keys:
            pyrage.encrypt_io(source, file, [key.recipient() for key in lock.keys])
        else:
            seal_with(source, file, lock.passphrase, progress)


def is_sealed(file: BinaryIO) -> bool:
    """Whether ``file`` is one of age; its position is the beginning afterwards."""
    file.seek(0)
    beginning = file.read(len(MAGIC))
    file.seek(0)
    return beginning == MAGIC


def opened(file: BinaryIO, key: SecretKey | None, passphrase: str) -> BinaryIO:
    """The package sealed in ``file``, in a temporary file that vanishes when it is closed.

    Raises:
        PackageLocked: no passphrase was given, or another one.
        PackageProblem: it is sealed for somebody else, or was damaged.
    """
    with_passphrase = _WITH_PASSPHRASE in file.read(_HEADER)
    file.seek(0)
    if with_passphrase and not passphrase:
        raise PackageLocked(
            N_("The package is sealed with a passphrase."), remedy=N_("Give the passphrase, then open it again.")
        )
    if not with_passphrase and key is None:
        raise PackageProblem(
            N_("The package is sealed."), remedy=N_("Open it with the register of the office it was sealed for.")
        )
    result = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (handed on open)
    try:
        if with_passphrase:
            result.write(pyrage.passphrase.decrypt(file.read(), passphrase))
        elif key is not None:
            pyrage.decrypt_io(file, result, [key.identity])
    except (pyrage.DecryptError, OSError) as error:
        result.close()
        if getattr(error, "errno", None) is not None:
            raise  # of the disk; what age finds damaged has no number
        if with_passphrase:
            message = N_("The passphrase does not open the package, or the package was damaged.")
            raise PackageLocked(message, detail=str(error)) from error
        message = N_("The package is sealed for another office, or was damaged.")
        raise PackageProblem(message, detail=str(error)) from error
    result.seek(0)
    return result  # type: ignore[return-value]  # behaves as one
