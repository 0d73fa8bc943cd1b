"""A small table of texts to be edited in place: the last row is blank, for one more."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop import theme
from doithoai.desktop.models.columns import Column
from doithoai.desktop.widgets.choice_cell import ChoiceCell
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.form import Input, Unread
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import fit_rows
from doithoai.desktop.widgets.typing_table import TypingTable
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.i18n import render
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


class GridEditor(Input, QWidget):
    """Rows edited in place. What a row carries beside its columns (whose it is) stays with it through every edit.

    A row that cannot be understood (`check`) stays as it was typed, marked with the reason; the others are stored. Of
    it the cells that can be understood are stored, and of the marked ones what was stored before.

    Attributes:
        check: raises an `AppError` for rows that cannot be understood; takes all by itself.

    Signals:
        edited: all rows as they should be stored (a list of `Row`), blank ones left out.
        refused: the error with which the register did not take them.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, title: str, columns: Sequence[GridColumn], *, note: str = "", growing: bool = True) -> None:
        """Make a table.

        Args:
            title: of the table; note: under it; both translated.
            growing: whether rows may be added, moved and taken out.
        """
        super().__init__()
        self.columns = tuple(columns)
        self.check: Callable[[Sequence[Row]], object] = list
        self.rows: list[Row] = []
        self._stored: list[Row | None] = []  # what the register has of each row on the screen
        self._last: list[Row] = []  # the rows last shown, or handed over to be stored
        self._held: list[Row] = []  # the rows as the register holds them
        self._wrong: dict[int, str] = {}  # the places of rows that cannot be understood, and why
        self._refused = False  # the register did not take the rows handed over last
        self._filling = False
        self._spare = 1 if growing else 0  # blank rows at the end
        self.table = TypingTable(self._spare, len(columns))
        self.table.setAccessibleName(title)
        self.setFocusProxy(self.table)
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        self.table.verticalHeader().hide()
        set_widths(self.table, columns)
        follow_font(self.table, lambda: fit_rows(self.table))
        for place, listed in enumerate(columns):
            if listed.choices:
                self.table.setItemDelegateForColumn(place, ChoiceCell(listed.choices, self.table, CODE))
        self.table.itemChanged.connect(lambda _item: self._changed())
        self._lay_out(title, note, growing=growing)
        self._fill()  # a list of nothing has its blank row, too

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
        self.reason = label("", "warning", wrap=True)
        self.reason.hide()
        outer.addWidget(self.reason)
        if note:
            outer.addWidget(label(note, "quiet", wrap=True))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows as they are stored; those not understood stay as typed.

        What is shown already stays, with the cell that is being typed in it.
        """
        self._held = list(rows)
        if self._refused:
            return
        self._last = list(rows)
        merged = list(rows)
        stored: list[Row | None] = [*rows]
        for wrong in sorted(self._wrong):
            before = self._stored[wrong]
            place = next((place for place, row in enumerate(rows) if before and _is_the_same(row, before)), None)
            if place is None:
                merged.append(self.rows[wrong])
                stored.append(None)
            else:
                merged[place] = self.rows[wrong]
        same = (
            len(merged) == len(self.rows)
            and self.table.rowCount() == len(merged) + self._spare
            and all(_says_the_same(row, before) for row, before in zip(merged, self.rows, strict=True))
        )
        self.rows, self._stored = merged, stored
        if not same:
            self._fill()
            self._look()

    def show_anew(self, rows: Sequence[Row]) -> None:
        """Show other rows; nothing of those before stays."""
        self._wrong, self._refused = {}, False
        self.rows = []
        self.show_rows(rows)
        self._tell()

    def refuse(self, rows: Sequence[Row], error: AppError) -> None:
        """The register did not take ``rows``: they stay on the screen, with the reason under them.

        What was handed over since has an answer of its own, which is still to come.
        """
        if list(rows) != self._last:
            return
        self._refused = True
        self._tell(render(error))
        self.refused.emit(error)

    @property
    def unsaved(self) -> list[Row] | None:
        """The rows on the screen while some of them are not stored; None when all are."""
        return self.rows if self._refused or self._wrong else None

    def unread(self) -> list[Unread]:
        """Each cell that is marked, or not as the register holds it while that took none of the rows."""
        cells: list[Unread] = []
        for place, row in enumerate(self.rows):
            numbers = self._faulty_columns(place) if place in self._wrong and not self._refused else []
            if place in self._wrong or self._refused:
                before = self._held_of(row) if self._refused else self._stored[place]
                cells += [
                    Unread(listed.text(row), name=f"{self.table.accessibleName()} – {listed.title}")
                    for listed in ([self.columns[number] for number in numbers] or self.columns)
                    if row.get(listed.key, "") != (before or {}).get(listed.key, "")
                ]
        if self._refused and not cells:  # rows taken out or moved
            return [Unread(self.reason.text(), name=self.table.accessibleName())]
        return cells

    def _held_of(self, row: Row) -> Row | None:
        return next((other for other in self._held if _is_the_same(row, other)), None)

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
        stored: list[Row | None] = []
        for place in range(self.table.rowCount()):
            texts = {
                listed.key: _text(listed, self.table.item(place, number)) for number, listed in enumerate(self.columns)
            }
            if any(texts.values()):
                before = self.rows[place] if place < len(self.rows) else {UID: str(uuid.uuid4())}
                rows.append(before | texts)
                stored.append(self._stored[place] if place < len(self._stored) else None)
        self._store(rows, stored)

    def try_again(self, rows: list[Row]) -> None:
        """Try rows that could not be stored anew; they are as many as those shown."""
        self._store(rows, self._stored)

    def _store(self, rows: list[Row], stored: list[Row | None]) -> None:
        if rows == self.rows:
            return
        self.rows, self._stored, self._refused = rows, stored, False
        self._fill()
        self._look()
        self._stored = understood = [self._understood(place) for place in range(len(rows))]
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
            for number in self._faulty_columns(place) or range(len(self.columns)):
                item = self.table.item(place, number)
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

    def _fault(self, row: Row) -> str:
        try:
            self.check([row])
        except AppError as error:
            return render(error)
        return ""

    def _faulty_columns(self, place: int) -> list[int]:
        """The fewest cells that, as they were before, would make the row understood; none where none would.

        Several times as many where it may be one or another: a last day before the first one.
        """
        row, before = self.rows[place], self._stored[place] or {}
        changed = [n for n, listed in enumerate(self.columns) if row.get(listed.key, "") != before.get(listed.key, "")]
        for count in range(1, len(changed) + 1):
            mending = [cells for cells in combinations(changed, count) if not self._fault(self._mended(place, cells))]
            if mending:
                return sorted(set().union(*mending))
        return []

    def _mended(self, place: int, numbers: Iterable[int]) -> Row:
        """A row with what was stored before in some of its cells; nothing in those of a new row."""
        keys, before = [self.columns[number].key for number in numbers], self._stored[place] or {}
        return self.rows[place] | {key: before.get(key, "") for key in keys}

    def _understood(self, place: int) -> Row | None:
        """What is to be stored of a row; None for a new one that says nothing without what cannot be understood."""
        if place not in self._wrong:
            return self.rows[place]
        numbers = self._faulty_columns(place)
        mended = self._mended(place, numbers)
        has_words = any(mended.get(listed.key) for listed in self.columns)
        return mended if numbers and has_words and not self._fault(mended) else self._stored[place]

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
            number = self.table.currentColumn()
            self._store(rows, stored)
            self.table.setCurrentCell(target, number)


def _button(button: QPushButton, act: Callable[[], None]) -> QPushButton:
    button.clicked.connect(lambda _checked: act())
    return button


def _says_the_same(row: Row, before: Row) -> bool:
    return all(before.get(key, "") == text for key, text in row.items())


def _is_the_same(row: Row, before: Row) -> bool:
    """Whether two rows are of one thing: by its identity, and where the register knows none by all it says."""
    return row[UID] == before.get(UID) if UID in row else _says_the_same(row, before)


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
