"""The tabs of the page, in their order; each in a module of its own beside this file."""

from dataclasses import dataclass
from importlib import import_module

from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.page import Shell


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab by its class: ``module`` is the file's name in this folder, loaded when the page is made."""

    module: str
    name: str

    def load(self) -> type[AboveTab]:
        """The tab's class."""
        tab: type[AboveTab] = getattr(import_module(f"doithoai.desktop.above.{self.module}"), self.name)
        return tab

    def __call__(self, shell: Shell) -> AboveTab:
        """Make the tab."""
        return self.load()(shell)


# In the order of the tab bar.
TABS: tuple[TabEntry, ...] = (
    TabEntry("receive", "ReceiveTab"),
    TabEntry("conflicts", "ConflictsTab"),
    TabEntry("packages", "PackagesTab"),
    TabEntry("board", "BoardTab"),
    TabEntry("consolidated", "ConsolidatedTab"),
    TabEntry("dispatches", "Dispatches"),
    TabEntry("hotspots", "HotSpotsTab"),
    TabEntry("assessment", "AssessmentTab"),
)
