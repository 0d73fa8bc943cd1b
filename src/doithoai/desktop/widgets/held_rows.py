"""The mark of a table while rows typed into it could not be written yet."""

from collections.abc import Callable, Hashable

import shiboken6
from PySide6.QtWidgets import QWidget

from doithoai.desktop.handing import Rows
from doithoai.desktop.widgets.form import UNWRITTEN


class HeldRows:
    """Marks ``table``, which may show the rows of one thing after another."""

    def __init__(self, table: QWidget, showing: Callable[[], Hashable] = lambda: None) -> None:
        """Make it; ``showing`` gives the key of the thing whose rows the table shows."""
        self._table, self._showing = table, showing
        self._reasons: dict[Hashable, str] = {}

    def rows(self, key: Hashable = None) -> Rows:
        """The rows of the thing of ``key``, to be handed on."""

        def mark(reason: str) -> None:
            self._reasons[key] = reason
            self.look()

        return Rows((id(self), key), self._table.accessibleName(), mark)

    def look(self) -> None:
        """Mark the table by what it shows now."""
        if not shiboken6.isValid(self._table):  # the page went before its rows were written
            return
        reason = self._reasons.get(self._showing(), "")
        if self._table.accessibleDescription() == reason and bool(self._table.property(UNWRITTEN)) == bool(reason):
            return
        self._table.setProperty(UNWRITTEN, bool(reason))
        self._table.setToolTip(reason)
        self._table.setAccessibleDescription(reason)
        self._table.style().unpolish(self._table)
        self._table.style().polish(self._table)
        self._table.update()
