"""Fields of words and choices that save themselves.

Typing must survive Unikey and other input methods: nothing completes inside a field, nothing selects and
replaces, and a word still being composed is committed before the field is read or left.
"""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.form import Field
from doithoai.desktop.widgets.open_list import TabChooses, tab_chooses
from doithoai.desktop.widgets.saver import Saver
from doithoai.desktop.widgets.wrapping import WrappingTick
from doithoai.domain import text


class LineField(Field, QLineEdit):
    """One line of text; names may be offered in a list under it."""

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, at_once: bool = False) -> None:
        """Make a field; ``name`` is its accessible name, already translated; ``at_once``: told at every key."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._loading = False
        self.saver = Saver(self, at_once=at_once)
        # Not `textEdited`: what a list puts into the field counts as typed.
        self.textChanged.connect(self._changed)
        self.saver.due.connect(lambda: self.hand_on(self.value()))
        self.saver.left.connect(self.commit)

    def value(self) -> str | None:
        """The text as it is stored (`text.clean`), without outer blanks; None for blank."""
        return text.clean(self.text()).strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value`` unless the person is typing here; never moves the cursor without need."""
        if self.is_held or self.saver.pending or self.text() == (value or ""):
            return
        typing = self.hasFocus()
        if typing and self.value() == value:
            return  # a blank typed before the next word
        place = self.cursorPosition() if typing else 0  # a long text is read from its beginning
        self._loading = True
        self.setText(value or "")
        self.setCursorPosition(place)
        self._loading = False

    def commit(self) -> None:
        """Save what was typed since."""
        self.saver.flush()

    def offer(self, names: Iterable[str]) -> None:
        """Offer ``names`` in a list under the field; one chosen is saved at once. What is typed is never changed."""
        completer = self.completer()
        if completer is None:
            completer = QCompleter(QStringListModel(self), self)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self._chosen)
            self.setCompleter(completer)
            view = completer.popup()
            assert view is not None
            TabChooses(self, view, lambda index: self._take(view, index), self.focusNextPrevChild)
        model = completer.model()
        assert isinstance(model, QStringListModel)
        listed = list(names)
        if model.stringList() != listed:
            model.setStringList(listed)

    def _changed(self) -> None:
        if not self._loading:
            self.saver.touched()

    def _take(self, names: QWidget, index: QModelIndex) -> None:
        names.hide()
        if index.isValid():
            self._chosen(str(index.data()))

    def _chosen(self, name: str) -> None:
        self.setText(name)
        self.saver.touched()
        self.commit()


class TextField(Field, QPlainTextEdit):
    """Several lines of text; Tab leaves the field; grows with its text between ``rows`` and ``most``."""

    saved = Signal(object)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, rows: int = 3, most: int = 12, at_once: bool = False
    ) -> None:
        """Make a field; ``name`` is its accessible name, already translated; ``at_once``: told at every key."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._rows, self._most = rows, most
        self._loading = False
        self._last = ""
        self.saver = Saver(self, at_once=at_once)
        self.textChanged.connect(self._changed)
        self.saver.due.connect(lambda: self.hand_on(self.value()))
        self.saver.left.connect(self.commit)
        if rows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            follow_font(self, self._fit)

    def value(self) -> str | None:
        """The text as it is stored (`text.clean`), without outer blanks; None for blank."""
        return text.clean(self.toPlainText()).strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value`` unless the person is typing here; the cursor stays where one writes."""
        if self.is_held or self.saver.pending or self.toPlainText() == (value or ""):
            return
        typing = self.hasFocus()
        if typing and self.value() == value:
            return
        place = self.textCursor().position() if typing else 0
        self._loading = True
        self.setPlainText(value or "")
        self._last = self.toPlainText()
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self._last)))
        self.setTextCursor(cursor)

    def commit(self) -> None:
        """Save what was typed since."""
        self.saver.flush()

    def _changed(self) -> None:
        if self._rows:
            self._fit()
        # A word being composed changes the document without changing the text.
        if not self._loading and self.toPlainText() != self._last:
            self._last = self.toPlainText()
            self.saver.touched()

    def _fit(self) -> None:
        lines = max(self._rows, min(self._most, int(self.document().size().height())))
        margins = int(2 * self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)


class ChoiceField(Field, QComboBox):
    """One of a closed list; a value and what a person reads for it. What is chosen is saved at once."""

    saved = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[object, str]], parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name and ``choices`` (value, text), already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        tab_chooses(self, self.focusNextPrevChild)
        self.activated.connect(lambda _place: self.hand_on(self.value()))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Replace the list, keeping the value shown when it is still there."""
        value = self.currentData()
        self.clear()
        for data, words in choices:
            self.addItem(words, data)
        self._show(value)

    def value(self) -> object:
        """The value shown."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Show ``value``, unless one is choosing; one that is not in the list is added, so that nothing is hidden."""
        if not self.is_held and not self.view().isVisible():
            self._show(value)

    def _show(self, value: object) -> None:
        for place in range(self.count()):
            if self.itemData(place) == value:
                self.setCurrentIndex(place)
                return
        if value is None:
            self.setCurrentIndex(-1)
        else:
            self.addItem(str(value), value)
            self.setCurrentIndex(self.count() - 1)

    def wheelEvent(self, event: object) -> None:
        """A wheel scrolls the page, never changes a value by accident."""
        event.ignore()  # type: ignore[attr-defined]


class TickField(Field, QCheckBox):
    """Yes or no; saved at once."""

    saved = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Make a field; ``words`` stand beside the box, already translated."""
        super().__init__(words, parent)
        self.clicked.connect(lambda _on: self.hand_on(self.value()))

    def value(self) -> bool:
        """True when it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it, or not."""
        if not self.is_held:
            self.setChecked(bool(value))


class TicksField(Field, QGroupBox):
    """Several of a list, in the order they were ticked; saved at once."""

    saved = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make a field; ``title`` stands over the boxes, already translated."""
        super().__init__(title, parent)
        self.boxes: list[WrappingTick] = []
        self._value: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these names from now on; what was chosen stays chosen."""
        listed = list(names)
        if [box.text() for box in self.boxes] == listed:
            return
        for box in self.boxes:
            self._column.removeWidget(box)
            box.deleteLater()
        self.boxes = [WrappingTick(name) for name in listed]
        for name, box in zip(listed, self.boxes, strict=True):
            box.clicked.connect(lambda on, name=name: self._ticked(name, on))
            self._column.addWidget(box)
        self.set_value(self._value)

    def value(self) -> tuple[str, ...]:
        """The names chosen, also those no longer offered."""
        return self._value

    def set_value(self, value: tuple[str, ...] | None) -> None:
        """Tick these names."""
        if self.is_held:
            value = self._value  # only what is offered changed
        self._value = tuple(value or ())
        for box in self.boxes:
            box.setChecked(box.text() in self._value)

    def _ticked(self, name: str, on: bool) -> None:
        others = tuple(other for other in self._value if other != name)
        self._value = (*others, name) if on else others
        self.hand_on(self._value)
