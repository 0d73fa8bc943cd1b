"""A `PagedModel` whose rows are asked for off the user's thread: a long search never holds the window."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from doithoai.desktop.finder import Finder
from doithoai.desktop.models.paged import PAGE, Column, Index, PagedModel, Row
from doithoai.register.connection import Register

# ``query(register, last, limit)`` gives up to ``limit`` rows after ``last`` (None for the first).
Query = Callable[[Register, Row | None, int], list[Row]]


class FoundModel(PagedModel[Row]):
    """Rows of a query that arrive when they are found.

    Signals:
        arrived: after rows were shown anew or added.
    """

    arrived = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        same: Callable[[Row], Any],
        finder: Finder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, lambda _last, _limit: [], same, parent)
        self._more = False
        self._finder = finder
        self._query: Query[Row] | None = None

    def show_query(self, query: Query[Row]) -> None:
        """Show another list, from its top; what was asked before is dropped."""
        self._query = query
        self._finder.ask(query, None, PAGE, then=self._shown)

    def refresh(self) -> None:
        """Read the list anew, as far as it was filled; rows that stay keep their place and selection."""
        if self._query:
            self._finder.ask(self._query, None, max(PAGE, len(self._rows)), then=self._refreshed)

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next rows, unless an answer is awaited already."""
        if self._query and not self._finder.busy:
            self._finder.ask(self._query, self._rows[-1] if self._rows else None, PAGE, then=self._added)

    def _shown(self, rows: list[Row]) -> None:
        self.show_rows(rows, more=len(rows) == PAGE)
        self.arrived.emit()

    def _refreshed(self, rows: list[Row]) -> None:
        self._fetch = lambda _last, _limit: rows
        super().refresh()
        self._more = len(rows) >= PAGE
        self.arrived.emit()

    def _added(self, rows: list[Row]) -> None:
        self._more = len(rows) == PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self.arrived.emit()
