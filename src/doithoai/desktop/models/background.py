"""A `PagedModel` whose rows are read off the user's thread: a long search never holds the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from doithoai.desktop.finder import Finder
from doithoai.desktop.models.columns import Column, Row
from doithoai.desktop.models.paged import PAGE, Index, PagedModel
from doithoai.register.connection import Register

# ``query(register, last, limit)`` gives up to ``limit`` rows after ``last`` (None for the first).
Query = Callable[[Register, Row | None, int], list[Row]]

_FARTHEST = 5_000  # rows: below them a row is not looked for, it would take longer than a person waits


class BackgroundModel(PagedModel[Row]):
    """Rows of a query, shown when they arrive.

    Signals:
        arrived: after rows are shown anew or added.
    """

    arrived = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], object],
        finder: Finder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, lambda _last, _limit: [], identity, parent)
        self._more = False
        self._finder = finder
        self._query: Query[Row] | None = None
        self._until: object = None  # the identity of a row that the next answer has to reach

    def show_query(self, query: Query[Row], *, until: object = None) -> None:
        """Show another list, from its top; an answer still awaited is dropped.

        Args:
            until: the identity of a row that is to be shown: as much is read as it takes (at most `_FARTHEST` rows).
        """
        self._query, self._until = query, until
        self._finder.ask(self._read, query, PAGE, until, then=self._show_first)

    def refresh(self, *, until: object = None) -> None:
        """Read the list anew, as far as it was filled; rows that stay keep their place and selection.

        Args:
            until: as in `show_query`.
        """
        if self._query:
            self._until = self._until if until is None else until
            limit = max(PAGE, len(self._rows))
            self._finder.ask(self._read, self._query, limit, self._until, then=self._show_again)

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next rows, unless an answer is awaited already."""
        if self._query and not self._finder.busy:
            self._finder.ask(self._query, self._rows[-1] if self._rows else None, PAGE, then=self._show_next)

    def _read(self, register: Register, query: Query[Row], limit: int, until: object) -> list[Row]:
        """The first rows; whole pages of them, so that their number says whether more follow."""
        rows = latest = query(register, None, limit)
        while until is not None and len(latest) >= limit and len(rows) < _FARTHEST:
            if any(self._identity(row) == until for row in latest):
                break
            limit = PAGE
            latest = query(register, rows[-1], limit)
            rows = rows + latest
        return rows

    def _show_first(self, rows: list[Row]) -> None:
        self._until = None
        self.show_rows(rows, more=bool(rows) and len(rows) % PAGE == 0)
        self.arrived.emit()

    def _show_again(self, rows: list[Row]) -> None:
        self._until = None
        self._fetch = lambda _last, _limit: rows
        super().refresh()
        self._more = len(rows) >= PAGE
        self.arrived.emit()

    def _show_next(self, rows: list[Row]) -> None:
        self._more = len(rows) == PAGE
        self._append(rows)
        self.arrived.emit()
