"""Tables that take their columns from records of `Column`: over a model, or over a short list of records."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidgetItem,
)

from doithoai.desktop.models.columns import Column, Row
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.font_follower import follow_font

_AIR = 12  # pixels between two lines of a list: rows are told apart without a grid
_NARROWEST = 40  # pixels: a column pushed together keeps an edge to pull it open by


def fit_rows(table: QTableView) -> None:
    """Give the lines of ``table`` the height of its letters; those of a table that is typed into, a field's."""
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + _AIR)


class RoomyLines(QStyledItemDelegate):
    """Lines of a list or a tree high enough for the marks over Vietnamese capitals."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the letters and a little air, like the lines of a table."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _AIR)


class RowTable(QTableView):
    """A table of whole rows over a `PagedModel`, several chosen at once, no grid in the way."""

    def __init__(self, model: PagedModel[Any], name: str) -> None:
        """Make a table of the model's columns; ``name`` is its accessible name, already translated."""
        super().__init__()
        self.setModel(model)
        self._rows = model
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        follow_font(self, lambda: fit_rows(self))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(_NARROWEST)
        set_widths(self, model.columns)

    def show_column(self, column: Column[Any], visible: bool) -> None:
        """Show one of the model's columns, or leave it out."""
        self.setColumnHidden(self._rows.columns.index(column), not visible)

    def chosen(self) -> list[Any]:
        """The rows chosen, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.rows[place] for place in places if place < len(self._rows.rows)]

    def choose(self, place: int, *, scrolls: bool = True) -> None:
        """Choose one row and bring it into view; or leave the view where the person scrolled it."""
        bar = self.verticalScrollBar()
        before = bar.value()
        index = self._rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if scrolls:
            self.scrollTo(index)
        else:
            bar.setValue(before)

    def focus_list(self) -> None:
        """Go into the list, at the row chosen last or the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.selectionModel().hasSelection() and self._rows.rows:
            self.choose(0)


class RecordTable(QTableWidget, Generic[Row]):
    """A short list of records to be read, all of them in memory: copies, the bin, figures, shortcuts.

    Attributes:
        records: those listed, from the top.
    """

    def __init__(self, columns: Sequence[Column[Row]], name: str) -> None:
        """Make an empty table; ``name`` is its accessible name, already translated."""
        super().__init__(0, len(columns))
        self.columns = tuple(columns)
        self.records: tuple[Row, ...] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.title for column in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        follow_font(self, lambda: fit_rows(self))
        set_widths(self, columns)

    def show_records(self, records: Iterable[Row]) -> None:
        """List ``records`` in place of those listed."""
        self.records = tuple(records)
        self.setRowCount(len(self.records))
        for place, record in enumerate(self.records):
            for number, column in enumerate(self.columns):
                item = QTableWidgetItem(column.text(record))
                item.setTextAlignment(column.alignment)
                item.setToolTip(column.tool_tip(record))
                if column.icon and (picture := column.icon(record)):
                    item.setIcon(picture)
                self.setItem(place, number, item)

    def chosen(self) -> list[Row]:
        """The records of the rows in which anything is chosen, from the top."""
        return [self.records[place] for place in sorted({index.row() for index in self.selectedIndexes()})]

    def record_of(self, item: QTableWidgetItem) -> Row:
        """The record in whose row a cell stands."""
        return self.records[item.row()]

    def column_of(self, item: QTableWidgetItem) -> Column[Row]:
        """The column a cell stands in."""
        return self.columns[item.column()]


def tree_line(columns: Sequence[Column[Row]], record: Row) -> QTreeWidgetItem:
    """A line of a tree: the cells of ``record``."""
    item = QTreeWidgetItem([column.text(record) for column in columns])
    for number, column in enumerate(columns):
        item.setToolTip(number, column.tool_tip(record))
        item.setTextAlignment(number, column.alignment)
        if column.icon and (picture := column.icon(record)):
            item.setIcon(number, picture)
    return item
