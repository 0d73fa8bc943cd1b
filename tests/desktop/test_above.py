"""Tổng hợp: tabs made when they are first shown, and the list of what was merged."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from offices_below import Below, any_unit, register_above
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.conftest import small_sessions
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.page import Page
from doithoai.desktop.petitions.page import PetitionsPage
from doithoai.desktop.widgets.petition_columns import as_text
from doithoai.desktop.workspace import Workspace
from doithoai.exchange import merge
from doithoai.i18n import gettext as _
from doithoai.register import received

CODES = ("18003", "18007")


@pytest.fixture(scope="module")
def _merged_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tinh") / "tinh.sdt"
    with register_above(path) as register, register.step("Merge packages"):
        for code, session in zip(CODES, small_sessions(), strict=True):
            below = Below(code, f"UBND xã {code}")
            below.put(session)
            day = session.starts_at
            assert day is not None
            merge.merge(register, below.package((day.date(), day.date())), any_unit)
    return path


@pytest.fixture
def register_path(_merged_register: Path, tmp_path: Path) -> Path:
    """In the place of the commune's register: that of the province above two communes."""
    path = tmp_path / "so.sdt"
    path.write_bytes(_merged_register.read_bytes())
    return path


@pytest.fixture
def page(show_page: Callable[[type[Page]], Any]) -> AbovePage:
    page: AbovePage = show_page(AbovePage)
    return page


@pytest.fixture
def answer(qapp: QApplication) -> Callable[[int], None]:
    """Press the button of this place in the next question."""

    def press(place: int) -> None:
        def act() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.buttons()[0].text() == _("Take out of the register"), "the button names the act"
            assert box.defaultButton() is box.buttons()[1], "Enter alone takes nothing out"
            box.buttons()[place].click()

        QTimer.singleShot(0, act)

    return press


def test_the_packages_stand_with_where_they_came_from(page: AbovePage, qtbot: QtBot) -> None:
    tab: Any = page.show_tab("packages")
    qtbot.waitUntil(lambda: len(tab.model.rows) == 2)
    row = tab.model.rows[0]
    assert (row.code, row.name, row.sessions, row.petitions) == ("18007", "UBND xã 18007", 1, 4)
    assert row.file == "18007-1.sdt.zip"
    assert "18007-1.sdt.zip" in tab.model.columns[6].tool_tip(row)


def test_a_package_is_taken_out_and_put_back_by_undo(
    page: AbovePage, qtbot: QtBot, workspace: Workspace, answer: Callable[[int], None]
) -> None:
    tab: Any = page.show_tab("packages")
    qtbot.waitUntil(lambda: len(tab.model.rows) == 2)
    tab.table.choose(0)
    answer(1)  # Cancel
    tab.take_out.click()
    workspace.settle()
    assert len(received.listed(workspace.reader, None, 9)) == 2
    answer(0)
    tab.take_out.click()
    qtbot.waitUntil(lambda: len(tab.model.rows) == 1)
    assert tab.model.rows[0].code == "18003"
    workspace.undo()
    qtbot.waitUntil(lambda: len(tab.model.rows) == 2)
    assert tab.model.rows[0].petitions == 4


def test_the_tab_is_found_again(page: AbovePage) -> None:
    page.show_tab("packages")
    state = page.state()
    page.restore({"tab": "gone", "tabs": 3})
    assert page.current.key == "receive"
    page.restore(state)
    assert page.current.key == "packages"


def test_a_petition_shows_where_it_came_from(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> None:
    page = show_page(PetitionsPage)
    qtbot.waitUntil(lambda: len(page.model.rows) == 7)
    unit = len(page.model.columns) - 1
    assert not page.table.isColumnHidden(unit)
    assert page.model.columns[unit].text(page.model.rows[0]) == "UBND xã 18007"
    page.pane.show_petition("pig26")
    assert page.pane.title.text().endswith("UBND xã 18007")
    assert "18007-1.sdt.zip" in page.pane.title.toolTip()
    assert as_text(page.model.rows, date(2026, 5, 1)).splitlines()[1].endswith("\tUBND xã 18007")
