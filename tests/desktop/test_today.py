"""The page of today: what comes, what is due, what is late; each line opens its thing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.targets import PetitionTarget, SessionTarget
from doithoai.desktop.today.page import TodayPage
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import sessions


@pytest.fixture
def page(workspace: Workspace, show_page: Callable[[type[Page]], Any]) -> TodayPage:
    soon = Session("soon", title="Hội nghị sắp tới", starts_at=datetime.now() + timedelta(days=3), place="Thôn An Phú")
    due = Petition("due", 1, content="Xin đèn đường.", assignment=Assignment("Công an xã", (), date.today()))
    sessions.add(workspace._writer, [soon, Session("past", title="Đã họp", petitions=(due,))])
    shown = show_page(TodayPage)
    assert isinstance(shown, TodayPage)
    return shown


def lines(page: TodayPage, card: str) -> list[str]:
    shown = page.cards[card].lines
    return [shown.item(row).text() for row in range(shown.count())]


def test_each_card_tells_what_the_register_holds(page: TodayPage) -> None:
    assert [line.partition("  ")[2] for line in lines(page, "coming")] == ["Hội nghị sắp tới"]
    (week,) = lines(page, "week")
    assert week.startswith("Công an xã: ")
    assert "Xin đèn đường." in week
    assert any("Trại lợn vẫn xả nước thải" in line for line in lines(page, "late"))
    assert page.cards["late"].heading.text().endswith("(1)")


def test_an_empty_card_says_what_to_do_next(page: TodayPage, workspace: Workspace, qtbot: QtBot) -> None:
    assert not page.cards["coming"].empty.isVisible()
    workspace.write(sessions.discard, "soon")
    qtbot.waitUntil(page.cards["coming"].empty.isVisible)
    assert page.cards["coming"].empty.text()


def test_a_line_opens_its_thing_by_click_and_by_enter(page: TodayPage, qtbot: QtBot, shell: Any) -> None:
    shown = page.cards["week"].lines
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())
    assert shell.went[-1] == ("petitions", PetitionTarget("due"))
    coming = page.cards["coming"].lines
    coming.setCurrentRow(0)
    qtbot.keyClick(coming, Qt.Key.Key_Return)
    assert shell.went[-1] == ("sessions", SessionTarget("soon"))


def test_the_morning_after_it_asks_whether_the_session_was_held(
    page: TodayPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert not page.question.isVisible()
    yesterday = (datetime.now() - timedelta(days=1)).replace(second=0, microsecond=0)
    planned = [
        Session(uid, title=uid, state=SessionState.PLANNED, starts_at=yesterday)
        for uid in ("held", "postponed", "cancelled")
    ]
    for session in planned:
        workspace.write(sessions.create, session)
    qtbot.waitUntil(lambda: len(buttons(page)) == 9)
    before = sessions.get(workspace.reader, "held")
    answers = {"held": _("It was held"), "postponed": _("It was postponed"), "cancelled": _("It was cancelled")}
    for uid, answer in answers.items():
        button = next(b for b in buttons(page) if b.accessibleName() == f"{answer}: {_day(yesterday)}, {uid}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        left = len(buttons(page))
        qtbot.waitUntil(lambda left=left: len(buttons(page)) < left)
    states = {uid: sessions.get(workspace.reader, uid).state for uid in ("held", "postponed", "cancelled")}
    assert states == {str(state): state for state in SessionState if state in states}
    assert before.state is SessionState.PLANNED
    assert not page.question.isVisible(), "answered, nothing is asked any more"


def buttons(page: TodayPage) -> list[QPushButton]:
    return [page.question._grid.itemAt(at).widget() for at in range(page.question._grid.count()) if at % 4]


def _day(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y}"
