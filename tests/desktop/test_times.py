"""When a session is: a day, a beginning and an end that are typed, kept and refused together."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.sessions.general import GeneralTab
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import SessionKind, Side
from doithoai.domain.session import Session
from doithoai.register import sessions


@pytest.fixture
def page(show_page: Callable[[type[Page]], Any]) -> SessionsPage:
    shown: SessionsPage = show_page(SessionsPage)
    shown.show_target(SessionTarget("s2024"))
    return shown


@pytest.fixture
def tab(page: SessionsPage) -> GeneralTab:
    return page.view.general


def stored(workspace: Workspace, uid: str = "s2024") -> tuple[datetime | None, datetime | None]:
    workspace.operations.finish()
    session = sessions.particulars(workspace.reader, uid)
    return session.starts_at, session.ends_at


def put(field: QWidget, typed: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, typed)


def test_what_is_still_being_typed_is_saved_on_leaving(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace
) -> None:
    put(tab.day, "5/3/2026")
    page.commit()
    assert stored(workspace) == (datetime(2026, 3, 5, 8), datetime(2026, 3, 5, 11, 30))
    put(tab.ends, "12h")
    page.commit()
    assert stored(workspace)[1] == datetime(2026, 3, 5, 12)


def test_an_unknown_time_is_blank_and_a_time_typed_into_it_counts(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace, qtbot: QtBot
) -> None:
    put(tab.starts, "")
    QTest.keyClick(tab.starts, Qt.Key.Key_Delete)
    page.commit()
    assert stored(workspace)[0] == datetime(2024, 3, 14)
    qtbot.waitUntil(lambda: tab.session is not None and tab.session.starts_at == datetime(2024, 3, 14))
    assert tab.starts.text() == ""
    QTest.keyClicks(tab.starts, "8h30")
    page.commit()
    assert stored(workspace)[0] == datetime(2024, 3, 14, 8, 30)


def test_a_beginning_after_the_end_is_refused_and_takes_nothing_away(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace
) -> None:
    put(tab.starts, "14h")
    page.commit()
    assert tab.starts.reason
    assert tab.starts.toolTip() == tab.starts.reason
    assert stored(workspace) == (datetime(2024, 3, 14, 8), datetime(2024, 3, 14, 11, 30))
    page.refresh()
    assert tab.starts.text() == "14:00"  # a refresh does not take it away
    put(tab.ends, "16h")
    page.commit()
    assert stored(workspace) == (datetime(2024, 3, 14, 14), datetime(2024, 3, 14, 16))
    assert not tab.starts.reason


def test_what_is_no_time_stays_marked_with_its_session(page: SessionsPage, tab: GeneralTab) -> None:
    put(tab.starts, "25h")
    page.show_target(SessionTarget("s2026"))
    assert tab.starts.text() == "08:00"
    page.show_target(SessionTarget("s2024"))
    assert tab.starts.text() == "25h"
    assert tab.starts.property("wrong")


def test_midnight_is_told_to_mean_not_known(page: SessionsPage, tab: GeneralTab, workspace: Workspace) -> None:
    put(tab.starts, "0h")
    page.commit()
    assert tab.starts.text() == "0h"
    assert tab.starts.reason
    assert stored(workspace)[0] == datetime(2024, 3, 14, 8)


def test_a_day_taken_away_keeps_the_times_on_the_screen(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace, qtbot: QtBot
) -> None:
    tab.day.setFocus()
    tab.day.selectAll()
    QTest.keyClick(tab.day, Qt.Key.Key_Delete)
    page.commit()
    assert stored(workspace) == (None, None)
    qtbot.waitUntil(lambda: tab.session is not None and tab.session.starts_at is None)
    assert tab.starts.text() == "08:00"
    assert tab.starts.reason
    put(tab.day, "6/3/2026")
    page.commit()
    assert stored(workspace) == (datetime(2026, 3, 6, 8), datetime(2026, 3, 6, 11, 30))
    assert not tab.starts.reason


def test_a_person_chosen_from_the_list_is_saved_whole(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace
) -> None:
    tab.chair.offer(["Nguyễn Thị Ánh", "Ngô Văn Ninh"])
    put(tab.chair, "Ng")
    completer = tab.chair.completer()
    completer.setCompletionPrefix("Ng")
    completer.activated.emit("Ngô Văn Ninh")
    workspace.operations.finish()
    chair = sessions.particulars(workspace.reader, "s2024").chair
    assert chair is not None
    assert chair.name == "Ngô Văn Ninh"


def test_a_time_beside_a_date_that_cannot_be_read_waits_for_it(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace
) -> None:
    """It is no time of today; it is stored when the date is known, also after another session was shown."""
    workspace.write(sessions.create, Session("new", kind=SessionKind.PERIODIC, side=Side.GOVERNMENT, title="Mới"))
    workspace.operations.finish()
    page.show_target(SessionTarget("new"))
    put(tab.day, "31/9/2026")
    put(tab.starts, "8h")
    page.commit()
    assert stored(workspace, "new") == (None, None)
    assert tab.starts.reason
    page.show_target(SessionTarget("s2024"))
    page.show_target(SessionTarget("new"))
    assert (tab.day.text(), tab.starts.text()) == ("31/9/2026", "08:00")
    assert stored(workspace, "new") == (None, None)
    put(tab.day, "30/9/2026")
    page.commit()
    assert stored(workspace, "new") == (datetime(2026, 9, 30, 8), None)
    assert not tab.starts.reason


def test_a_mark_is_taken_off_the_screen_when_the_other_time_is_mended(tab: GeneralTab, qtbot: QtBot) -> None:
    put(tab.starts, "14h")
    tab.ends.setFocus()
    qtbot.waitUntil(lambda: bool(tab.starts.reason))
    QApplication.processEvents()
    drawn = Drawn()
    tab.starts.installEventFilter(drawn)
    put(tab.ends, "16h30")
    tab.place.setFocus()
    qtbot.waitUntil(lambda: drawn.marks == [False])
    assert tab.starts.toolTip() == ""


class Drawn(QObject):
    """Whether a field was marked each time it was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[bool] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.marks.append(bool(watched.property("wrong")))
        return False


def test_a_time_typed_behind_the_day_is_when_it_begins(
    page: SessionsPage, tab: GeneralTab, workspace: Workspace
) -> None:
    put(tab.day, "5/3/2026 9:15")
    page.commit()
    assert (tab.day.text(), tab.starts.text()) == ("05/03/2026", "09:15")
    assert stored(workspace)[0] == datetime(2026, 3, 5, 9, 15)
