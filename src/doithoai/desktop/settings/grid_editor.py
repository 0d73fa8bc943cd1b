"""A small table of texts to be edited in place: the last row is blank, for one more."""

from collections.abc import Callable, Collection, Mapping, Sequence

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

from doithoai.desktop import theme
from doithoai.desktop.widgets.choice_cell import ChoiceCell
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.i18n import render

Texts = tuple[str, ...]
CODE = Qt.ItemDataRole.UserRole
_LONG = 24  # letters of a text that may not fit its cell
TICKED = "1"  # what a ticked cell stands for; one not ticked is blank


class GridEditor(QWidget):
    """Rows of texts; some columns may be chosen from a list, ticked, or not shown.

    A row that cannot be understood (`check`) stays as it was typed, marked with the reason; the others are stored,
    and of it what was stored before.

    Attributes:
        check: raises an `AppError` for rows that cannot be understood; takes all by itself.

    Signals:
        edited: all rows as they should be stored (a list of tuples of texts), blank ones left out.
        refused: the error with which the register did not take them.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        title: str,
        heads: Sequence[str],
        widths: Sequence[int],
        *,
        note: str = "",
        choices: Mapping[int, Sequence[tuple[str, str]]] | None = None,
        ticks: Collection[int] = (),
        hidden: Collection[int] = (),
        fixed: Collection[int] = (),
        growing: bool = True,
    ) -> None:
        """Make a table.

        Args:
            title: of the table; heads: of its columns; note: under it; all translated.
            widths: of the columns, in letters (0: takes what is left).
            choices: for a column with a closed list, each code and the words for it.
            ticks: columns that are ticked or not; hidden: columns that are kept and not shown.
            fixed: columns to be read only; growing: whether rows may be added, moved and taken out.
        """
        super().__init__()
        self.check: Callable[[Sequence[Texts]], object] = list
        self.rows: list[Texts] = []
        self._stored: list[Texts | None] = []  # what the register has of each row on the screen
        self._last: list[Texts] = []  # the rows last shown, or handed over to be stored
        self._wrong: dict[int, str] = {}  # the places of rows that cannot be understood, and why
        self._refused = False  # the register did not take the rows handed over last
        self._filling = False
        self._words = {column: dict(listed) for column, listed in (choices or {}).items()}
        self._ticks = frozenset(ticks)
        self._fixed = frozenset(fixed)
        self._spare = 1 if growing else 0  # blank rows at the end
        self.table = QTableWidget(self._spare, len(heads))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().hide()
        self._set_columns(widths, choices or {}, hidden)
        self.table.itemChanged.connect(lambda _item: self._changed())
        self._lay_out(title, note, growing=growing)

    def _set_columns(
        self, widths: Sequence[int], choices: Mapping[int, Sequence[tuple[str, str]]], hidden: Collection[int]
    ) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(widths):
            if width:
                self.table.setColumnWidth(column, width * letter)
            else:
                self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, listed in choices.items():
            self.table.setItemDelegateForColumn(column, ChoiceCell(listed, self.table, CODE))
        for column in hidden:
            self.table.setColumnHidden(column, True)

    def _lay_out(self, title: str, note: str, *, growing: bool) -> None:
        self.up = self._button("arrow-left", _("Up"), lambda: self._move(-1))
        self.down = self._button("arrow-right", _("Down"), lambda: self._move(1))
        self.remove = self._button("trash-2", _("Delete"), self.discard)
        bar = QHBoxLayout()
        bar.addWidget(label(title, "section", self.table))
        bar.addStretch()
        for button in (self.up, self.down, self.remove):
            button.setVisible(growing)
            bar.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(self.table, 1)
        self.reason = label("", "warning", wrap=True)
        self.reason.hide()
        outer.addWidget(self.reason)
        if note:
            outer.addWidget(label(note, "quiet", wrap=True))
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setEnabled(growing)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.discard)

    def _button(self, picture: str, text: str, act: object) -> QPushButton:
        button = QPushButton(icon(picture), text) if picture == "trash-2" else QPushButton(text)
        button.clicked.connect(lambda _checked: act())  # type: ignore[operator]
        return button

    def show_rows(self, rows: Sequence[Texts]) -> None:
        """Show the rows as they are stored, unless they are shown already; those not understood stay as typed."""
        if self._refused:
            return
        self._last = list(rows)
        merged = list(rows)
        stored: list[Texts | None] = [*rows]
        for place in sorted(self._wrong):
            before = self._stored[place]
            if before in merged:
                merged[merged.index(before)] = self.rows[place]
            else:
                merged.append(self.rows[place])
                stored.append(None)
        full = self.table.rowCount() == len(merged) + self._spare
        same, self.rows, self._stored = merged == self.rows and full, merged, stored
        if not same:
            self._fill()
            self._look()

    def show_anew(self, rows: Sequence[Texts]) -> None:
        """Show other rows; nothing of those before stays."""
        self._wrong, self._refused = {}, False
        self.rows = []
        self.show_rows(rows)
        self._tell()

    def refuse(self, error: AppError) -> None:
        """The register did not take the rows: they stay on the screen, with the reason under them."""
        self._refused = True
        self._tell(render(error))
        self.refused.emit(error)

    @property
    def unsaved(self) -> list[Texts] | None:
        """The rows on the screen while some of them are not stored; None when all are."""
        return self.rows if self._refused or self._wrong else None

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self.rows) + self._spare)
        for place in range(self.table.rowCount()):
            for column in range(self.table.columnCount()):
                text = self.rows[place][column] if place < len(self.rows) else ""
                self.table.setItem(place, column, self._item(column, text))
        self._filling = False

    def _item(self, column: int, text: str) -> QTableWidgetItem:
        if column in self._ticks:
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if text == TICKED else Qt.CheckState.Unchecked)
            return item
        item = QTableWidgetItem(self._words.get(column, {}).get(text, text))
        item.setData(CODE, text)
        if column in self._fixed:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if len(text) > _LONG:
            item.setToolTip(text)
        return item

    def _text(self, place: int, column: int) -> str:
        item = self.table.item(place, column)
        if item is None:
            return ""
        if column in self._ticks:
            return TICKED if item.checkState() == Qt.CheckState.Checked else ""
        coded = column in self._words or column in self._fixed
        return str(item.data(CODE) or "") if coded else item.text().strip()

    def _changed(self) -> None:
        if self._filling:
            return
        rows, stored = [], []
        for place in range(self.table.rowCount()):
            texts = tuple(self._text(place, column) for column in range(self.table.columnCount()))
            if any(texts):
                rows.append(texts)
                stored.append(self._stored[place] if place < len(self._stored) else None)
        self._store(rows, stored)

    def put_back(self, rows: list[Texts]) -> None:
        """Try rows that could not be stored anew; they are as many as those shown."""
        self._store(rows, self._stored)

    def _store(self, rows: list[Texts], stored: list[Texts | None]) -> None:
        if rows == self.rows:
            return
        self.rows, self._stored, self._refused = rows, stored, False
        self._fill()
        self._look()
        self._stored = understood = [stored[place] if place in self._wrong else row for place, row in enumerate(rows)]
        whole = [row for row in understood if row is not None]
        if whole != self._last:
            self._last = whole
            self.edited.emit(whole)

    # -- what cannot be understood ---------------------------------------------------------

    def _look(self) -> None:
        """Mark the rows that cannot be understood."""
        reasons = {place: self._fault(row) for place, row in enumerate(self.rows)}
        self._wrong = {place: reason for place, reason in reasons.items() if reason}
        self._filling = True
        for place, reason in self._wrong.items():
            for column in self._faulty_columns(place):
                item = self.table.item(place, column)
                if item is not None:
                    item.setIcon(icon("triangle-alert", theme.warning()))
                    item.setToolTip(reason)
                    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, reason)
        self._filling = False
        self._tell()

    def _tell(self, reason: str = "") -> None:
        words = reason or next(iter(self._wrong.values()), "")
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _fault(self, row: Texts) -> str:
        try:
            self.check([row])
        except AppError as error:
            return render(error)
        return ""

    def _faulty_columns(self, place: int) -> list[int]:
        """The cells that, as they were before, would make the row understood; all where no single one does."""
        row = self.rows[place]
        before = self._stored[place] or ("",) * len(row)
        mended = [(*row[:column], before[column], *row[column + 1 :]) for column in range(len(row))]
        columns = [column for column, other in enumerate(mended) if other != row and not self._fault(other)]
        return columns or list(range(len(row)))

    # -- rows ------------------------------------------------------------------------------

    def discard(self) -> None:
        """Take the chosen rows out; undo brings them back."""
        chosen = {index.row() for index in self.table.selectedIndexes()}
        left = [place for place in range(len(self.rows)) if place not in chosen]
        self._store([self.rows[place] for place in left], [self._stored[place] for place in left])

    def _move(self, by: int) -> None:
        place = self.table.currentRow()
        target = place + by
        if 0 <= place < len(self.rows) and 0 <= target < len(self.rows):
            rows, stored = list(self.rows), list(self._stored)
            rows[place], rows[target] = rows[target], rows[place]
            stored[place], stored[target] = stored[target], stored[place]
            column = self.table.currentColumn()
            self._store(rows, stored)
            self.table.setCurrentCell(target, column)
