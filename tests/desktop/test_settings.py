"""The page of settings: lists edited in place, figures inside their ranges, phrases of the office's own."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.settings.grid_editor import GridEditor
from doithoai.desktop.settings.page import SettingsPage
from doithoai.desktop.workspace import Workspace
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind
from doithoai.register import offices
from doithoai.work import format_choices, wordings


@pytest.fixture
def page(show_page: Callable[[type[Page]], Any]) -> SettingsPage:
    shown = show_page(SettingsPage)
    assert isinstance(shown, SettingsPage)
    return shown


def table_with(page: SettingsPage, columns: int, listed: Collection[int] = (), fixed: bool = False) -> QTableWidget:
    """The table with so many columns, of which ``listed`` are chosen from a list."""
    (found,) = (
        one.table
        for one in page.findChildren(GridEditor)
        if one.table.columnCount() == columns and set(one._words) == set(listed) and bool(one._fixed) is fixed
    )
    return found


def every_text(page: SettingsPage) -> set[str]:
    return {
        one.table.item(row, column).text()
        for one in page.findChildren(GridEditor)
        for row in range(one.table.rowCount())
        for column in range(one.table.columnCount())
        if one.table.item(row, column) and not one.table.isColumnHidden(column)
    }


def test_no_code_of_the_program_is_shown(page: SettingsPage) -> None:
    codes = {"government", "party", "commune", "year", "term", "kind", "calendar", "working", "off", "session_end"}
    assert not codes & every_text(page)


def test_a_leader_is_changed_by_choosing_from_the_list(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    table = table_with(page, 7, (2, 3))
    first = offices.all_leaders(workspace.reader)[0]
    assert first.authority == "TM"
    cell = table.item(0, 3)
    table.editItem(cell)
    box = table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("KT"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].authority == "KT")
    workspace.undo()
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].authority == "TM")
    qtbot.waitUntil(lambda: table.item(0, 3).text() == "TM")


def test_a_period_of_a_receiver_is_ticked(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    table = table_with(page, 9)
    before = offices.all_receivers(workspace.reader)[0].periods
    cell = table.item(0, 3)
    ticked = cell.checkState() == Qt.CheckState.Checked
    cell.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: offices.all_receivers(workspace.reader)[0].periods != before)
    assert ("month" in offices.all_receivers(workspace.reader)[0].periods) is not ticked


def _figure_row(table: Any, path: str) -> int:
    role = Qt.ItemDataRole.UserRole
    return next(
        r
        for r in range(table.rowCount())
        if (table.item(r, 0).data(role), table.item(r, 1).data(role)) == ("nd30", path)
    )


def test_a_margin_inside_its_range_is_kept_and_one_outside_refused(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, shell: Any
) -> None:
    table = table_with(page, 6, (0, 1), fixed=True)
    row = _figure_row(table, "page.left")
    table.item(row, 2).setText("35")
    qtbot.waitUntil(lambda: format_choices.kept(workspace.reader, "nd30") == {"page.left": 35.0})
    table.item(_figure_row(table, "page.left"), 2).setText("36")
    assert "Phụ lục I" in reason(table)
    workspace.operations.finish()
    assert format_choices.kept(workspace.reader, "nd30") == {"page.left": 35.0}
    assert table.item(_figure_row(table, "page.left"), 2).text() == "36"  # as typed, marked
    assert not table.item(_figure_row(table, "page.left"), 2).icon().isNull()


def test_a_phrase_of_the_office_is_used_and_a_wrong_one_refused(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, shell: Any
) -> None:
    table = table_with(page, 3, fixed=True)
    row = next(r for r in range(table.rowCount()) if table.item(r, 0).text() == "chair")
    table.item(row, 2).setText("Chủ tọa: {chair}.")

    def said() -> str:
        return wordings.in_use(workspace.reader, DocumentKind.MINUTES, Family.STATE).say("chair", chair="X")

    qtbot.waitUntil(lambda: said() == "Chủ tọa: X.")
    table.item(row, 2).setText("Chủ tọa: {nobody}.")
    assert "{nobody}" in reason(table)
    workspace.operations.finish()
    assert said() == "Chủ tọa: X."
    assert (
        wordings.in_use(workspace.reader, DocumentKind.MINUTES, Family.PARTY).say("chair", chair="X") != "Chủ tọa: X."
    )


def reason(table: QTableWidget) -> str:
    """What is told under a table of a row that cannot be understood."""
    editor = table.parent()
    assert isinstance(editor, GridEditor)
    return editor.reason.text() if not editor.reason.isHidden() else ""


def test_a_wrong_date_stays_as_typed_and_marked_and_the_rest_is_stored(
    page: SettingsPage, workspace: Workspace, shell: Any, qtbot: QtBot
) -> None:
    table = table_with(page, 7, (2, 3))
    table.item(0, 5).setText("32/1/2025")
    assert "32/1/2025" in reason(table)
    assert table.item(0, 5).toolTip() == reason(table)
    table.item(1, 0).setText("Lê Văn Mới")
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[1].name == "Lê Văn Mới")
    page.refresh()
    assert table.item(0, 5).text() == "32/1/2025"  # a refresh does not take it away
    assert not shell.complaints
    table.item(0, 5).setText("31/1/2025")
    assert not reason(table)
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].valid_from == date(2025, 1, 31))


def test_a_row_without_what_it_needs_waits_on_the_screen(page: SettingsPage, workspace: Workspace) -> None:
    table = table_with(page, 7, (2, 3))
    before = offices.all_leaders(workspace.reader)
    last = table.rowCount() - 1
    table.item(last, 1).setText("Phó Chủ tịch")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader) == before
    assert table.item(last, 1).text() == "Phó Chủ tịch"
    assert reason(table)
    table.item(last, 0).setText("Trần Thị Sáu")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader)[-1].name == "Trần Thị Sáu"


def test_that_an_old_wrong_date_is_not_stored(page: SettingsPage, workspace: Workspace) -> None:
    table = table_with(page, 7, (2, 3))
    table.item(0, 5).setText("1/1/1825")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader)[0].valid_from != date(1825, 1, 1)
