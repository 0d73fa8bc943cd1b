"""Packages and folders dropped anywhere on the window, over a field or a list too."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from doithoai.files import PACKAGE_ENDINGS

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class PackageDrops(QObject):
    """Takes what is dropped before the widgets under the cursor see it, if all of it may be packages.

    Signals:
        dropped: a list of paths.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, choose: Callable[[QMimeData], list[Path]] | None = None) -> None:
        """Watch ``window``; ``choose`` tells what is taken of the dragged, packages and folders unless it is given."""
        super().__init__(window)
        self._window = window
        self._of = choose or packages_of
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen at the window's place on the screen from the moment it has one; there drops arrive first."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show and (handle := self._window.windowHandle()):
                handle.installEventFilter(self)
            return False
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent | QDragMoveEvent):
            return False
        paths = self._of(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def packages_of(dragged: QMimeData) -> list[Path]:
    """The files and folders dragged; none where one of them is neither a package nor a folder."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    fits = len(paths) == len(dragged.urls()) and all(
        path.name.lower().endswith(PACKAGE_ENDINGS) or path.is_dir() for path in paths
    )
    return paths if fits else []
