"""The allow list: what of the unpacked packages goes into the program's folder, and what may be large there."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from archives import files_below
from sources import CannotBuild


def rules(path: Path) -> dict[str, Any]:
    """The rules as a ``contents.toml`` has them: that of `windows` or of `linux`."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_dropped(name: str, of: dict[str, Any]) -> bool:
    """Whether a file is left out; ``name`` is its path below the program's folder, with ``/``."""
    for folder, patterns in of["only"].items():
        if name.startswith(f"{folder}/"):
            rest = name.removeprefix(f"{folder}/")
            return not any(fnmatchcase(rest, pattern) for pattern in patterns)
    return any(fnmatchcase(name, pattern) for pattern in of["drop"]["files"])


def prune(folder: Path, of: dict[str, Any]) -> None:
    """Remove what is left out, and the folders that are empty then."""
    for path in files_below(folder):
        if is_dropped(path.as_posix(), of):
            (folder / path).unlink()
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def check(folder: Path, of: dict[str, Any]) -> None:
    """Look at the finished folder.

    Raises:
        CannotBuild: a large file that nobody allowed, or a file named in ``only`` that is not there.
    """
    names = [path.as_posix() for path in files_below(folder)]
    unknown = [
        f"{name} ({size // 1024} KB)"
        for name in names
        if (size := (folder / name).stat().st_size) > of["largest"]
        and not any(fnmatchcase(name, pattern) for pattern in of["large"]["files"])
    ]
    if unknown:
        raise CannotBuild("large files that contents.toml does not know: " + ", ".join(unknown))
    missing = [
        f"{place}/{pattern}"
        for place, patterns in of["only"].items()
        for pattern in patterns
        if not any(fnmatchcase(name, f"{place}/{pattern}") for name in names)
    ]
    if missing:
        raise CannotBuild("named in contents.toml and not there: " + ", ".join(missing))
