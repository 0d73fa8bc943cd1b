"""What is typed and could not be read stands against closing the window once; nothing is dropped without a word."""

import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QTableWidgetItem
from pytestqt.qtbot import QtBot

from doithoai import i18n
from doithoai.desktop.assignments.extend import ExtendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import LANGUAGE
from doithoai.desktop.sessions.preparation import DUE
from doithoai.desktop.settings.computer import ComputerSection
from doithoai.desktop.settings.grid_editor import GridEditor
from doithoai.desktop.settings.papers import Phrases
from doithoai.desktop.targets import DraftTarget, PetitionTarget, SessionTarget
from doithoai.desktop.widgets.form import fields_in
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.window import unread
from doithoai.desktop.window.standing import StandingLine
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.register import preparations, sessions
from doithoai.register.preparations import Preparation
from doithoai.work.printing import Order


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


def cell_of(grid: GridEditor, row: int, key: str) -> QTableWidgetItem:
    place = [column.key for column in grid.columns].index(key)
    item = grid.table.item(row, place)
    assert item is not None
    return item


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
    window.go("petitions")
    page: Any = window.page
    page.filters.first.setText("31/2/2026")
    assert window.may_close()


def test_the_date_of_a_document_is_not_kept_but_named(window: MainWindow) -> None:
    window.go("documents")
    page: Any = window.page
    page.make.day.setText("31/2/2026")
    assert not window.may_close()
    assert "31/2/2026" in line(window)
    assert window.may_close()


def test_all_that_would_be_dropped_is_named_at_once(window: MainWindow) -> None:
    day_of_session(window)
    page: Any = window.page
    page.view.general.starts.setText("sang som")
    page.view.general.ends.setText("gan trua")
    assert not window.may_close()
    assert "sang som" in line(window)
    assert "gan trua" in line(window)
    assert window.may_close()


def test_what_is_typed_after_the_warning_is_named_before_it_is_dropped(window: MainWindow) -> None:
    day_of_session(window)
    page: Any = window.page
    page.view.general.starts.setText("sang som")
    assert not window.may_close()
    page.view.general.ends.setText("gan trua")
    assert not window.may_close(), "another field"
    assert "gan trua" in line(window)
    page.view.general.starts.setText("mo sang")
    assert not window.may_close(), "other letters in the same field"
    assert "mo sang" in line(window)
    assert window.may_close()


def test_what_the_foot_of_the_window_has_no_room_for_is_named_in_a_window(window: MainWindow) -> None:
    day_of_session(window)
    page: Any = window.page
    for field, typed in ((page.view.general.starts, "sang som " * 9), (page.view.general.ends, "gan trua " * 9)):
        field.setText(typed.strip())
    assert not window.may_close()
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "sang som" in box.text()
    assert "gan trua" in box.text()
    box.close()
    assert window.may_close()


def test_a_date_in_a_list_of_material_is_named_with_its_session(window: MainWindow, workspace: Workspace) -> None:
    workspace.write(preparations.put, "s2026", (Preparation("Báo cáo", due=date(2026, 3, 10)),))
    workspace.operations.finish()
    window.go("sessions", SessionTarget("s2026"))
    page: Any = window.page
    tab = page.view.preparation
    page.view.tabs.setCurrentWidget(tab)
    tab.table.item(0, DUE).setText("35/11/2026")
    window.go("sessions", SessionTarget("s2024"))
    assert tab.table.item(0, DUE).text() != "35/11/2026"
    page.view.tabs.setCurrentWidget(page.view.general)
    assert not window.may_close()
    assert "Báo cáo" in line(window)
    assert "35/11/2026" in line(window)
    assert page.view.uid == "s2026"
    assert page.view.tabs.currentWidget() is tab
    assert tab.table.item(0, DUE).text() == "35/11/2026"
    assert window.may_close()


