"""The bin: what was deleted, and taking it out again."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register import bin as bins
from doithoai.register.bin import Binned


class BinDialog(QDialog):
    """Shows the bin of the open register; what is chosen comes back to where it was."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle(_("Bin"))
        self.resize(760, 420)  # a dozen lines, each with the first words of a petition
        self.table: RecordTable[Binned] = RecordTable(_columns(), _("Bin"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
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
        self.table.show_records(bins.listed(self._workspace.reader))
        self.table.setVisible(bool(self.table.records))
        self.empty.setVisible(not self.table.records)
        if self.table.records:
            self.table.selectRow(0)
        self._enable()

    def recover(self) -> None:
        """Take what is chosen out of the bin."""
        chosen = self.table.chosen()
        if chosen:
            self._workspace.write(bins.recover, chosen)

    def _changed(self, _changes: object) -> None:
        self.show_bin()

    def _enable(self) -> None:
        self.take_out.setEnabled(bool(self.table.selectedIndexes()))


def _columns() -> list[Column[Binned]]:
    kinds = {bins.SESSION: _("Session"), bins.PETITION: _("Petition")}
    return [
        Column(_("Kind"), lambda binned: kinds[binned.kind], 14),
        Column(_("What was deleted"), lambda binned: binned.words, REST),
        Column(_("Session of"), _session_day, FIT),
    ]


def _session_day(binned: Binned) -> str:
    return dates.short(date.fromisoformat(binned.held[:10])) if binned.held else ""
