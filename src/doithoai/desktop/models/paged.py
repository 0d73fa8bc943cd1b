"""A table filled as one scrolls: the next rows are asked for when the view nears the end.

The query behind it (`fetch`) continues from the last row it gave, so a million rows open at once.
"""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from doithoai.desktop.models.columns import Column, Row

Index = QModelIndex | QPersistentModelIndex

PAGE = 100  # rows: more than three screens of a list, read in one query without a pause


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a query, a page at a time.

    Args:
        fetch: ``fetch(last, limit)`` gives up to ``limit`` rows after ``last`` (None for the first).
        identity: of a row (its uid): keeps the selection through a refresh.

    Attributes:
        columns: of the list, from the left.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Row | None, int], list[Row]],
        identity: Callable[[Row], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._identity = identity
        self._rows: list[Row] = []
        self._more = True

    def refresh(self) -> None:
        """Read the list anew, as far as it was filled; rows that stay keep their place and selection."""
        limit = max(PAGE, len(self._rows))
        rows = self._fetch(None, limit)
        self._more = len(rows) == limit
        if [self._identity(row) for row in rows] == [self._identity(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.layoutAboutToBeChanged.emit()
        identities = {
            index: self._identity(self._rows[index.row()])
            for index in self.persistentIndexList()
            if index.row() < len(self._rows)
        }
        self._rows = rows
        places = {self._identity(row): place for place, row in enumerate(rows)}
        for index, identity in identities.items():
            place = places.get(identity)
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

    def place_of(self, identity: object) -> int | None:
        """Where the row with this identity stands among those filled in."""
        return next((place for place, row in enumerate(self._rows) if self._identity(row) == identity), None)

    @property
    def rows(self) -> list[Row]:
        """The rows filled in so far."""
        return self._rows

    # -- what Qt asks ------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        rows = self._fetch(self._rows[-1] if self._rows else None, PAGE)
        self._more = len(rows) == PAGE
        self._append(rows)

    def _append(self, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, says or stands for; None while its page is being read."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tool_tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None
