"""What a letter of correction says: each misprint beside what is right, and whom the letter goes to."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.labels import in_rows, label
from doithoai.desktop.widgets.typing_table import TypingTable
from doithoai.domain.misprint import Misprint
from doithoai.domain.text import clean
from doithoai.i18n import gettext as _

_WRONG, _RIGHT = 0, 1
_ROWS = 5  # lines of the table that are in sight where there is room
_LEAST = 2


class Misprints(QWidget):
    """The pairs of one letter in a table whose last row is blank, and its addressees where they are others.

    Signals:
        changed: something else is to be corrected, or it goes to somebody else.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.table = TypingTable(1, 2)
        self.table.setAccessibleName(_("Misprints"))
        self.table.setHorizontalHeaderLabels([_("Printed as"), _("Is to read")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight((_LEAST + 1) * line)
        self.table.setMaximumHeight((_ROWS + 1) * line)
        self.table.itemChanged.connect(lambda _item: self._edited())
        self.addressee = LineField(_("Addressees"))
        self.addressee.setPlaceholderText(_("all who received the document; else names, apart by ;"))
        self.addressee.saved.connect(lambda _value: self.changed.emit())
        hint = label(
            _(
                "A letter corrects errors of form, layout and procedure only. An error of content is mended by a "
                "document that replaces the wrong one: “Replace…” among the issued documents."
            ),
            "quiet",
            wrap=True,
        )
        rows = in_rows([(_("Add&ressees"), self.addressee)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("&Misprints"), "section", self.table))
        column.addWidget(self.table)
        column.addWidget(hint)
        column.addLayout(rows)
        delete = QShortcut(QKeySequence("Delete"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.discard)

    def show_letter(self, misprints: Sequence[Misprint], addressee: str) -> None:
        """Show what a letter says."""
        if misprints != self.pairs():
            self._filling = True
            self.table.setRowCount(0)
            self.table.setRowCount(len(misprints) + 1)
            for row, pair in enumerate(misprints):
                self.table.setItem(row, _WRONG, QTableWidgetItem(pair.wrong))
                self.table.setItem(row, _RIGHT, QTableWidgetItem(pair.right))
            self._filling = False
        self.addressee.set_value(addressee or None)

    def pairs(self) -> tuple[Misprint, ...]:
        """The misprints typed; one of which only a half is typed has the other one blank."""
        return tuple(pair for pair in self._rows() if pair.wrong or pair.right)

    def discard(self) -> None:
        """Take the row with the cursor out."""
        row = self.table.currentRow()
        if 0 <= row < self.table.rowCount() - 1:
            self.table.removeRow(row)
            self.changed.emit()

    def _rows(self) -> Iterator[Misprint]:
        for row in range(self.table.rowCount()):
            yield Misprint(self._text(row, _WRONG), self._text(row, _RIGHT))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return clean(item.text()).strip() if item is not None else ""

    def _edited(self) -> None:
        if self._filling:
            return
        last = self.table.rowCount() - 1
        if self._text(last, _WRONG) or self._text(last, _RIGHT):
            self.table.insertRow(last + 1)
        self.changed.emit()
