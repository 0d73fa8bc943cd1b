"""The field of a petition on one key: Alt+1 to Alt+9, all of them in sight, guessed until a person chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from doithoai.desktop.widgets.form import Field
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.wrapping import WrappingRadio
from doithoai.i18n import gettext as _

MOST = 9
_COLUMNS = 2


class FieldChoice(Field, QFrame):
    """The fields of the office, the first nine with a key each; ``saved`` tells the one the person chose."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # none may be chosen; held to one by hand
        self._group.idClicked.connect(self.choose)
        self.names: tuple[str, ...] = ()
        self._value: str | None = None
        self.title = label("", "section")
        self.reason = label("", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.reason, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addLayout(self._grid)

    def offer(self, names: Sequence[str]) -> None:
        """Show the office's fields."""
        if tuple(names) == self.names:
            return
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        self.names = tuple(names)
        last = min(len(names), MOST)
        self.title.setText(_("Field (Alt+1 to Alt+{last})").format(last=last))
        rows = -(-len(names) // _COLUMNS)
        for place, name in enumerate(names):
            button = _Choice(f"{place + 1}. {name}" if place < MOST else name, name)
            self._group.addButton(button, place)
            self._grid.addWidget(button, place % rows, place // rows)
        self.set_value(self._value)

    def value(self) -> str | None:
        """The field chosen or guessed."""
        return self._value

    def set_value(self, value: str | None, because: Sequence[str] = ()) -> None:
        """Show a field as chosen, or as guessed with the words the guess stands on."""
        self._value = value
        for button in self._group.buttons():
            assert isinstance(button, _Choice)
            button.setChecked(button.name == value)
        unlisted = value is not None and value not in self.names
        if because:
            self.reason.setText(_("guessed from: {words}").format(words=", ".join(because[:3])))
        else:
            self.reason.setText(value if unlisted and value else "")

    def choose(self, place: int) -> None:
        """Choose by place, from 0; a place that has no field does nothing."""
        if place < len(self.names):
            self.set_value(self.names[place])
            self.hand_on(self.names[place])


class _Choice(WrappingRadio):
    """A field to choose, its name whole: offices tell the law's long names apart by their ends."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.name = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on; the keys are Alt and a digit
