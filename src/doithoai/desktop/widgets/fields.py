"""Fields that save themselves: 0.6 s after the last key and at once when they lose focus.

Typing must survive Unikey and other input methods: nothing completes inside a field, nothing selects and
replaces, and a word still being composed is committed before the field is read or left.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox, QWidget

from doithoai.desktop.widgets.calendar_popup import CalendarPopup
from doithoai.desktop.widgets.icons import icon
from doithoai.domain import dates, text
from doithoai.i18n import gettext as _

SAVE_AFTER_MS = 600


def commit_composition() -> None:
    """Finish the word an input method is still composing, so that it is neither lost nor left out."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()


class Saver(QObject):
    """The clock of one field: tells when what is in it should be on the disk."""

    due = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.due)
        field.installEventFilter(self)

    def touched(self) -> None:
        """Something was typed: save soon."""
        self._timer.start()

    def flush(self) -> None:
        """Save now if anything was typed since."""
        commit_composition()
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    @property
    def pending(self) -> bool:
        """True while something typed is not yet saved."""
        return self._timer.isActive()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return False


class LineField(QLineEdit):
    """One line of text.

    Signals:
        saved: the text (None for blank) when it should be stored.
    """

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.saver = Saver(self)
        self.textEdited.connect(self.saver.touched)
        self.saver.due.connect(lambda: self.saved.emit(self.value()))

    def value(self) -> str | None:
        """The text in NFC without outer blanks; None for blank."""
        return text.nfc(self.text()).strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value`` unless the person is typing here; never moves the cursor without need."""
        if not self.saver.pending and self.text() != (value or ""):
            self.setText(value or "")
            self.setCursorPosition(0)  # a long text is read from its beginning


class TextField(QPlainTextEdit):
    """Several lines of text; Tab leaves the field; grows with its text between ``rows`` and ``most``.

    Signals:
        saved: the text (None for blank) when it should be stored.
    """

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, rows: int = 3, most: int = 12) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows, self._most = rows, most
        self._loading = False
        self.saver = Saver(self)
        self.textChanged.connect(self._changed)
        self.saver.due.connect(lambda: self.saved.emit(self.value()))
        self._fit()

    def value(self) -> str | None:
        """The text in NFC without outer blanks; None for blank."""
        return text.nfc(self.toPlainText()).strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value`` unless the person is typing here."""
        if not self.saver.pending and self.toPlainText() != (value or ""):
            self._loading = True
            self.setPlainText(value or "")
            self._loading = False

    def _changed(self) -> None:
        self._fit()
        if not self._loading:
            self.saver.touched()

    def _fit(self) -> None:
        lines = max(self._rows, min(self._most, int(self.document().size().height())))
        margins = int(2 * self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)


class _ReadField(QLineEdit):
    """Something typed in one of the ways people write it, understood when the field is left, shown in one way.

    Signals:
        saved: the value (or None) when it should be stored; nothing while what is typed is not understood.
    """

    saved = Signal(object)

    def __init__(
        self,
        name: str,
        hint: str,
        understand: Callable[[str], Any],
        show: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a field; ``understand`` gives the value typed, None for what is none; ``show`` a value's text."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._understand, self._show = understand, show
        self._value: Any = None
        self.editingFinished.connect(self._read)

    def set_value(self, value: Any) -> None:
        """Show ``value``; None shows nothing."""
        self._value = value
        self.setText("" if value is None else self._show(value))
        self._mark(wrong=False)

    def _read(self) -> None:
        typed = self.text().strip()
        found = self._understand(typed) if typed else None
        self._mark(wrong=bool(typed) and found is None)
        if not self.property("wrong") and found != self._value:
            self.set_value(found)
            self.saved.emit(found)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


class DateField(_ReadField):
    """A date typed as ``5/3``, ``05032022`` or ``mai``, or chosen (Alt+Down); shown as ``dd/MM/yyyy``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, "dd/mm/yyyy", lambda typed: dates.parse_typed(typed, date.today()), dates.short, parent)
        choose = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        choose.setText(_("Choose a day (Alt+Down)"))
        choose.setToolTip(_("Choose a day (Alt+Down)"))
        choose.triggered.connect(lambda _checked=False: self.open_calendar())

    def value(self) -> date | None:
        """The date last read."""
        found: date | None = self._value
        return found

    def open_calendar(self) -> None:
        """Offer the days of the month around the date shown, or around today."""
        self._read()
        CalendarPopup(self, self._value or date.today(), self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as it opens other lists."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _chosen(self, day: date) -> None:
        if day != self._value:
            self.set_value(day)
            self.saved.emit(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class TimeField(_ReadField):
    """A time of day typed as ``8h``, ``8h30`` or ``0830``; shown as ``08:30``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, "hh:mm", dates.parse_typed_time, lambda value: value.strftime("%H:%M"), parent)

    def value(self) -> time | None:
        """The time last read."""
        found: time | None = self._value
        return found


class ChoiceField(QComboBox):
    """One of a closed list; a value and what a person reads for it.

    Signals:
        saved: the value chosen by the person.
    """

    saved = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[object, str]], parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name and ``choices`` (value, text), already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.activated.connect(lambda: self.saved.emit(self.currentData()))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Replace the list, keeping the value shown when it is still there."""
        value = self.currentData()
        self.clear()
        for data, shown in choices:
            self.addItem(shown, data)
        self.set_value(value)

    def value(self) -> object:
        """The value shown."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Show ``value``; one that is not in the list is added, so that nothing stored is hidden."""
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


class NumberField(QSpinBox):
    """A whole number from 0; blank until known.

    Signals:
        saved: the number, or None for blank.
    """

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = 99_999) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(-1, most)
        self.setSpecialValueText(" ")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(True)
        self._loading = False
        self.saver = Saver(self)
        self.valueChanged.connect(lambda: None if self._loading else self.saver.touched())
        self.saver.due.connect(lambda: self.saved.emit(self.number()))

    def number(self) -> int | None:
        """The number shown, or None."""
        return self.value() if self.value() >= 0 else None

    def set_value(self, value: int | None) -> None:
        """Show ``value`` unless the person is typing here."""
        if self.saver.pending:
            return
        self._loading = True
        self.setValue(-1 if value is None else value)
        self._loading = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: object) -> None:
        """A wheel scrolls the page, never changes a value by accident."""
        event.ignore()  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first digit typed replaces the blank."""
        if self.value() < 0 and event.text().isdigit():
            self.lineEdit().clear()
        super().keyPressEvent(event)


def at(day: date | None, moment: time | None) -> datetime | None:
    """A day and a time of day as one; midnight where the time is not known."""
    return datetime.combine(day, moment or time()) if day else None
