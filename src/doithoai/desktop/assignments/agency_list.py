"""The agencies that owe an answer, with how many: waiting, due this week, overdue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from doithoai.desktop import theme
from doithoai.desktop.widgets.icons import icon
from doithoai.i18n import gettext as _
from doithoai.register.assignments import AgencyCount

_LEAD = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AgencyList(QTreeWidget):
    """A line for all agencies, then one for each.

    Signals:
        chosen: the agency (None for all, empty for petitions assigned to none).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Agencies"))
        self.setHeaderLabels([_("Agency"), _("Waiting"), _("This week"), _("Overdue")])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.headerItem().setTextAlignment(column, _RIGHT)
        self.currentItemChanged.connect(lambda _item, _before: self.chosen.emit(self.lead))

    @property
    def lead(self) -> str | None:
        """The agency chosen; None for all."""
        item = self.currentItem()
        lead: str | None = item.data(0, _LEAD) if item else None
        return lead

    def show_counts(self, counts: Sequence[AgencyCount]) -> None:
        """Show what is owed now; the agency chosen stays chosen while it owes anything; nothing is emitted."""
        lead = self.lead
        total = AgencyCount(
            None, sum(c.waiting for c in counts), sum(c.week for c in counts), sum(c.overdue for c in counts)
        )
        self.blockSignals(True)
        self.clear()
        self._add(total, _("All agencies"), None)
        for count in counts:
            self._add(count, count.lead or _("Without an agency"), count.lead or "")
        self.choose(lead)
        self.blockSignals(False)

    def late(self) -> list[str]:
        """The agencies with something overdue."""
        return [item.data(0, _LEAD) for item in self._items() if item.data(0, _LEAD) and int(item.text(3) or 0)]

    def choose(self, lead: str | None) -> None:
        """Choose an agency, or all when it owes nothing."""
        items = self._items()
        fitting = [item for item in items if item.data(0, _LEAD) == lead]
        if items:
            self.setCurrentItem((fitting or items)[0])

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _add(self, count: AgencyCount, name: str, lead: str | None) -> None:
        item = QTreeWidgetItem([name, str(count.waiting), str(count.week or ""), str(count.overdue or "")])
        item.setData(0, _LEAD, lead)
        item.setToolTip(0, name)
        for column in (1, 2, 3):
            item.setTextAlignment(column, _RIGHT)
        if count.overdue:
            item.setIcon(3, icon("triangle-alert", theme.warning()))
        self.addTopLevelItem(item)
