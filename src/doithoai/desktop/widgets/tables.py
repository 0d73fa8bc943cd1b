"""Tables over our models: whole rows, several at once, no grid in the way; what is chosen as rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from doithoai.desktop.models.paged import PagedModel


class RowTable(QTableView):
    """A table of whole rows over a `PagedModel`."""

    def __init__(self, model: PagedModel[Any], name: str, widths: Sequence[int], stretched: int) -> None:
        """Make a table.

        Args:
            name: accessible name, already translated.
            widths: of the columns, in letters; stretched: the column that takes what is left.
        """
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
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(40)
        letter = self.fontMetrics().averageCharWidth()
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width * letter)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> list[Any]:
        """The rows chosen, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.rows[place] for place in places if place < len(self._rows.rows)]

    def choose(self, place: int) -> None:
        """Choose one row and bring it into view."""
        index = self._rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def focus_list(self) -> None:
        """Go into the list, at the row chosen last or the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.selectionModel().hasSelection() and self._rows.rows:
            self.choose(0)
