"""Qt knows a register by its name, so that none of its dialogs of files ever reads one."""

import os
import sys

from doithoai import paths

_FOLDERS = "XDG_DATA_DIRS"
_USUAL = "/usr/local/share:/usr/share"


def tell_qt() -> None:
    """Let Qt find what kind of file a register is; to be called before the first question after any file's kind.

    A dialog of files shows a picture for each file of the folder, and reads a file whose name tells it nothing. Where
    locks belong to a process (POSIX), closing the file then ends those that SQLite has on the open register: another
    program would take away its write-ahead log under the window.
    """
    if sys.platform == "win32":
        return
    folder = str(paths.resource("desktop"))
    folders = (os.environ.get(_FOLDERS) or _USUAL).split(":")
    if folder not in folders:
        os.environ[_FOLDERS] = ":".join([folder, *folders])
