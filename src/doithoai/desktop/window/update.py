"""A newer version from a folder or a stick: found, checked, started when the person says so."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from doithoai import __version__
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.window.error import ErrorDialog
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.work import updating
from doithoai.work.updating import Update


def offer_update(parent: QWidget) -> None:
    """Ask for the folder, then offer the newest version in it that the project signed."""
    folder = file_dialogs.folder_to_use(parent, _("The folder or stick with the newer version"))
    if not folder:
        return
    try:
        update = updating.check(Path(folder))
        if update is None:
            QMessageBox.information(
                parent,
                _("Newer version"),
                _("There is no version newer than {version} in this folder.").format(version=__version__),
            )
        elif _wants(update, parent):
            _start(update)
    except AppError as error:
        ErrorDialog(error, parent).exec()


def _wants(update: Update, parent: QWidget) -> bool:
    question = QMessageBox(QMessageBox.Icon.Question, _("Newer version"), "", parent=parent)
    question.setText(_("Install version {version}?").format(version=update.version))
    question.setInformativeText(
        _("It is signed by the makers of this program. The installer opens; close this program when it asks to.")
    )
    install = question.addButton(_("Install"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    question.exec()
    return question.clickedButton() is install


def _start(update: Update) -> None:
    """Start a checked copy: what is on the stick may change meanwhile. The system clears its folder of such files."""
    copy = updating.take(update, Path(tempfile.mkdtemp(prefix="doithoai-")))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
