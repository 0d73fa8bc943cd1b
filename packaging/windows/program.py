"""The program's folder as it stands on a computer: launchers, Python, the packages and the program in ``app``.

SoDoiThoai.exe  doithoai.exe  python/  app/  licences/  sbom.cdx.json
"""

import re
import shutil
from pathlib import Path

import bill
import bundled_python
import bytecode
import contents
import fetching
import launchers
from archives import sha256, size_of
from sources import make_wheel

PLATFORM = "win_amd64"
_PATHS = "python313.zip\n.\n../app\n"
# What the share of each part is counted by: the first pattern that fits a path's beginning.
PARTS = {
    "Qt, PySide6": ("app/PySide6", "app/shiboken6"),
    "Python": ("python/",),
    "PDF (pikepdf, pypdfium2, pdfminer, reportlab, Pillow)": (
        "app/pikepdf", "app/pypdfium2", "app/pdfminer", "app/pdfplumber", "app/reportlab", "app/PIL",
    ),
    "Sổ Đối Thoại": ("app/doithoai", "SoDoiThoai", "doithoai.exe"),
    "licences, bill of materials": ("licences/", "sbom"),
    "other packages": ("",),
}  # fmt: skip


def make(work: Path, folder: Path, python: Path | None) -> bool:
    """Make the folder anew; False when the code in it could not be compiled.

    Args:
        work: takes downloads and what else is needed on the way; kept between builds.
        python: a newer embeddable Python to use instead of the pinned one.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rules = contents.rules(Path(__file__).with_name("contents.toml"))
    shutil.copytree(bundled_python.fetch(work, python), folder / "python")
    (folder / "python" / bundled_python.DLL).with_suffix("._pth").write_text(_PATHS, encoding="ascii", newline="\n")
    wheels = fetching.wheels(work / "wheels", [PLATFORM], bundled_python.VERSION)
    own = make_wheel(work / "own")
    fetching.lay_out([*wheels, own], folder / "app", [PLATFORM], bundled_python.VERSION)
    components = bill.packages(folder / "app", {_normal(wheel): sha256(wheel) for wheel in wheels})
    bill.gather([_python(folder), *bill.own_parts(), *components], folder)
    _drop_gathered(folder / "app")
    contents.prune(folder, rules)
    launchers.make(work / "launchers", folder)
    is_compiled = bytecode.compile_all(folder)
    contents.check(folder, rules)
    return is_compiled


def _normal(wheel: Path) -> str:
    return re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()


def _python(folder: Path) -> bill.Component:
    text = folder / "python" / "LICENSE.txt"
    match = re.search(r"^3\.13\.\d+", text.read_text(encoding="utf-8"), re.M)
    version = match[0] if match else bundled_python.VERSION
    return bill.Component("python", version, "PSF-2.0", f"pkg:generic/cpython@{version}", (text,))


def _drop_gathered(app: Path) -> None:
    """The licences stand once, beside the program."""
    for info in app.glob("*.dist-info"):
        for name in ("licenses", "license_files"):
            shutil.rmtree(info / name, ignore_errors=True)


def shares(folder: Path) -> dict[str, int]:
    """Bytes of each part of the folder, and of all of it under ``""``."""
    sizes = dict.fromkeys(PARTS, 0)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            part = next(part for part, starts in PARTS.items() if name.startswith(starts))
            sizes[part] += path.stat().st_size
    return {**sizes, "": size_of(folder)}
