"""The agencies that owe an answer, with how many: waiting, due this week, overdue."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from doithoai.desktop import theme
from doithoai.desktop.assignments.wrapped_cell import WrappedCell
from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.tables import tree_line
from doithoai.i18n import gettext as _
from doithoai.register.assignments import AgencyCount

_LETTERS = 27  # what waits and what is overdue in one line; longer names break
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """A line of the list: the name shown, which petitions it stands for (`AgencyList.lead`), how many."""

    name: str
    lead: str | None
    count: AgencyCount


class AgencyList(QTreeWidget):
    """A line for all agencies, then one for each.

    Signals:
        chosen: the agency (None for all, empty for petitions assigned to none).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Agencies"))
        self._columns = _columns()
        self.setHeaderLabels([column.title for column in self._columns])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappedCell(self))
        set_widths(self, self._columns)
        follow_font(self, lambda: self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS))
        self.currentItemChanged.connect(lambda _item, _before: self.chosen.emit(self.lead))

    @property
    def lead(self) -> str | None:
        """The agency chosen; None for all."""
        item = self.currentItem()
        lead: str | None = item.data(0, _LINE).lead if item else None
        return lead

    def show_counts(self, counts: Sequence[AgencyCount]) -> None:
        """Show what is owed now; the agency chosen stays chosen while it owes anything; nothing is emitted."""
        lead = self.lead
        total = AgencyCount(
            None, sum(c.waiting for c in counts), sum(c.week for c in counts), sum(c.overdue for c in counts)
        )
        self.blockSignals(True)
        self.clear()
        self._add(AgencyLine(_("All agencies"), None, total))
        for count in counts:
            self._add(AgencyLine(count.lead or _("Without an agency"), count.lead or "", count))
        self.choose(lead)
        self.blockSignals(False)

    def late(self) -> list[str]:
        """The agencies with something overdue."""
        lines = [item.data(0, _LINE) for item in self._items()]
        return [line.lead for line in lines if line.lead and line.count.overdue]

    def choose(self, lead: str | None) -> None:
        """Choose an agency, or all when it owes nothing."""
        items = self._items()
        fitting = [item for item in items if item.data(0, _LINE).lead == lead]
        if items:
            self.setCurrentItem((fitting or items)[0])

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _add(self, line: AgencyLine) -> None:
        item = tree_line(self._columns, line)
        item.setData(0, _LINE, line)
        self.addTopLevelItem(item)


def _columns() -> list[Column[AgencyLine]]:
    """One column: the name has the whole width, and how many stands under it."""
    return [
        Column(
            _("Agency"),
            lambda line: f"{line.name}\n{counts_in_words(line.count)}",
            REST,
            icon=lambda line: icon("triangle-alert", theme.warning()) if line.count.overdue else None,
        )
    ]


def counts_in_words(count: AgencyCount) -> str:
    """What waits, and of that what is due this week and what is overdue, where there is any."""
    figures = ((_("Waiting"), count.waiting), (_("This week"), count.week), (_("Overdue"), count.overdue))
    return " · ".join(f"{name}: {figure}" for name, figure in figures if figure or name == figures[0][0])
