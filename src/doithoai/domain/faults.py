"""What the system and Python say of a file that cannot be read or written, as texts of ours: theirs are English."""

import errno
import re
from collections.abc import Mapping

from doithoai.domain.errors import N_, AppError

_NO_SUCH = N_("there is no such file or folder")
_DENIED = N_("this account has no right to it")
_FULL = N_("there is no room left on the disk")
_BUSY = N_("another program is using it")
_BY_NAME: Mapping[str, str] = {
    "ENOENT": _NO_SUCH,
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": N_("the file is too large for this disk"),
    "EROFS": N_("the disk can only be read"),
    "EEXIST": N_("something of that name is already there"),
    "EISDIR": N_("it is a folder"),
    "ENOTDIR": N_("a part of its path is no folder"),
    "ENOTEMPTY": N_("the folder is not empty"),
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EAGAIN": _BUSY,
    "ENAMETOOLONG": N_("the name is too long"),
    "EINVAL": N_("the disk does not take such a name"),
    "ELOOP": N_("its links go round in a circle"),
    "EMFILE": N_("too many files are open"),
    "ENFILE": N_("too many files are open"),
    "EIO": N_("the disk does not answer rightly; it may be damaged"),
    "ENODEV": N_("the disk is no longer there"),
    "ENXIO": N_("the disk is no longer there"),
    "ETIMEDOUT": N_("the network does not answer"),
    "EHOSTDOWN": N_("the network does not answer"),
    "EHOSTUNREACH": N_("the network does not answer"),
}
# Not every system has them all.
_SYSTEM = {getattr(errno, name): text for name, text in _BY_NAME.items() if hasattr(errno, name)}
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class OpenRegister(OSError):
    """A plain file was to be read or written, and is a register this program has open."""

    def __init__(self, path: str | bytes) -> None:
        super().__init__(errno.EBUSY, "a register that is open here", path)


def of(error: Exception) -> AppError:
    """What ``error`` means, to stand in a sentence of ours; its own words go into the detail, for the log."""
    if isinstance(error, UnicodeDecodeError):
        return AppError(N_("it is not UTF-8 text"), detail=str(error))
    if isinstance(error, OpenRegister):
        return AppError(N_("it is a register that is open"), detail=str(error))
    if isinstance(error, OSError):
        text = _SYSTEM.get(error.errno or 0)
        if text:
            return AppError(text, detail=str(error))
        return AppError(N_("the system refuses it (code {code})"), detail=str(error), code=error.errno or "?")
    match = _PLACE.search(str(error))  # of TOML
    if match:
        return AppError(N_("line {line}, column {column}"), detail=str(error), line=match[1], column=match[2])
    return AppError(N_("it breaks off or is not in its form"), detail=str(error))
