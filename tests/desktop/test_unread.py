"""What is typed and could not be read stands against closing the window once; nothing is dropped without a word."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai import i18n
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import PetitionTarget, SessionTarget
from doithoai.desktop.widgets.form import fields_in
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.workspace import Workspace
from doithoai.register import sessions


@pytest.fixture
def window(open_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    window = open_window(*PAGES)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def day_of_session(window: MainWindow) -> DateField:
    """The date of the session of 2026, on its page."""
    window.go("sessions", SessionTarget("s2026"))
    page: Any = window.page
    return next(field for field in fields_in(page.view.general) if isinstance(field, DateField))


def line(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def test_a_date_that_cannot_be_read_stops_the_first_closing(window: MainWindow, workspace: Workspace) -> None:
    day = day_of_session(window)
    day.setFocus()
    day.setText("5/3/1850")
    assert not window.close()
    assert window.isVisible() and not workspace.closed
    assert "5/3/1850" in line(window)
    assert QApplication.focusWidget() is day
    assert window.close(), "closing once more closes"
    assert workspace.closed


def test_the_field_of_another_page_and_tab_is_brought_to_the_front(window: MainWindow, workspace: Workspace) -> None:
    day = day_of_session(window)
    day.setText("31/2/2026")
    page: Any = window.page
    page.view.tabs.setCurrentWidget(page.view.roster)
    page.show_list()
    window.go("today")
    assert not window.close()
    assert window.page is page
    assert page.view.tabs.currentWidget() is page.view.general
    assert day.isVisible()
    assert QApplication.focusWidget() is day
    assert day.text() == "31/2/2026"


def test_what_was_mended_does_not_stand_against_closing(window: MainWindow, workspace: Workspace) -> None:
    day = day_of_session(window)
    day.setText("31/2/2026")
    assert not window.close()
    day.setText("19/3/2026")
    path = workspace.path
    assert window.close()
    again = Workspace(path)
    try:
        assert sessions.get(again.reader, "s2026").starts_at == datetime(2026, 3, 19, 8)
    finally:
        again.close()


def test_something_else_that_cannot_be_read_is_said_again(window: MainWindow, workspace: Workspace) -> None:
    day = day_of_session(window)
    day.setText("31/2/2026")
    assert not window.close()
    day.setText("19/3/2026")
    window.go("petitions", PetitionTarget("canal26"))
    page: Any = window.page
    page.pane.fields.due.setText("31/2")
    assert not window.close()
    assert "31/2" in line(window)
    assert QApplication.focusWidget() is page.pane.fields.due
    assert not workspace.closed


def test_another_register_does_not_take_its_place_either(window: MainWindow) -> None:
    """Opening another register and going back to a copy ask the same first."""
    day_of_session(window).setText("31/2/2026")
    assert not window.may_close()
    assert window.may_close()


def test_what_only_steers_what_is_looked_at_stands_against_nothing(window: MainWindow) -> None:
    window.go("documents")
    page: Any = window.page
    page.make.day.setText("31/2/2026")
    assert window.may_close()


def test_what_was_typed_for_another_petition_is_brought_back_with_it(window: MainWindow, workspace: Workspace) -> None:
    window.go("petitions", PetitionTarget("canal26"))
    page: Any = window.page
    page.pane.fields.due.setText("31/2")
    other = workspace.reader.value("SELECT uid FROM petition WHERE uid <> 'canal26' LIMIT 1")
    window.go("petitions", PetitionTarget(other))
    assert page.pane.fields.due.text() != "31/2"
    assert not window.close()
    assert page.pane.fields.uid == "canal26"
    assert page.pane.fields.due.text() == "31/2"
    assert window.close()


def test_another_language_names_what_it_could_not_take_along(window: MainWindow) -> None:
    day_of_session(window).setText("31/2/2026")
    i18n.set_language("en")
    assert "31/2/2026" in line(window)
