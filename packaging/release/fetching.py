"""Fetching what a release carries with pip, every file checked by the hash in a lock file."""

import shutil
import sys
from pathlib import Path

from sources import LOCK, quietly

_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q"]


def wheels(folder: Path, platforms: list[str], python: str, lock: Path = LOCK) -> list[Path]:
    """The lock file's wheels for one system and Python, e.g. ``["win_amd64"], "3.13"``; sorted by name.

    Raises:
        CannotBuild: a wheel is missing there, or its bytes are not those of the lock file.
    """
    shutil.rmtree(folder, ignore_errors=True)  # of another lock file; pip's own cache serves the same again
    folder.mkdir(parents=True)
    which = [part for platform in platforms for part in ("--platform", platform)]
    quietly(
        [*_PIP, "download", "--no-deps", "--only-binary=:all:", "--require-hashes", *which,
         "--python-version", python, "--implementation", "cp", "-d", folder, "-r", lock]
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def archive(folder: Path, lock: Path) -> None:
    """The files of a lock file that are not for installing: source archives that only carry data.

    pip looks at the metadata of a source archive, after its hash; nothing of it is installed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    quietly([*_PIP, "download", "--no-deps", "--require-hashes", "-d", folder, "-r", lock])


def lay_out(wheel_files: list[Path], target: Path, platforms: list[str], python: str) -> None:
    """Unpack wheels as pip would install them on another system; offline, and without compiling."""
    which = [part for platform in platforms for part in ("--platform", platform)]
    quietly(
        [*_PIP, "install", "--no-index", "--no-deps", "--no-compile", "--only-binary=:all:", *which,
         "--python-version", python, "--implementation", "cp", "--target", target, *wheel_files]
    )  # fmt: skip
