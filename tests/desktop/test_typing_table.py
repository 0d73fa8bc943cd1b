"""Tables typed into row by row, as settings have them: the keys that go on, an open cell that keeps its letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.settings.grid_editor import GridEditor, column
from doithoai.work.settings_tables import Row

NAME, TICK, FIXED, NOTE = range(4)
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def grid(qtbot: QtBot) -> GridEditor:
    """A table of two rows and a blank one; the cursor stands in the blank one."""
    grid = GridEditor(
        "Leaders",
        [
            column("name", "Name", 20),
            column("tick", "Signs", 6, ticked=True),
            column("fixed", "Kind", 6, fixed=True),
            column("note", "Note", 20),
        ],
    )
    qtbot.addWidget(grid)
    grid.show_rows([row("A", "a"), row("B", "b")])
    grid.show()
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.table.setFocus()
    grid.table.setCurrentCell(2, NAME)
    return grid


def row(name: str, note: str) -> Row:
    return {"name": name, "tick": "", "fixed": "", "note": note}


def press(*keys: str | Qt.Key) -> None:
    """Type into whatever has the focus, as a keyboard does."""
    for key in keys:
        for letter in key if isinstance(key, str) else ():
            QTest.keyClicks(QApplication.focusWidget(), letter)
        if isinstance(key, Qt.Key):
            QTest.keyClick(QApplication.focusWidget(), key)
            QApplication.processEvents()


def texts(grid: GridEditor) -> list[tuple[str, str]]:
    return [(row["name"], row["note"]) for row in grid.rows]


def place(grid: GridEditor) -> tuple[int, int]:
    return grid.table.currentRow(), grid.table.currentColumn()


def test_tab_steps_over_what_is_not_typed_in_and_goes_on_in_the_next_row(grid: GridEditor) -> None:
    press("Ha", TAB, "phu trach", TAB, "Lan", TAB)
    assert texts(grid)[2:] == [("Ha", "phu trach"), ("Lan", "")]
    assert place(grid) == (3, NOTE)
    press(Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)
    assert place(grid) == (2, NOTE)


def test_enter_begins_the_next_row_where_a_row_is_done(grid: GridEditor) -> None:
    press("Ha", ENTER, "Lan", TAB, "x", ENTER, "Mai", ENTER)
    assert texts(grid)[2:] == [("Ha", ""), ("Lan", "x"), ("Mai", "")]
    grid.table.setCurrentCell(0, NAME)
    press("C", ENTER)
    assert place(grid) == (0, NAME), "who mends one cell stays at it"


def test_tab_without_an_open_cell_leaves_the_table_at_its_end(grid: GridEditor) -> None:
    grid.table.setCurrentCell(1, NOTE)
    press(TAB)
    assert place(grid) == (2, NAME)
    grid.table.setCurrentCell(2, NOTE)
    press(TAB)
    assert QApplication.focusWidget() is not grid.table


def test_letters_typed_on_what_is_not_typed_in_lead_nowhere(grid: GridEditor) -> None:
    grid.show_rows([row("A", "a") | {"fixed": "alpha"}, row("B", "b") | {"fixed": "beta"}])
    for number in (FIXED, TICK):
        grid.table.setCurrentCell(0, number)
        press("b")  # Qt would go to the row that begins so
        assert place(grid) == (0, number)
    grid.table.setCurrentCell(0, TICK)
    press(Qt.Key.Key_Space)
    assert grid.rows[0]["tick"], "a tick is still set by its key"


def test_a_refresh_leaves_the_letters_in_an_open_cell(grid: GridEditor) -> None:
    grid.table.setCurrentCell(0, NOTE)
    press("half")
    grid.show_rows([row("A", "a"), row("B, written out", "b")])
    press(" typed", ENTER)
    assert texts(grid) == [("A", "half typed"), ("B, written out", "b")]
