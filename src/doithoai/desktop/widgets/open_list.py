"""Tab while a list is dropped down: what is marked in it is chosen, and the cursor goes on to the next field.

Qt's own lists keep Tab for themselves: they stay open, and what is typed next moves the mark in them.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TabChooses(QObject):
    """Hears the keys of the open list of a field."""

    def __init__(
        self,
        field: QWidget,
        view: QAbstractItemView,
        choose: Callable[[QModelIndex], object],
        go_on: Callable[[bool], object],
    ) -> None:
        """Hear them.

        Args:
            choose: closes the list and takes a line of it; one that is not valid where none is marked.
            go_on: leads the cursor to the field that follows (True) or goes before.
        """
        super().__init__(field)
        self._choose, self._go_on = choose, go_on
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose at Tab; every other key is the list's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _TABS:
            return False
        assert isinstance(watched, QAbstractItemView)  # not kept: Shiboken lets go of the view of a cell's box
        self._choose(watched.currentIndex())
        self._go_on(event.key() == Qt.Key.Key_Tab)
        return True


def tab_chooses(box: QComboBox, go_on: Callable[[bool], object], *, tells: bool = True) -> TabChooses:
    """The same for a box; ``tells``: what is chosen is told as when it is clicked (`QComboBox.activated`)."""

    def choose(index: QModelIndex) -> None:
        place = index.row()
        box.hidePopup()
        if place not in (-1, box.currentIndex()):
            box.setCurrentIndex(place)
            if tells:
                box.activated.emit(place)

    return TabChooses(box, box.view(), choose, go_on)
