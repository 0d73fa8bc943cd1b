"""Which session live capture shows: one that is gone, or of another register, leads to the nearest there is."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop.capture.page import CapturePage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.options import Option
from doithoai.register import petitions, sessions

TITLES = {"s2024": "Hội nghị đối thoại năm 2024", "s2026": "Hội nghị đối thoại năm 2026"}


@pytest.fixture
def page(open_window: Callable[..., MainWindow]) -> Any:
    window = open_window(*PAGES)
    window.go("capture", SessionTarget("s2026"))
    return window.page


def test_a_session_remembered_of_another_register_leads_to_the_nearest(
    open_window: Callable[..., MainWindow], preferences: Preferences, workspace: Workspace, qtbot: QtBot
) -> None:
    preferences.set(Option("page/capture", ""), '{"session": "of-another-register"}')
    window = open_window(*PAGES)
    window.go("capture")
    page: Any = window.page
    assert page._stack.currentWidget() is page.splitter
    assert page.head.toolTip() == TITLES[page.session.uid]
    uid, before = page.session.uid, len(page.rows)
    page.form.name.setText("Lê Thị Sáu")
    page.commit()
    workspace.operations.finish_writes()
    assert len(petitions.of_session(workspace.reader, uid)) == before + 1


def test_a_deleted_session_leads_to_the_nearest(page: Any, workspace: Workspace, qtbot: QtBot) -> None:
    window = page.window()
    window.go("sessions")
    workspace.write(sessions.discard, "s2026")
    qtbot.waitUntil(lambda: "capture" in window._stale)
    window.go("capture")
    assert page._stack.currentWidget() is page.splitter
    assert page.head.toolTip() == TITLES["s2024"]
    assert [row.petition.uid for row in page.rows] == ["pig24", "road24", "plain24"]
    assert page.counts.text().startswith("3 ")
    page.form.name.setText("Lê Thị Sáu")
    page.commit()
    workspace.operations.finish_writes()
    assert len(petitions.of_session(workspace.reader, "s2024")) == 4


def test_head_and_middle_are_empty_together(page: CapturePage, workspace: Workspace, qtbot: QtBot) -> None:
    for uid in TITLES:
        workspace.write(sessions.discard, uid)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._nothing)
    assert page.head.toolTip() == page.head.text() == page.counts.text() == ""
    workspace.write(sessions.recover, "s2024")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.splitter)
    assert page.head.toolTip() == TITLES["s2024"]
