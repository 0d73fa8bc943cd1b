"""SQLite's locks on an open register, kept: nothing else in this program opens the file meanwhile.

Where locks belong to a process (POSIX), closing a file ends all locks that the process has on it, SQLite's on another
descriptor too; the next program to write would take the log away under the open register. So a register that is open
here, chosen by mistake as an attachment, a package or a list, cannot be read as a plain file nor written over: whoever
tries gets an error of the system, as for any file that cannot be read.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from weakref import finalize

from doithoai.domain import faults

_LOCKED = ("", "-shm")  # the register and the index of its log; SQLite locks no other file
_open: Counter[str] = Counter()  # absolute paths, with how many connections each has here


def hold(owner: object, path: Path) -> Callable[[], object]:
    """Guard the register at ``path`` until ``owner`` is gone, or the result is called (a second call does nothing)."""
    name = str(path)
    _open[name] += 1
    return finalize(owner, _release, name)


def _release(name: str) -> None:
    _open[name] -= 1
    if _open[name] <= 0:
        del _open[name]


def is_open(path: str | bytes) -> bool:
    """Whether ``path``, by whatever name, is a file on which this program has SQLite's locks."""
    if not _open:
        return False
    try:
        file = os.stat(path)  # noqa: PTH116  # of every file that is opened: a Path would be made for each
    except (OSError, ValueError):
        return False
    return any(_is_same(file, f"{name}{end}") for name in tuple(_open) for end in _LOCKED)


def _is_same(file: os.stat_result, path: str) -> bool:
    try:
        return os.path.samestat(file, os.stat(path))  # noqa: PTH116
    except OSError:
        return False


@cache
def keep() -> None:
    """Begin to refuse plain reading and writing of open registers, for as long as this program runs.

    Every way in which Python opens a file comes by here; SQLite's own does not. Windows needs none of it.
    """
    if sys.platform != "win32":
        sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _open and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.fspath(arguments[0])
        if is_open(path):
            raise faults.OpenRegister(path)
