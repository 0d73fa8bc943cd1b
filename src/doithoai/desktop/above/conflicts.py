"""What two sides say differently of a session, side by side; a person takes parts of it, all of it, or nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QTableWidgetItem, QVBoxLayout, QWidget

from doithoai.desktop.above.conflict_rows import Sides, of_conflicts, of_parts, sides
from doithoai.desktop.above.sorted_list import SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register.steps import ChangeSet
from doithoai.work import conflicts
from doithoai.work.conflicts import Conflict, Difference, Key, Reason

_COMING = 2  # the column whose cells are ticked


class ConflictsTab(AboveTab):
    """Sessions on which two sides do not agree; nothing is decided here but by a person."""

    key = "conflicts"
    title = N_("Two versions")
    icon = "circle-alert"
    only_above = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "conflicts", self)
        self._sides = Finder(self.workspace, "sides", self)
        self._conflict: Conflict | None = None
        self.summary = label("", "section", wrap=True)
        self.list = SortedList(of_conflicts(), lambda row: row.session.uid, _("Sessions with two versions"))
        self.parts: RecordTable[Difference] = RecordTable(of_parts(), _("What differs"))
        self.note = label("", "quiet", wrap=True)
        self.take = QPushButton(_("Take the parts ticked"))
        self.take.setObjectName("primary")
        self.take_all = QPushButton(_("Take all of the other version"))
        self.keep = QPushButton(_("Keep what is here"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.note)
        below.addWidget(self.parts, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(lower)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        acts = Flow()
        for button in (self.take, self.take_all, self.keep):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(halves, 1)
        column.addLayout(acts)
        self.parts.setWordWrap(True)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self._ask_sides())
        self.parts.itemChanged.connect(lambda _item: self._show_acts())
        self.take.clicked.connect(lambda _checked: self._settle(self.ticked()))
        self.take_all.clicked.connect(lambda _checked: self._settle(None))
        self.keep.clicked.connect(lambda _checked: self._settle([]))

    # -- the list --------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Look anew on what two sides do not agree."""
        self._finder.ask(conflicts.conflicts, then=self._show)

    def _show(self, rows: list[Conflict]) -> None:
        text = ngettext("{count} session has two versions.", "{count} sessions have two versions.", len(rows))
        self.summary.setText(text.format(count=len(rows)) if rows else _("All versions agree; nothing to decide."))
        if rows == self.list.rows:
            self._ask_sides()
            return
        self.list.update_rows(rows)
        if rows and not self.list.chosen():
            self.list.choose(0)
        self._ask_sides()

    def _ask_sides(self) -> None:
        chosen: list[Conflict] = self.list.chosen()
        if not chosen:
            self._show_sides(None)
        else:
            self._sides.ask(sides, chosen[0], then=self._show_sides)

    def _show_sides(self, shown: Sides | None) -> None:
        self._conflict = shown.conflict if shown else None
        self.note.setText(shown.note if shown else "")
        self.parts.blockSignals(True)
        self.parts.show_records(shown.parts if shown else ())
        for row in range(self.parts.rowCount()):
            if item := self.parts.item(row, _COMING):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
        self.parts.resizeRowsToContents()
        self.parts.blockSignals(False)
        self._show_acts()

    def _show_acts(self) -> None:
        may = self._conflict is not None and self.workspace.writable
        for button in (self.take_all, self.keep):
            button.setEnabled(may)
        self.take.setEnabled(may and bool(self.ticked()))
        is_withdrawal = self._conflict is not None and self._conflict.reason is Reason.WITHDRAWN
        self.take_all.setText(_("Withdraw it here too") if is_withdrawal else _("Take all of the other version"))

    # -- deciding ----------------------------------------------------------------------------

    def ticked(self) -> list[Key]:
        """The parts to be taken of the other version."""
        return [part.key for row, part in enumerate(self.parts.records) if _is_ticked(self.parts.item(row, _COMING))]

    def _settle(self, taken: list[Key] | None) -> None:
        if self._conflict is not None:
            self.workspace.write(conflicts.settle, self._conflict, taken)


def _is_ticked(item: QTableWidgetItem | None) -> bool:
    return item is not None and item.checkState() is Qt.CheckState.Checked
