"""Hot spots: where one field comes up again and again, why each place is listed, and the session proposed."""

from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from doithoai.desktop.above.sorted_list import SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.above.thresholds import ThresholdsDialog
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.targets import CountedTarget, SessionTarget
from doithoai.desktop.widgets.filters import DateFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.hotspots import HotSpot, Thresholds
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register.connection import Register
from doithoai.register.hotspots import OfSpot
from doithoai.register.steps import ChangeSet
from doithoai.work import hotspot_words, hotspots, thematic

Answer = tuple[Thresholds, list[HotSpot]]


class HotSpotsTab(AboveTab):
    """The places to look after first."""

    key = "hotspots"
    title = N_("Hot spots")
    icon = "triangle-alert"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "hotspots", self)
        self._limits = hotspots.shipped()
        self.day = DateFilter(_("As known on"))
        self.day.set_value(date.today())
        self.summary = label("", "section", wrap=True)
        self.spots: SortedList[HotSpot] = SortedList(self._columns(), lambda hot: hot.spot, _("Hot spots"))
        self.reasons = label("", wrap=True)
        self.petitions = QPushButton(icon("messages-square"), _("Show the petitions"))
        self.prepare = QPushButton(icon("calendar-days"), _("Prepare a session on this theme"))
        self.limits = QPushButton(icon("settings"), _("Thresholds…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        as_wide_as_a_date(self.day)
        bar = Flow()
        bar.addWidget(label(_("As &known on"), "", self.day))
        bar.addWidget(self.day)
        bar.addWidget(self.limits)
        acts = Flow()
        for button in (self.petitions, self.prepare):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(self.summary)
        column.addWidget(self.spots, 1)
        column.addWidget(self.reasons)
        column.addLayout(acts)
        self.setFocusProxy(self.spots)

    def _connect(self) -> None:
        self.day.saved.connect(lambda _day: self.refresh())
        self.spots.selectionModel().selectionChanged.connect(lambda *_rows: self._show_reasons())
        self.spots.activated.connect(lambda _index: self.show_petitions())
        self.petitions.clicked.connect(lambda _checked: self.show_petitions())
        self.prepare.clicked.connect(lambda _checked: self.prepare_session())
        self.limits.clicked.connect(lambda _checked: self.edit_thresholds())

    def _columns(self) -> list[Column[HotSpot]]:
        return [
            Column(_("Unit"), lambda hot: hot.spot.unit or "", 30),
            Column(_("Place"), hotspot_words.village, 18),
            Column(_("Field"), lambda hot: hot.spot.field, 36),
            Column(_("Petitions"), lambda hot: str(hot.counts.petitions), FIT, right=True),
            Column(_("Reasons"), lambda hot: "; ".join(hotspot_words.reasons(hot, self._limits)), REST),
        ]

    @property
    def chosen_day(self) -> date:
        """The day on which the list is as it was known."""
        return self.day.value() or date.today()

    # -- the list --------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Count anew."""
        self._finder.ask(_listed, self.chosen_day, then=self._answered)

    def _answered(self, answer: Answer) -> None:
        self._limits, spots = answer
        chosen = [hot.spot for hot in self.spots.chosen()]
        self.spots.show_rows(spots)
        self.spots.setColumnHidden(0, not any(hot.spot.unit for hot in spots))  # of one office alone
        places = [place for place, hot in enumerate(spots) if hot.spot in chosen[:1]]
        if spots:
            self.spots.choose(places[0] if places else 0)
        text = ngettext("{count} hot spot as known on {day}.", "{count} hot spots as known on {day}.", len(spots))
        self.summary.setText(text.format(count=len(spots), day=dates.short(self.chosen_day)))
        self._show_reasons()

    def _show_reasons(self) -> None:
        hot = self._chosen()
        lines = hotspot_words.reasons(hot, self._limits) if hot else []
        lines += [hotspot_words.proposal(hot, self._limits, self.chosen_day)] if hot else []
        self.reasons.setText("\n".join(f"• {line}" for line in lines))
        self.petitions.setEnabled(hot is not None)
        self.prepare.setEnabled(hot is not None and self.workspace.writable)
        self.limits.setEnabled(self.workspace.writable)

    def _chosen(self) -> HotSpot | None:
        chosen: list[HotSpot] = self.spots.chosen()
        return chosen[0] if chosen else None

    # -- acts --------------------------------------------------------------------------------

    def show_petitions(self) -> None:
        """Show exactly the petitions behind the place chosen."""
        if hot := self._chosen():
            period = self._limits.period(self.chosen_day)
            self.shell.go("petitions", CountedTarget(OfSpot(hot, period)))

    def prepare_session(self) -> None:
        """Make the planned session that is proposed, and go to it."""
        if hot := self._chosen():
            self.workspace.write(thematic.prepare, hot, self._limits.within_days, self.chosen_day, then=self._prepared)

    def _prepared(self, uid: str) -> None:
        self.shell.go("sessions", SessionTarget(uid))

    def edit_thresholds(self) -> None:
        """Ask for the thresholds of the office."""
        dialog = ThresholdsDialog(self._limits, self)
        if dialog.exec():
            self.workspace.write(hotspots.set_thresholds, dialog.answer())


def _listed(register: Register, day: date) -> Answer:
    with register.snapshot():
        return hotspots.thresholds(register), hotspots.listed(register, day)
