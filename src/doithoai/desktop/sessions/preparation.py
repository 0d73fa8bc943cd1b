"""Before the session: the legal dates with how they were found, and who prepares which material by when."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.domain.deadlines import compute, explain
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, preparations
from doithoai.register.preparations import Preparation

DONE, MATERIAL, BODY, DUE = range(4)


class PreparationTab(SessionTab):
    """Chuẩn bị."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.legal = label("", "", wrap=True)
        self.legal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Material to prepare"))
        self.table.setHorizontalHeaderLabels([_("Done"), _("Material"), _("Who prepares it"), _("By")])
        self.table.horizontalHeader().setSectionResizeMode(MATERIAL, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for place, width in ((DONE, 8), (BODY, 34), (DUE, 16)):
            self.table.setColumnWidth(place, width * letter)
        self.table.itemChanged.connect(self._edited)
        self.known: tuple[Preparation, ...] = ()
        self._filling = False
        remove = QPushButton(icon("trash-2"), _("Delete"))
        remove.clicked.connect(self.discard)
        bar = QHBoxLayout()
        bar.addWidget(label(_("&Material to prepare"), "section", self.table))
        bar.addStretch()
        bar.addWidget(remove)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Legal dates"), "section"))
        column.addWidget(self.legal)
        column.addSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(
            label(
                _("Type in the last row for one more. Opinions collected beforehand are typed as petitions."), "quiet"
            )
        )
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.discard)

    # -- showing -----------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Show the session's dates and its list."""
        super().show_session(session)
        self.legal.setText("\n".join(self._legal_dates(session)) or _("Enter the session's date to see them."))
        known = preparations.of_session(self.workspace.reader, session.uid)
        if known != self.known or self.table.rowCount() != len(known) + 1:
            self.known = known
            self._fill()

    def _legal_dates(self, session: Session) -> list[str]:
        if session.starts_at is None:
            return []
        day = session.starts_at.date()
        calendar = catalogues.work_calendar(self.workspace.reader)
        lines = []
        for rule in catalogues.deadline_rules(self.workspace.reader).values():
            if rule.counted_from in ("session_start", "session_end"):
                lines.append(f"{rule.name}: {explain(compute(rule, day, calendar)).render(_)}")
        return lines

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self.known) + 1)
        for row, one in enumerate((*self.known, Preparation(""))):
            tick = QTableWidgetItem()
            usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            tick.setFlags(usual | Qt.ItemFlag.ItemIsUserCheckable if row < len(self.known) else usual)
            if row < len(self.known):
                tick.setCheckState(Qt.CheckState.Checked if one.done else Qt.CheckState.Unchecked)
            self.table.setItem(row, DONE, tick)
            self.table.setItem(row, MATERIAL, QTableWidgetItem(one.material))
            self.table.setItem(row, BODY, QTableWidgetItem(one.body or ""))
            self.table.setItem(row, DUE, QTableWidgetItem(dates.short(one.due) if one.due else ""))
        self._filling = False

    # -- editing -------------------------------------------------------------------------

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling or self.session is None:
            return
        row = item.row()
        before = self.known[row] if row < len(self.known) else Preparation("")
        changed = self._read(row, before)
        if not changed.material:
            return
        self._store((*self.known[:row], changed, *self.known[row + 1 :]))

    def _read(self, row: int, before: Preparation) -> Preparation:
        def text(column: int) -> str:
            item = self.table.item(row, column)
            return item.text().strip() if item else ""

        typed = text(DUE)
        due = dates.parse_typed(typed, date.today()) if typed else None
        tick = self.table.item(row, DONE)
        return replace(
            before,
            material=text(MATERIAL),
            body=text(BODY) or None,
            due=due if due or not typed else before.due,
            done=tick is not None and tick.checkState() == Qt.CheckState.Checked,
        )

    def discard(self) -> None:
        """Take the chosen rows off the list; undo brings them back."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        kept = tuple(one for place, one in enumerate(self.known) if place not in rows)
        if kept != self.known:
            self._store(kept)

    def _store(self, known: tuple[Preparation, ...]) -> None:
        if self.session is not None:
            self.workspace.write(preparations.put, self.session.uid, known)
