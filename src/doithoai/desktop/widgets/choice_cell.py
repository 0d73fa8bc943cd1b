"""A closed list in a cell of a table: the person reads words, the row keeps codes; what is picked is stored at once."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from doithoai.desktop.widgets.open_list import tab_chooses

Index = QModelIndex | QPersistentModelIndex


class ChoiceCell(QStyledItemDelegate):
    """The list of one column."""

    def __init__(
        self, choices: Sequence[tuple[object, str]], parent: QWidget, role: Qt.ItemDataRole = Qt.ItemDataRole.EditRole
    ) -> None:
        """Make it.

        Args:
            choices: codes and words, already translated.
            role: where the model keeps the code; another than the usual one keeps the words beside it.
        """
        super().__init__(parent)
        self._choices, self._role = choices, role

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        box = QComboBox(parent)
        for code, words in self._choices:
            box.addItem(words, code)
        box.activated.connect(lambda _place: self._picked(box))
        tab_chooses(box, lambda forward: self._go_on(box, forward=forward), tells=False)
        return box

    def _go_on(self, box: QComboBox, *, forward: bool) -> None:
        """Tab in the open list goes on as it does in a cell of words."""
        hint = QAbstractItemDelegate.EndEditHint
        self.commitData.emit(box)
        self.closeEditor.emit(box, hint.EditNextItem if forward else hint.EditPreviousItem)

    def _picked(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(self._role))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QComboBox):
            return
        if self._role == Qt.ItemDataRole.EditRole:
            model.setData(index, editor.currentData())
        else:
            cell: dict[int, object] = {self._role: editor.currentData()}
            cell[Qt.ItemDataRole.DisplayRole] = editor.currentText()
            model.setItemData(index, cell)
