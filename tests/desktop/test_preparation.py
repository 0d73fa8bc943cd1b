"""The material to prepare for a session: typed in the last row, ticked when done, taken off again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.register import preparations
from doithoai.register.preparations import Preparation

DONE, MATERIAL, BODY, DUE = range(4)


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any]) -> Any:
    page = show_page(SessionsPage)
    page.show_target(SessionTarget("s2026"))
    page.view.tabs.setCurrentWidget(page.view.preparation)
    return page.view.preparation


def test_a_line_typed_in_the_last_row_is_stored_and_its_cells_are_edited(
    qtbot: QtBot, tab: Any, workspace: Workspace
) -> None:
    def stored() -> list[Preparation]:
        return list(preparations.of_session(workspace.reader, "s2026"))

    last = tab.table.rowCount() - 1
    assert not tab.table.item(last, DONE).flags() & Qt.ItemFlag.ItemIsUserCheckable
    tab.table.item(last, MATERIAL).setText("Báo cáo kết quả năm trước")
    qtbot.waitUntil(lambda: [line.material for line in stored()] == ["Báo cáo kết quả năm trước"])
    qtbot.waitUntil(lambda: tab.table.rowCount() == last + 2)
    tab.table.item(last, BODY).setText("Văn phòng")
    qtbot.waitUntil(lambda: stored()[0].body == "Văn phòng")
    tab.table.item(last, DUE).setText("10/3/2026")
    qtbot.waitUntil(lambda: stored()[0].due == date(2026, 3, 10))
    tab.table.item(last, DONE).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: stored()[0].done)
    tab.table.item(last, DUE).setText("40/3/2026")
    assert not tab.table.item(last, DUE).icon().isNull(), "what is no date is marked"
    tab.table.item(last, BODY).setText("")
    qtbot.waitUntil(lambda: stored()[0].body is None)
    assert stored()[0].due == date(2026, 3, 10), "and leaves the date before"
    assert tab.table.item(last, DUE).text() == "40/3/2026", "and stays to be mended"


def test_a_line_is_taken_off(qtbot: QtBot, tab: Any, workspace: Workspace) -> None:
    workspace.write(preparations.put, "s2026", (Preparation("Báo cáo"), Preparation("Danh sách")))
    qtbot.waitUntil(lambda: tab.table.rowCount() == 3)
    tab.table.selectRow(0)
    tab.discard()
    qtbot.waitUntil(
        lambda: [line.material for line in preparations.of_session(workspace.reader, "s2026")] == ["Danh sách"]
    )


def test_a_line_is_typed_from_cell_to_cell_without_waiting(qtbot: QtBot, tab: Any, workspace: Workspace) -> None:
    with qtbot.waitActive(tab.window()):
        tab.window().activateWindow()
    tab.table.setFocus()
    tab.table.setCurrentCell(0, MATERIAL)
    for text, key in (
        ("Bao cao", Qt.Key.Key_Tab),
        ("Van phong", Qt.Key.Key_Tab),
        ("10/3/2026", Qt.Key.Key_Return),
        ("Danh sach", Qt.Key.Key_Return),
    ):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
        QTest.keyClick(QApplication.focusWidget(), key)
        QCoreApplication.sendPostedEvents()  # the cell closes; what is written is not awaited
    workspace.operations.finish()
    assert list(preparations.of_session(workspace.reader, "s2026")) == [
        Preparation("Bao cao", "Van phong", date(2026, 3, 10)),
        Preparation("Danh sach"),
    ]
