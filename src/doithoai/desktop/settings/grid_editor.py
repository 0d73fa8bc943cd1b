"""A small table of texts to be edited in place: the last row is blank, for one more."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _

Texts = tuple[str, ...]
Index = QModelIndex | QPersistentModelIndex
CODE = Qt.ItemDataRole.UserRole
_LONG = 24  # letters of a text that may not fit its cell
TICKED = "1"  # what a ticked cell stands for; one not ticked is blank


class _ChoiceDelegate(QStyledItemDelegate):
    """A list in a cell: the person reads words, the row keeps codes."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        box = QComboBox(parent)
        for code, words in self._choices:
            box.addItem(words, code)
        box.activated.connect(lambda _place: self._taken(box))
        return box

    def _taken(self, box: QComboBox) -> None:
        """A word picked is stored at once, not when the cell is left."""
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(CODE))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setItemData(index, {CODE: editor.currentData(), Qt.ItemDataRole.DisplayRole: editor.currentText()})


class GridEditor(QWidget):
    """Rows of texts; some columns may be chosen from a list, ticked, or not shown.

    Signals:
        edited: all rows as they should be stored (a list of tuples of texts), blank ones left out.
    """

    edited = Signal(object)

    def __init__(
        self,
        title: str,
        heads: Sequence[str],
        widths: Sequence[int],
        *,
        note: str = "",
        choices: Mapping[int, Sequence[tuple[str, str]]] | None = None,
        ticks: Collection[int] = (),
        hidden: Collection[int] = (),
        fixed: Collection[int] = (),
        growing: bool = True,
    ) -> None:
        """Make a table.

        Args:
            title: of the table; heads: of its columns; note: under it; all translated.
            widths: of the columns, in letters (0: takes what is left).
            choices: for a column with a closed list, each code and the words for it.
            ticks: columns that are ticked or not; hidden: columns that are kept and not shown.
            fixed: columns to be read only; growing: whether rows may be added, moved and taken out.
        """
        super().__init__()
        self.rows: list[Texts] = []
        self._filling = False
        self._words = {column: dict(known) for column, known in (choices or {}).items()}
        self._ticks = frozenset(ticks)
        self._fixed = frozenset(fixed)
        self._spare = 1 if growing else 0  # blank rows at the end
        self.table = QTableWidget(self._spare, len(heads))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().hide()
        self._set_columns(widths, choices or {}, hidden)
        self.table.itemChanged.connect(lambda _item: self._changed())
        self._lay_out(title, note, growing=growing)

    def _set_columns(
        self, widths: Sequence[int], choices: Mapping[int, Sequence[tuple[str, str]]], hidden: Collection[int]
    ) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(widths):
            if width:
                self.table.setColumnWidth(column, width * letter)
            else:
                self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, known in choices.items():
            self.table.setItemDelegateForColumn(column, _ChoiceDelegate(known, self.table))
        for column in hidden:
            self.table.setColumnHidden(column, True)

    def _lay_out(self, title: str, note: str, *, growing: bool) -> None:
        self.up = self._button("arrow-left", _("Up"), lambda: self._move(-1))
        self.down = self._button("arrow-right", _("Down"), lambda: self._move(1))
        self.remove = self._button("trash-2", _("Delete"), self.discard)
        bar = QHBoxLayout()
        bar.addWidget(label(title, "section", self.table))
        bar.addStretch()
        for button in (self.up, self.down, self.remove):
            button.setVisible(growing)
            bar.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(self.table, 1)
        if note:
            outer.addWidget(label(note, "quiet", wrap=True))
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setEnabled(growing)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.discard)

    def _button(self, picture: str, text: str, act: object) -> QPushButton:
        button = QPushButton(icon(picture), text) if picture == "trash-2" else QPushButton(text)
        button.clicked.connect(lambda _checked: act())  # type: ignore[operator]
        return button

    def show_rows(self, rows: Sequence[Texts]) -> None:
        """Show the rows unless they are shown already."""
        if list(rows) == self.rows and self.table.rowCount() == len(self.rows) + self._spare:
            return
        self.rows = list(rows)
        self._fill()

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self.rows) + self._spare)
        for place in range(self.table.rowCount()):
            for column in range(self.table.columnCount()):
                text = self.rows[place][column] if place < len(self.rows) else ""
                self.table.setItem(place, column, self._item(column, text))
        self._filling = False

    def _item(self, column: int, text: str) -> QTableWidgetItem:
        if column in self._ticks:
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if text == TICKED else Qt.CheckState.Unchecked)
            return item
        item = QTableWidgetItem(self._words.get(column, {}).get(text, text))
        item.setData(CODE, text)
        if column in self._fixed:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if len(text) > _LONG:
            item.setToolTip(text)
        return item

    def _text(self, place: int, column: int) -> str:
        item = self.table.item(place, column)
        if item is None:
            return ""
        if column in self._ticks:
            return TICKED if item.checkState() == Qt.CheckState.Checked else ""
        coded = column in self._words or column in self._fixed
        return str(item.data(CODE) or "") if coded else item.text().strip()

    def _changed(self) -> None:
        if self._filling:
            return
        rows = []
        for place in range(self.table.rowCount()):
            texts = tuple(self._text(place, column) for column in range(self.table.columnCount()))
            if any(texts):
                rows.append(texts)
        self._store(rows)

    def _store(self, rows: list[Texts]) -> None:
        if rows != self.rows:
            self.rows = rows
            self._fill()
            self.edited.emit(rows)

    def discard(self) -> None:
        """Take the chosen rows out; undo brings them back."""
        chosen = {index.row() for index in self.table.selectedIndexes()}
        self._store([row for place, row in enumerate(self.rows) if place not in chosen])

    def _move(self, by: int) -> None:
        place = self.table.currentRow()
        target = place + by
        if 0 <= place < len(self.rows) and 0 <= target < len(self.rows):
            rows = list(self.rows)
            rows[place], rows[target] = rows[target], rows[place]
            column = self.table.currentColumn()
            self._store(rows)
            self.table.setCurrentCell(target, column)
