"""Copies of the open register made by themselves: every half hour when something changed, and at the end."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from doithoai.desktop.preferences import BACKUP_FOLDER, Preferences
from doithoai.desktop.workspace import Workspace
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.register import backup
from doithoai.register.backup import Copy
from doithoai.register.connection import Register

EVERY_MS = 30 * 60 * 1000
_FOLDER = "sao-luu"
_LOOK_SECONDS = 0.1  # a copy that waits for another can be cancelled too


def folder_of(preferences: Preferences, register: Path) -> Path:
    """Where copies go: the folder chosen, else one beside the register."""
    chosen = preferences.get(BACKUP_FOLDER)
    return Path(chosen) if chosen else register.parent / _FOLDER


def last_copy(preferences: Preferences, register: Path) -> Copy | None:
    """The newest automatic copy of ``register``."""
    copies = backup.copies(folder_of(preferences, register), register.stem)
    return copies[0] if copies else None


class AutomaticCopies(QObject):
    """Makes the copies while the window is open, off the user's thread."""

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__(workspace)
        self._turn = threading.Lock()
        self._workspace = workspace
        self._preferences = preferences
        if workspace.writable:
            backup.sweep(folder_of(preferences, workspace.path), workspace.path.stem)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.copy)
        self._timer.start()

    def copy(self, then: Callable[[Path | None], None] | None = None) -> None:
        """Make a copy now if something changed since the last one; ``then`` gets its path, or None."""
        if self._workspace.writable:
            folder = folder_of(self._preferences, self._workspace.path)
            self._workspace.long_read(self._copied, folder, then=then, label=_("Copying the register"), as_stored=True)

    def _copied(self, register: Register, folder: Path, progress: Progress) -> Path | None:
        while not self._turn.acquire(timeout=_LOOK_SECONDS):  # one copy at a time: each takes the next name
            progress(0, 1)
        try:
            return backup.back_up(register, folder, now=datetime.now(), progress=progress)
        finally:
            self._turn.release()
