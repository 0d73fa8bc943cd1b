"""What a release is made of on our side: the version, the hour of the sources, the wheel."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LOCK = CHECKOUT / "packaging" / "requirements.lock"


class CannotBuild(Exception):
    """A release cannot be made; the text says what to do."""


def version() -> str:
    """The program's version, as ``src/doithoai/__init__.py`` declares it."""
    text = (CHECKOUT / "src" / "doithoai" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "([^"]+)"', text, re.M)
    if match is None:
        raise CannotBuild("src/doithoai/__init__.py declares no version")
    return match[1]


def epoch() -> int:
    """The hour every file of a release carries, in seconds since 1970: SOURCE_DATE_EPOCH, else the last commit's.

    The same sources so give the same bytes at any hour, in any folder.
    """
    if hour := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(hour)
    run = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        raise CannotBuild("not a git checkout: set SOURCE_DATE_EPOCH to the hour of the sources (seconds since 1970)")
    return int(run.stdout)


def quietly(command: list[str | Path], **options: object) -> str:
    """Run a command and return what it printed; what it complained of is shown only when it fails."""
    run = subprocess.run(  # type: ignore[call-overload]
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    if run.returncode != 0:
        raise CannotBuild(f"{command[0]} ended with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr[-4000:]}")
    return str(run.stdout)


def make_wheel(folder: Path) -> Path:
    """Build the program's wheel into ``folder`` and return its path; the same sources give the same bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    quietly([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=CHECKOUT, env=environment)
    (wheel,) = folder.glob("doithoai-*.whl")
    return wheel


def locked(lock: Path = LOCK) -> dict[str, str]:
    """Package to version, as the lock file pins them."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.M))
