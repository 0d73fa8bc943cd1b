"""The files kept with one petition: dropped onto the list, opened, saved elsewhere, taken off."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import N_, AppError, Gone
from doithoai.i18n import gettext as _
from doithoai.register import petitions

MOST_BYTES = 100 << 20
_UID = Qt.ItemDataRole.UserRole


class FileRefused(AppError):
    """A file cannot be kept: it cannot be read, or is too large."""


def read_file(path: Path) -> bytes:
    """The bytes of a file a person wants to keep.

    Raises:
        FileRefused: it is missing, may not be read, or is larger than `MOST_BYTES`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused(
                N_("{name} is larger than {most} MB."),
                remedy=N_("Scan it in grey at 200 dpi, or keep it elsewhere and note where."),
                name=path.name,
                most=MOST_BYTES >> 20,
            )
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(N_("{name} cannot be read."), name=path.name, detail=str(error)) from error


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files in what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class FileList(QListWidget):
    """A list that takes files dropped onto it.

    Signals:
        dropped: the files (a list of paths).
        removal: the person pressed Delete.
    """

    dropped = Signal(object)
    removal = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere on the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen file off."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal.emit()
        else:
            super().keyPressEvent(event)


class Attachments(QWidget):
    """The files of the petition last shown with :meth:`show_petition`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uid: str | None = None
        self._opened: tempfile.TemporaryDirectory[str] | None = None
        self.list = FileList()
        self.list.setAccessibleName(_("Files of the petition"))
        self.list.itemActivated.connect(lambda _item: self.open_current())
        self.list.dropped.connect(self.add)
        self.list.removal.connect(self.remove_current)
        self.list.itemSelectionChanged.connect(self._enable)
        self.add_button = QPushButton(icon("paperclip"), _("Add a file…"))
        self.open_button = QPushButton(icon("folder-open"), _("Open"))
        self.save_button = QPushButton(icon("download"), _("Save as…"))
        self.remove_button = QPushButton(icon("trash-2"), _("Remove"))
        self.hint = label(_("Drop a scanned file here to keep it with the petition."), "quiet", wrap=True)
        self.add_button.clicked.connect(self._choose)
        self.open_button.clicked.connect(self.open_current)
        self.save_button.clicked.connect(self._save_as)
        self.remove_button.clicked.connect(self.remove_current)
        row = QGridLayout()  # two by two: the pane is narrow beside the form
        for place, button in enumerate((self.add_button, self.open_button, self.save_button, self.remove_button)):
            row.addWidget(button, place // 2, place % 2)
        row.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addLayout(row)
        self._enable()

    def show_petition(self, uid: str | None) -> None:
        """Show the files of a petition; None for none."""
        self._uid = uid
        self.list.clear()
        for attachment, name in petitions.attachments(self._workspace.reader, uid) if uid else ():
            item = QListWidgetItem(icon("file-text"), name)
            item.setData(_UID, attachment)
            self.list.addItem(item)
        self._enable()

    def add(self, paths: list[Path]) -> None:
        """Keep copies of files with the petition."""
        uid = self._uid
        if uid is None:
            return
        for path in paths:
            try:
                content = read_file(path)
            except AppError as error:
                self._workspace.failed.emit(error)
                return
            self._workspace.write(petitions.attach, uid, path.name, content, label=_("Keeping the file"))

    def open_current(self) -> None:
        """Open a copy of the chosen file in the system's program for it."""
        item = self.list.currentItem()
        if item is None:
            return
        if self._opened is None:
            self._opened = tempfile.TemporaryDirectory(prefix="doithoai-", ignore_cleanup_errors=True)
        copy = Path(self._opened.name) / Path(item.text()).name
        if self._write(item, copy):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def remove_current(self) -> None:
        """Take the chosen file off; Ctrl+Z brings it back."""
        item = self.list.currentItem()
        if item is not None:
            self._workspace.write(petitions.detach, item.data(_UID))

    def save_current(self, path: Path) -> None:
        """Write the chosen file to ``path``."""
        item = self.list.currentItem()
        if item is not None:
            self._write(item, path)

    def _write(self, item: QListWidgetItem, path: Path) -> bool:
        """Write a file of the list; False after an error was told."""
        try:
            path.write_bytes(petitions.attached(self._workspace.reader, item.data(_UID)))
        except OSError as error:
            self._workspace.failed.emit(AppError(N_("{path} cannot be written."), path=path, detail=str(error)))
        except Gone as error:
            self._workspace.failed.emit(error)
        else:
            return True
        return False

    def _choose(self) -> None:
        names, _filter = file_dialogs.files_to_open(self, _("Add a file…"))
        self.add([Path(name) for name in names])

    def _save_as(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            name, _filter = file_dialogs.file_to_save(self, _("Save as…"), item.text())
            if name:
                self.save_current(Path(name))

    def _enable(self) -> None:
        chosen = self.list.currentItem() is not None
        for button in (self.open_button, self.save_button, self.remove_button):
            button.setEnabled(chosen)
        self.add_button.setEnabled(self._uid is not None)
