"""Asking for a file or a folder, without reading one of those that the dialog lists.

A list of files by itself reads each file whose name does not tell its kind, in order to draw its picture; where locks
belong to a process (POSIX) closing it again ends those that SQLite has on the open register. Here pictures and kinds
go by names alone, whatever the register is called. The system's own dialogs are left out on Linux for the same reason
(`window/file_kinds.py`).
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo, QMimeDatabase
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from doithoai import paths

_last: list[str] = []  # the folder the dialog before stood in


class NamesOnly(QFileIconProvider):
    """Pictures and kinds of files by what the folder says of them; none of them is opened."""

    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if not isinstance(of, QFileInfo):
            return super().icon(of)
        kinds = QFileIconProvider.IconType
        if of.isRoot():
            return super().icon(kinds.Drive)
        return super().icon(kinds.Folder if of.isDir() else kinds.File)

    def type(self, info: QFileInfo) -> str:
        if not info.isFile():
            return super().type(info)
        return QMimeDatabase().mimeTypeForFile(info.fileName(), QMimeDatabase.MatchMode.MatchExtension).comment()


def file_to_open(parent: QWidget | None, title: str, folder: str = "", kinds: str = "") -> tuple[str, str]:
    """The path of an existing file and the kind chosen for the list; both empty when nothing was chosen.

    Args:
        folder: where the dialog stands at first; without one where the last dialog stood.
        kinds: as in "Registers (*.sdt)", with ``;;`` between several.
    """
    names, kind = _chosen(dialog(parent, title, folder, kinds))
    return (names[0] if names else ""), kind


def files_to_open(parent: QWidget | None, title: str, folder: str = "", kinds: str = "") -> tuple[list[str], str]:
    """The paths of existing files, as `file_to_open`; none when nothing was chosen."""
    asking = dialog(parent, title, folder, kinds)
    asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(asking)


def file_to_save(parent: QWidget | None, title: str, proposed: str = "", kinds: str = "") -> tuple[str, str]:
    """A path to write to, as `file_to_open`; of an existing file only when the person agreed to replace it.

    Args:
        proposed: a name, alone or with its folder.
    """
    is_folder = Path(proposed).is_dir()
    name = "" if is_folder else Path(proposed).name
    folder = proposed if is_folder else proposed.removesuffix(name)
    asking = dialog(parent, title, folder, kinds)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setFileMode(QFileDialog.FileMode.AnyFile)
    if name:
        asking.selectFile(name)
    names, kind = _chosen(asking)
    return (names[0] if names else ""), kind


def folder_to_use(parent: QWidget | None, title: str, folder: str = "") -> str:
    """The path of a folder; empty when none was chosen."""
    asking = dialog(parent, title, folder, "")
    asking.setFileMode(QFileDialog.FileMode.Directory)
    asking.setOption(QFileDialog.Option.ShowDirsOnly)
    names, _kind = _chosen(asking)
    return names[0] if names else ""


def dialog(parent: QWidget | None, title: str, folder: str, kinds: str) -> QFileDialog:
    """A dialog for one existing file, not shown yet."""
    # Qt asks for pictures only once events are handled, so nothing was asked of its own provider before.
    asking = QFileDialog(parent, title)
    asking.setIconProvider(_names_only())
    asking.setFileMode(QFileDialog.FileMode.ExistingFile)
    start = folder or (_last[0] if _last else "")
    asking.setDirectory(start if start and Path(start).is_dir() else str(paths.user_documents()))
    if kinds:
        asking.setNameFilter(kinds)
    return asking


@cache
def _names_only() -> NamesOnly:
    """One for all dialogs: a dialog does not own it, and may ask while it goes."""
    return NamesOnly()


def _chosen(asking: QFileDialog) -> tuple[list[str], str]:
    try:
        is_chosen = asking.exec() == QFileDialog.DialogCode.Accepted
        _last[:] = [asking.directory().absolutePath()]
        return (asking.selectedFiles(), asking.selectedNameFilter()) if is_chosen else ([], "")
    finally:
        asking.deleteLater()
