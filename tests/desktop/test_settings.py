"""The page of settings: lists edited in place, figures inside their ranges, phrases of the office's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QTableWidgetItem
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.preferences import LANGUAGE, OFFERED, THEME, Preferences
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.settings.grid_editor import GridEditor
from doithoai.desktop.settings.option_form import OptionForm
from doithoai.desktop.settings.page import SettingsPage
from doithoai.desktop.workspace import Workspace
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind, SessionKind, Side
from doithoai.domain.options import OFFICE_OPTIONS, SESSION_SIDE
from doithoai.domain.period import REPORT_PERIODS
from doithoai.domain.session import SessionSummary
from doithoai.i18n import language
from doithoai.register import catalogues, offices, sessions, settings
from doithoai.register.connection import Register
from doithoai.work import format_choices, wordings


@pytest.fixture
def page(show_page: Callable[[type[Page]], Any]) -> SettingsPage:
    shown = show_page(SettingsPage)
    assert isinstance(shown, SettingsPage)
    return shown


def grid_of(page: SettingsPage, *keys: str) -> GridEditor:
    """The one table that has columns of these keys."""
    (grid,) = (grid for grid in page.findChildren(GridEditor) if set(keys) <= {column.key for column in grid.columns})
    return grid


def cell(grid: GridEditor, row: int, key: str) -> QTableWidgetItem:
    (place,) = (place for place, column in enumerate(grid.columns) if column.key == key)
    item = grid.table.item(row, place)
    assert item is not None
    return item


def every_text(page: SettingsPage) -> set[str]:
    return {
        item.text()
        for grid in page.findChildren(GridEditor)
        for row in range(grid.table.rowCount())
        for column in grid.columns
        if (item := cell(grid, row, column.key))
    }


def test_no_code_of_the_program_is_shown(page: SettingsPage) -> None:
    codes = {"government", "party", "commune", "year", "term", "kind", "calendar", "working", "off", "session_end"}
    assert not codes & every_text(page)


def test_a_leader_is_changed_by_choosing_from_the_list(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    first = offices.all_leaders(workspace.reader)[0]
    assert first.authority == "TM"
    grid.table.editItem(cell(grid, 0, "authority"))
    box = grid.table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("KT"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].authority == "KT")
    workspace.undo()
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].authority == "TM")
    qtbot.waitUntil(lambda: cell(grid, 0, "authority").text() == "TM")


def test_a_period_of_a_receiver_is_ticked(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "nine_months")
    before = offices.all_receivers(workspace.reader)[0].periods
    month = cell(grid, 0, "month")
    ticked = month.checkState() == Qt.CheckState.Checked
    month.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: offices.all_receivers(workspace.reader)[0].periods != before)
    assert ("month" in offices.all_receivers(workspace.reader)[0].periods) is not ticked


def test_every_period_of_reports_may_be_ticked(page: SettingsPage) -> None:
    ticked = [column for column in grid_of(page, "nine_months").columns if column.ticked]
    assert [column.key for column in ticked] == [period.key for period in REPORT_PERIODS]


def figure(grid: GridEditor, path: str) -> QTableWidgetItem:
    """The value of a figure of the format nd30."""
    (place,) = (place for place, row in enumerate(grid.rows) if (row["format"], row["path"]) == ("nd30", path))
    return cell(grid, place, "value")


def test_a_margin_inside_its_range_is_kept_and_one_outside_refused(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, shell: Any
) -> None:
    grid = grid_of(page, "path")
    figure(grid, "page.left").setText("35")
    qtbot.waitUntil(lambda: format_choices.chosen_figures(workspace.reader, "nd30") == {"page.left": 35.0})
    figure(grid, "page.left").setText("36")
    assert "Phụ lục I" in reason(grid)
    workspace.operations.finish()
    assert format_choices.chosen_figures(workspace.reader, "nd30") == {"page.left": 35.0}
    assert figure(grid, "page.left").text() == "36"  # as typed, marked
    assert not figure(grid, "page.left").icon().isNull()


def test_a_phrase_of_the_office_is_used_and_a_wrong_one_refused(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, shell: Any
) -> None:
    grid = grid_of(page, "own")
    place = next(place for place, row in enumerate(grid.rows) if row["key"] == "chair")
    assert cell(grid, place, "key").text().endswith(str(place + 1)), "no code of the program"
    cell(grid, place, "own").setText("Chủ tọa: {chair}.")

    def phrase() -> str:
        return wordings.in_use(workspace.reader, DocumentKind.MINUTES, Family.STATE).say("chair", chair="X")

    qtbot.waitUntil(lambda: phrase() == "Chủ tọa: X.")
    cell(grid, place, "own").setText("Chủ tọa: {nobody}.")
    assert "{nobody}" in reason(grid)
    workspace.operations.finish()
    assert phrase() == "Chủ tọa: X."
    assert (
        wordings.in_use(workspace.reader, DocumentKind.MINUTES, Family.PARTY).say("chair", chair="X") != "Chủ tọa: X."
    )


def reason(grid: GridEditor) -> str:
    """What is told under a table of a row that cannot be understood."""
    return grid.reason.text() if not grid.reason.isHidden() else ""


def test_a_wrong_date_stays_as_typed_and_marked_and_the_rest_is_stored(
    page: SettingsPage, workspace: Workspace, shell: Any, qtbot: QtBot
) -> None:
    grid = grid_of(page, "authority")
    cell(grid, 0, "valid_from").setText("32/1/2025")
    assert "32/1/2025" in reason(grid)
    assert cell(grid, 0, "valid_from").toolTip() == reason(grid)
    cell(grid, 1, "name").setText("Lê Văn Mới")
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[1].name == "Lê Văn Mới")
    page.refresh()
    assert cell(grid, 0, "valid_from").text() == "32/1/2025"  # a refresh does not take it away
    assert not shell.complaints
    cell(grid, 0, "valid_from").setText("31/1/2025")
    assert not reason(grid)
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[0].valid_from == date(2025, 1, 31))


def test_readable_cells_beside_one_that_is_not_are_stored(page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    before = offices.all_leaders(workspace.reader)
    cell(grid, 0, "valid_to").setText("hết nhiệm kỳ")
    cell(grid, 0, "position").setText("Bí thư")
    cell(grid, 0, "valid_from").setText("32/1/2025")
    workspace.operations.finish()
    page.refresh()
    assert offices.all_leaders(workspace.reader) == (replace(before[0], position="Bí thư"), *before[1:])
    assert {unread.typed for unread in grid.unread()} == {"hết nhiệm kỳ", "32/1/2025"}
    assert [key for key in ("name", "position", "valid_from", "valid_to") if cell(grid, 0, key).toolTip()] == [
        "valid_from",
        "valid_to",
    ]
    cell(grid, 0, "valid_to").setText("")
    cell(grid, 0, "valid_from").setText("1/2/2025")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader)[0].valid_from == date(2025, 2, 1)
    assert not grid.unread()


def test_a_new_row_is_stored_without_the_cell_that_cannot_be_read(page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    last = len(grid.rows)
    cell(grid, last, "valid_to").setText("hết nhiệm kỳ")
    workspace.operations.finish()
    count = len(offices.all_leaders(workspace.reader))
    assert count == last, "that alone makes no leader"
    cell(grid, last, "name").setText("Trần Thị Sáu")
    cell(grid, last, "position").setText("Chủ tịch")
    workspace.operations.finish()
    page.refresh()
    assert offices.all_leaders(workspace.reader)[-1].name == "Trần Thị Sáu"
    assert cell(grid, last, "valid_to").text() == "hết nhiệm kỳ"
    assert [unread.typed for unread in grid.unread()] == ["hết nhiệm kỳ"]
    cell(grid, last, "valid_to").setText("1/2/2027")
    workspace.operations.finish()
    assert [leader.valid_to for leader in offices.all_leaders(workspace.reader)[last:]] == [date(2027, 2, 1)]


def test_a_row_without_what_it_needs_waits_on_the_screen(page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    before = offices.all_leaders(workspace.reader)
    last = len(grid.rows)
    cell(grid, last, "position").setText("Phó Chủ tịch")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader) == before
    assert cell(grid, last, "position").text() == "Phó Chủ tịch"
    assert reason(grid)
    cell(grid, last, "name").setText("Trần Thị Sáu")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader)[-1].name == "Trần Thị Sáu"


def test_that_an_old_wrong_date_is_not_stored(page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    cell(grid, 0, "valid_from").setText("1/1/1825")
    workspace.operations.finish()
    assert offices.all_leaders(workspace.reader)[0].valid_from != date(1825, 1, 1)


def test_what_cannot_be_understood_of_a_leader_stays_with_that_leader(page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    first, second, *_others = offices.all_leaders(workspace.reader)
    cell(grid, 0, "valid_from").setText("32/1/2025")
    workspace.write(offices.set_leaders, [second, replace(first, position="Bí thư")])
    workspace.operations.finish()
    page.refresh()
    place = next(place for place, row in enumerate(grid.rows) if row["uid"] == first.uid)
    assert cell(grid, place, "valid_from").text() == "32/1/2025"
    assert sum(row["uid"] == first.uid for row in grid.rows) == 1


def test_one_letter_changed_in_a_leader_leaves_every_leader_who_it_was(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    before = offices.all_leaders(workspace.reader)
    grid = grid_of(page, "authority")
    name = cell(grid, 1, "name")
    name.setText(name.text() + "u")
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[1].name == before[1].name + "u")
    after = offices.all_leaders(workspace.reader)
    assert [leader.uid for leader in after] == [leader.uid for leader in before]
    assert [leader for leader in after if leader != after[1]] == [leader for leader in before if leader != before[1]]


@pytest.mark.parametrize(
    ("keys", "key", "text", "stored"),
    [
        (("nine_months",), "name", "Ủy ban nhân dân tỉnh X", offices.all_receivers),
        (("starts_on",), "name", "Nhiệm kỳ X", offices.terms),
    ],
)
def test_receivers_and_terms_stay_who_they_are(
    qtbot: QtBot,
    page: SettingsPage,
    workspace: Workspace,
    keys: tuple[str, ...],
    key: str,
    text: str,
    stored: Callable[[Register], tuple[Any, ...]],
) -> None:
    before = [thing.uid for thing in stored(workspace.reader)]
    assert before
    cell(grid_of(page, *keys), 0, key).setText(text)
    qtbot.waitUntil(lambda: stored(workspace.reader)[0].name == text)
    assert [thing.uid for thing in stored(workspace.reader)] == before


def test_a_time_limit_renamed_is_still_the_one_the_program_counts_by(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    before = list(catalogues.deadline_rules(workspace.reader))
    cell(grid_of(page, "counted_from"), 0, "name").setText("Niêm yết thông báo")
    qtbot.waitUntil(
        lambda: next(iter(catalogues.deadline_rules(workspace.reader).values())).name == "Niêm yết thông báo"
    )
    assert list(catalogues.deadline_rules(workspace.reader)) == before


def test_a_field_renamed_keeps_its_source(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    place, before = next(
        (place, entry) for place, entry in enumerate(catalogues.entries(workspace.reader, "fields")) if entry.source
    )
    grid = next(
        grid
        for grid in page.findChildren(GridEditor)
        if len(grid.rows) > place and grid.rows[place].get("name") == before.name
    )
    cell(grid, place, "name").setText(f"{before.name} khác")

    def renamed() -> catalogues.Entry:
        return catalogues.entries(workspace.reader, "fields")[place]

    qtbot.waitUntil(lambda: renamed().name == f"{before.name} khác")
    assert renamed().source == before.source


def test_a_new_leader_typed_cell_by_cell_is_one_person(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    grid = grid_of(page, "authority")
    last = len(grid.rows)
    cell(grid, last, "name").setText("Trần Thị Mới")
    cell(grid, last, "position").setText("Phó Chủ tịch")
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[-1].position == "Phó Chủ tịch")
    typed = offices.all_leaders(workspace.reader)[-1]
    assert (typed.name, typed.uid) == ("Trần Thị Mới", grid.rows[last]["uid"])
    cell(grid, last, "on_behalf_of").setText("Chủ tịch")
    qtbot.waitUntil(lambda: offices.all_leaders(workspace.reader)[-1].on_behalf_of == "Chủ tịch")
    assert offices.all_leaders(workspace.reader)[-1].uid == typed.uid


def test_rows_moved_and_taken_out_carry_who_they_are(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    uids = [leader.uid for leader in offices.all_leaders(workspace.reader)]
    grid = grid_of(page, "authority")
    grid.table.setCurrentCell(0, 0)
    buttons = {button.text(): button for button in grid.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Xuống"], Qt.MouseButton.LeftButton)
    swapped = [uids[1], uids[0], *uids[2:]]
    qtbot.waitUntil(lambda: [leader.uid for leader in offices.all_leaders(workspace.reader)] == swapped)
    grid.table.clearSelection()
    grid.table.selectRow(0)
    grid.discard()
    qtbot.waitUntil(lambda: [leader.uid for leader in offices.all_leaders(workspace.reader)] == swapped[1:])


def choose(form: OptionForm, key: str, value: object) -> None:
    field = form.fields[key]
    place = field.findData(value)
    assert place >= 0
    field.setCurrentIndex(place)
    field.activated.emit(place)


def form_with(page: SettingsPage, key: str) -> OptionForm:
    (form,) = (form for form in page.findChildren(OptionForm) if key in form.fields)
    return form


def test_every_option_has_its_field(page: SettingsPage) -> None:
    fields = {key for form in page.findChildren(OptionForm) for key in form.fields}
    assert fields == {option.key for option in (*OFFICE_OPTIONS, *OFFERED)}


def test_an_option_of_the_office_is_kept_undone_and_used(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, show_page: Callable[[type[Page]], Any]
) -> None:
    form = form_with(page, SESSION_SIDE.key)
    assert form.fields[SESSION_SIDE.key].value() == Side.GOVERNMENT
    choose(form, SESSION_SIDE.key, Side.PARTY)
    qtbot.waitUntil(lambda: settings.chosen(workspace.reader, SESSION_SIDE) is Side.PARTY)
    before = {session.uid for session in sessions.summaries(workspace.reader, date.today())}
    show_page(SessionsPage).add()

    def new() -> list[SessionSummary]:
        return [s for s in sessions.summaries(workspace.reader, date.today()) if s.uid not in before]

    qtbot.waitUntil(lambda: [(session.kind, session.side) for session in new()] == [(SessionKind.PERIODIC, Side.PARTY)])
    workspace.undo()
    workspace.undo()
    qtbot.waitUntil(lambda: form.fields[SESSION_SIDE.key].value() == Side.GOVERNMENT)


def test_a_choice_of_the_computer_is_remembered_at_once(page: SettingsPage, preferences: Preferences) -> None:
    choose(form_with(page, THEME.key), THEME.key, "dark")
    assert preferences.get(THEME) == "dark"


def test_a_language_is_offered_by_its_own_name(page: SettingsPage) -> None:
    field = form_with(page, LANGUAGE.key).fields[LANGUAGE.key]
    assert [field.itemText(place) for place in range(field.count())] == ["Tiếng Việt", "English"]
    assert field.value() == language()
