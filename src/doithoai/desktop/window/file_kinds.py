"""Qt knows a register by its name, so that none of its dialogs of files ever reads one."""

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt

from doithoai import paths

_FOLDERS = "XDG_DATA_DIRS"
_USUAL = "/usr/local/share:/usr/share"


def tell_qt() -> None:
    """Let Qt find what kind of file a register is; to be called before there is an application.

    A dialog of files shows a picture for each file of the folder, and reads a file whose name tells it nothing. Where
    locks belong to a process (POSIX), closing the file then ends those that SQLite has on the open register: another
    program would take away its write-ahead log under the window. The dialogs of this program go by names alone
    (`widgets/file_dialogs.py`); this is for those that Qt opens by itself, from the dialog of printers. The dialogs of
    a Linux desktop would run in this process too and read what is chosen, to preview it: Qt's are used.
    """
    if sys.platform == "win32":
        return
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    folder = str(paths.resource("desktop"))
    folders = (os.environ.get(_FOLDERS) or _USUAL).split(":")
    if folder not in folders:
        os.environ[_FOLDERS] = ":".join([folder, *folders])
