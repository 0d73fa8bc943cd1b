"""A list of some hundred rows, all in memory, sorted by the column whose head is clicked."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import Qt

from doithoai.desktop.models.columns import Column, Row
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.widgets.tables import RowTable
from doithoai.domain.text import sort_key

MEASURED = 30  # rows that decide how wide a column is, two screens of them: to measure hundreds holds the window up


class SortedList(RowTable, Generic[Row]):
    """Rows in the order given until a head is clicked; clicked again, the other way round."""

    def __init__(self, columns: Sequence[Column[Row]], identity: Callable[[Row], object], name: str) -> None:
        """Make an empty list; ``name`` is its accessible name, ``identity`` tells rows apart."""
        self.model_of_rows: PagedModel[Row] = PagedModel(columns, lambda _last, _limit: [], identity)
        super().__init__(self.model_of_rows, name)
        self.model_of_rows.setParent(self)
        self._identity = identity
        head = self.horizontalHeader()
        head.setResizeContentsPrecision(MEASURED)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._sort)

    @property
    def rows(self) -> list[Row]:
        """In the order shown."""
        return self.model_of_rows.rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these rows in this order."""
        self.horizontalHeader().setSortIndicatorShown(False)
        self.model_of_rows.show_rows(list(rows), more=False)

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Show the same rows as they are now; the one chosen stays chosen."""
        chosen = [self._identity(row) for row in self.chosen()]
        self.model_of_rows.show_rows(list(rows), more=False)
        place = self.model_of_rows.place_of(chosen[0]) if chosen else None
        if place is not None:
            self.choose(place)

    def _sort(self, section: int) -> None:
        head = self.horizontalHeader()
        is_second = head.isSortIndicatorShown() and head.sortIndicatorSection() == section
        down = is_second and head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        column = self.model_of_rows.columns[section]
        self.update_rows(sorted(self.rows, key=lambda row: _key(column, row), reverse=down))


def _key(column: Column[Row], row: Row) -> tuple[int, str]:
    """Numbers by their value, words by the Vietnamese alphabet."""
    text = column.text(row)
    number = int(text) if column.right and text.lstrip("-").isdigit() else 0
    return number, str(sort_key(text)) if not column.right else ""
