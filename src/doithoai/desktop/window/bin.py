"""The bin: what was deleted, and taking it out again."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.labels import label
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register import bin as bins
from doithoai.register.bin import Binned

_WORDS = 1


class BinDialog(QDialog):
    """Shows the bin of the open register; what is chosen comes back to where it was."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle(_("Bin"))
        self.resize(760, 420)
        self.rows: list[Binned] = []
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(_("Bin"))
        self.table.setHorizontalHeaderLabels([_("Kind"), _("What was deleted"), _("Session of")])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(lambda _item: self.recover())
        self.empty = label(
            _("The bin is empty. What you delete comes here and can be taken out again."), "empty", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QDialogButtonBox()
        self.take_out = buttons.addButton(_("Take out"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take_out.clicked.connect(lambda _checked: self.recover())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(buttons)
        workspace.changed.connect(self._changed)
        self.show_bin()

    def show_bin(self) -> None:
        """Show what is in the bin now."""
        self.rows = bins.listed(self._workspace.reader)
        self.table.setRowCount(len(self.rows))
        kinds = {bins.SESSION: _("Session"), bins.PETITION: _("Petition")}
        for row, binned in enumerate(self.rows):
            day = dates.short(date.fromisoformat(binned.held[:10])) if binned.held else ""
            for column, text in enumerate((kinds[binned.kind], binned.words, day)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        if self.rows:
            self.table.selectRow(0)
        self._enable()

    def recover(self) -> None:
        """Take what is chosen out of the bin."""
        chosen = [self.rows[row] for row in sorted({index.row() for index in self.table.selectedIndexes()})]
        if chosen:
            self._workspace.write(bins.recover, chosen)

    def _changed(self, _changes: object) -> None:
        self.show_bin()

    def _enable(self) -> None:
        self.take_out.setEnabled(bool(self.table.selectedIndexes()))
