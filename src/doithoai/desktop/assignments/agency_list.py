"""The agencies that owe an answer, with how many: waiting, due this week, overdue."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from doithoai.desktop import theme
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.tables import set_widths, tree_line
from doithoai.i18n import gettext as _
from doithoai.register.assignments import AgencyCount

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
        self.header().setStretchLastSection(False)
        set_widths(self, self._columns)
        for number, column in enumerate(self._columns):
            self.headerItem().setTextAlignment(number, column.alignment)
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
    return [
        Column(_("Agency"), lambda line: line.name, REST),
        Column(_("Waiting"), lambda line: str(line.count.waiting), FIT, right=True),
        Column(_("This week"), lambda line: str(line.count.week or ""), FIT, right=True),
        Column(
            _("Overdue"),
            lambda line: str(line.count.overdue or ""),
            FIT,
            icon=lambda line: icon("triangle-alert", theme.warning()) if line.count.overdue else None,
            right=True,
        ),
    ]
