"""Starting the desktop application: language, looks, the register to open, the window."""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from doithoai import __version__, i18n
from doithoai.desktop import theme
from doithoai.desktop.dialogs.error import ErrorDialog
from doithoai.desktop.dialogs.start import Choice, Start
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import all_pages
from doithoai.desktop.preferences import LANGUAGE, REGISTER, TEXT_SIZE, THEME, Preferences
from doithoai.desktop.translator import QtWords
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.register.connection import SUFFIX
from doithoai.work.sample import practice_register
from doithoai.work.setting_up import new_register

log = logging.getLogger(__name__)

PRACTICE_FILE = f"so-tap{SUFFIX}"


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed.

    Args:
        arguments: at most the path of a register; without one the last register is opened.
    """
    application = QApplication.instance() or QApplication(["doithoai", *arguments])
    assert isinstance(application, QApplication)
    return Desk(application, Preferences(), arguments).run()


class Desk(QObject):
    """The running application: one window at a time, one register in it."""

    def __init__(self, application: QApplication, preferences: Preferences, arguments: Sequence[str] = ()) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._arguments = arguments
        self.window: MainWindow | None = None
        application.setApplicationName("doithoai")
        application.setApplicationDisplayName("Sổ Đối Thoại")
        application.setApplicationVersion(__version__)
        self._speak()
        self._words = QtWords(self)
        application.installTranslator(self._words)
        self._dress()
        preferences.changed.connect(self._preference_changed)

    def run(self) -> int:
        """Choose a register, show the window, wait for its end."""
        if not self.begin():
            return 0
        return self._application.exec()

    def begin(self) -> bool:
        """Open the register named, or the last one, or ask; False when the person closes the question."""
        named = Path(self._arguments[0]) if self._arguments else None
        last = self._preferences.get(REGISTER)
        wanted = named or (Path(last) if last else None)
        if wanted is not None and self.open(wanted):
            return True
        while True:
            path = self._ask()
            if path is None:
                return False
            if self.open(path):
                return True

    def open(self, path: Path) -> bool:
        """Show the register at ``path`` in the window; False after an error was told."""
        try:
            workspace = Workspace(path)
        except AppError as error:
            ErrorDialog(error, self.window).exec()
            return False
        before, self.window = self.window, MainWindow(workspace, self._preferences, all_pages())
        self._preferences.set(REGISTER, str(path.absolute()))
        self.window.new_wanted.connect(lambda: self._other(self._new))
        self.window.open_wanted.connect(lambda: self._other(self._existing))
        self.window.practice_wanted.connect(lambda: self._other(practice_path))
        self.window.show()
        if before is not None:
            before.close()
        return True

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
        start = Start()
        if start.exec() != QDialog.DialogCode.Accepted:
            return None
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
        name, _kind = QFileDialog.getSaveFileName(
            None, _("New register"), str(_documents() / f"so-doi-thoai{SUFFIX}"), _("Registers (*.sdt)")
        )
        if not name:
            return None
        path = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
        new_register(path).close()
        return path

    def _existing(self) -> Path | None:
        name, _kind = QFileDialog.getOpenFileName(None, _("Open a register"), str(_documents()), _("Registers (*.sdt)"))
        return Path(name) if name else None

    # -- looks -------------------------------------------------------------------------

    def _speak(self) -> None:
        chosen = self._preferences.get(LANGUAGE)
        for code in i18n.LANGUAGES:
            if code == chosen:
                i18n.set_language(code)

    def _dress(self) -> None:
        theme.apply(self._application, self._preferences.get(THEME), self._preferences.get(TEXT_SIZE))

    def _preference_changed(self, key: str) -> None:
        if key == LANGUAGE.key:
            self._speak()
        elif key in (THEME.key, TEXT_SIZE.key):
            self._dress()


def practice_path() -> Path:
    """The practice register of this user, made when it is not there yet."""
    folder = platformdirs.user_data_path("doithoai", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / PRACTICE_FILE
    if not path.exists():
        practice_register(path).close()
    return path


def _documents() -> Path:
    return platformdirs.user_documents_path()


def main() -> None:
    """For a bundle without a console."""
    sys.exit(run(sys.argv[1:]))
