"""Undo with the cursor in a field: the field's own while it has letters to take back, else the window's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.register import sessions

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_window: Callable[..., MainWindow], qtbot: QtBot, workspace: Workspace) -> Any:
    """The page of sessions; the place of one was changed before, which is there to be undone."""
    window = open_window(SessionsPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    workspace.write(sessions.edit, "s2026", lambda session: replace(session, place="Sân vận động"))
    workspace.operations.finish()
    QApplication.processEvents()
    return window.page


def place(workspace: Workspace) -> str | None:
    workspace.operations.finish()
    return sessions.particulars(workspace.reader, "s2026").place


def test_an_empty_search_leaves_undo_and_redo_to_the_window(page: Any, workspace: Workspace) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "abc")
    QTest.keyClick(page.search, Qt.Key.Key_Z, CTRL)
    assert page.search.text() == "", "the search's own letters come first"
    assert place(workspace) == "Sân vận động"
    QTest.keyClick(page.search, Qt.Key.Key_Z, CTRL)
    assert place(workspace) == "Nhà văn hóa thôn Khe Sắn"
    QTest.keyClick(page.search, Qt.Key.Key_Y, CTRL)
    assert place(workspace) == "Sân vận động"


def test_a_field_nothing_was_typed_in_leaves_undo_to_the_window(page: Any, workspace: Workspace) -> None:
    page.show_target(SessionTarget("s2026"))
    title = page.view.general.title
    title.setFocus()
    QTest.keyClicks(title, "x")
    QTest.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert title.text() == "Hội nghị đối thoại năm 2026"
    assert place(workspace) == "Sân vận động"
    page.view.general.day.setFocus()
    QTest.keyClick(page.view.general.day, Qt.Key.Key_Z, CTRL)
    assert place(workspace) != "Sân vận động"
