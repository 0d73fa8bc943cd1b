"""A small table of texts to be edited in place: the last row is blank, for one more."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.models.columns import Column
from doithoai.desktop.widgets.choice_cell import ChoiceCell
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import set_widths
from doithoai.i18n import gettext as _
from doithoai.work.settings_tables import TICKED, UID, Row

CODE = Qt.ItemDataRole.UserRole
_LONG = 24  # letters of a text that may not fit its cell: that of most columns
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class GridColumn(Column[Row]):
    """A column of a table of settings.

    Attributes:
        key: the cell's name in a row.
        choices: of a closed list, each code and the words for it; the row holds the code.
        ticked: the cell is ticked or not; fixed: it is read only.
    """

    key: str = ""
    choices: Sequence[tuple[str, str]] = ()
    ticked: bool = False
    fixed: bool = False


def column(
    key: str,
    title: str,
    width: int,
    *,
    choices: Sequence[tuple[str, str]] = (),
    ticked: bool = False,
    fixed: bool = False,
) -> GridColumn:
    """A column over the cells named ``key``; title (translated) and width as in `Column`."""
    words = dict(choices)

    def text(row: Row) -> str:
        code = row.get(key, "")
        return words.get(code, code)

    return GridColumn(title, text, width, key=key, choices=tuple(choices), ticked=ticked, fixed=fixed)


class GridEditor(QWidget):
    """Rows edited in place. What a row carries beside its columns (whose it is) stays with it through every edit.

    Signals:
        edited: all rows as they should be stored (a list of `Row`), blank ones left out.
    """

    edited = Signal(object)

    def __init__(self, title: str, columns: Sequence[GridColumn], *, note: str = "", growing: bool = True) -> None:
        """Make a table.

        Args:
            title: of the table; note: under it; both translated.
            growing: whether rows may be added, moved and taken out.
        """
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._filling = False
        self._spare = 1 if growing else 0  # blank rows at the end
        self.table = QTableWidget(self._spare, len(columns))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        self.table.verticalHeader().hide()
        set_widths(self.table, columns)
        for place, listed in enumerate(columns):
            if listed.choices:
                self.table.setItemDelegateForColumn(place, ChoiceCell(listed.choices, self.table, CODE))
        self.table.itemChanged.connect(lambda _item: self._changed())
        self._lay_out(title, note, growing=growing)

    def _lay_out(self, title: str, note: str, *, growing: bool) -> None:
        bar = QHBoxLayout()
        bar.addWidget(label(title, "section", self.table))
        bar.addStretch()
        if growing:
            bar.addWidget(_button(QPushButton(_("Up")), lambda: self._move(-1)))
            bar.addWidget(_button(QPushButton(_("Down")), lambda: self._move(1)))
            bar.addWidget(_button(QPushButton(icon("trash-2"), _("Delete")), self.discard))
            shortcut = QShortcut(QKeySequence("Delete"), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.discard)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(self.table, 1)
        if note:
            outer.addWidget(label(note, "quiet", wrap=True))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows; what is shown already stays, with the cell that is being typed in it."""
        same = (
            len(rows) == len(self.rows)
            and self.table.rowCount() == len(rows) + self._spare
            and all(_says_the_same(row, before) for row, before in zip(rows, self.rows, strict=True))
        )
        self.rows = list(rows)
        if not same:
            self._fill()

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self.rows) + self._spare)
        for place in range(self.table.rowCount()):
            row = self.rows[place] if place < len(self.rows) else {}
            for number, listed in enumerate(self.columns):
                self.table.setItem(place, number, _item(listed, row))
        self._filling = False

    def _changed(self) -> None:
        if self._filling:
            return
        rows: list[Row] = []
        for place in range(self.table.rowCount()):
            texts = {
                listed.key: _text(listed, self.table.item(place, number)) for number, listed in enumerate(self.columns)
            }
            if any(texts.values()):
                before = self.rows[place] if place < len(self.rows) else {UID: str(uuid.uuid4())}
                rows.append(before | texts)
        self._store(rows)

    def _store(self, rows: list[Row]) -> None:
        if rows != self.rows:
            self.rows = rows
            self._fill()
            self.edited.emit(rows)

    def discard(self) -> None:
        """Take the chosen rows out; undo brings them back."""
        chosen = {index.row() for index in self.table.selectedIndexes()}
        self._store([row for place, row in enumerate(self.rows) if place not in chosen])

    def _move(self, by: int) -> None:
        place = self.table.currentRow()
        target = place + by
        if 0 <= place < len(self.rows) and 0 <= target < len(self.rows):
            rows = list(self.rows)
            rows[place], rows[target] = rows[target], rows[place]
            number = self.table.currentColumn()
            self._store(rows)
            self.table.setCurrentCell(target, number)


def _button(button: QPushButton, act: Callable[[], None]) -> QPushButton:
    button.clicked.connect(lambda _checked: act())
    return button


def _says_the_same(row: Row, before: Row) -> bool:
    return all(before.get(key, "") == text for key, text in row.items())


def _item(listed: GridColumn, row: Row) -> QTableWidgetItem:
    code = row.get(listed.key, "")
    if listed.ticked:
        item = QTableWidgetItem()
        item.setFlags(_READ_ONLY | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if code == TICKED else Qt.CheckState.Unchecked)
        return item
    item = QTableWidgetItem(listed.text(row))
    item.setData(CODE, code)
    if listed.fixed:
        item.setFlags(_READ_ONLY)
    if len(code) > _LONG:
        item.setToolTip(code)
    return item


def _text(listed: GridColumn, item: QTableWidgetItem | None) -> str:
    """What a row holds for a cell: the text typed, the code chosen, whether it is ticked."""
    if item is None:
        return ""
    if listed.ticked:
        return TICKED if item.checkState() == Qt.CheckState.Checked else ""
    return str(item.data(CODE) or "") if listed.choices or listed.fixed else item.text().strip()
