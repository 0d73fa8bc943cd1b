"""A cell of a tree whose words go on in the next line: Qt wraps them, and makes no room for the lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_BESIDE = 24  # pixels: the icon, and the air on both sides
_AIR = 8  # pixels above and below the lines together


class WrappedCell(QStyledItemDelegate):
    """Draws the cells of ``view``, each as high as its words are in its column."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        view.header().sectionResized.connect(lambda *_: view.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as all lines."""
        width = max(1, self._view.columnWidth(index.column()) - _BESIDE)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = self._view.fontMetrics()
        lines = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), words)
        return QSize(super().sizeHint(option, index).width(), lines.height() + _AIR)
