"""The pages of the side bar, in its order; each lives in a folder of its own beside this file."""

from dataclasses import dataclass
from importlib import import_module

from doithoai.desktop.page import Page, Shell
from doithoai.domain.errors import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the side bar knows it: its module is loaded when the page is first made.

    Attributes:
        key, title, icon: those of the page's class; the folder of the page is named by its key.
        name: the class in the folder's ``page.py``.
    """

    key: str
    title: str
    icon: str
    name: str

    def load(self) -> type[Page]:
        """The page's class."""
        page: type[Page] = getattr(import_module(f"doithoai.desktop.{self.key}.page"), self.name)
        return page

    def __call__(self, shell: Shell) -> Page:
        """Make the page."""
        return self.load()(shell)


# In the order of the side bar.
PAGES = (
    PageEntry("today", N_("Today"), "house", "TodayPage"),
    PageEntry("sessions", N_("Sessions"), "calendar-days", "SessionsPage"),
    PageEntry("capture", N_("Live capture"), "mic", "CapturePage"),
    PageEntry("petitions", N_("Petitions"), "messages-square", "PetitionsPage"),
    PageEntry("assignments", N_("Assignments"), "list-todo", "AssignmentsPage"),
    PageEntry("documents", N_("Documents"), "file-text", "DocumentsPage"),
    PageEntry("reports", N_("Reports and sending"), "chart-column", "ReportsPage"),
    PageEntry("above", N_("Bringing together"), "building-2", "AbovePage"),
    PageEntry("settings", N_("Settings"), "settings", "SettingsPage"),
)
