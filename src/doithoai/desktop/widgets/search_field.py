"""The search field above a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from doithoai.desktop.widgets.form import Field
from doithoai.desktop.widgets.icons import icon


class SearchField(Field, QLineEdit):
    """One line to search by; Down and Enter leave it for the list, Escape empties it.

    Signals:
        left: the person wants to go into the list.
    """

    stores = False
    saved = Signal(object)
    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        """Make a field; its name and what it says while empty are translated already."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        picture = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        picture.setText(name)

    def value(self) -> str:
        """The words to search for."""
        return self.text()

    def set_value(self, value: str | None) -> None:
        """Search for other words."""
        self.setText(value or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go into the list, Escape empties the field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
