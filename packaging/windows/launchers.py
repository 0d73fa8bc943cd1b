"""The two programs a person starts, compiled with MinGW: ``SoDoiThoai.exe`` (a window), ``doithoai.exe`` (commands)."""

import re
import shutil
from pathlib import Path

from bundled_python import DLL
from sources import CHECKOUT, CannotBuild, quietly, version

HERE = Path(__file__).parent
ICONS = CHECKOUT / "resources" / "icons" / "app"
WINDOW, CONSOLE = "SoDoiThoai.exe", "doithoai.exe"
_COMPILER = "x86_64-w64-mingw32-gcc"
_RESOURCES = "x86_64-w64-mingw32-windres"


def numbers(text: str) -> tuple[int, int, int, int]:
    """A version as Windows wants it: ``0.1.0`` and ``0.1.0rc2`` give ``(0, 1, 0, 0)``."""
    match = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if match is None:
        raise CannotBuild(f"{text} is no version of three numbers")
    return int(match[1]), int(match[2]), int(match[3]), 0


def make(work: Path, folder: Path) -> None:
    """Compile both into ``folder``; ``work`` takes what is needed on the way."""
    if shutil.which(_COMPILER) is None:
        raise CannotBuild(f"{_COMPILER} is missing: apt-get install gcc-mingw-w64-x86-64")
    work.mkdir(parents=True, exist_ok=True)
    for icon in ICONS.glob("*.ico"):
        shutil.copy(icon, work)
    shutil.copy(HERE / "launcher.c", work)
    for name, flags in ((WINDOW, ["-mwindows"]), (CONSOLE, ["-DCONSOLE", "-mconsole"])):
        parts = numbers(version())
        for source in ("app.manifest", "app.rc"):
            text = (HERE / source).read_text(encoding="utf-8")
            text = text.replace("@NUMBERS@", ".".join(map(str, parts))).replace("@COMMAS@", ",".join(map(str, parts)))
            text = text.replace("@VERSION@", version()).replace("@NAME@", name)
            (work / source).write_text(text, encoding="utf-8")
        # Relative names only: the folder of the build must not be in the bytes.
        quietly([_RESOURCES, "-c", "65001", "app.rc", "-O", "coff", "-o", "app.res"], cwd=work)
        quietly(
            [_COMPILER, "-O2", "-s", "-municode", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp",
             f'-DPYDLL=L"{DLL}"', *flags, "launcher.c", "app.res", "-o", folder.absolute() / name], cwd=work,
        )  # fmt: skip
