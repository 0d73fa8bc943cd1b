"""The installer and the portable archive, made from the program's folder."""

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePath

from archives import files_below, size_of, write_zip
from launchers import ICONS, numbers
from sources import CannotBuild, epoch, quietly, version

SCRIPT = Path(__file__).with_name("setup.nsi")
_PORTABLE_NOTE = """\
Bản mang đi của Sổ Đối Thoại: cài đặt và sổ nằm ngay trong thư mục này. Giải nén rồi mở SoDoiThoai.exe.
Xóa tệp này thì chương trình dùng thư mục của người đang đăng nhập như bản cài.

The portable Sổ Đối Thoại: settings and registers stay in this folder. Unpack it and open SoDoiThoai.exe.
Without this file the program uses the folders of the person who is logged in.
"""


def file_lines(paths: Iterable[PurePath]) -> list[str]:
    """The lines of NSIS that put files in their folders, in an order that no file system changes.

    Args:
        paths: relative to the program's folder.
    """
    lines: list[str] = []
    folder: PurePath | None = None
    for path in sorted(paths, key=lambda path: (path.parent.as_posix(), path.name)):
        if path.parent != folder:
            folder = path.parent
            below = "" if folder == PurePath() else "\\" + "\\".join(folder.parts)
            lines.append(f'SetOutPath "$INSTDIR{_quoted(below)}"')
        lines.append(f'File "{_quoted(path.as_posix())}"')
    return lines


def _quoted(text: str) -> str:
    return text.replace("$INSTDIR", "").replace("$", "$$").replace('"', '$\\"')


def longest(paths: Iterable[PurePath]) -> int:
    """Letters of the longest path with the back-slash before it."""
    return max(len(path.as_posix()) for path in paths) + 1


def make_installer(folder: Path, work: Path, out: Path, *, quick: bool = False) -> Path:
    """Write ``SoDoiThoai-VERSION-setup.exe`` into ``out``; ``work`` takes the list of files, ``quick`` packs less."""
    if shutil.which("makensis") is None:
        raise CannotBuild("makensis is missing: apt-get install nsis")
    paths = files_below(folder)
    lines = work / "files.nsh"
    lines.write_text("\n".join(file_lines(paths)) + "\n", encoding="utf-8")
    target = out / f"SoDoiThoai-{version()}-setup.exe"
    defined = {
        "VERSION": version(), "NUMBERS": ".".join(map(str, numbers(version()))), "OUT": target.absolute(),
        "ICON": ICONS / "doithoai.ico", "FILES": lines.absolute(), "LONGEST": longest(paths),
        "KB": size_of(folder) // 1024, **({"QUICK": 1} if quick else {}),
    }  # fmt: skip
    quietly(
        ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in
         defined.items()), SCRIPT], cwd=folder, env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(epoch()),
         "LC_ALL": "C.UTF-8", "HOME": str(work)},
    )  # fmt: skip
    return target


def make_portable(folder: Path, out: Path) -> Path:
    """Write ``SoDoiThoai-VERSION-portable.zip`` into ``out``: the same folder with the file ``portable`` in it."""
    mark = folder / "portable"
    mark.write_text(_PORTABLE_NOTE, encoding="utf-8", newline="\r\n")
    target = out / f"SoDoiThoai-{version()}-portable.zip"
    try:
        write_zip(folder, target, "SoDoiThoai")
    finally:
        mark.unlink()
    return target
