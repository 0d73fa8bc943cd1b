"""An error: what happened, what is safe and what to do; details behind a button, with "copy for support"."""

import platform

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from doithoai import __version__
from doithoai.domain.errors import AppError, filled
from doithoai.i18n import gettext as _


class ErrorDialog(QMessageBox):
    """Shows one `AppError`."""

    def __init__(self, error: AppError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = error
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("Sổ Đối Thoại")
        self.setText(filled(_(error.message), error.params))
        if error.remedy:
            self.setInformativeText(filled(_(error.remedy), error.params))
        close = self.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        self.setEscapeButton(close)  # with more buttons than one none is by itself
        if error.detail:
            self.setDetailedText(error.detail)
            copy = self.addButton(_("Copy for support"), QMessageBox.ButtonRole.ActionRole)
            copy.clicked.disconnect()  # copying leaves the message open
            copy.clicked.connect(self.copy)

    def copy(self) -> None:
        """Put all that support needs on the clipboard; nothing of the register's contents."""
        lines = [f"doithoai {__version__}", platform.platform(), self.text(), self.error.detail]
        QGuiApplication.clipboard().setText("\n".join(lines))
