"""A newer version in a folder or on a stick: found, and offered only when the project signed it.

Beside an installer stands ``NAME.sig``, a text of three lines: the release's mark, the SHA-256 of the installer, and
the Ed25519 signature of mark, name and hash in base64. The name is part of what is signed, so that an old installer
cannot be passed off as a newer one. The project's public key is in the program; no network is asked.
"""

import base64
import binascii
import hashlib
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from doithoai import __version__, paths
from doithoai.domain import faults
from doithoai.domain.errors import N_, AppError

MARK = "doithoai-release/1"
ENDING = ".sig"
_WINDOWS = re.compile(r"SoDoiThoai-(?P<version>\d+\.\d+\.\d+)-setup\.exe", re.I)
_DEBIAN = re.compile(r"doithoai_(?P<version>\d+\.\d+\.\d+)_amd64\.deb", re.I)
_LONGEST = 1000  # bytes of a signature's file
_BLOCK = 1 << 20


class UpdateRefused(AppError):
    """An installer that is newer and not the project's, or was changed on the way."""


@dataclass(frozen=True, slots=True)
class Update:
    """A newer installer whose signature is good."""

    path: Path
    version: str


def message(name: str, sha256: str) -> bytes:
    """What is signed: the mark, the installer's name and its SHA-256 in lower-case hex."""
    return f"{MARK}\n{name}\n{sha256}\n".encode()


def signature_text(sha256: str, signature: bytes) -> str:
    """The contents of the file beside an installer."""
    return f"{MARK}\n{sha256}\n{base64.b64encode(signature).decode()}\n"


def public_key() -> bytes:
    """The 32 bytes of the project's key, from the resources."""
    return bytes.fromhex(paths.resource("keys", "release.pub").read_text(encoding="ascii").strip())


def check(folder: Path, *, key: bytes | None = None, running: str = __version__) -> Update | None:
    """The newest installer for this system in ``folder`` or a folder in it; None when none is newer than ``running``.

    Args:
        key: the public key to trust; by default the project's.

    Raises:
        UpdateRefused: the newest is not signed by the project, or was changed; or the folder cannot be read.
    """
    newest: Update | None = None
    for path in _installers(folder):
        version = _name().fullmatch(path.name)
        assert version is not None
        if _parts(version["version"]) > _parts(newest.version if newest else running):
            newest = Update(path, version["version"])
    if newest is not None:
        verify(newest.path, key if key is not None else public_key())
    return newest


def take(update: Update, folder: Path, *, key: bytes | None = None) -> Path:
    """Copy the installer into ``folder`` and check the copy: what is started is what was checked.

    Raises:
        UpdateRefused: the copy is not what the project signed, or cannot be made; it is removed.
    """
    copy = folder / update.path.name
    try:
        for ending in ("", ENDING):
            shutil.copyfile(f"{update.path}{ending}", f"{copy}{ending}")
        verify(copy, key if key is not None else public_key())
    except (OSError, UpdateRefused) as error:
        for ending in ("", ENDING):
            Path(f"{copy}{ending}").unlink(missing_ok=True)
        if isinstance(error, UpdateRefused):
            raise
        raise _unreadable(update.path, error) from error
    return copy


def verify(path: Path, key: bytes) -> None:
    """Check that the project signed the installer at ``path`` under the name it has.

    Raises:
        UpdateRefused: the text says why.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    expected, signature = _signature(Path(f"{path}{ENDING}"))
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message(path.name, expected))
    except (InvalidSignature, ValueError) as error:
        raise _refusal(N_("{file} is not signed by the makers of this program."), path) from error
    if digest.hexdigest() != expected:
        raise _refusal(N_("{file} was changed or damaged on its way."), path)


def _signature(path: Path) -> tuple[str, bytes]:
    installer = path.with_suffix("")
    try:
        with path.open("rb") as file:
            mark, sha256, signature = file.read(_LONGEST).decode("ascii").split()
        if mark != MARK:
            raise ValueError(mark)
        return sha256, base64.b64decode(signature, validate=True)
    except FileNotFoundError as error:
        raise _refusal(N_("{file} has no signature beside it."), installer) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, binascii.Error) as error:
        raise _refusal(N_("The signature beside {file} cannot be read."), installer) from error


def _refusal(text: str, path: Path) -> UpdateRefused:
    return UpdateRefused(
        text, remedy=N_("It was not started. Get it again from the office that gave you the program."), file=path.name
    )


def _unreadable(path: Path, error: OSError) -> UpdateRefused:
    return UpdateRefused(N_("{file} cannot be read: {fault}."), file=path, fault=faults.of(error))


def _name() -> re.Pattern[str]:
    return _WINDOWS if sys.platform == "win32" else _DEBIAN


def _installers(folder: Path) -> list[Path]:
    """The installers for this system in ``folder``, and one folder deep."""
    try:
        entries = sorted(folder.iterdir())
        inner = [entry for part in entries if part.is_dir() for entry in _entries(part)]
    except OSError as error:
        raise _unreadable(folder, error) from error
    return [path for path in [*entries, *inner] if _name().fullmatch(path.name) and path.is_file()]


def _entries(folder: Path) -> list[Path]:
    """What is in a folder on the stick; one that is nobody's to read is passed over."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