def test_a_cell_of_the_settings_is_named_and_its_section_shown(window: MainWindow) -> None:
    window.go("settings")
    page: Any = window.page
    (leaders,) = (grid for grid in page.findChildren(GridEditor) if "authority" in {c.key for c in grid.columns})
    (limits,) = (grid for grid in page.findChildren(GridEditor) if "day_type" in {c.key for c in grid.columns})
    cell_of(leaders, 0, "valid_to").setText("hết nhiệm kỳ")
    cell_of(limits, 0, "days").setText("mười")
    assert not window.may_close()
    assert "hết nhiệm kỳ" in line(window)
    assert "mười" in line(window)
    (in_front,) = (grid for grid in (leaders, limits) if grid.isVisible())
    assert in_front.table.hasFocus()
    assert page.sections.currentRow() == page._stack.indexOf(in_front)
    assert window.may_close()


def test_phrases_of_a_kind_that_is_not_shown_are_named_too(window: MainWindow) -> None:
    window.go("settings")
    page: Any = window.page
    (phrases,) = page.findChildren(Phrases)
    kind = phrases.kind.value()
    cell_of(phrases.grid, 0, "own").setText("{không có}")
    phrases.kind.setCurrentIndex(phrases.kind.currentIndex() + 1)
    phrases.show_phrases()
    assert not window.may_close()
    assert "{không có}" in line(window)
    assert phrases.kind.value() == kind
    assert window.may_close()


def test_a_due_date_typed_while_people_speak_is_named_and_brought_back(window: MainWindow) -> None:
    window.go("capture", SessionTarget("s2026"))
    page: Any = window.page
    page.mend("pig26")
    page.strip.start()
    page.strip.due.setText("cuối năm")
    page.mend("canal26")
    assert page.strip.due.text() != "cuối năm"
    assert not window.may_close()
    assert "cuối năm" in line(window)
    assert page.draft.uid == "pig26"
    assert page.strip.due.text() == "cuối năm"
    assert QApplication.focusWidget() is page.strip.due
    assert order_minutes(window, "s2026")._is_stopped(), "nor does a paper of the session go out"
    assert window.page is page
    assert window.may_close()


def test_what_was_typed_into_a_dialog_goes_with_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancel(dialog: ExtendDialog) -> int:
        dialog.show()
        dialog.due.setText("31/2/2027")
        dialog.due.commit()
        dialog.reject()
        return 0

    monkeypatch.setattr(ExtendDialog, "exec", cancel)
    window.go("assignments", PetitionTarget("pig26"))
    page: Any = window.page
    page.extend()
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


def test_no_other_language_is_chosen_while_something_cannot_be_read(window: MainWindow) -> None:
    """Its pages are made anew: what is typed is brought to the front instead, as often as it takes."""
    day = day_of_session(window)
    day.setText("31/2/2026")
    for _again in range(2):
        window.go("settings")
        page: Any = window.page
        (language,) = (form.fields[LANGUAGE.key] for form in page.findChildren(ComputerSection))
        language.setCurrentIndex(language.findData("en"))
        language.activated.emit(language.currentIndex())
        assert language.value() == i18n.language() == "vi"
        assert "31/2/2026" in line(window)
        assert QApplication.focusWidget() is day
        assert day.text() == "31/2/2026"
    day.setText("19/3/2026")
    language.setCurrentIndex(language.findData("en"))
    language.activated.emit(language.currentIndex())
    assert window.preferences.get(LANGUAGE) == "en"


@pytest.mark.parametrize("words", [unread.OPENING, unread.RESTORING])
def test_what_is_said_fits_the_act_that_was_stopped(window: MainWindow, words: str) -> None:
    day_of_session(window).setText("31/2/2026")
    assert not window.may_close(words)
    assert line(window) == i18n.gettext(words).format(fields="Ngày: “31/2/2026”")
    assert line(window) != i18n.gettext(unread.CLOSING).format(fields="Ngày: “31/2/2026”")


def test_the_session_comes_back_though_another_one_is_open_at_another_tab(window: MainWindow) -> None:
    day = day_of_session(window)
    page: Any = window.page
    day.setText("31/2/2026")
    page.view.tabs.setCurrentWidget(page.view.roster)
    page.show_list()
    window.go("sessions", SessionTarget("s2024"))
    assert page.view.uid == "s2024"
    assert not window.may_close()
    assert page.view.uid == "s2026"
    assert QApplication.focusWidget() is day
    assert day.text() == "31/2/2026"
    assert window.may_close()


