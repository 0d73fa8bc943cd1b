"""Undo and redo belong to a field while it has something to take back, and to the window when it has not.

Qt's fields keep the keys for themselves even then: with the cursor in an empty search, Ctrl+Z did nothing at all.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from doithoai.desktop.widgets.search_field import SearchField


class UndoKeys(QObject):
    """Lets undo and redo through to the window from whichever of its fields has the cursor and no use for them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the keys in the field's name, so that the window's shortcut gets them."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        can_undo, can_redo = _can(watched)
        if (undo and not can_undo) or (redo and not can_redo):
            event.ignore()
            return True
        return False


def _can(field: QObject) -> tuple[bool, bool]:
    """Whether a field has letters to take back, and to put in again."""
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    if isinstance(field, SearchField) and not field.text():
        return False, False  # an old search is not what one wants back
    assert isinstance(field, QLineEdit)
    return field.isUndoAvailable(), field.isRedoAvailable()
