"""One module a page of the side bar, and the base they share."""

from importlib import import_module

from doithoai.desktop.pages.base import Page

# In the order of the side bar: module and class. Modules are imported when the window is made.
_PAGES = (
    ("today", "TodayPage"),
    ("sessions", "SessionsPage"),
    ("capture", "CapturePage"),
    ("petitions", "PetitionsPage"),
    ("assignments", "AssignmentsPage"),
    ("documents", "DocumentsPage"),
    ("reports", "ReportsPage"),
    ("settings", "SettingsPage"),
)


def all_pages() -> list[type[Page]]:
    """The pages of the side bar."""
    return [getattr(import_module(f"{__name__}.{module}"), name) for module, name in _PAGES]
