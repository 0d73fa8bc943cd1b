"""One module a page of the side bar, and the base they share."""

from dataclasses import dataclass
from importlib import import_module

from doithoai.desktop.pages.base import Page, Shell
from doithoai.domain.errors import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the side bar knows it: its module is loaded when the page is first made.

    Attributes:
        key, title, icon: those of the page's class; module, name: where the class is.
    """

    key: str
    title: str
    icon: str
    module: str
    name: str

    def load(self) -> type[Page]:
        """The page's class."""
        found: type[Page] = getattr(import_module(f"{__name__}.{self.module}"), self.name)
        return found

    def __call__(self, shell: Shell) -> Page:
        """Make the page."""
        return self.load()(shell)


# In the order of the side bar.
PAGES = (
    PageEntry("today", N_("Today"), "house", "today", "TodayPage"),
    PageEntry("sessions", N_("Sessions"), "calendar-days", "sessions", "SessionsPage"),
    PageEntry("capture", N_("Live capture"), "mic", "capture", "CapturePage"),
    PageEntry("petitions", N_("Petitions"), "messages-square", "petitions", "PetitionsPage"),
    PageEntry("assignments", N_("Assignments"), "list-todo", "assignments", "AssignmentsPage"),
    PageEntry("documents", N_("Documents"), "file-text", "documents", "DocumentsPage"),
    PageEntry("reports", N_("Reports and sending"), "chart-column", "reports", "ReportsPage"),
    PageEntry("settings", N_("Settings"), "settings", "settings", "SettingsPage"),
)
