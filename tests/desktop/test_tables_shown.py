"""No page is stale: every table that a page reads while it shows something is one whose changes refresh it.

What is read is not taken from a list: SQLite's authorizer tells it while the page refreshes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import DraftTarget, PetitionTarget, SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.register.connection import Register
from doithoai.register.history import RECORDED
from doithoai.work.printing import Order

_READ = 20  # SQLITE_READ


@contextmanager
def tables_read(workspace: Workspace) -> Iterator[set[str]]:
    """The recorded tables that are read meanwhile on any connection of the window."""
    tables: set[str] = set()

    def watch(action: int, table: str | None, *_rest: object) -> int:
        if action == _READ and table in RECORDED:
            tables.add(str(table))
        return 0

    registers: list[Register] = [workspace.reader, *(line.register for line in workspace._lines.values())]
    for register in registers:
        register.connection.set_authorizer(watch)
    try:
        yield tables
    finally:
        for register in registers:
            register.connection.set_authorizer(None)


YEAR = Period(date(2024, 1, 1), date(2026, 12, 31))


def states(page: Page) -> Iterator[str]:
    """Put the page into each state in which it shows something else; gives its name."""
    yield "as it opens"
    if page.key == "documents":
        for kind in DocumentKind:
            for uid in ("s2024", "s2026"):
                period = YEAR if kind is DocumentKind.REPORT and uid == "s2026" else None
                page.show_target(DraftTarget(Order(kind, "" if period else uid, period=period)))
                yield f"{kind} of {period or uid}"
    if page.key in ("sessions", "capture"):
        page.show_target(SessionTarget("s2024"))
        yield "a session"
        tabs = page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 0):
            assert tabs is not None
            tabs.setCurrentIndex(place)
            yield f"a session, tab {place}"
    if page.key in ("petitions", "assignments"):
        page.show_target(PetitionTarget("pig26"))
        yield "a petition"


@pytest.mark.parametrize("entry", PAGES, ids=[entry.key for entry in PAGES])
def test_a_page_declares_every_table_it_reads(
    qtbot: QtBot, show_page: Callable[[type[Page]], Any], workspace: Workspace, entry: Any
) -> None:
    page = show_page(entry.load())
    undeclared: dict[str, set[str]] = {}
    for state in states(page):
        with tables_read(workspace) as tables:
            page.refresh()
            settle = getattr(page, "_settle", None)  # the preview waits for a pause in typing
            qtbot.waitUntil(lambda settle=settle: settle is None or not settle.isActive(), timeout=5000)
            qtbot.waitUntil(lambda: not workspace.operations._tasks, timeout=20_000)
        assert tables or not page.tables, "the authorizer hears nothing"
        if page.tables and not tables <= set(page.tables):
            undeclared[state] = tables - set(page.tables)
    assert not undeclared
