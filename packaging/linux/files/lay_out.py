"""Unpack the wheels that fit this computer's Python into /opt/doithoai/app, and compile them. Run as root.

Called when the package is installed, and again when the computer's Python becomes another. Offline; needs Python's
own library only. The new folder takes its name when it is whole.
"""

import compileall
import os
import shutil
import sys
import zipfile
from pathlib import Path

HOME = Path(os.environ.get("DOITHOAI_HOME", "/opt/doithoai"))
MARK = "python-version"


def fitting(wheels: Path, version: tuple[int, int]) -> list[Path]:
    """The wheels of any Python and those of this one, in the order of their names."""
    own = wheels / f"cp{version[0]}{version[1]}"
    if not own.is_dir():
        versions = ", ".join(f"{name.name[2]}.{name.name[3:]}" for name in sorted(wheels.glob("cp*")))
        sys.exit(f"doithoai: máy có Python {version[0]}.{version[1]}; bản này dùng được với Python {versions}.")
    return sorted([*(wheels / "any").glob("*.whl"), *own.glob("*.whl")], key=lambda wheel: wheel.name)


def lay_out(home: Path, version: tuple[int, int]) -> None:
    """Make ``home/app`` anew for a Python of ``version``."""
    building, app = home / "app.new", home / "app"
    shutil.rmtree(building, ignore_errors=True)
    for wheel in fitting(home / "wheels", version):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(building)
    for path in building.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    building.chmod(0o755)
    compileall.compile_dir(building, stripdir=str(building), prependdir=str(app), quiet=2)
    (building / MARK).write_text(f"{version[0]}.{version[1]}\n", encoding="ascii")
    shutil.rmtree(app, ignore_errors=True)
    building.rename(app)


if __name__ == "__main__":
    running = sys.version_info[:2]
    mark = HOME / "app" / MARK
    is_current = mark.exists() and mark.read_text(encoding="ascii").strip() == "{}.{}".format(*running)
    if "--if-needed" not in sys.argv or not is_current:
        lay_out(HOME, running)
