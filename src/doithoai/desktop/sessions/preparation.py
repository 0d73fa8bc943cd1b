"""Before the session: the legal dates with how they were found, and who prepares which material by when."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout

from doithoai.desktop.models.columns import REST
from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.edit_columns import EditColumn
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import set_widths
from doithoai.domain import dates
from doithoai.domain.deadlines import compute, explain
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, preparations
from doithoai.register.preparations import Preparation


def columns() -> list[EditColumn[Preparation]]:
    """The columns of the material to prepare."""
    return [
        EditColumn(
            _("Done"),
            lambda _item: "",
            8,
            ticked=lambda item: item.done,
            tick=lambda item, done: replace(item, done=done),
        ),
        EditColumn(
            _("Material"), lambda item: item.material, REST, typed=lambda item, text: replace(item, material=text)
        ),
        EditColumn(
            _("Who prepares it"),
            lambda item: item.body or "",
            34,
            typed=lambda item, text: replace(item, body=text or None),
        ),
        EditColumn(_("By"), lambda item: dates.short(item.due) if item.due else "", 16, typed=_with_due),
    ]


def _with_due(item: Preparation, text: str) -> Preparation:
    """The item with the date typed; what is no date leaves the date before."""
    day = dates.parse_typed(text, date.today()) if text else None
    return replace(item, due=day if day or not text else item.due)


class PreparationTab(SessionTab):
    """Chuẩn bị."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.legal = label("", "", wrap=True)
        self.legal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.columns = columns()
        self.table = QTableWidget(0, len(self.columns))
        self.table.setAccessibleName(_("Material to prepare"))
        self.table.setHorizontalHeaderLabels([column.title for column in self.columns])
        set_widths(self.table, self.columns)
        self.table.itemChanged.connect(self._edited)
        self.items: tuple[Preparation, ...] = ()
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
        items = preparations.of_session(self.workspace.reader, session.uid)
        if items != self.items or self.table.rowCount() != len(items) + 1:
            self.items = items
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
        self.table.setRowCount(len(self.items) + 1)
        for row, item in enumerate((*self.items, Preparation(""))):
            for place, column in enumerate(self.columns):
                self.table.setItem(row, place, _cell(column, item, blank=row == len(self.items)))
        self._filling = False

    # -- editing -------------------------------------------------------------------------

    def _edited(self, cell: QTableWidgetItem) -> None:
        if self._filling or self.session is None:
            return
        row = cell.row()
        changed = self._read(row, self.items[row] if row < len(self.items) else Preparation(""))
        if changed.material:
            self._store((*self.items[:row], changed, *self.items[row + 1 :]))

    def _read(self, row: int, item: Preparation) -> Preparation:
        """``item`` with what stands in the cells of its row now."""
        for place, column in enumerate(self.columns):
            cell = self.table.item(row, place)
            if cell and column.tick:
                item = column.tick(item, cell.checkState() == Qt.CheckState.Checked)
            elif cell and column.typed:
                item = column.typed(item, cell.text().strip()) or item
        return item

    def discard(self) -> None:
        """Take the chosen rows off the list; undo brings them back."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        rest = tuple(item for place, item in enumerate(self.items) if place not in rows)
        if rest != self.items:
            self._store(rest)

    def _store(self, items: tuple[Preparation, ...]) -> None:
        if self.session is not None:
            self.workspace.write(preparations.put, self.session.uid, items)


def _cell(column: EditColumn[Preparation], item: Preparation, *, blank: bool) -> QTableWidgetItem:
    """The cell of ``item``; in the blank row at the end there is nothing to tick yet."""
    cell = QTableWidgetItem(column.text(item))
    if column.ticked:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell.setFlags(flags if blank else flags | Qt.ItemFlag.ItemIsUserCheckable)
        if not blank:
            cell.setCheckState(Qt.CheckState.Checked if column.ticked(item) else Qt.CheckState.Unchecked)
    return cell
