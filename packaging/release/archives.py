"""Archives that depend on their contents only: members in order, one hour, one kind of rights."""

import hashlib
import time
import zipfile
from pathlib import Path

from sources import epoch

_RIGHTS = 0o100644 << 16
_UNIX = 3


def files_below(folder: Path) -> list[Path]:
    """Every file below ``folder``, relative to it, in an order that no file system changes."""
    return sorted(
        (path.relative_to(folder) for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix()
    )


def write_zip(folder: Path, archive: Path, top: str) -> None:
    """Pack ``folder`` into ``archive`` under the folder name ``top``; the hour is that of the sources."""
    hour = time.gmtime(epoch())[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for path in files_below(folder):
            member = zipfile.ZipInfo(f"{top}/{path.as_posix()}", (hour[0], *hour[1:]))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _RIGHTS
            target.writestr(member, (folder / path).read_bytes(), compresslevel=9)


def sha256(path: Path) -> str:
    """The SHA-256 of a file in lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """The bytes of all files below ``folder``."""
    return sum((folder / path).stat().st_size for path in files_below(folder))
