"""How wide the columns of a table are: as their records say, never narrower than their titles, at every text size."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeWidget

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.widgets.font_follower import follow_font

_Mode = QHeaderView.ResizeMode
_LEAST = 14  # letters of the column that takes the rest: below that the table is scrolled sideways


class _Widths(QObject):
    """Keeps the columns of one view readable."""

    def __init__(self, view: QTableView | QTreeWidget, columns: Sequence[Column[Any]]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._head = view.header() if isinstance(view, QTreeWidget) else view.horizontalHeader()
        view.viewport().installEventFilter(self)
        for measured in (view, self._head):  # the letters of titles change a moment after those of cells
            follow_font(measured, self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_rest()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give every column its width anew."""
        letter = self._view.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._columns):
            if column.width == REST:
                self._head.setSectionResizeMode(place, _Mode.Stretch)
            elif column.width == FIT:
                self._head.setSectionResizeMode(place, _Mode.ResizeToContents)
            else:
                self._head.resizeSection(place, max(column.width * letter, self._head.sectionSizeHint(place)))
        self._fit_rest()

    def _fit_rest(self) -> None:
        """A column that takes the rest takes its title's width at least; the table is scrolled sideways then."""
        places = [place for place, column in enumerate(self._columns) if column.width == REST]
        shown = [place for place in places if not self._head.isSectionHidden(place)]
        others = [place for place in range(len(self._columns)) if place not in places]
        room = self._view.viewport().width() - sum(self._head.sectionSize(place) for place in others)
        letter = self._view.fontMetrics().averageCharWidth()
        for place in shown:
            least = max(self._head.sectionSizeHint(place), _LEAST * letter)
            narrow = room // len(shown) < least
            self._head.setSectionResizeMode(place, _Mode.Interactive if narrow else _Mode.Stretch)
            if narrow:
                self._head.resizeSection(place, least)


def set_widths(view: QTableView | QTreeWidget, columns: Sequence[Column[Any]]) -> None:
    """Give the columns of ``view`` the widths their records say, from now on."""
    _Widths(view, columns)
