"""The page of what offices send each other: tabs, each made when it is first shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from doithoai.desktop.above.period_bar import PeriodBar
from doithoai.desktop.above.receive import ReceiveTab
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.above.tabs import TABS
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.targets import Target
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel
from doithoai.i18n import gettext as _
from doithoai.register import offices
from doithoai.register.steps import ChangeSet


class AbovePage(Page):
    """Packages of other offices, who has sent, and the figures of all units."""

    key = "above"
    title = N_("Bringing together")
    icon = "building-2"
    help_topic = "above"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._tabs: dict[str, AboveTab] = {}
        self._states: State = {}
        self._period: PeriodBar | None = None  # chosen last, on whatever tab
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        has_units = offices.on(self.workspace.reader, self.today).level is not OfficeLevel.COMMUNE
        self._entries = [entry for entry in TABS if has_units or not entry.load().only_above]
        for place, entry in enumerate(self._entries):
            kind = entry.load()
            holder = QWidget()
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, icon(kind.icon), _(kind.title))
            go = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            go.setWhatsThis(_(kind.title))
            go.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            go.activated.connect(lambda key=kind.key: self.show_tab(key))
        column = QVBoxLayout(self)
        column.addWidget(label(_("Bringing together"), "heading"))
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(lambda _place: self._turned())

    @property
    def current(self) -> AboveTab:
        """The tab in front."""
        entry = self._entries[self.tabs.currentIndex()]
        key = entry.load().key
        if key not in self._tabs:
            tab = self._tabs[key] = entry(self.shell)
            tab.tab_wanted.connect(self.show_tab)
            cast(QVBoxLayout, self.tabs.currentWidget().layout()).addWidget(tab)
            if isinstance(state := self._states.get(key), dict):
                tab.restore(state)
        return self._tabs[key]

    def show_tab(self, key: str) -> AboveTab:
        """Bring a tab to the front and give it; the one in front where there is none of this name."""
        keys = [entry.load().key for entry in self._entries]
        if key in keys:
            self.commit()
            self.tabs.setCurrentIndex(keys.index(key))
            self.current.setFocus()
        return self.current

    def _turned(self) -> None:
        """Another tab is in front: it speaks of the period that the one before did."""
        bar = self.current.asked_period
        if bar is not None:
            if self._period is not None and self._period is not bar and self._period.period:
                bar.restore(self._period.state())
            self._period = bar
        self.refresh()

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Show what the register holds now, in the tab in front."""
        self.current.refresh(changes)

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at files and folders that were dropped on the window, or opened with the program."""
        tab = self.show_tab("receive")
        assert isinstance(tab, ReceiveTab)
        tab.receive(paths)

    def show_target(self, target: Target) -> None:
        """Hand the target to the tab in front."""
        self.current.show_target(target)

    def state(self) -> State:
        """The tab in front, and where each is."""
        states = self._states | {key: tab.state() for key, tab in self._tabs.items()}
        return {"tab": self.current.key, "tabs": states}

    def restore(self, state: State) -> None:
        """Go back to a `state`."""
        if isinstance(states := state.get("tabs"), dict):
            self._states = states
        if isinstance(key := state.get("tab"), str):
            keys = [entry.load().key for entry in self._entries]
            self.tabs.setCurrentIndex(keys.index(key) if key in keys else 0)
