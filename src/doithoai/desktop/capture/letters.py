"""Letters typed while a list of live capture has the keys: the person speaks on, and no word of it may go nowhere."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NO_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class LettersGoOn(QObject):
    """Hands letters typed in what stands beside to the field of the words spoken, and the cursor with them.

    Tab does not lead to what stands beside: it goes round the fields, and every other place has a key of its own.
    """

    def __init__(self, words: QWidget, beside: Iterable[QWidget]) -> None:
        super().__init__(words)
        self._words = words
        for part in beside:
            part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys that move in a list, or take a line of it, stay with it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _NO_LETTERS or not event.text().isprintable() or not event.text():
            return False
        self._words.setFocus()
        QApplication.sendEvent(self._words, event)
        return True
