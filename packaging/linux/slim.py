"""Wheels without what the program never uses: the same files in a smaller archive, in an order of their own."""

import io
import time
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from contents import is_dropped
from sources import CannotBuild, epoch


def place_of(name: str) -> str | None:
    """Where a member of a wheel goes below the folder of packages; None for programs and manuals, which stay out."""
    folder, _, rest = name.partition("/")
    if not folder.endswith(".data"):
        return name
    kind, _, inside = rest.partition("/")
    return inside if kind in ("purelib", "platlib") else None


def slim(wheel: Path, target: Path, rules: dict[str, Any]) -> int:
    """Write the wheel's files that are of use to ``target``; returns their bytes unpacked.

    Raises:
        CannotBuild: a large file that the rules do not know.
    """
    hour = time.gmtime(epoch())[:6]
    total = 0
    packed = io.BytesIO()
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in sorted(source.infolist(), key=lambda info: info.filename):
            name = place_of(info.filename)
            if name is None or info.is_dir() or is_dropped(name, rules):
                continue
            is_listed = any(fnmatchcase(name, pattern) for pattern in rules["large"]["files"])
            if info.file_size > rules["largest"] and not is_listed:
                raise CannotBuild(f"{wheel.name}: {name} ({info.file_size // 1024} KB) is not in contents.toml")
            member = zipfile.ZipInfo(name, (hour[0], *hour[1:]))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, source.read(info), compresslevel=9)
            total += info.file_size
    if total:
        target.write_bytes(packed.getvalue())
    return total
