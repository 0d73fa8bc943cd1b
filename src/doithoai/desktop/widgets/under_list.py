"""A list under a field that offers what may be meant. It never touches the field while one types.

No inline completion, no selecting and replacing: Unikey sends Backspace and types again, and a completion
in the field turns ``Đức`` into ``DĐức``. The list takes no focus; Down goes into it, Enter takes what is
chosen, Escape sends it away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OFFER = Qt.ItemDataRole.UserRole
_MARGIN = 4  # pixels between the list and the edges of the window


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what goes into the field, what is said beside it, what it stands for."""

    text: str
    note: str = ""
    meant: Any = None


class UnderList(QListWidget):
    """The offers for one field.

    Signals:
        chosen: the `Offer` taken; its text is in the field already. Nothing that hears it moves the cursor: it is
            sent while the field is being left, too.
        entered: the offer was taken by Enter or by a click, which stay in the field: the cursor may be led on.
    """

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(
        self, field: QLineEdit, name: str, find: Callable[[str], Sequence[Offer]], *, eager: bool = False
    ) -> None:
        """Make the list of ``field``.

        Args:
            name: accessible name, already translated.
            find: the offers for what is typed.
            eager: the first offer is chosen at once, so Enter takes it and leaving the field too: for closed lists,
                never for names of people.
        """
        super().__init__(field)
        self._field, self._find, self._eager = field, find, eager
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hide()
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)  # it may live in the window by then
        field.textEdited.connect(self._offer)
        self.itemClicked.connect(lambda _item: self._enter())

    @property
    def open(self) -> bool:
        """True while the list is shown."""
        return self.isVisible()

    def take(self) -> bool:
        """Put the chosen offer into the field; False when none is chosen."""
        item = self.currentItem() if self.open else None
        if item is None:
            return False
        offer: Offer = item.data(_OFFER)
        self.hide()
        self._field.setText(offer.text)
        self.chosen.emit(offer)
        return True

    def _enter(self) -> bool:
        item = self.currentItem()
        taken = self.take()
        if taken:
            self.entered.emit(item.data(_OFFER))
        return taken

    def _offer(self, typed: str) -> None:
        offers = self._find(typed) if typed.strip() else []
        if len(offers) == 1 and offers[0].text == typed.strip():
            offers = []
        self._show(offers)

    def _show(self, offers: Sequence[Offer]) -> None:
        self.clear()
        for offer in offers:
            item = QListWidgetItem(f"{offer.text}  –  {offer.note}" if offer.note else offer.text, self)
            item.setData(_OFFER, offer)
        self.setCurrentRow(0 if offers and self._eager else -1)
        if offers:
            self._place()
        self.setVisible(bool(offers))

    def _place(self) -> None:
        """Under the field, or above it where the window ends; as wide as its widest line."""
        window = self._field.window()
        if self.parent() is not window:
            self.setParent(window)
        size = self._size(window.size())
        below = self._field.mapTo(window, QPoint(0, self._field.height()))
        if below.y() + size.height() > window.height():
            below.setY(below.y() - self._field.height() - size.height())
        below.setX(max(_MARGIN, min(below.x(), window.width() - size.width() - _MARGIN)))
        self.setGeometry(below.x(), below.y(), size.width(), size.height())
        self.raise_()

    def _size(self, room: QSize) -> QSize:
        frame = 2 * self.frameWidth()
        width = max(self._field.width(), self.sizeHintForColumn(0) + frame + 2 * _MARGIN)
        return QSize(min(width, room.width() - 2 * _MARGIN), self.count() * self.sizeHintForRow(0) + frame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that are meant for the list."""
        if watched is not self._field:
            return super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            if self._eager:
                self.take()
            self.hide()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self._down()
                return True
            case Qt.Key.Key_Up if self.open:
                self.setCurrentRow(self.currentRow() - 1)
                return True
            case Qt.Key.Key_Escape if self.open:
                self.hide()
                return True
            case key if key in _ENTER:
                return self._enter()
            case Qt.Key.Key_Tab:
                self.take()  # and Tab goes on, from this field
        return False

    def _down(self) -> None:
        if self.open:
            self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))
        else:
            self._show(self._find(self._field.text()))
            if self.count():
                self.setCurrentRow(0)
