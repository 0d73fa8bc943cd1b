"""Starting the desktop application: language, looks, the register to open, the window.

What only the first start, a new register or going back to a copy needs is loaded then: the window comes first.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from doithoai import __version__, i18n, logs, paths
from doithoai.desktop import theme
from doithoai.desktop.ending import Ending
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import FONTS, LANGUAGE, REGISTER, TEXT_SIZE, THEME, Preferences
from doithoai.desktop.start.claim import Claim, on_network
from doithoai.desktop.start.held import HeldDialog
from doithoai.desktop.start.screen import need_screen
from doithoai.desktop.start.single import SingleProgram
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.window import file_kinds, incoming
from doithoai.desktop.window.collector import Collector
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.faults import Faults
from doithoai.desktop.window.translator import QtWords
from doithoai.desktop.window.unread import OPENING, RESTORING
from doithoai.desktop.window.unwritten import free
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.files import PACKAGE_ENDINGS
from doithoai.i18n import gettext as _
from doithoai.register.connection import SUFFIX
from doithoai.work import format_choices

PRACTICE_FILE = f"so-tap{SUFFIX}"
_WARM_AFTER_MS = 400
_ASK_AGAIN_MS = 300  # while a dialog stands open


def run(arguments: Sequence[str], *, safe_mode: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        arguments: at most the path of a register or package; without one the last register is opened. A program
            that runs already shows it, and this one ends.
        safe_mode: leave this person's settings alone, reading and writing: for when they stop the window.
    """
    logs.begin()  # for a bundle; the command line has begun it
    logs.about_this_program(__version__)
    need_screen()
    file_kinds.tell_qt()
    application = QApplication.instance() or QApplication(["doithoai", *arguments])
    assert isinstance(application, QApplication)
    if safe_mode:
        with tempfile.TemporaryDirectory(prefix="doithoai-", ignore_cleanup_errors=True) as nobody:
            return Desk(application, Preferences(Path(nobody) / "settings.ini"), arguments).run()
    single = SingleProgram(application)
    if single.hand_over(Path(arguments[0]) if arguments else None):
        return 0
    desk = Desk(application, Preferences(), arguments)
    single.listen(desk.show_file)
    return desk.run()


