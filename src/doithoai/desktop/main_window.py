"""The window: a side bar, a place for pages, the menus. It only hosts; what pages do is theirs."""

import json
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from doithoai import i18n
from doithoai.desktop.midnight import Midnight
from doithoai.desktop.operations import Cancelled, Task
from doithoai.desktop.page import Page, PageKind, Receiving, State
from doithoai.desktop.pending import NotYetWritten
from doithoai.desktop.preferences import PAGE, REGISTER, Preferences
from doithoai.desktop.targets import Target
from doithoai.desktop.widgets.front_page import FrontPage
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.window import incoming
from doithoai.desktop.window.backups import AutomaticCopies, folder_of
from doithoai.desktop.window.drops import PackageDrops
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.legacy_offer import LegacyOffer
from doithoai.desktop.window.side_bar import SideBar
from doithoai.desktop.window.task_strip import TaskStrip, may_stop
from doithoai.desktop.window.undo_keys import UndoKeys
from doithoai.desktop.window.unread import CLOSING, UnreadGuard
from doithoai.desktop.window.unwritten import UnwrittenGuard, UnwrittenStrip
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError, Gone
from doithoai.domain.options import Option
from doithoai.i18n import gettext as _
from doithoai.register import backup, settings
from doithoai.register.errors import ReadOnly
from doithoai.register.history import NothingToUndo, PaperStays
from doithoai.register.steps import ChangeSet

_MESSAGE_MS = 6000
Keys = str | QKeySequence.StandardKey
_WARM_MS = 60


