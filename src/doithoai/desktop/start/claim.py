"""Who has a register open for writing: one window at a time, and a word about files on a network.

SQLite itself keeps two writers apart; this keeps two people from working past each other without knowing it.
The mark is a small file beside the register that names the computer; one left by a crash is recognised.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QStorageInfo

# File systems that are somebody else's disk, as Qt names them.
_NETWORK = ("nfs", "cifs", "smb", "sshfs", "afp", "webdav", "davfs", "9p")


@dataclass(frozen=True, slots=True)
class Holder:
    """The computer and process that have a register open; blank where it cannot be told."""

    computer: str = ""
    process: int = 0


class Claim:
    """The right to write to one register, held while its window is open."""

    def __init__(self, register: Path) -> None:
        self._lock = QLockFile(str(register.with_name(f".{register.name}.lock")))
        self._lock.setStaleLockTime(0)  # a window may stay open for weeks; a dead process is found all the same

    def take(self) -> Holder | None:
        """Take it: None when it is ours, else who has it.

        A folder that cannot be written has nobody to keep apart: the claim counts as taken.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return None
        holder = self._lock.getLockInfo()
        return Holder(str(holder[1]), int(holder[0])) if len(holder) > 1 else Holder()

    def drop(self) -> None:
        """Give it back."""
        self._lock.unlock()


def on_network(register: Path) -> bool:
    """Whether the register stands on a disk of another computer, where SQLite's locks cannot be trusted."""
    if str(register).startswith("\\\\"):
        return True
    kind = QStorageInfo(str(register.parent)).fileSystemType().toStdString().lower()
    return any(name in kind for name in _NETWORK)