class Desk(QObject):
    """The running application: one window at a time, one register in it."""

    def __init__(self, application: QApplication, preferences: Preferences, arguments: Sequence[str] = ()) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._arguments = arguments
        self.window: MainWindow | None = None
        self._claim: Claim | None = None
        self._welcome: QDialog | None = None  # while it stands
        self._waiting: Path | None = None  # handed over by a later start while a question stands open
        application.setApplicationName("doithoai")
        application.setApplicationDisplayName("Sổ Đối Thoại")
        application.setApplicationVersion(__version__)
        application.setWindowIcon(QIcon(str(paths.resource("icons", "app", "doithoai.svg"))))
        application.setDesktopFileName("vn.sodoithoai.SoDoiThoai")
        if preferences.get(FONTS) == "shipped":
            format_choices.take_shipped_fonts()
        self._speak()
        self._words = QtWords(self)
        application.installTranslator(self._words)
        self._dress()
        preferences.changed.connect(self._preference_changed)

    def run(self) -> int:
        """Choose a register, show the window, wait for its end."""
        Faults(self).install()
        Collector(self)
        Ending(self._application, self.end, self._save)
        if not self.begin():
            return 0
        return self._application.exec()

    def begin(self) -> bool:
        """Open the register named, or the last one, or ask; False when the person closes the question."""
        named = Path(self._arguments[0]) if self._arguments else None
        last = self._preferences.get(REGISTER)
        if named is not None and named.suffix.lower() != SUFFIX:
            is_open = bool(last) and Path(last).is_file() and self.open(Path(last))
            self._tell_of_package(named)
            return is_open or self._show_waiting()
        path = named or (Path(last) if last else None)
        if path is not None and self.open(path):
            return True
        while True:
            path = self._ask()
            if path is None and self._waiting is None:
                return False
            if self.open(path) if path is not None else self._show_waiting():
                return True

    def end(self) -> None:
        """Write what is typed and end, asking nobody: the system told the program to."""
        if self.window is not None:
            self.window.end()
        self._application.quit()

    def _save(self) -> bool:
        return self.window is None or self.window.save()

    def _show_waiting(self) -> bool:
        """Before the program ends without a window: what a later start handed over meanwhile still counts."""
        path, self._waiting = self._waiting, None
        if path is None:
            return False
        if path.suffix.lower() == SUFFIX:
            return self.open(path)
        self._tell_of_package(path)
        return self._show_waiting()

    def show_file(self, path: Path | None) -> None:
        """A later start of the program handed ``path`` over: come forward with it, once no question stands open."""
        self._waiting = path or self._waiting
        question = QApplication.activeModalWidget()
        if question is not None:
            question.raise_()
            question.activateWindow()
            if path is not None and question is self._welcome:
                self._welcome.reject()  # it asked for a register, and here is one (`begin`)
                return
            QTimer.singleShot(_ASK_AGAIN_MS, self, lambda: self.show_file(path))
            return
        self._waiting = None
        if path is not None and path.suffix.lower() == SUFFIX:
            self.open(path)
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()
        if path is not None and path.suffix.lower() != SUFFIX:
            self._tell_of_package(path)

    def _tell_of_package(self, path: Path) -> None:
        """Look at a package in the open register, which may merge it; without one only say what it is."""
        from doithoai.desktop.start.package import PackageDialog

        if self.window is not None and path.suffix.lower() in incoming.ENDS:
            incoming.take_files(self.window, self.window, [path])
            return

        if self.window is not None and path.name.lower().endswith(PACKAGE_ENDINGS):
            self.window.receive([path])
            return
        PackageDialog(path, self.window).exec()

    def open(self, path: Path) -> bool:
        """Show the register at ``path`` in the window; False after an error was told, or a refusal to only read."""
        path = path.absolute()
        if self.window is not None and self.window.workspace.path == path:
            return True
        if self.window is not None and not self.window.may_close(OPENING):
            return False
        claim = Claim(path)
        holder = claim.take()
        if holder is not None and not HeldDialog(path.stem, holder, self.window).wants_to_read():
            return False
        try:
            workspace = Workspace(path, writable=holder is None)
        except AppError as error:
            claim.drop()
            ErrorDialog(error, self.window).exec()
            return False
        self._preferences.set(REGISTER, str(path))
        before, self.window = self.window, self._window_of(workspace, claim)
        self._claim = claim  # a signal alone does not keep it; the one before goes with its window
        self.window.show()
        if before is not None:  # only now: the program ends with its last window
            before.close()
            before.deleteLater()
        QTimer.singleShot(_WARM_AFTER_MS, self.window, self.window.warm_up)
        if on_network(path):
            self.window.tell(_("This register is on another computer's disk. Keep it on this one to be safe."))
        return True

    def _window_of(self, workspace: Workspace, claim: Claim) -> MainWindow:
        window = MainWindow(workspace, self._preferences, PAGES)
        window.new_wanted.connect(lambda: self._other(self._new))
        window.open_wanted.connect(lambda: self._other(self._existing))
        window.practice_wanted.connect(lambda: self._other(practice_path))
        window.restore_wanted.connect(self._restore)
        window.moved.connect(self.open)
        window.closed.connect(claim.drop)
        return window

    def _restore(self, copy: Path) -> None:
        """Put a copy in the place of the open register and show it."""
        from doithoai.register.backup import restore

        assert self.window is not None
        path = self.window.workspace.path
        if not self.window.may_close(RESTORING):
            return
        self._application.setQuitOnLastWindowClosed(False)
        try:
            if not self.window.close():
                return
            self.window.deleteLater()
            self.window = None
            replaced = restore(copy, path, now=datetime.now())
        except AppError as error:
            ErrorDialog(error).exec()
            replaced = None
        finally:
            self._application.setQuitOnLastWindowClosed(True)
        if self.open(path) and self.window is not None and replaced is not None:
            self.window.tell(_("The register as it was is kept in {path}.").format(path=replaced.name))

    def _other(self, choose: Callable[[], Path | None]) -> None:
        """Show another register in the window, when the person chooses one."""
        try:
            path = choose()
        except AppError as error:
            ErrorDialog(error, self.window).exec()
            return
        if path is not None:
            self.open(path)

    # -- the register to open ------------------------------------------------------------

    def _ask(self) -> Path | None:
        from doithoai.desktop.start.welcome import Choice, Start

        start = self._welcome = Start()
        try:
            if start.exec() != QDialog.DialogCode.Accepted:
                return None
        finally:
            self._welcome = None
        try:
            match start.choice:
                case Choice.PRACTISE:
                    return practice_path()
                case Choice.NEW:
                    return self._new() or self._ask()
                case Choice.OPEN:
                    return self._existing() or self._ask()
        except AppError as error:
            ErrorDialog(error).exec()
        return self._ask()

    def _new(self) -> Path | None:
        """A register set up by the person; where it cannot be made, the form comes back with everything typed."""
        from doithoai.desktop.start.set_up import SetUp
        from doithoai.work.setting_up import new_register

        dialog = SetUp(free(_documents() / f"so-doi-thoai{SUFFIX}"), self.window)
        while dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                new_register(dialog.path, dialog.profile(), make_folder=True).close()
            except AppError as error:
                ErrorDialog(error, self.window).exec()
            else:
                return dialog.path
        return None

    def _existing(self) -> Path | None:
        name, _kind = file_dialogs.file_to_open(None, _("Open a register"), str(_documents()), _("Registers (*.sdt)"))
        return Path(name) if name else None

    # -- looks -------------------------------------------------------------------------

    def _speak(self) -> None:
        chosen = self._preferences.get(LANGUAGE)
        if chosen in i18n.languages():
            i18n.set_language(chosen)

    def _dress(self) -> None:
        theme.apply(self._application, self._preferences.get(THEME), self._preferences.get(TEXT_SIZE))

    def _preference_changed(self, key: str) -> None:
        if key == LANGUAGE.key:
            self._speak()
        elif key in (THEME.key, TEXT_SIZE.key):
            self._dress()


def practice_path() -> Path:
    """The practice register of this user, made when it is not there yet."""
    from doithoai.work.sample import practice_register

    folder = paths.user_data()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / PRACTICE_FILE
    if not path.exists():
        practice_register(path).close()
    return path


def _documents() -> Path:
    return paths.user_documents()


def main() -> None:
    """For a bundle without a console."""
    sys.exit(run(sys.argv[1:]))
