"""A window that stays open over midnight counts from the new day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop import midnight
from doithoai.desktop.assignments.page import AssignmentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.midnight import Midnight
from doithoai.desktop.today.page import TodayPage


class Tomorrow(date):
    """The calendar a day further on."""

    @classmethod
    def today(cls) -> date:
        return date.today() + timedelta(1)


def test_the_page_in_front_and_those_shown_later_are_counted_anew(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(TodayPage, AssignmentsPage)
    window.go("assignments")
    window.go("today")
    clock = window.findChild(Midnight)
    assert isinstance(clock, Midnight)
    clock.look()  # nothing happens in the middle of a day
    for module in ("doithoai.desktop.midnight", "doithoai.desktop.today.page", "doithoai.desktop.page"):
        monkeypatch.setattr(f"{module}.date", Tomorrow)
    with qtbot.waitSignal(clock.passed):
        clock.look()
    day = Tomorrow.today()
    page = window.page
    assert isinstance(page, TodayPage)
    assert f"{day:%d/%m/%Y}" in page.day.text()
    window.go("assignments")
    assert isinstance(window.page, AssignmentsPage)
    assert window.page.chosen.today == day


def test_it_looks_often_enough_to_be_right_after_a_sleep() -> None:
    assert midnight._LOOK_EVERY_MS <= 60_000
