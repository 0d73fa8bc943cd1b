"""The keys of offices: this office's own fingerprint and key file, and the receivers' keys that are trusted here."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from doithoai import paths
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.desktop.window.incoming import files_in, take_files
from doithoai.domain import dates
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.register.keys import Trusted
from doithoai.work import office_keys

_NAME = "khoa-{code}.sdk"


class KeysSection(QWidget):
    """The own fingerprint, and a table of the known keys; a key file may be dropped on it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.own = label("", "section", wrap=True)
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save = QPushButton(icon("download"), _("Save this office's key file…"))
        self.take = QPushButton(icon("upload"), _("Accept the key of another office…"))
        self.table: RecordTable[Trusted] = RecordTable(_columns(), _("Keys of other offices"))
        self.empty = label(
            _(
                "No key of another office is known. Ask the office above for its key file (.sdk) and drop it here: "
                "what you send can then be sealed so that only that office opens it."
            ),
            "empty",
            wrap=True,
        )
        self.save.clicked.connect(lambda _checked: self._ask_where())
        self.take.clicked.connect(lambda _checked: self._ask_file())
        bar = Flow()
        bar.addWidget(self.save)
        bar.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own)
        column.addLayout(bar)
        note = _(
            "The office above needs your key file to know that a package is yours. The fingerprint is read out by "
            "telephone; the secret half never leaves this register."
        )
        column.addWidget(label(note, "quiet", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        """Show the keys as the register knows them now."""
        reader = self._shell.workspace.reader
        try:
            fingerprint = office_keys.own(reader).public.fingerprint
        except AppError as error:  # taken out of the file: the rest of the page is still of use
            fingerprint = str(error)
        self.own.setText(_("Fingerprint of this office: {fingerprint}").format(fingerprint=fingerprint))
        self.table.show_records(office_keys.trusted_keys(reader))
        self.table.setVisible(bool(self.table.records))
        self.empty.setVisible(not self.table.records)

    def _ask_where(self) -> None:
        try:
            code, _name = office_keys.identity(self._shell.workspace.reader)
        except AppError as error:
            self._shell.complain(error)
            return
        proposed = str(paths.user_documents() / _NAME.format(code=code))
        name, _kind = file_dialogs.file_to_save(self, _("Save this office's key file…"), proposed, "*.sdk")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the public halves of this office's key to ``path``."""
        try:
            office_keys.export(self._shell.workspace.reader, path)
        except AppError as error:
            self._shell.complain(error)
        else:
            self._shell.tell(_("Made {path}.").format(path=path))

    def _ask_file(self) -> None:
        folder = str(paths.user_documents())
        name, _kind = file_dialogs.file_to_open(
            self, _("Accept the key of another office…"), folder, _("Keys of offices (*.sdk)")
        )
        if name:
            take_files(self._shell, self, [Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        take_files(self._shell, self, files_in(event.mimeData()))


def _columns() -> list[Column[Trusted]]:
    ways = {"file": _("Key file"), "package": _("Package"), "receipt": _("Receipt")}
    return [
        Column(_("Code"), lambda key: key.code, FIT),
        Column(_("Office"), lambda key: key.name, REST),
        Column(_("Fingerprint"), office_keys.fingerprint_of, FIT),
        Column(_("Came by"), lambda key: ways.get(key.way, key.way), FIT),
        Column(_("Since"), lambda key: dates.short(date.fromisoformat(key.at[:10])), FIT),
    ]
