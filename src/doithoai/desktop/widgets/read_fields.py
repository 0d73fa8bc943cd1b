"""Fields of what is typed in one of the ways people write it and shown in one way: a date, a time, a number."""

import re
from abc import abstractmethod
from collections.abc import Hashable
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from doithoai.desktop.widgets.calendar_popup import CalendarPopup
from doithoai.desktop.widgets.form import Field, Unread
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.saver import Saver, commit_composition
from doithoai.domain import dates, text
from doithoai.i18n import gettext as _


class NotUnderstoodError(Exception):
    """What is typed is no value of the field; its text says why, already translated."""


class ReadField(Field, QLineEdit):
    """A line that is understood when one pauses and when it is left.

    What cannot be understood, or is refused (`refuse`), stays on the screen as it was typed, marked as wrong with
    the reason; it is not saved and nothing but the person takes it away.
    """

    saved = Signal(object)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None, *, on_leaving: bool = False) -> None:
        """Make a field.

        Args:
            name: accessible name; hint: what an empty field says; both translated.
            on_leaving: saved only when it is left or at Enter: for what acts at once (a date for many petitions).
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._value: Any = None  # what is stored, as far as is known here
        self._aside: dict[Hashable, str] = {}
        self._unsaved = False  # what is in the field is not stored, or not yet
        self._refused = False  # it is understood, and its owner does not take it
        self._loading = False
        self._on_leaving = on_leaving
        self.saver = Saver(self, at_pause_only=True)
        self.textChanged.connect(self._typed)
        self.saver.due.connect(self._pause)
        self.saver.left.connect(self.commit)
        self.returnPressed.connect(self.commit)

    # -- what each kind says of itself ---------------------------------------------------

    @abstractmethod
    def understand(self, typed: str) -> Any:
        """The value that ``typed`` (not blank) means; raises `NotUnderstoodError`."""

    @abstractmethod
    def show_as(self, value: Any) -> str:
        """The text of a value; `understand` gives the value back."""

    # -- value ---------------------------------------------------------------------------

    def value(self) -> Any:
        """What the field means now; while it cannot be understood, what is stored."""
        try:
            return self._read()
        except NotUnderstoodError:
            return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value`` (None for nothing), unless something in the field is not saved."""
        if self.is_held:
            return
        self._value = value
        if self._unsaved or (self.hasFocus() and self.value() == value):
            return
        self._put("" if value is None else self.show_as(value))
        self._mark("")

    def clear_value(self) -> None:
        """Empty the field, whatever is in it."""
        self.saver.stop()
        self._value = None
        self._unsaved = self._refused = False
        self._put("")
        self._mark("")

    def commit(self) -> None:
        """Understand what is typed: save it, or mark it as wrong."""
        commit_composition()
        self.saver.stop()
        try:
            value = self._read()
        except NotUnderstoodError as reason:
            self._mark(str(reason))
            return
        self._put("" if value is None else self.show_as(value))
        if self._unsaved and not self._refused:
            self._store(value)

    def refuse(self, reason: str) -> None:
        """Keep what is typed on the screen, marked as wrong; ``reason`` is told over it and to screen readers."""
        self._unsaved = self._refused = True
        self._mark(reason)

    def accept(self) -> None:
        """What was refused is stored now."""
        if self._refused:
            self._unsaved = self._refused = False
            self._mark("")

    @property
    def stored(self) -> Any:
        """What is stored, as far as is known here."""
        return self._value

    @property
    def reason(self) -> str:
        """Why what is in the field is wrong; empty when it is not."""
        return self.accessibleDescription() if self.property("wrong") else ""

    def unread(self) -> list[Unread]:
        """What is marked as wrong and not saved, and what was set aside so."""
        refused = self.reason.rstrip(".") if self._refused else ""
        standing = [Unread(self.text(), refused=refused)] if self._unsaved and self.reason else []
        return [*standing, *(Unread(typed, key) for key, typed in self._aside.items())]

    def set_aside(self, key: Hashable) -> None:
        """Take out what could not be saved and keep it for ``key``."""
        if self._unsaved:
            self._aside[key] = self.text()
        self.clear_value()

    def put_back(self, key: Hashable) -> None:
        """Show again what could not be saved for ``key``, and try it anew."""
        if key in self._aside:
            self.setText(self._aside.pop(key))
            self.commit()

    # -- inside ---------------------------------------------------------------------------

    def _read(self) -> Any:
        typed = text.nfc(self.text()).strip()
        return self.understand(typed) if typed else None

    def _typed(self) -> None:
        if self._loading:
            return
        self._unsaved, self._refused = True, False
        self._mark("")
        if not self._on_leaving:
            self.saver.touched()

    def _pause(self) -> None:
        """Save what is understood; half a date is neither saved nor called wrong while one types."""
        try:
            value = self._read()
        except NotUnderstoodError:
            return
        self._store(value)

    def _store(self, value: Any) -> None:
        self._unsaved = False
        if value == self._value:
            return
        before, self._value = self._value, value
        self.hand_on(value)
        if self._refused:
            self._value = before

    def _put(self, words: str) -> None:
        if self.text() != words:
            self._loading = True
            self.setText(words)
            self._loading = False

    def _mark(self, reason: str) -> None:
        if self.reason == reason and bool(self.property("wrong")) == bool(reason):
            return
        self.setProperty("wrong", bool(reason))
        self.setToolTip(reason or self.held_reason)
        self.setAccessibleDescription(reason or self.held_reason)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()  # polishing alone draws nothing: a mark taken off elsewhere would stay on the screen


