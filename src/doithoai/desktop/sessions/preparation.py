"""Before the session: the legal dates with how they were found, and who prepares which material by when."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout

from doithoai.desktop import theme
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
        self.tasks: tuple[Preparation, ...] = ()
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
        before = self.session.uid if self.session else None
        super().show_session(session)
        self.legal.setText("\n".join(self._legal_dates(session)) or _("Enter the session's date to see them."))
        tasks = preparations.of_session(self.workspace.reader, session.uid)
        if before != session.uid or tasks != self.tasks or self.table.rowCount() != len(tasks) + 1:
            unread = self._unread() if before == session.uid else {}
            self.tasks = tasks
            self._fill(unread)

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

    def _fill(self, unread: dict[str, str]) -> None:
        """Show the list; ``unread``: dates typed that mean none, by their material."""
        self._filling = True
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        self.table.setRowCount(len(self.tasks) + 1)
        for row, task in enumerate((*self.tasks, Preparation(""))):
            blank = row == len(self.tasks)
            tick = QTableWidgetItem()
            tick.setFlags(usual if blank else usual | Qt.ItemFlag.ItemIsUserCheckable)
            if not blank:
                tick.setCheckState(Qt.CheckState.Checked if task.done else Qt.CheckState.Unchecked)
            self.table.setItem(row, DONE, tick)
            due = unread.get(task.material) or (dates.short(task.due) if task.due else "")
            for column, words in ((MATERIAL, task.material), (BODY, task.body or ""), (DUE, due)):
                item = QTableWidgetItem(words)
                # The blank row becomes a task by its material: nothing typed beside it would have a place.
                item.setFlags(usual if blank and column != MATERIAL else usual | Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
            self._mark(row)
        self._filling = False

    def _mark(self, row: int) -> None:
        """Mark what is typed as a date and is none."""
        item, wrong = self.table.item(row, DUE), self._is_unread(row)
        if item is not None:
            reason = _("This is no date. Write it like 5/3/2026; years before 1900 are not taken.") if wrong else ""
            item.setToolTip(reason)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, reason)
            item.setIcon(icon("triangle-alert", theme.warning()) if wrong else QIcon())

    # -- editing -------------------------------------------------------------------------

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""

    def _is_unread(self, row: int) -> bool:
        typed = self._text(row, DUE)
        return bool(typed) and dates.parse_typed(typed, date.today()) is None

    def _unread(self) -> dict[str, str]:
        rows = range(self.table.rowCount())
        return {self._text(row, MATERIAL): self._text(row, DUE) for row in rows if self._is_unread(row)}

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling or self.session is None:
            return
        row = item.row()
        before = self.tasks[row] if row < len(self.tasks) else Preparation("")
        changed = self._read(row, before)
        self._filling = True
        if not changed.material:
            item.setText(before.material)  # a task is known by its material; Delete takes it off
        self._mark(row)
        self._filling = False
        if changed.material and changed != before:
            self._store((*self.tasks[:row], changed, *self.tasks[row + 1 :]))

    def _read(self, row: int, before: Preparation) -> Preparation:
        typed = self._text(row, DUE)
        tick = self.table.item(row, DONE)
        return replace(
            before,
            material=self._text(row, MATERIAL),
            body=self._text(row, BODY) or None,
            due=before.due if self._is_unread(row) else dates.parse_typed(typed, date.today()),
            done=tick is not None and tick.checkState() == Qt.CheckState.Checked,
        )

    def discard(self) -> None:
        """Take the chosen rows off the list; undo brings them back."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        others = tuple(task for place, task in enumerate(self.tasks) if place not in rows)
        if others != self.tasks:
            self._store(others)

    def _store(self, tasks: tuple[Preparation, ...]) -> None:
        if self.session is not None:
            self.workspace.write(preparations.put, self.session.uid, tasks)
