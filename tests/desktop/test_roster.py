"""The roster as a table: each cell is edited by its column's record, the blank row takes a name only."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.sessions.roster import NAME, PRESENT, RosterModel
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee
from doithoai.i18n import gettext as _
from doithoai.register import sessions

POSITION = 2
EDITABLE = Qt.ItemFlag.ItemIsEditable


@pytest.fixture
def model(qapp: QApplication) -> RosterModel:
    model = RosterModel()
    model.show_people((Attendee("Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến", Role.CITIZEN, True),))
    return model


def cell(model: RosterModel, row: int, title: str) -> QModelIndex:
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return model.index(row, heads.index(title))


def test_every_cell_is_edited_where_it_stands(model: RosterModel) -> None:
    assert model.setData(cell(model, 0, _("Position")), " Bí thư Chi bộ ")
    assert model.setData(cell(model, 0, _("Body or address")), "")
    assert model.setData(cell(model, 0, _("Role")), Role.INVITED)
    assert model.setData(model.index(0, PRESENT), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.people == (Attendee("Nguyễn Thị Ánh", "Bí thư Chi bộ", None, Role.INVITED, False),)
    assert model.setData(cell(model, 0, _("Role")), None)
    assert model.people[0].role is None
    assert not model.setData(model.index(0, NAME), "  "), "a person without a name is none"


def test_a_role_is_read_as_a_word_and_edited_as_a_code(model: RosterModel) -> None:
    role = cell(model, 0, _("Role"))
    assert (role.data(), role.data(Qt.ItemDataRole.EditRole)) == (_("Citizen"), Role.CITIZEN)
    assert model.index(0, PRESENT).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_blank_row_takes_a_name_and_nothing_else(model: RosterModel) -> None:
    assert model.index(1, NAME).flags() & EDITABLE
    others = [model.index(1, place) for place in range(model.columnCount()) if place != NAME]
    assert not any(index.flags() & EDITABLE for index in others)
    assert not model.index(1, PRESENT).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert model.setData(model.index(1, NAME), "Trần Quốc Bảo")
    assert model.people[1] == Attendee("Trần Quốc Bảo")


# -- typed with the keyboard -------------------------------------------------------------------


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> Any:
    """The roster of a session with two people; the cursor stands in the blank row, where a name is typed."""
    page = show_page(SessionsPage)
    page.show_target(SessionTarget("s2024"))
    page.view.tabs.setCurrentWidget(page.view.roster)
    with qtbot.waitActive(page):
        page.activateWindow()
    table = page.view.roster.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, NAME))
    return page.view.roster


def attendees(workspace: Workspace) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.position, one.body) for one in sessions.particulars(workspace.reader, "s2024").attendees]


def press(*keys: str | Qt.Key, settle: bool = True) -> None:
    """Type into whatever has the focus, as a keyboard does; what is stored meanwhile is shown between the keys."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "the keys go nowhere"
        if isinstance(key, str):
            for letter in key:
                QTest.keyClicks(QApplication.focusWidget() or target, letter)
        else:
            QTest.keyClick(target, key)
        if settle:
            QTest.qWait(20)


def test_a_new_person_is_typed_from_cell_to_cell(tab: Any, workspace: Workspace) -> None:
    press("Nguyen Thi Thu", Qt.Key.Key_Tab, "Truong thon", Qt.Key.Key_Tab, "Thon Khe San", Qt.Key.Key_Tab)
    workspace.operations.finish()
    assert attendees(workspace)[2:] == [("Nguyen Thi Thu", "Truong thon", "Thon Khe San")]
    assert tab.model.people[0].present is True, "nobody else's tick is touched"


def test_the_next_name_follows_enter_and_no_letter_is_lost(tab: Any, workspace: Workspace) -> None:
    enter = Qt.Key.Key_Return
    press("Phan Sau", enter, "Le Bay", Qt.Key.Key_Tab, "Bi thu", Qt.Key.Key_Tab, "Thon 7", enter)
    workspace.operations.finish()
    assert attendees(workspace)[2:] == [("Phan Sau", None, None), ("Le Bay", "Bi thu", "Thon 7")]


def test_enter_in_any_cell_of_the_newest_row_begins_the_next(tab: Any, workspace: Workspace) -> None:
    tab_key, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    people = [("An Mot", "Truong thon", "Thon A"), ("Binh Hai", "Bi thu", "Thon B"), ("Chi Ba", "Pho", "Thon C")]
    for name, position, unit in people:
        press(name, tab_key, position, tab_key, unit, enter)
    workspace.operations.finish()
    assert attendees(workspace)[2:] == people


def test_enter_in_the_last_cell_begins_the_next_row(tab: Any, workspace: Workspace) -> None:
    last = tab.model.columnCount() - 1
    tab.table.setCurrentIndex(tab.model.index(1, last))
    tab.table.edit(tab.model.index(1, last))
    press(Qt.Key.Key_Return, "Vo Tam", Qt.Key.Key_Return)
    workspace.operations.finish()
    assert attendees(workspace)[2:] == [("Vo Tam", None, None)]


def test_a_cell_being_typed_in_stays_open_while_others_change_the_roster(
    tab: Any, workspace: Workspace, qtbot: QtBot
) -> None:
    tab.table.setCurrentIndex(tab.model.index(1, POSITION))
    press("Pho")
    officials = (*tab.model.people, Attendee("Ho Thi Cuc"))
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, attendees=officials))
    qtbot.waitUntil(lambda: len(tab.model.people) == 3)
    press(" Cong an xa", Qt.Key.Key_Return)
    workspace.operations.finish()
    assert attendees(workspace)[1][1] == "Pho Cong an xa"


def test_tab_goes_back_and_leaves_the_table_at_its_end(tab: Any) -> None:
    press("Phan Sau", Qt.Key.Key_Tab, "x", Qt.Key.Key_Backtab)
    assert (tab.table.currentIndex().row(), tab.table.currentIndex().column()) == (2, NAME)
    tab.table.setCurrentIndex(tab.model.index(3, NAME))
    tab.table.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not tab.table, "a keyboard is never caught in a table"
