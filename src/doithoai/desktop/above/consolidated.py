"""The figures of all units together: a tree of them, and beside it by level, field, kind, audience and agency."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QInputDialog,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.above.figure_rows import FigureRow, of_figures, open_figure
from doithoai.desktop.above.figures_of_units import Units, counted, rows_of
from doithoai.desktop.above.matter_rows import of_matters, of_passed_up
from doithoai.desktop.above.period_bar import PeriodBar
from doithoai.desktop.above.sorted_list import MEASURED, SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Shell, State
from doithoai.desktop.targets import PetitionTarget
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RoomyLines, tree_line
from doithoai.domain.errors import N_
from doithoai.domain.turnover import elapsed
from doithoai.i18n import gettext as _
from doithoai.register import across
from doithoai.register.across import Matter, PassedUp
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet
from doithoai.work import unit_tree
from doithoai.work.unit_tree import Node

_NODE = Qt.ItemDataRole.UserRole


class Shown(StrEnum):
    """What the lower list shows."""

    LEVEL = "level"
    FIELD = "field"
    KIND = "kind"
    AUDIENCE = "audience"
    AGENCY = "agency"
    PASSED_UP = "passed up"
    MATTERS = "matters"


_SHOWN = (
    (Shown.LEVEL, N_("By level")),
    (Shown.FIELD, N_("By field")),
    (Shown.KIND, N_("By kind of session")),
    (Shown.AUDIENCE, N_("By audience")),
    (Shown.AGENCY, N_("By lead agency, over all units")),
    (Shown.PASSED_UP, N_("Petitions for this office to settle")),
    (Shown.MATTERS, N_("The same matter in several places")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in the tree with its figures, those under it included."""

    node: Node
    row: FigureRow


