"""The page of reports: figures of a period, what is behind them, the package, the spreadsheet, what was sent."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.targets import PetitionsTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.period import REPORT_PERIODS, Period, named_period
from doithoai.domain.petition import PetitionStatus
from doithoai.register import dispatches


@pytest.fixture
def page(qtbot: QtBot, show_page: Callable[[type[Page]], Any]) -> ReportsPage:
    shown = show_page(ReportsPage)
    assert isinstance(shown, ReportsPage)
    choose(shown, date(2024, 1, 1), date(2026, 12, 31))
    qtbot.waitUntil(lambda: shown.table.rowCount() == 4)
    return shown


def choose(page: ReportsPage, first: date, last: date) -> None:
    page.first.set_value(first)
    page.last.set_value(last)
    page.refresh()


def figures(page: ReportsPage) -> dict[str, list[str]]:
    table = page.table
    return {
        table.item(row, 0).text(): [table.item(row, column).text() for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    }


def test_figures_are_those_of_the_period(qtbot: QtBot, page: ReportsPage) -> None:
    shown = figures(page)
    *_, total = shown.values()
    # 7 petitions: 1 answered in the meeting, 4 assigned of which 1 answered in writing and 1 overdue
    assert total[:4] == ["7", "1", "4", "1"]
    assert total[-1] == "1"
    choose(page, date(2024, 1, 1), date(2024, 12, 31))
    qtbot.waitUntil(lambda: list(figures(page).values())[-1][0] == "3")


def test_every_period_with_days_is_offered_and_gives_its_days(page: ReportsPage) -> None:
    for period in (period for period in REPORT_PERIODS if period.of):
        place = page.period.findData(period.key)
        assert place >= 0
        page.period.setCurrentIndex(place)
        page.period.activated.emit(place)
        assert page.chosen_period() == named_period(period.key, date.today())


def test_days_upside_down_make_nothing(page: ReportsPage) -> None:
    choose(page, date(2026, 12, 31), date(2026, 1, 1))
    assert page.table.rowCount() == 0
    assert not page.package.isEnabled()
    assert page.whole.text()


def test_a_figure_opens_the_petitions_behind_it(page: ReportsPage, shell: Any) -> None:
    overdue = page.table.columnCount() - 1
    page.table.itemActivated.emit(page.table.item(0, overdue))
    went, target = shell.went[-1]
    assert went == "petitions"
    period = Period(date(2024, 1, 1), date(2026, 12, 31))
    assert target == PetitionsTarget(period, page.table.item(0, 0).text(), PetitionStatus.OVERDUE)
    page.table.itemActivated.emit(page.table.item(page.table.rowCount() - 1, 1))
    assert shell.went[-1][1] == PetitionsTarget(period)


def test_a_package_is_made_checked_and_noted(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(page.package, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.code.text()), timeout=20_000)
    (made,) = tmp_path.glob("*.sdt.zip")
    (sent,) = dispatches.listed(workspace.reader)
    assert (sent.file, sent.first, sent.last) == (made.name, date(2024, 1, 1), date(2026, 12, 31))
    assert page.sent.rowCount() == 1
    assert page.sent.item(0, 3).text() == made.name


def test_a_damaged_package_dropped_here_is_told(qtbot: QtBot, page: ReportsPage, tmp_path: Path) -> None:
    damaged = tmp_path / "x.sdt.zip"
    damaged.write_bytes(b"PK\x03\x04 no zip")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(damaged))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: "x.sdt.zip" in page.code.text())


def test_the_spreadsheet_is_written(
    qtbot: QtBot, page: ReportsPage, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bao-cao.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.mouseClick(page.spreadsheet, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    assert out.read_bytes()[:2] == b"PK"
