"""A petition goes into the bin with its session: the pane shows it no longer, until the session comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import PetitionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.register import petitions, sessions
from doithoai.register.petitions import PetitionUnknown


@pytest.fixture
def page(open_window: Callable[..., MainWindow], qtbot: QtBot) -> Any:
    window = open_window(*PAGES)
    window.go("petitions", PetitionTarget("canal26"))
    page: Any = window.page
    qtbot.waitUntil(lambda: len(page.model.rows) == 7)
    assert page.pane.fields.content.isVisible()
    return page


def is_empty(page: Any) -> bool:
    return page.pane._nothing.isVisible() and not page.pane.fields.isEnabled()


def test_the_pane_in_front_empties(page: Any, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.write(sessions.discard, "s2026")
    qtbot.waitUntil(lambda: is_empty(page))
    assert page.pane.fields.content.toPlainText() == ""
    workspace.write(sessions.recover, "s2026")
    qtbot.waitUntil(page.pane.fields.content.isVisible)
    assert page.pane.fields.content.toPlainText() == "Kênh mương bồi lắng."


def test_the_pane_empties_when_one_returns_to_the_page(page: Any, workspace: Workspace, qtbot: QtBot) -> None:
    window = page.window()
    window.go("sessions")
    workspace.write(sessions.discard, "s2026")
    qtbot.waitUntil(lambda: "petitions" in window._stale)
    window.go("petitions")
    assert is_empty(page)


def test_it_is_not_read_from_the_register(workspace: Workspace) -> None:
    workspace.write(sessions.discard, "s2026")
    workspace.operations.finish_writes()
    with pytest.raises(PetitionUnknown):
        petitions.get(workspace.reader, "canal26")
