"""Before the session: the legal dates with how they were found, and who prepares which material by when."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidgetItem, QVBoxLayout

from doithoai.desktop import theme
from doithoai.desktop.handing import handing
from doithoai.desktop.models.columns import REST
from doithoai.desktop.overlay import Overlay
from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.edit_columns import EditColumn
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.form import Input, Unread
from doithoai.desktop.widgets.held_rows import HeldRows
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import fit_rows
from doithoai.desktop.widgets.typing_table import TypingTable
from doithoai.domain import dates
from doithoai.domain.deadlines import compute, explain
from doithoai.domain.errors import AppError
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, preparations
from doithoai.register.preparations import Preparation

MATERIAL, DUE = 1, 3
"""Where the columns stand that a task is known by, and that a date may be typed into."""


def columns() -> list[EditColumn[Preparation]]:
    """The columns of the material to prepare."""
    return [
        EditColumn(
            _("Done"),
            lambda _task: "",
            8,
            ticked=lambda task: task.done,
            tick=lambda task, done: replace(task, done=done),
        ),
        EditColumn(
            _("Material"), lambda task: task.material, REST, typed=lambda task, text: replace(task, material=text)
        ),
        EditColumn(
            _("Who prepares it"),
            lambda task: task.body or "",
            34,
            typed=lambda task, text: replace(task, body=text or None),
        ),
        EditColumn(_("By"), lambda task: dates.short(task.due) if task.due else "", 16, typed=_with_due),
    ]


def _with_due(task: Preparation, text: str) -> Preparation:
    """The task with the date typed; what is no date leaves the date before."""
    if _is_no_date(text):
        return task
    return replace(task, due=dates.parse_typed(text, date.today()) if text else None)


def _is_no_date(text: str) -> bool:
    return bool(text) and dates.parse_typed(text, date.today()) is None


class PreparationTab(Input, SessionTab):
    """Chuẩn bị."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.legal = label("", "", wrap=True)
        self.legal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.columns = columns()
        self.table = TypingTable(0, len(self.columns))
        self._held = HeldRows(self.table, lambda: self.session and self.session.uid)
        self.table.setAccessibleName(_("Material to prepare"))
        self.table.setHorizontalHeaderLabels([column.title for column in self.columns])
        set_widths(self.table, self.columns)
        follow_font(self.table, lambda: fit_rows(self.table))
        self.table.itemChanged.connect(self._edited)
        self.tasks: tuple[Preparation, ...] = ()
        self._unwritten_tasks = Overlay[tuple[Preparation, ...]]()
        self._aside: dict[Hashable, dict[str, str]] = {}  # dates that mean none, of sessions that are not shown
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
        column.addSpacing(8)  # pixels: the two parts of the page stand apart
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(
            label(
                _("Type in the last row for one more. Opinions collected beforehand are typed as petitions."),
                "quiet",
                wrap=True,
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
        session = self.session or session  # with what is still to be written
        self._held.look()
        self.legal.setText("\n".join(self._legal_dates(session)) or _("Enter the session's date to see them."))
        tasks = self._unwritten_tasks.over(session.uid, preparations.of_session(self.workspace.reader, session.uid))
        if before != session.uid or tasks != self.tasks or self.table.rowCount() != len(tasks) + 1:
            unread = self._unread() if before == session.uid else self._aside.pop(session.uid, {})
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
        self.table.setRowCount(len(self.tasks) + 1)
        for row, task in enumerate((*self.tasks, Preparation(""))):
            for place, column in enumerate(self.columns):
                cell = _cell(column, task, names=place == MATERIAL)
                if place == DUE and task.material in unread:
                    cell.setText(unread[task.material])
                self.table.setItem(row, place, cell)
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
        return _is_no_date(self._text(row, DUE))

    def _unread(self) -> dict[str, str]:
        rows = range(self.table.rowCount())
        return {self._text(row, MATERIAL): self._text(row, DUE) for row in rows if self._is_unread(row)}

    def unread(self) -> list[Unread]:
        """The dates typed that mean none, here and for sessions shown before; each with its material."""
        here = {self.session.uid: self._unread()} if self.session and self.isEnabled() else {}
        due = self.columns[DUE].title
        return [
            Unread(typed, uid, f"{material} – {due}")
            for uid, dates_typed in (self._aside | here).items()
            for material, typed in dates_typed.items()
        ]

    def set_aside(self, key: Hashable) -> None:
        """Keep the dates that mean none for the session they were typed for."""
        if unread := self._unread():
            self._aside[key] = unread

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

    def _read(self, row: int, task: Preparation) -> Preparation:
        """``task`` with what stands in the cells of its row now."""
        for place, column in enumerate(self.columns):
            cell = self.table.item(row, place)
            if cell and column.tick:
                task = column.tick(task, cell.checkState() == Qt.CheckState.Checked)
            elif cell and column.typed:
                task = column.typed(task, cell.text().strip()) or task
        return task

    def discard(self) -> None:
        """Take the chosen rows off the list; undo brings them back."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        others = tuple(task for place, task in enumerate(self.tasks) if place not in rows)
        if others != self.tasks:
            self._store(others)

    def _store(self, tasks: tuple[Preparation, ...]) -> None:
        """Show the list as it is from now on, so that one can type on in the row just begun, and store it."""
        if self.session is None:
            return
        unread, self.tasks = self._unread(), tasks
        self._fill(unread)
        uid = self.session.uid
        with handing(self._held.rows(uid)):
            task = self.workspace.write(preparations.put, uid, tasks, failed=self._not_stored)
        self._unwritten_tasks.add(task, self.session.uid, lambda _before: tasks)

    def _not_stored(self, error: AppError) -> None:
        if self.session is not None:
            self.tasks = ()
            self.show_session(self.session)
        self.shell.complain(error)


def _cell(column: EditColumn[Preparation], task: Preparation, *, names: bool) -> QTableWidgetItem:
    """The cell of ``task``; ``names``: it is the one a task is known by.

    The blank row becomes a task by that cell: nothing typed beside it would have a place.
    """
    cell = QTableWidgetItem(column.text(task))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    blank = not task.material
    if column.ticked:
        cell.setFlags(flags if blank else flags | Qt.ItemFlag.ItemIsUserCheckable)
        if not blank:
            cell.setCheckState(Qt.CheckState.Checked if column.ticked(task) else Qt.CheckState.Unchecked)
    else:
        cell.setFlags(flags if blank and not names else flags | Qt.ItemFlag.ItemIsEditable)
    return cell
