"""Tables one types into row by row: where the cursor goes on to, and that no refresh takes away what is being typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QTableView,
    QTableWidget,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
_End = QAbstractItemDelegate.EndEditHint
_Move = QAbstractItemView.CursorAction
_BEGUN = "typing_begun"


class _TypedCell(QStyledItemDelegate):
    """A cell's editor shows what is stored when it opens; from then on its letters are the person's."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not editor.property(_BEGUN):
            editor.setProperty(_BEGUN, True)
            super().setEditorData(editor, index)


if TYPE_CHECKING:
    _Table = QTableView
else:
    _Table = object  # Qt's own class comes once only into each of the two tables


class _TypingKeys(_Table):
    """What both kinds of table do.

    Tab goes on to the next cell that is typed in, in the next row after the last; Shift+Tab back. Ticks and cells
    that only show something are stepped over: letters typed there would be lost. Enter in any cell of the last row
    begins the blank one under it; in another row it stays, for what stands in the next one would be typed over. Where
    nothing follows, Tab leaves the table.
    """

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close a cell and open the one that follows."""
        cell = QPersistentModelIndex(self.currentIndex())
        if hint not in (_End.EditNextItem, _End.EditPreviousItem, _End.SubmitModelCache):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, _End.NoHint)
        if not cell.isValid():
            return
        target = self._after_enter(cell) if hint == _End.SubmitModelCache else self._beside(cell, hint)
        if target.isValid():
            self.setCurrentIndex(target)
            self.edit(target)
        elif hint != _End.SubmitModelCache:
            self.focusNextPrevChild(hint == _End.EditNextItem)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters typed with the cursor on a tick, or on what is only shown, lead to no other cell."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads to while no cell is open."""
        cell = self.currentIndex()
        if cell.isValid() and action in (_Move.MoveNext, _Move.MovePrevious):
            target = self._beside(cell, _End.EditNextItem if action == _Move.MoveNext else _End.EditPreviousItem)
            return target if target.isValid() else cell
        return super().moveCursor(action, modifiers)

    def _after_enter(self, cell: Index) -> QModelIndex:
        """The first cell of the row under it, where that is blank."""
        following = list(self._cells(cell.row() + 1, min(cell.row() + 2, self.model().rowCount())))
        is_blank = following and not any(index.data(Qt.ItemDataRole.EditRole) for index in following)
        return following[0] if is_blank else QModelIndex()

    def _beside(self, cell: Index, hint: QAbstractItemDelegate.EndEditHint) -> QModelIndex:
        """The cell typed in that follows, or goes before; none at either end."""
        if hint == _End.EditNextItem:
            following = self._cells(cell.row(), self.model().rowCount())
            return next((index for index in following if _place(index) > _place(cell)), QModelIndex())
        before = [
            index for index in self._cells(max(0, cell.row() - 1), cell.row() + 1) if _place(index) < _place(cell)
        ]
        return before[-1] if before else QModelIndex()

    def _cells(self, first: int, end: int) -> Iterator[QModelIndex]:
        """The cells typed in of the rows from ``first`` up to ``end``, which is not one of them."""
        model: QAbstractItemModel = self.model()
        for row in range(first, end):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(column):
                    yield index


def _place(index: Index) -> tuple[int, int]:
    return index.row(), index.column()


class TypingView(_TypingKeys, QTableView):
    """One over a model."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_TypedCell(self))


class TypingTable(_TypingKeys, QTableWidget):
    """One of items."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.setItemDelegate(_TypedCell(self))