def test_a_petition_of_the_sessions_page_comes_back_with_its_session(window: MainWindow) -> None:
    window.go("sessions", SessionTarget("s2026"))
    page: Any = window.page
    tab = page.view.petitions
    page.view.tabs.setCurrentWidget(tab)
    tab.choose("canal26")
    tab.fields.due.setText("31/2")
    window.go("sessions", SessionTarget("s2024"))
    assert tab.fields.due.text() != "31/2"
    assert not window.may_close()
    assert (page.view.uid, tab.fields.uid) == ("s2026", "canal26")
    assert tab.fields.due.text() == "31/2"
    assert QApplication.focusWidget() is tab.fields.due
    assert window.may_close()


# -- issuing ---------------------------------------------------------------------------------------------------


def order_minutes(window: MainWindow, uid: str) -> Any:
    """The page of documents, the minutes of a session ordered on it."""
    window.go("documents", DraftTarget(Order(DocumentKind.MINUTES, uid)))
    return window.page


def test_a_date_of_the_session_that_cannot_be_read_stops_its_papers(window: MainWindow) -> None:
    day = day_of_session(window)
    day.setText("31/2/2026")
    documents = order_minutes(window, "s2026")
    documents.ask()
    assert window.page.key == "sessions"
    assert QApplication.focusWidget() is day
    assert "31/2/2026" in line(window)
    assert not documents._asks and documents.strip.paper is None
    documents = order_minutes(window, "s2026")
    assert documents.preview.is_stopped(), "nor are its pages saved or printed"
    day.setText("19/3/2026")
    documents = order_minutes(window, "s2026")
    assert not documents._is_stopped()


def test_what_cannot_be_read_stops_only_what_goes_by_it(window: MainWindow) -> None:
    window.go("petitions", PetitionTarget("canal26"))
    page: Any = window.page
    page.pane.fields.due.setText("31/2")
    assert not order_minutes(window, "s2024")._is_stopped(), "a paper of another session"
    assert order_minutes(window, "s2026")._is_stopped(), "a petition of its own"
    assert window.page is page and page.pane.fields.uid == "canal26"
    january = Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 1, 31)))
    window.go("documents", DraftTarget(january))
    documents: Any = window.page
    assert documents._is_stopped(), "a report may count it"


# -- the line at the foot of the window ------------------------------------------------------------------------


def test_what_was_said_goes_when_it_is_mended_or_another_page_is_shown(window: MainWindow) -> None:
    day = day_of_session(window)
    day.setText("31/2/2026")
    assert not window.may_close()
    assert line(window)
    day.setText("19/3/2026")
    assert not line(window)
    window.tell("Đã hoàn tác")
    window.go("sessions")
    assert line(window), "the same page"
    window.go("today")
    assert not line(window)


def test_a_warning_of_long_ago_does_not_count(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    day_of_session(window).setText("31/2/2026")
    assert not window.may_close()
    now = time.monotonic()
    monkeypatch.setattr(unread, "monotonic", lambda: now + 120)
    assert not window.may_close()
    assert window.may_close()


def test_the_refusal_stays_until_it_is_mended(window: MainWindow, workspace: Workspace) -> None:
    """The passing line lasts six seconds: who looks later must not think that the window cannot be closed."""
    day = day_of_session(window)
    day.setText("31/2/2026")
    assert not window.close()
    (standing,) = window.findChildren(StandingLine)
    window.statusBar().clearMessage()
    assert standing.isVisible()
    assert "31/2/2026" in standing.line.text()
    standing.look()
    assert standing.isVisible()
    day.setText("19/3/2026")
    standing.look()
    assert not standing.isVisible()
    day.setText("31/2/2027")
    assert not window.close()
    window.statusBar().clearMessage()
    assert "31/2/2027" in standing.line.text()
    standing.put_away()
    assert not standing.isVisible()


def test_a_time_that_is_read_and_not_taken_is_named_with_the_reason(window: MainWindow) -> None:
    day_of_session(window)
    page: Any = window.page
    page.view.general.starts.setText("8:30")
    page.view.general.ends.setText("5:00")
    assert not window.may_close()
    assert "5:00" in line(window).replace("05:00", "5:00")
    assert page.view.general.ends.reason.rstrip(".") in line(window)
