"""Fields for typing as fast as people speak: what is typed is told at every key, when it is written is the draft's."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from doithoai.desktop.widgets.fields import LineField, TextField


class _PageKeys(QObject):
    """Lets keys through to the page that text fields would keep: Ctrl+D, Ctrl+Up."""

    _PAGE = tuple(QKeySequence(keys) for keys in ("Ctrl+D", "Ctrl+Up", "Ctrl+Down", "Ctrl+Return", "Ctrl+Enter"))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) in self._PAGE:
            event.ignore()
            return True
        return False


class LiveLine(LineField):
    """One line; ``saved`` tells its text (None for blank) at every key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, parent, at_once=True)
        self.installEventFilter(_PageKeys(self))


class DueLine(LiveLine):
    """When an answer is due: days or a date; what it means depends on the office's time limit (`AssignStrip`)."""


class LiveText(TextField):
    """Several lines; ``saved`` tells the text (None for blank) at every key; Tab leaves."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, parent, rows=0, at_once=True)
        self.installEventFilter(_PageKeys(self))

    def set_value(self, value: str | None) -> None:
        """Show another text, the cursor at its end: a petition is mended by going on."""
        before = self.toPlainText()
        super().set_value(value)
        if self.toPlainText() != before:
            self.moveCursor(QTextCursor.MoveOperation.End)
