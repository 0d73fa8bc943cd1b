"""The answer given in the meeting, under the petition: one key marks it, who answered is there already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from doithoai.desktop.capture.fields import LiveLine, LiveText
from doithoai.desktop.widgets.labels import label
from doithoai.domain.petition import Petition
from doithoai.domain.session import Person
from doithoai.domain.shape import part_of
from doithoai.i18n import gettext as _

_ROWS = 3


class AnswerBox(QFrame):
    """Who answered and what.

    Signals:
        typed: the name of a part (`shape.part_of`) and its value, at every key.
        closed: Escape was pressed in it.
    """

    typed = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._chair: str | None = None
        self.words = LiveText(_("Answer given in the meeting"))
        self.by = LiveLine(_("Answered by"))
        self.words.saved.connect(lambda value: self.typed.emit("answer.text", value))
        self.by.saved.connect(lambda value: self.typed.emit("answer.by", value))
        self.words.setFixedHeight(_ROWS * self.words.fontMetrics().lineSpacing() + 14)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setVerticalSpacing(2)
        grid.addWidget(label(_("&Answer given in the meeting"), "section", self.words), 0, 0)
        grid.addWidget(label(_("Answered b&y"), "section", self.by), 0, 1)
        grid.addWidget(self.words, 1, 0)
        grid.addWidget(self.by, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        QWidget.setTabOrder(self.words, self.by)
        self.hide()

    def set_chair(self, chair: Person | None) -> None:
        """Who answers unless another is named: the chair of the session, as minutes name a person."""
        self._chair = ", ".join(part for part in (chair.name, chair.position) if part) if chair else None

    def show_petition(self, petition: Petition) -> None:
        """Show the answer of a petition; hidden where there is none, unless one is about to be typed."""
        self.words.set_value(part_of(petition, "answer.text"))
        self.by.set_value(part_of(petition, "answer.by"))
        self.setVisible(petition.answer is not None or self.holds_focus())

    def holds_focus(self) -> bool:
        """True while one types in it."""
        return self.words.hasFocus() or self.by.hasFocus()

    def toggle(self) -> None:
        """Mark as answered by the chair and take the answer; again, while nothing is typed, takes the mark away."""
        if self.isVisible() and self.words.hasFocus() and self.words.value() is None:
            self._unmark()
            return
        self.show()
        if self.by.value() is None and self._chair:
            self.by.setText(self._chair)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unmark(self) -> None:
        self.by.clear()
        self.closed.emit()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the petition; Enter after the name of who answered too."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.by.hasFocus()
        if enter or event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
