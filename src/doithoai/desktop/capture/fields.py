"""Bare fields for typing as fast as people speak: what is typed is told at every key, saving is the draft's.

They differ from `fields`, which save when one pauses. Undo belongs to the field while it has something to
take back, and to the window when it has not.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from doithoai.domain import text


class _PageKeys(QObject):
    """Lets keys through to the page that text fields would keep: undo with nothing to undo, Ctrl+D, Ctrl+Up."""

    _PAGE = tuple(QKeySequence(keys) for keys in ("Ctrl+D", "Ctrl+Up", "Ctrl+Down", "Ctrl+Return", "Ctrl+Enter"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        can_undo, can_redo = _can(watched)
        if (undo and not can_undo) or (redo and not can_redo) or QKeySequence(event.keyCombination()) in self._PAGE:
            event.ignore()
            return True
        return False


def _can(field: QObject) -> tuple[bool, bool]:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    assert isinstance(field, QLineEdit)
    return field.isUndoAvailable(), field.isRedoAvailable()


class LiveLine(QLineEdit):
    """One line; ``typed`` tells its text (None for blank) at every key."""

    typed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.installEventFilter(_PageKeys(self))
        self.textEdited.connect(lambda _text: self.typed.emit(self.value()))

    def value(self) -> str | None:
        """The text in NFC without outer blanks; None for blank."""
        return text.nfc(self.text()).strip() or None

    def show_value(self, value: str | None) -> None:
        """Show another text; one that differs by outer blanks only is what is being typed and stays."""
        if self.value() != value:
            self.setText(value or "")


class LiveText(QPlainTextEdit):
    """Several lines; ``typed`` tells the text (None for blank) at every key; Tab leaves."""

    typed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._showing = False
        self._last: str | None = None
        self.installEventFilter(_PageKeys(self))
        self.textChanged.connect(self._changed)

    def value(self) -> str | None:
        """The text in NFC without outer blanks; None for blank."""
        return text.nfc(self.toPlainText()).strip() or None

    def show_value(self, value: str | None) -> None:
        """Show another text, the cursor at its end."""
        if self.value() == value:
            return
        self._showing = True
        self.setPlainText(value or "")
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._last = value
        self._showing = False

    def _changed(self) -> None:
        value = self.value()
        # A word being composed changes the document without changing the text.
        if not self._showing and value != self._last:
            self._last = value
            self.typed.emit(value)
