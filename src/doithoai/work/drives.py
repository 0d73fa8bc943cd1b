"""The removable drives of this computer: memory cards and sticks, as the system tells of them.

What the system answers comes in as data, so that each system's answers can be judged on any other.
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_BLOCK = Path("/sys/block")
_DESKTOP_MOUNTS = ("/media/", "/run/media/")  # where udisks shows what a person puts in
_REMOVABLE = 2  # of GetDriveTypeW
_PARTITION = re.compile(r"(?P<letters>[shv]d[a-z]+)\d+|(?P<numbers>.*\d)p\d+")  # sdb1, mmcblk0p1
_BLANKS = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive with a medium in it.

    Attributes:
        path: its topmost folder.
        name: as a person knows it; free: bytes.
        is_locked: it may only be read.
    """

    path: Path
    name: str
    free: int
    is_locked: bool = False


Room = Callable[[Path], int | None]
"""Free bytes at a path; None where nothing is in the drive."""


def connected() -> list[Drive]:
    """The removable drives of this computer now, by their names."""
    return sorted(_answers(), key=lambda drive: drive.name)


def _answers() -> Iterator[Drive]:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        yield from on_windows(kernel.GetLogicalDrives(), kernel.GetDriveTypeW, _windows_name, free)
    elif _MOUNTS.exists():
        yield from on_linux(_MOUNTS.read_text("utf-8", "surrogateescape"), _says_removable, free)


def on_linux(mounts: str, says_removable: Callable[[str], bool], room: Room) -> Iterator[Drive]:
    """The drives in the text of ``/proc/mounts``.

    A hard disk in a case of its own says that it is not removable: where the desktop mounts it tells.

    Args:
        says_removable: what ``/sys/block/NAME/removable`` says of a disk, e.g. ``sdb``.
    """
    folders: set[str] = set()
    for line in mounts.splitlines():
        device, folder, _kind, options, *_rest = (_BLANKS.sub(_octal, part) for part in line.split(" "))
        if not device.startswith("/dev/") or folder in folders:
            continue
        if not (says_removable(_disk(device.rpartition("/")[2])) or folder.startswith(_DESKTOP_MOUNTS)):
            continue
        folders.add(folder)
        bytes_free = room(Path(folder))
        if bytes_free is not None:
            yield Drive(Path(folder), Path(folder).name, bytes_free, "ro" in options.split(","))


def _octal(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 8))


def _disk(name: str) -> str:
    partition = _PARTITION.fullmatch(name)
    return (partition["letters"] or partition["numbers"]) if partition else name


def _says_removable(disk: str) -> bool:
    try:
        return (_BLOCK / disk / "removable").read_text().strip() == "1"
    except OSError:
        return False


def on_windows(
    letters: int, type_of: Callable[[str], int], name_of: Callable[[str], str], room: Room
) -> Iterator[Drive]:
    """The drives in the answers of ``GetLogicalDrives`` (a bit a letter) and ``GetDriveTypeW``."""
    for place in range(26):
        root = f"{chr(ord('A') + place)}:\\"
        if not letters >> place & 1 or place < 2 or type_of(root) != _REMOVABLE:  # A and B are floppies, if anything
            continue
        bytes_free = room(Path(root))
        if bytes_free is not None:
            yield Drive(Path(root), f"{name_of(root)} ({root[:2]})".strip(), bytes_free)


def _windows_name(root: str) -> str:
    import ctypes

    text = ctypes.create_unicode_buffer(261)
    if sys.platform != "win32" or not ctypes.windll.kernel32.GetVolumeInformationW(
        root, text, len(text), None, None, None, None, 0
    ):
        return ""
    return text.value


def free(path: Path) -> int | None:
    """Free bytes at ``path``; None where there is nothing."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def drive_of(path: Path, drives: list[Drive]) -> Drive | None:
    """The drive that ``path`` lies on."""
    return next((drive for drive in drives if path == drive.path or drive.path in path.parents), None)
