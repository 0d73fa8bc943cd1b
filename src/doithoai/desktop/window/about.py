"""Which program and version this is, and under which licences its parts come."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from doithoai import __version__, paths
from doithoai.i18n import gettext as _

_PARTS = (
    ("Qt, PySide6 (replaceable libraries; sources: download.qt.io)", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLite, SQLCipher", "Public Domain, BSD-3-Clause"),
    ("ReportLab", "BSD-3-Clause"),
    ("Babel, click, XlsxWriter, sqlite-utils", "BSD, Apache-2.0"),
    ("Liberation Serif", "OFL-1.1"),
    ("Lucide", "ISC"),
)


class About(QDialog):
    """The program's name, version, purpose and parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About the program"))
        column = QVBoxLayout(self)
        name = QLabel(f"Sổ Đối Thoại {__version__}")
        name.setObjectName("heading")
        column.addWidget(name)
        purpose = QLabel(_("The register of dialogues with citizens. State secrets must not be kept in this program."))
        purpose.setWordWrap(True)
        column.addWidget(purpose)
        parts = QLabel("\n".join(f"{part}: {licence}" for part, licence in _PARTS))
        parts.setObjectName("quiet")
        parts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(parts)
        buttons = QDialogButtonBox()
        self.update_button = buttons.addButton(_("Newer version…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.update_button.clicked.connect(self._look_for_update)
        licences = paths.licences()
        if licences is not None:
            self.licences_button = buttons.addButton(_("Licences"), QDialogButtonBox.ButtonRole.ActionRole)
            self.licences_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(licences))))
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _look_for_update(self) -> None:
        from doithoai.desktop.window.update import offer_update

        offer_update(self)
