"""Who has a register open for writing: one window at a time, and a word about files on a network.

SQLite itself keeps two writers apart; this keeps two people from working past each other without knowing it.
The mark is a small file beside the register that names the computer. What counts is not the file but the system's
lock on it: that ends with its process, however the process ends, so a mark left by a crash or a power cut holds
nobody up, whichever program got the dead one's number.
"""

import contextlib
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

# File systems that are somebody else's disk, as Qt names them.
_NETWORK = ("nfs", "cifs", "smb", "sshfs", "afp", "webdav", "davfs", "9p")
_REMOTE_DRIVE = 4  # of Windows' GetDriveTypeW
_HIDDEN = 2  # of Windows' SetFileAttributesW
_FAR = 1 << 20  # a byte behind the mark's text, so that others may read the text while it is locked
_LONGEST = 1000  # bytes of the mark's text


@dataclass(frozen=True, slots=True)
class Holder:
    """The computer and process that have a register open; blank where it cannot be told."""

    computer: str = ""
    process: int = 0


class Claim:
    """The right to write to one register, held while its window is open."""

    def __init__(self, register: Path) -> None:
        self._path = register.with_name(f".{register.name}.lock")
        self._file: int | None = None

    def take(self) -> Holder | None:
        """Take it: None when it is ours, else who has it.

        A folder that cannot be written has nobody to keep apart: the claim counts as taken.
        """
        while self._file is None:
            try:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            except OSError:
                return None
            if not _lock(file):
                holder = _holder(file)
                os.close(file)
                return holder
            if _is_at(file, self._path):
                self._file = file
            else:  # its last owner removed it between our two calls
                os.close(file)
        _write_mark(self._file)
        _hide(self._path)
        return None

    def __del__(self) -> None:
        self.drop()

    def drop(self) -> None:
        """Give it back; one that nobody keeps is given back too."""
        file, self._file = self._file, None
        if file is None:
            return
        if sys.platform != "win32":  # while it is still locked: whoever locks it next sees that it is gone
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(file)
        if sys.platform == "win32":  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                self._path.unlink()


def _lock(file: int) -> bool:
    """Take the system's lock on an open file; True also where the disk knows no locks."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_at(file: int, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False


def _write_mark(file: int) -> None:
    with contextlib.suppress(OSError):  # a full disk keeps nobody from working
        os.lseek(file, 0, os.SEEK_SET)
        os.ftruncate(file, 0)
        os.write(file, f"{platform.node()}\n{os.getpid()}\n".encode()[:_LONGEST])


def _holder(file: int) -> Holder:
    try:
        os.lseek(file, 0, os.SEEK_SET)
        lines = os.read(file, _LONGEST).decode("utf-8", errors="replace").splitlines()
        return Holder(lines[0], int(lines[1]))
    except (OSError, ValueError, IndexError):
        return Holder()


def _hide(path: Path) -> None:
    """A name with a dot is hidden by itself but on Windows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), _HIDDEN)


def on_network(register: Path) -> bool:
    """Whether the register stands on a disk of another computer, where SQLite's locks cannot be trusted."""
    if str(register).startswith("\\\\") or _drive_type(register) == _REMOTE_DRIVE:
        return True
    kind = QStorageInfo(str(register.parent)).fileSystemType().toStdString().lower()
    return any(name in kind for name in _NETWORK)


def _drive_type(path: Path) -> int:
    """What Windows says of the drive, a letter given to a share among them; 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor))
