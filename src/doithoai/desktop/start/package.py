"""A package opened by a double click: what it holds and whether it is whole, as ``doithoai verify`` says it."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.work import receiving


class PackageDialog(QMessageBox):
    """Says what the package at ``path`` holds; each problem is a line."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        verdict = receiving.verify(path)
        self.setWindowTitle("Sổ Đối Thoại")
        self.setIcon(QMessageBox.Icon.Warning if verdict.problems else QMessageBox.Icon.Information)
        self.setText(_("Package {name}").format(name=path.name))
        self.setInformativeText("\n".join([*verdict.lines, *(render(problem) for problem in verdict.problems)]))
        self.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