class ConsolidatedTab(AboveTab):
    """Figures of a period; each opens what it counts."""

    key = "consolidated"
    title = N_("All units")
    icon = "chart-column"
    only_above = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "units", self)
        self._parts = Finder(self.workspace, "units in part", self)
        self.period = PeriodBar("year")
        self._columns = of_figures(_("Unit"))
        self.tree = QTreeWidget()
        self.shown = ChoiceFilter(_("Figures by"), [(str(shown), _(words)) for shown, words in _SHOWN])
        self.shown.set_value(str(Shown.LEVEL))
        self.of_unit = label("", "section")
        self.parts = SortedList(of_figures(_("Name")), lambda row: row.name, _("Figures"))
        self.passed_up = SortedList(of_passed_up(), lambda row: row.uid, _("Petitions for this office to settle"))
        self.matters = SortedList(of_matters(), lambda row: row.mark, _("The same matter in several places"))
        self.holder = QPushButton(_("Former unit: now part of…"))
        self.holder.hide()
        self._lists = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tree.setAccessibleName(_("Units"))
        self.tree.setHeaderLabels([column.title for column in self._columns])
        self.tree.setItemDelegate(RoomyLines(self.tree))
        self.tree.setAlternatingRowColors(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setResizeContentsPrecision(MEASURED)
        for number, head in enumerate(self._columns):
            self.tree.headerItem().setTextAlignment(number, head.alignment)
        set_widths(self.tree, self._columns)
        for rows in (self.parts, self.passed_up, self.matters):
            self._lists.addWidget(rows)
        bar = Flow()
        bar.addWidget(self.shown)
        bar.addWidget(self.of_unit)
        bar.addWidget(self.holder)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(bar)
        below.addWidget(self._lists, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tree)
        halves.addWidget(lower)
        column = QVBoxLayout(self)
        column.addWidget(self.period)
        column.addWidget(halves, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.period.chosen.connect(lambda _period: self.refresh())
        self.tree.currentItemChanged.connect(lambda _item, _before: self._show_parts())
        self.tree.itemActivated.connect(self._open_of_unit)
        self.holder.clicked.connect(lambda _checked: self._ask_holder())
        self.shown.saved.connect(lambda _shown: self._show_parts())
        self.parts.activated.connect(self._open_of_part)
        self.passed_up.activated.connect(lambda index: self._open_petition(self.passed_up, index))
        self.matters.activated.connect(lambda index: self._open_petition(self.matters, index))

    @property
    def asked_period(self) -> PeriodBar:
        return self.period

    def state(self) -> State:
        """The period and what the lower list shows."""
        return self.period.state() | {"shown": self.shown.value()}

    def restore(self, state: State) -> None:
        """What was chosen last."""
        self.period.restore(state)
        if state.get("shown") in list(Shown):
            self.shown.set_value(state["shown"])

    # -- the tree --------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Count anew."""
        if period := self.period.period:
            self._finder.ask(counted, period, date.today(), then=self._show)
        else:
            self._finder.forget()
            self.tree.clear()

    def _show(self, units: Units) -> None:
        chosen = self.chosen.code if self.chosen else units.tree.code
        self.tree.blockSignals(True)
        self.tree.clear()
        self._add(units, units.tree, None)
        self.tree.blockSignals(False)
        items = self._items()
        fitting = [item for item in items if item.data(0, _NODE).node.code == chosen]
        self.tree.setCurrentItem((fitting or items)[0])

    def _add(self, units: Units, node: Node, above: QTreeWidgetItem | None) -> None:
        row = units.row(node)
        row = replace(row, name=row.name or _("Former units"))
        item = tree_line(self._columns, row)
        item.setData(0, _NODE, Line(node, row))
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        for child in node.children:
            self._add(units, child, item)
        item.setExpanded(above is None)

    def _items(self) -> list[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(0)]
        result: list[QTreeWidgetItem] = []
        for item in waiting:
            if item is not None:
                result.append(item)
                waiting += [item.child(place) for place in range(item.childCount())]
        return result

    @property
    def _line(self) -> Line | None:
        item = self.tree.currentItem()
        line: Line | None = item.data(0, _NODE) if item else None
        return line

    @property
    def chosen(self) -> Node | None:
        """The unit chosen in the tree."""
        return self._line.node if self._line else None

    def _open_of_unit(self, item: QTreeWidgetItem, column: int) -> None:
        if period := self.period.period:
            row = item.data(0, _NODE).row
            open_figure(self.shell, period, elapsed(period, date.today()), row, self._columns[column])

    def _ask_holder(self) -> None:
        """Which unit of today holds the former one chosen."""
        former, period = self.chosen, self.period.period
        if former is None or former.code is None or period is None:
            return
        units = unit_tree.holders(self.workspace.reader, period)
        names = [_("(not said)"), *(f"{words} ({code})" for code, words in units.items())]
        text = _("{name} is now part of:").format(name=former.name)
        name, agreed = QInputDialog.getItem(self, "Sổ Đối Thoại", text, names, 0, editable=False)
        if agreed:
            code = [None, *units][names.index(name)]
            self.workspace.write(unit_tree.put_under, former.code, code)

    # -- what is under it ------------------------------------------------------------------

    def _show_parts(self) -> None:
        """Show the lower list of the unit chosen."""
        line, period, shown = self._line, self.period.period, Shown(str(self.shown.value()))
        if line is None or period is None:
            return
        is_former = line.node.is_former and not line.node.is_heading
        self.holder.setVisible(is_former and self.workspace.writable)
        self.of_unit.setText("" if shown in (Shown.PASSED_UP, Shown.MATTERS) else line.row.name)
        if shown is Shown.PASSED_UP:
            self._parts.ask(_passed_up, date.today(), then=self._show_passed_up)
        elif shown is Shown.MATTERS:
            self._parts.ask(across.shared_matters, then=self._show_matters)
        else:
            self._parts.ask(rows_of, period, date.today(), str(shown), line.node, line.row, then=self._show_rows)

    def _show_rows(self, rows: list[FigureRow]) -> None:
        self._lists.setCurrentWidget(self.parts)
        self.parts.show_rows(rows)

    def _show_passed_up(self, rows: list[PassedUp]) -> None:
        self._lists.setCurrentWidget(self.passed_up)
        self.passed_up.show_rows(rows)

    def _show_matters(self, rows: list[Matter]) -> None:
        self._lists.setCurrentWidget(self.matters)
        self.matters.show_rows(rows)

    def _open_of_part(self, index: QModelIndex) -> None:
        row = self.parts.model_of_rows.row_at(index)
        if row and (period := self.period.period):
            column = self.parts.model_of_rows.columns[index.column()]
            open_figure(self.shell, period, elapsed(period, date.today()), row, column)

    def _open_petition(self, rows: SortedList[PassedUp] | SortedList[Matter], index: QModelIndex) -> None:
        if row := rows.model_of_rows.row_at(index):
            self.shell.go("petitions", PetitionTarget(row.uid))


def _passed_up(register: Register, today: date) -> list[PassedUp]:
    return across.passed_up(register, today)
