"""Typing into everything there is: inputs found by what they are, filled with what fits, looked up in the file."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from doithoai.desktop.capture.fields import DueLine
from doithoai.desktop.widgets.form import Field
from doithoai.desktop.widgets.read_fields import DateField, NumberField, TimeField
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register

TYPED = (QLineEdit, QPlainTextEdit, QTextEdit)
# What a tick of its own column leaves in the file.
_FLAGS = (("petition.confidential", "1"), ("session.read_back", "1"))
PICKED = (QComboBox, QCheckBox, QRadioButton, QAbstractSpinBox)
Contents = Counter[tuple[str, str]]
# What the program keeps for itself: the search, the history.
_OWN_TABLES = ("_search", "step", "change", "recorder", "sqlite_", "_sqlite")


# -- what is in the file --------------------------------------------------------------------


def contents(path: Path) -> Contents:
    """Every value of the register with the table and column it stands in, and how often."""
    with Register.open(path, writable=False) as register:
        tables = [name for (name,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return Counter(
            (f"{table}.{column}", str(value))
            for table in tables
            if not any(own in table for own in _OWN_TABLES)
            for columns in [_columns(register, table)]
            for row in register.rows(f"SELECT {', '.join(columns)} FROM {table}")
            for column, value in zip(columns, row, strict=True)
            if value is not None
        )


def _columns(register: Register, table: str) -> list[str]:
    return [name for (name,) in register.rows(f"SELECT name FROM pragma_table_info('{table}')")]


# -- what can be typed into -------------------------------------------------------------------


def inputs(root: QWidget) -> list[QWidget]:
    """Everything on show that a person can put something into, but for cells; in the order of the widget tree."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, TYPED + PICKED) or not widget.isVisibleTo(root) or not widget.isEnabled():
            continue
        if isinstance(widget, TYPED) and widget.isReadOnly():
            continue
        if not _inside(widget, root, (QComboBox, QAbstractSpinBox, QAbstractItemView, QCalendarWidget)):
            found.append(widget)
    return found


