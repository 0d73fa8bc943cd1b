"""A small table of texts to be edited in place: the last row is blank, for one more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _

Texts = tuple[str, ...]


class GridEditor(QWidget):
    """Rows of texts.

    Signals:
        edited: all rows as they should be stored (a list of tuples of texts), blank ones left out.
    """

    edited = Signal(object)

    def __init__(self, title: str, heads: Sequence[str], widths: Sequence[int], *, note: str = "") -> None:
        """Make a table; ``heads`` are translated, ``widths`` in letters (0: takes what is left)."""
        super().__init__()
        self.rows: list[Texts] = []
        self._filling = False
        self.table = QTableWidget(1, len(heads))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().hide()
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(widths):
            if width:
                self.table.setColumnWidth(column, width * letter)
            else:
                self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(lambda _item: self._changed())
        self.up = self._button("arrow-left", _("Up"), lambda: self._move(-1))
        self.down = self._button("arrow-right", _("Down"), lambda: self._move(1))
        self.remove = self._button("trash-2", _("Delete"), self.discard)
        bar = QHBoxLayout()
        bar.addWidget(label(title, "section", self.table))
        bar.addStretch()
        for button in (self.up, self.down, self.remove):
            bar.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(self.table, 1)
        if note:
            outer.addWidget(label(note, "quiet", wrap=True))
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.discard)

    def _button(self, picture: str, text: str, act: object) -> QPushButton:
        button = QPushButton(icon(picture), text) if picture == "trash-2" else QPushButton(text)
        button.clicked.connect(lambda _checked: act())  # type: ignore[operator]
        return button

    def show_rows(self, rows: Sequence[Texts]) -> None:
        """Show the rows unless they are shown already."""
        if list(rows) == self.rows and self.table.rowCount() == len(self.rows) + 1:
            return
        self.rows = list(rows)
        self._fill()

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self.rows) + 1)
        for place in range(len(self.rows) + 1):
            for column in range(self.table.columnCount()):
                text = self.rows[place][column] if place < len(self.rows) else ""
                self.table.setItem(place, column, QTableWidgetItem(text))
        self._filling = False

    def _changed(self) -> None:
        if self._filling:
            return
        rows = []
        for place in range(self.table.rowCount()):
            items = [self.table.item(place, column) for column in range(self.table.columnCount())]
            texts = tuple(item.text().strip() if item else "" for item in items)
            if any(texts):
                rows.append(texts)
        self._store(rows)

    def _store(self, rows: list[Texts]) -> None:
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
            column = self.table.currentColumn()
            self._store(rows)
            self.table.setCurrentCell(target, column)
