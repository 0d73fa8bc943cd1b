"""A table filled as one scrolls: the next rows are asked for when the view nears the end.

The query behind it (`fetch`) continues from the last row it gave, so a million rows open at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 100


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its head, what stands in it, and optionally an icon, a tip and a right-hand alignment."""

    head: str
    text: Callable[[Row], str]
    icon: Callable[[Row], QIcon | None] | None = None
    tip: Callable[[Row], str] | None = None
    right: bool = False


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a query, a page at a time.

    Args:
        fetch: ``fetch(last, limit)`` gives up to ``limit`` rows after ``last`` (None for the first).
        same: tells whether two rows are the same thing; keeps the selection through a refresh.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Row | None, int], list[Row]],
        same: Callable[[Row], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._fetch = fetch
        self._same = same
        self._rows: list[Row] = []
        self._more = True

    def refresh(self) -> None:
        """Read the list anew, as far as it was filled; rows that stay keep their place and selection."""
        wanted = max(PAGE, len(self._rows))
        rows = self._fetch(None, wanted)
        self._more = len(rows) == wanted
        if [self._same(row) for row in rows] == [self._same(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))
            return
        self.layoutAboutToBeChanged.emit()
        kept = {
            index: self._same(self._rows[index.row()])
            for index in self.persistentIndexList()
            if index.row() < len(self._rows)
        }
        self._rows = rows
        places = {self._same(row): place for place, row in enumerate(rows)}
        for index, key in kept.items():
            place = places.get(key)
            moved = self.index(place, index.column()) if place is not None else QModelIndex()
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def restart(self) -> None:
        """Begin the list anew from the top (another filter)."""
        self.beginResetModel()
        self._rows = self._fetch(None, PAGE)
        self._more = len(self._rows) == PAGE
        self.endResetModel()

    def show_rows(self, rows: list[Row], *, more: bool) -> None:
        """Show rows fetched elsewhere (a search off the user's thread)."""
        self.beginResetModel()
        self._rows = rows
        self._more = more
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row under ``index``."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, key: Any) -> int | None:
        """Where the row with this identity stands among those filled in."""
        return next((place for place, row in enumerate(self._rows) if self._same(row) == key), None)

    @property
    def rows(self) -> list[Row]:
        """The rows filled in so far."""
        return self._rows

    # -- what Qt asks ------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        coming = self._fetch(self._rows[-1] if self._rows else None, PAGE)
        self._more = len(coming) == PAGE
        if coming:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(coming) - 1)
            self._rows.extend(coming)
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self._columns):
            column = self._columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.head
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _side(column.right)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column.right)
        return None


def _side(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