class MainWindow(QMainWindow):
    """The one main window of one open register; the `Shell` of its pages.

    Signals:
        new_wanted, open_wanted, practice_wanted: the person wants another register in the window.
        restore_wanted: the path of a copy to put in the register's place.
        moved: the path of the register that everything was written to, for its own file takes nothing.
        closed: everything is on the disk and the register is closed.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    practice_wanted = Signal()
    restore_wanted = Signal(object)
    moved = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, preferences: Preferences, pages: Sequence[PageKind]) -> None:
        super().__init__()
        self.workspace = workspace
        self.preferences = preferences
        self._kinds = {kind.key: kind for kind in pages}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._waits = False  # something could not be written yet
        self.task_strips: list[TaskStrip] = []
        self._copies = AutomaticCopies(workspace, preferences)
        self._unread = UnreadGuard(self)
        self._unwritten = UnwrittenGuard(self, workspace)
        UndoKeys(self)
        PackageDrops(self).dropped.connect(self.receive)
        PackageDrops(self, incoming.files_in).dropped.connect(partial(incoming.take_files, self, self))
        self._build()
        workspace.changed.connect(self._changed)
        workspace.failed.connect(self.complain)
        workspace.pending.changed.connect(self._follow_pending)
        workspace.operations.begun.connect(self._show_task)
        workspace.operations.ended.connect(self._hide_task)
        self._unlisten = i18n.on_language_change(lambda _code: self._speak())
        Midnight(self).passed.connect(self._new_day)
        self._restore()

    # -- the Shell ----------------------------------------------------------------

    def go(self, page: str, target: Target | None = None) -> None:
        """Show a page, at the thing ``target`` names."""
        if page not in self._kinds:
            page = next(iter(self._kinds))
        self._leave()
        current = self._page(page)
        if self._stack.count() and current is not self.page:
            self.statusBar().clearMessage()  # said of the page before
        self._stack.setCurrentWidget(current)
        self.sidebar.setCurrentRow(list(self._kinds).index(page))
        if page in self._stale:
            self._stale.discard(page)
            current.refresh()
        current.setFocus()
        if target is not None:
            current.show_target(target)  # which may lead to one field
        self.preferences.set(PAGE, page)

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at packages that were dropped on the window or opened with the program."""
        self.go("above")
        page = self.page
        if isinstance(page, Receiving):
            page.receive(paths)

    def tell(self, text: str) -> None:
        """Say something in passing at the foot of the window."""
        self.statusBar().showMessage(text, _MESSAGE_MS)

    def is_stopped(self, concerns: Callable[[Hashable], bool]) -> bool:
        """Stop an act that goes by something typed that could not be read: True then, said and shown."""
        self._leave()
        try:
            self.workspace.pending.require()
        except NotYetWritten as error:
            self.complain(error)
            return True
        return self._unread.stops(self._pages_in_order(), concerns)

    def give_room(self, *, whole: bool) -> None:
        """Give the page the whole window, or put the side bar and the menus back."""
        self.menuBar().setVisible(not whole)
        self.sidebar.setVisible(not whole)

    def complain(self, error: AppError) -> None:
        """Show an error; what needs no answer (gone, stopped, nothing to undo, read only) only in passing."""
        if isinstance(error, Gone):
            self.tell(_("That is no longer there: it was deleted or taken back meanwhile. Nothing was changed."))
        elif isinstance(error, Cancelled | NothingToUndo | PaperStays | ReadOnly | NotYetWritten):
            self.tell(i18n.render(error))
        else:
            ErrorDialog(error, self).exec()

    @property
    def page(self) -> Page:
        """The page now shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    # -- building -------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"{self._title()} – Sổ Đối Thoại")
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = SideBar()
        for kind in self._kinds.values():
            self.sidebar.add(kind)
        self.sidebar.itemClicked.connect(lambda item: self._chosen(self.sidebar.row(item)))
        self.sidebar.itemActivated.connect(lambda item: self._chosen(self.sidebar.row(item)))
        front = FrontPage()
        self._stack = front.stack
        self.legacy = LegacyOffer()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(front, 1)
        column.addWidget(self.legacy)
        column.addWidget(UnwrittenStrip(self.workspace.pending, self._write_elsewhere))
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
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
            file.addAction(self._action(text, keys, lambda _=False, request=signal: request.emit(), picture))
        file.addSeparator()
        file.addAction(self._action(_("Copy the register now"), None, self.copy_register, "database-backup"))
        file.addAction(self._action(_("Go back to a copy"), None, self.choose_copy, "history"))
        file.addSeparator()
        file.addAction(self._action(_("Send upwards…"), "Ctrl+Shift+E", self.send_upwards, "send"))
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

    def _action(self, text: str, keys: Keys | None, act: Callable[..., object], picture: str) -> QAction:
        action = QAction(icon(picture), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _build_status(self) -> None:
        bar = self.statusBar()
        for strip in self.task_strips:
            bar.removeWidget(strip)
            strip.deleteLater()
        self.task_strips.clear()
        for task in self.workspace.operations.tasks:
            self._show_task(task)

    # -- pages ------------------------------------------------------------------------

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._kinds[key](self)
            self._pages[key] = page
            self._stack.addWidget(page)
            page.refresh()
            page.restore(self._state_of(key))
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
        """Build the window anew in another language, at the same place.

        The pages are made anew; while something typed could not be read no other language can be chosen.
        """
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

    def _follow_pending(self) -> None:
        """Once all is written every page shows what the register holds now."""
        waits, self._waits = self._waits, self.workspace.pending.cause is not None
        if waits and not self._waits and not self.workspace.closed:
            if self._unwritten.written_to is None:
                self.tell(_("Everything that waited is written now."))
            self._new_day()

    def _write_elsewhere(self) -> None:
        self._leave()
        if self._unwritten.write_elsewhere():
            self.moved.emit(self._unwritten.written_to)

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
        self.workspace.operations.finish_writes()
        folder = folder_of(self.preferences, self.workspace.path)
        dialog = RestoreDialog(self.workspace, backup.copies(folder, self.workspace.path.stem), self)
        if dialog.exec() and dialog.chosen:
            self.restore_wanted.emit(dialog.chosen)

    def send_upwards(self) -> None:
        """Show the dialog that makes a package for the office above; it stays beside the window."""
        from doithoai.desktop.above.send import show_send

        self._leave()
        show_send(self, self)

    def show_bin(self) -> None:
        """Show what was deleted, to be taken out again."""
        from doithoai.desktop.window.bin import BinDialog

        self._leave()
        BinDialog(self.workspace, self).exec()

    # -- long work --------------------------------------------------------------------

    def _show_task(self, task: Task) -> None:
        strip = TaskStrip(task)
        self.task_strips.append(strip)
        self.statusBar().addPermanentWidget(strip)
        strip.hide()  # the status bar shows what it takes; the strip shows itself when the work is long

    def _hide_task(self, task: Task) -> None:
        for strip in [strip for strip in self.task_strips if strip.task is task]:
            self.task_strips.remove(strip)
            self.statusBar().removeWidget(strip)
            strip.deleteLater()

    def _pages_in_order(self) -> list[Page]:
        """The pages made so far, the one in front first."""
        return [self.page, *(page for page in self._pages.values() if page is not self.page)]

    def may_close(self, words: str = CLOSING) -> bool:
        """Stop long work under way, when the person agrees; True when nothing stands against closing.

        What is typed and could not be read stands against it once; the second time it is dropped.

        Args:
            words: message id of what is said of that (`window.unread`).
        """
        self._leave()
        if self._unread.refuses(self._pages_in_order(), words):
            return False
        if not self._unwritten.may_close():
            return False
        tasks = self.workspace.operations.long_tasks
        if not tasks:
            return True
        if not may_stop(tasks, self):
            return False
        self.workspace.stop_long_work()
        return True

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

    def _state_of(self, key: str) -> State:
        try:
            state = json.loads(self.preferences.get(Option(f"page/{key}", "")) or "{}")
        except ValueError:
            return {}
        return state if isinstance(state, dict) else {}

    def _keep(self) -> None:
        for key, page in self._pages.items():
            self.preferences.set(Option(f"page/{key}", ""), json.dumps(page.state()))
        self.preferences.set_blob("window", self.saveGeometry())
        self.preferences.sync()

    def _restore(self) -> None:
        geometry: QByteArray = self.preferences.blob("window")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1280, 700)
        self.go(self.preferences.get(PAGE))
        QTimer.singleShot(0, self.page.setFocus)

    def save(self) -> bool:
        """Write all that is typed, on whichever page; False when the register does not take it."""
        if self.workspace.closed:
            return True
        for page in self._pages.values():
            page.commit()
        self.workspace.operations.finish_writes()
        return not self.workspace.pending.waiting

    def end(self) -> None:
        """Write what is typed and close the register, asking nobody and leaving long work undone."""
        self.save()
        self._keep()
        self.workspace.stop_long_work()
        self._shut()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, wait for it, remember where we were."""
        if not self.may_close():
            event.ignore()
            return
        self._keep()
        if self._unwritten.written_to is None:
            self._copies.copy()
        else:  # at the next start one works on there; this file is left as it is
            self.preferences.set(REGISTER, str(self._unwritten.written_to))
        self._shut()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # what failed last is told over the window
        event.accept()

    def _shut(self) -> None:
        self._unlisten()
        self._unlisten = _nothing
        if not self.workspace.closed:
            self.workspace.close()
            self.closed.emit()


def _nothing() -> None:
    """What is left to do for a window that was closed."""