class DateField(ReadField):
    """A date typed as ``5/3``, ``05032022`` or ``mai``, or chosen (Alt+Down); shown as ``dd/MM/yyyy``."""

    def __init__(self, name: str, parent: QWidget | None = None, *, on_leaving: bool = False) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, _("day/month/year"), parent, on_leaving=on_leaving)
        choose = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        choose.setText(_("Choose a day (Alt+Down)"))
        choose.setToolTip(_("Choose a day (Alt+Down)"))
        choose.triggered.connect(lambda _checked=False: self.open_calendar())

    def understand(self, typed: str) -> date:
        day = dates.parse_typed(typed, date.today())
        if day is None:
            raise NotUnderstoodError(_("This is no date. Write it like 5/3/2026; years before 1900 are not taken."))
        return day

    def show_as(self, value: date) -> str:
        return dates.short(value)

    def open_calendar(self) -> None:
        """Offer the days of the month around the date shown, or around today."""
        self.commit()
        CalendarPopup(self, self.value() or date.today(), self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as it opens other lists."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _chosen(self, day: date) -> None:
        self.setText(self.show_as(day))
        self.commit()
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class TimeField(ReadField):
    """A time of day typed as ``8h``, ``8h30``, ``0830`` or ``2:30 CH``; shown as ``08:30``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, _("hours:minutes"), parent)

    def understand(self, typed: str) -> time:
        clock = dates.parse_typed_time(typed)
        if clock is None:
            raise NotUnderstoodError(_("This is no time. Write it like 8h30 or 14:05."))
        if clock == time():
            raise NotUnderstoodError(_("Midnight stands for a time not known: leave the field blank."))
        return clock

    def show_as(self, value: time) -> str:
        return value.strftime("%H:%M")


class NumberField(ReadField):
    """A whole number from 0, typed as ``126``, ``1.250`` or ``126 người``; blank until known."""

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = 99_999) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, "", parent)
        self._most = most

    def understand(self, typed: str) -> int:
        plain = _PEOPLE.sub("", text.fold(typed))
        if not _NUMBER.match(plain) or (number := int(_BETWEEN.sub("", plain))) > self._most:
            reason = _("This is no number from 0 to {most}.")
            raise NotUnderstoodError(reason.format(most=text.number(self._most)))
        return number

    def show_as(self, value: int) -> str:
        return str(value)


class PointsField(ReadField):
    """A number from 0 with at most one decimal, typed as ``7,5`` or ``7.5``, shown as offices write it: ``7,5``."""

    def __init__(self, name: str, parent: QWidget | None = None, *, most: float) -> None:
        """Make a field; ``name`` is its accessible name, already translated."""
        super().__init__(name, "", parent)
        self._most = most

    def understand(self, typed: str) -> float:
        plain = typed.strip().replace(",", ".")
        if not _POINTS.match(plain) or (points := float(plain)) > self._most:
            reason = _("This is no number from 0 to {most} with at most one decimal.")
            raise NotUnderstoodError(reason.format(most=self.show_as(self._most)))
        return points

    def show_as(self, value: float) -> str:
        return text.number(value, 0 if value == int(value) else 1)


_POINTS = re.compile(r"^[0-9]{1,4}(?:\.[0-9])?$")
_PEOPLE = re.compile(r" ?(?:nguoi|dai bieu|cong dan)$")
_NUMBER = re.compile(r"^(?:[0-9]{1,9}|[0-9]{1,3}(?:[. ][0-9]{3})+)$")
_BETWEEN = re.compile(r"[. ]")
