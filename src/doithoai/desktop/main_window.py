"""The window: a side bar, a place for pages, the menus. It only hosts; what pages do is theirs."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from doithoai import i18n
from doithoai.desktop.midnight import Midnight
from doithoai.desktop.operations import Cancelled, Task
from doithoai.desktop.page import Page, PageKind
from doithoai.desktop.preferences import PAGE, Choice, Preferences
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.window.backups import AutomaticCopies, folder_of
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.legacy_offer import LegacyOffer
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError, Gone
from doithoai.i18n import gettext as _
from doithoai.register import backup, settings
from doithoai.register.errors import ReadOnly
from doithoai.register.history import ChangeSet, NothingToUndo

SIDEBAR_WIDTH = 210
_MESSAGE_MS = 6000
_WARM_MS = 60


class MainWindow(QMainWindow):
    """The one main window of one open register; the `Shell` of its pages.

    Signals:
        new_wanted, open_wanted, practice_wanted: the person wants another register in the window.
        restore_wanted: the path of a copy to put in the register's place.
        closed: everything is on the disk and the register is closed.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    practice_wanted = Signal()
    restore_wanted = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, preferences: Preferences, pages: Sequence[PageKind]) -> None:
        super().__init__()
        self.workspace = workspace
        self.preferences = preferences
        self._kinds = {kind.key: kind for kind in pages}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._copies = AutomaticCopies(workspace, preferences)
        self.setMinimumSize(960, 600)
        self._build()
        workspace.changed.connect(self._changed)
        workspace.failed.connect(self.complain)
        workspace.operations.busy.connect(self._show_busy)
        self._unlisten = i18n.on_language_change(lambda _code: self._speak())
        Midnight(self).passed.connect(self._new_day)
        self._restore()

    # -- the Shell ----------------------------------------------------------------

    def go(self, page: str, target: Any = None) -> None:
        """Show a page, at the thing ``target`` names."""
        if page not in self._kinds:
            page = next(iter(self._kinds))
        self._leave()
        shown = self._page(page)
        self._stack.setCurrentWidget(shown)
        self.sidebar.setCurrentRow(list(self._kinds).index(page))
        if page in self._stale:
            self._stale.discard(page)
            shown.refresh()
        if target is not None:
            shown.show_target(target)
        self.preferences.set(PAGE, page)
        shown.setFocus()

    def tell(self, text: str) -> None:
        """Say something in passing at the foot of the window."""
        self.statusBar().showMessage(text, _MESSAGE_MS)

    def give_room(self, *, whole: bool) -> None:
        """Give the page the whole window, or put the side bar and the menus back."""
        self.menuBar().setVisible(not whole)
        self.sidebar.setVisible(not whole)

    def complain(self, error: AppError) -> None:
        """Show an error; what needs no answer (gone, stopped, nothing to undo, read only) only in passing."""
        if isinstance(error, Gone):
            self.tell(_("That is no longer there: it was deleted or taken back meanwhile. Nothing was changed."))
        elif isinstance(error, Cancelled | NothingToUndo | ReadOnly):
            self.tell(i18n.render(error))
        else:
            ErrorDialog(error, self).exec()

    @property
    def page(self) -> Page:
        """The page now shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    # -- building -------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"{self._title()} – Sổ Đối Thoại")
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = QListWidget()
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setFixedWidth(SIDEBAR_WIDTH)
        self.sidebar.setIconSize(QSize(20, 20))
        self.sidebar.setAccessibleName(_("Pages"))
        self.sidebar.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, kind in enumerate(self._kinds.values(), start=1):
            item = QListWidgetItem(icon(kind.icon), _(kind.title))
            item.setToolTip(f"{_(kind.title)} (Ctrl+{place})")
            # The style sheet's padding does not make rows taller by itself.
            item.setSizeHint(QSize(0, round(self.fontMetrics().height() * 2.2)))
            self.sidebar.addItem(item)
        self.sidebar.itemClicked.connect(lambda item: self._chosen(self.sidebar.row(item)))
        self.sidebar.itemActivated.connect(lambda item: self._chosen(self.sidebar.row(item)))
        self._stack = QStackedWidget()
        self.legacy = LegacyOffer()
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self._stack, 1)
        shown.addWidget(self.legacy)
        row.addWidget(self.sidebar)
        row.addLayout(shown, 1)
        self.setCentralWidget(middle)
        self._build_menus()
        self._build_status()

    def _title(self) -> str:
        """The register's name, with what one must know of it."""
        name = self.workspace.path.stem
        if settings.get(self.workspace.reader, settings.PRACTICE):
            name = _("{name} (practice)").format(name=name)
        return name if self.workspace.writable else _("{name} (read only)").format(name=name)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.clear()
        file = bar.addMenu(_("&File"))
        for text, keys, signal, picture in (
            (_("New register"), None, self.new_wanted, "plus"),
            (_("Open a register"), "Ctrl+O", self.open_wanted, "folder-open"),
            (_("Practice register"), None, self.practice_wanted, "book-open"),
        ):
            file.addAction(self._action(text, keys, lambda _=False, wanted=signal: wanted.emit(), picture))
        file.addSeparator()
        file.addAction(self._action(_("Copy the register now"), None, self.copy_register, "database-backup"))
        file.addAction(self._action(_("Go back to a copy"), None, self.choose_copy, "history"))
        file.addSeparator()
        file.addAction(self._action(_("Quit"), "Ctrl+Q", self.close, "x"))
        edit = bar.addMenu(_("&Edit"))
        self.undo_action = self._action(_("Undo"), QKeySequence.StandardKey.Undo, self._undo, "undo-2")
        self.redo_action = self._action(_("Redo"), QKeySequence.StandardKey.Redo, self._redo, "redo-2")
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addActions([self.undo_action, self.redo_action])
        edit.addSeparator()
        edit.addAction(self._action(_("Bin"), None, self.show_bin, "trash-2"))
        edit.aboutToShow.connect(self._name_undo)
        view = bar.addMenu(_("&View"))
        for place, kind in enumerate(self._kinds.values(), start=1):
            go = self._action(_(kind.title), f"Ctrl+{place}", lambda _=False, key=kind.key: self.go(key), kind.icon)
            view.addAction(go)
        help_menu = bar.addMenu(_("&Help"))
        help_menu.addAction(self._action(_("Manual"), "F1", self.show_help, "book-open"))
        help_menu.addAction(self._action(_("Keyboard shortcuts"), "Ctrl+/", self.show_shortcuts, "keyboard"))
        help_menu.addAction(self._action(_("About the program"), None, self.show_about, "info"))

    def _action(self, text: str, keys: Any, act: Any, picture: str) -> QAction:
        action = QAction(icon(picture), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _build_status(self) -> None:
        bar = self.statusBar()
        for old in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.removeWidget(old)
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(220)
        self._progress.setAccessibleName(_("Progress"))
        self._task_name = QLabel()
        self._cancel = QToolButton()
        self._cancel.setIcon(icon("x"))
        self._cancel.setToolTip(_("Cancel"))
        self._cancel.setAccessibleName(_("Cancel"))
        for widget in (self._task_name, self._progress, self._cancel):
            widget.hide()
            bar.addPermanentWidget(widget)

    # -- pages ------------------------------------------------------------------------

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._kinds[key](self)
            self._pages[key] = page
            self._stack.addWidget(page)
            page.refresh()
            page.restore(self._kept(key))
        return self._pages[key]

    def warm_up(self) -> None:
        """Make the other pages while nobody is waiting, so that going to one is instant."""
        if self.workspace.closed:
            return
        waiting = next((key for key in self._kinds if key not in self._pages), None)
        if waiting is not None:
            self._page(waiting)
            QTimer.singleShot(_WARM_MS, self, self.warm_up)

    def _chosen(self, place: int) -> None:
        self.go(list(self._kinds)[place])

    def _leave(self) -> None:
        if self._stack.count():
            self.page.commit()

    def _changed(self, changes: ChangeSet) -> None:
        for key, page in self._pages.items():
            if page.tables and changes.tables.isdisjoint(page.tables):
                continue
            if page is self._stack.currentWidget():
                page.refresh(changes)
            else:
                self._stale.add(key)

    def _new_day(self) -> None:
        """Count anew what counts from today: on the page in front at once, on the others when they are shown."""
        self._stale.update(key for key, page in self._pages.items() if page is not self.page)
        self.page.refresh()

    def _speak(self) -> None:
        """Build the window anew in another language, at the same place."""
        self._leave()
        self._keep()
        key = self.page.key
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        for action in self.actions():
            self.removeAction(action)
        self._build()
        self.go(key)

    # -- undo ---------------------------------------------------------------------------

    def _undo(self) -> None:
        self._leave()
        label = self.workspace.undo_label()
        self.workspace.undo()
        if label:
            self.tell(_("Undone: {act}").format(act=_(label)))

    def _redo(self) -> None:
        self._leave()
        label = self.workspace.redo_label()
        self.workspace.redo()
        if label:
            self.tell(_("Done again: {act}").format(act=_(label)))

    def _name_undo(self) -> None:
        undo, redo = self.workspace.undo_label(), self.workspace.redo_label()
        self.undo_action.setText(_("Undo: {act}").format(act=_(undo)) if undo else _("Undo"))
        self.redo_action.setText(_("Redo: {act}").format(act=_(redo)) if redo else _("Redo"))

    def copy_register(self) -> None:
        """Make a copy of the register now; opened and compared before it counts."""
        self._leave()
        self._copies.copy(self._copied)

    def _copied(self, path: object) -> None:
        self.tell(_("Made {path}.").format(path=path) if path else _("Nothing changed since the last copy."))

    def choose_copy(self) -> None:
        """Show the copies beside what the register holds now; going back is the application's work."""
        from doithoai.desktop.window.restore import RestoreDialog

        self._leave()
        self.workspace.operations.finish()
        folder = folder_of(self.preferences, self.workspace.path)
        known = backup.copies(folder, self.workspace.path.stem) if folder.is_dir() else []
        dialog = RestoreDialog(self.workspace, known, self)
        if dialog.exec() and dialog.chosen:
            self.restore_wanted.emit(dialog.chosen)

    def show_bin(self) -> None:
        """Show what was deleted, to be taken out again."""
        from doithoai.desktop.window.bin import BinDialog

        self._leave()
        BinDialog(self.workspace, self).exec()

    # -- long work --------------------------------------------------------------------

    def _show_busy(self, tasks: list[Task]) -> None:
        for widget in (self._task_name, self._progress, self._cancel):
            widget.setVisible(bool(tasks))
        if not tasks:
            return
        task = tasks[0]
        self._task_name.setText(task.label)
        self._progress.setRange(0, 0)
        task.progressed.connect(self._show_progress)
        self._cancel.clicked.connect(task.cancel)

    def _show_progress(self, finished: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(finished)

    # -- help ---------------------------------------------------------------------------

    def show_help(self) -> None:
        """Open the manual at the page one is on."""
        from doithoai.desktop.window.manual import Manual

        Manual(self.page.help_topic, self).show()

    def show_shortcuts(self) -> None:
        """Show every shortcut in one overview."""
        from doithoai.desktop.window.shortcuts import Shortcuts

        Shortcuts(self).exec()

    def show_about(self) -> None:
        """Say which program and version this is."""
        from doithoai.desktop.window.about import About

        About(self).exec()

    # -- remembering ----------------------------------------------------------------------

    def _kept(self, key: str) -> dict[str, Any]:
        try:
            kept = json.loads(self.preferences.get(Choice(f"page/{key}", "")) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self) -> None:
        for key, page in self._pages.items():
            self.preferences.set(Choice(f"page/{key}", ""), json.dumps(page.state()))
        self.preferences.set_blob("window", self.saveGeometry())
        self.preferences.sync()

    def _restore(self) -> None:
        geometry: QByteArray = self.preferences.blob("window")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1280, 700)
        self.go(self.preferences.get(PAGE))
        QTimer.singleShot(0, self.page.setFocus)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, wait for it, remember where we were."""
        self._leave()
        self._keep()
        self._copies.copy()
        self._unlisten()
        self.workspace.close()
        event.accept()
        self.closed.emit()