def _inside(widget: QWidget, root: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def owner(widget: QWidget) -> Field | None:
    """The field an input is, or is a part of (a box of several)."""
    part: Any = widget
    while part is not None:
        if isinstance(part, Field):
            return part
        part = part.parentWidget()
    return None


def tables(root: QWidget) -> list[QAbstractItemView]:
    """The tables on show that can be typed into."""
    views = [view for view in root.findChildren(QAbstractItemView) if view.isVisibleTo(root) and view.isEnabled()]
    return [
        view
        for view in views
        if view.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers and any(True for _ in cells(view))
    ]


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The first cell of each column that can be changed."""
    model = view.model()
    if not isinstance(view, QTableView) or model is None:
        return
    for column in range(model.columnCount(QModelIndex())):
        for row in range(model.rowCount(QModelIndex())):
            index = model.index(row, column)
            editable = bool(model.flags(index) & Qt.ItemFlag.ItemIsEditable)
            if (editable or is_tick(index)) and not view.isColumnHidden(column):
                yield index
                break


def is_tick(index: QModelIndex) -> bool:
    """Whether a cell is ticked or not."""
    checkable = index.model().flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    return bool(checkable) and index.data(Qt.ItemDataRole.CheckStateRole) is not None


# -- typing -------------------------------------------------------------------------------------


_TIMES = 16 * 60  # minutes from six in the morning
_NUMBERS = count(1)  # never the same value twice


@dataclass
class Walker:
    """Types values that occur nowhere else, and remembers what should be in the file for each input.

    Attributes:
        expected: for each input typed into, its name and whether the file holds what was typed.
    """

    expected: list[tuple[str, Callable[[Contents], bool]]] = field(default_factory=list)

    def fill(self, root: Callable[[], QWidget], place: str) -> None:
        """Type into everything on show, without leaving any input before the next."""
        for number in range(len(inputs(root()))):
            shown = inputs(root())
            if number < len(shown):
                self.put(shown[number], place)
        for number in range(len(tables(root()))):
            view = tables(root())[number]
            places = [(index.row(), index.column()) for index in cells(view)]
            for row, column in places:
                self.put_cell(tables(root())[number], row, column, place)

    def put(self, widget: QWidget, place: str) -> None:
        """Put something into one input."""
        kept = owner(widget)
        assert kept is not None, f"{place}: {type(widget).__name__} {widget.accessibleName()!r} is no Field"
        if not kept.stores:
            return
        name = f"{place}: {type(kept).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"
        if isinstance(widget, QComboBox):
            self._choose(widget, name)
        elif isinstance(widget, QCheckBox | QRadioButton):
            self._tick(widget, name)
        else:
            words, token = self._words(widget)
            replace_text(widget, words)
            self._expect(name, token)

    def put_cell(self, view: QAbstractItemView, row: int, column: int, place: str) -> None:
        """Change one cell and leave it open."""
        model = view.model()
        index = model.index(row, column)
        head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        name = f"{place}: cell {head} of {view.accessibleName()}"
        if is_tick(index):
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            view.setCurrentIndex(index)  # as a click does: the cell typed into before is left
            model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
            return
        view.setCurrentIndex(index)
        view.edit(index)
        editor = view.indexWidget(index)
        assert editor is not None, name
        if isinstance(editor, QComboBox):
            return  # what may stand beside what is each table's own business: tests/desktop/test_settings.py
        words, token = self._cell_words(model, row, column, head)
        replace_text(editor, words)
        self._expect(name, token)

    def missing(self, before: Contents, after: Contents) -> list[str]:
        """The names of the inputs of which what was typed is not in the file."""
        return [name for name, holds in self.expected if not holds(after - before)]

    # -- values ------------------------------------------------------------------------------

    def _expect(self, name: str, token: str) -> None:
        self.expected.append((name, lambda new: any(token in value for _table, value in new)))

    def _choose(self, box: QComboBox, name: str) -> None:
        places = [place for place in range(box.count()) if place != box.currentIndex() and box.itemData(place)]
        if places:
            box.setCurrentIndex(places[-1])
            box.activated.emit(places[-1])
            token = str(box.itemData(places[-1]))
            self._expect(name, token)

    def _tick(self, box: QCheckBox | QRadioButton, name: str) -> None:
        box.click()
        words = box.accessibleName() or box.text()
        self.expected.append(
            (name, lambda new: any(flag in new for flag in _FLAGS) or any(words in value for _table, value in new))
        )

    def _words(self, widget: QWidget) -> tuple[str, str]:
        number = next(_NUMBERS)
        if isinstance(widget, DateField | DueLine):
            return self._day(number)
        if isinstance(widget, TimeField):
            # The later one is the end: fields stand in the order one reads.
            minutes = number % _TIMES if number % _TIMES < _TIMES - 1 else next(_NUMBERS) % _TIMES
            clock = f"{6 + minutes // 60:02d}:{minutes % 60:02d}"
            return clock, f"T{clock}"
        if isinstance(widget, NumberField):
            return str(4000 + number), str(4000 + number)
        return f"Chữ số {number}.", f"Chữ số {number}."

    def _day(self, number: int) -> tuple[str, str]:
        day = date(2031, 1, 1) + timedelta(number)
        return dates.short(day), day.isoformat()

    def _cell_words(self, model: Any, row: int, column: int, head: str) -> tuple[str, str]:
        number = next(_NUMBERS)
        if head in (_("From"), _("To"), _("By"), _("Day")):
            return self._day(number)
        if head == _("Days"):
            return str(100 + number % 250), str(100 + number % 250)
        if head == _("Year, or first day of the term"):
            return str(2000 + number % 100), str(2000 + number % 100)
        if head == _("First number here"):
            return str(100 + number), str(100 + number)
        if head == _("Value"):  # inside what the rules leave open
            present, lowest, highest = (str(model.index(row, column + step).data()) for step in range(3))
            figure = highest if present == lowest else lowest
            return figure, figure.replace(",", ".")
        return f"Chữ số {number}", f"Chữ số {number}"


def replace_text(widget: QWidget, words: str) -> None:
    """Type words over what is in a field as an input method does, without taking the focus from another."""
    widget.selectAll()  # type: ignore[attr-defined]
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)
