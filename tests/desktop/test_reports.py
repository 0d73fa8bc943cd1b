"""The page of reports: figures of a period, what is behind them, the package, the spreadsheet, what was sent."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from doithoai.desktop.above.send import SendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.page import Page
from doithoai.desktop.petitions.page import PetitionsPage
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import CountedTarget, HeldTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import SessionKind
from doithoai.domain.period import ADHOC, OFFERED_PERIODS, named_period
from doithoai.register import dispatches, petitions
from doithoai.register.petitions import Filter


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
    *_, total = figures(page).values()
    # 7 petitions: 1 answered in the meeting, 1 in writing before its date; 5 left, 1 of them overdue
    assert total == ["0", "7", "7", "2", "0", "4", "1"]
    choose(page, date(2026, 3, 1), date(2026, 3, 31))
    qtbot.waitUntil(lambda: list(figures(page).values())[-1] == ["1", "4", "5", "0", "0", "5", "0"])


def test_figures_by_agency(page: ReportsPage) -> None:
    page.groups.setCurrentIndex(page.groups.findData("agency"))
    page.groups.activated.emit(page.groups.currentIndex())
    shown = figures(page)
    assert shown["Phòng Kinh tế xã"] == ["0", "3", "3", "1", "0", "1", "1"]
    assert list(shown.values())[-1] == ["0", "4", "4", "1", "0", "2", "1"]


def test_every_period_with_days_is_offered_and_gives_its_days(page: ReportsPage) -> None:
    for period in OFFERED_PERIODS:
        place = page.period.findData(period.key)
        assert place >= 0
        page.period.setCurrentIndex(place)
        page.period.activated.emit(place)
        assert page.chosen_period() == named_period(period.key, date.today())
        assert page.period.value() == period.key


def test_days_typed_by_hand_are_no_period_of_the_list_unless_they_are(page: ReportsPage) -> None:
    page.first.set_value(date(2026, 1, 3))
    page.first.saved.emit(page.first.value())
    assert page.period.value() == ADHOC
    before = named_period("previous_month", date.today())
    page.first.set_value(before.first)
    page.last.set_value(before.last)
    page.last.saved.emit(page.last.value())
    assert page.period.value() == "previous_month"


def test_days_upside_down_make_nothing(page: ReportsPage) -> None:
    choose(page, date(2026, 12, 31), date(2026, 1, 1))
    assert page.table.rowCount() == 0
    assert not page.package.isEnabled()
    assert page.whole.text()


def test_every_figure_opens_exactly_the_petitions_it_counts(
    page: ReportsPage, shell: Any, workspace: Workspace
) -> None:
    for group in ("field", "agency"):
        page.groups.setCurrentIndex(page.groups.findData(group))
        page.groups.activated.emit(page.groups.currentIndex())
        for row in range(page.table.rowCount()):
            for column in range(1, page.table.columnCount()):
                cell = page.table.item(row, column)
                page.table.itemActivated.emit(cell)
                went, target = shell.went[-1]
                assert went == "petitions"
                assert isinstance(target, CountedTarget)
                assert petitions.count(workspace.reader, Filter(counted=target.counted)) == int(cell.text())


def test_the_sums_over_the_table_open_what_they_count(page: ReportsPage, shell: Any, workspace: Workspace) -> None:
    links = re.findall(r'<a href="(\w+):(\w*)">(\d+)</a>', page.whole.text())
    assert [(what, part, number) for what, part, number in links if what == "sessions"] == [
        ("sessions", "", "2"),
        ("sessions", "periodic", "1"),
        ("sessions", "thematic", "1"),
    ]
    for what, part, number in links:
        page.whole.linkActivated.emit(f"{what}:{part}")
        went, target = shell.went[-1]
        assert went == what
        if isinstance(target, CountedTarget):
            assert petitions.count(workspace.reader, Filter(counted=target.counted)) == int(number)
        else:
            assert target == HeldTarget(page.chosen_period(), SessionKind(part) if part else None)


def test_the_sessions_behind_a_sum_are_listed_until_that_is_clicked_away(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(ReportsPage, SessionsPage)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    choose(reports, date(2026, 1, 1), date(2026, 12, 31))
    qtbot.waitUntil(lambda: "sessions:thematic" in reports.whole.text())
    reports.whole.linkActivated.emit("sessions:thematic")
    listed = window.page
    assert isinstance(listed, SessionsPage)
    assert [session.uid for session in listed.model.rows] == ["s2026"]
    assert listed.kind.value() == SessionKind.THEMATIC
    assert not listed.only_held.isHidden()
    listed.kind.set_value(None)
    listed.only_held.click()
    assert len(listed.model.rows) == 2
    assert listed.only_held.isHidden()


def test_the_list_behind_a_figure_says_so_until_it_is_cleared(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(ReportsPage, PetitionsPage)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    choose(reports, date(2024, 1, 1), date(2026, 12, 31))
    qtbot.waitUntil(lambda: reports.table.rowCount() == 4)
    reports.table.itemActivated.emit(reports.table.item(3, 7))
    listed = window.page
    assert isinstance(listed, PetitionsPage)
    qtbot.waitUntil(lambda: [row.petition.uid for row in listed.model.rows] == ["pig26"])
    assert not listed.filters.counted_words.isHidden()
    listed.filters.clear_button.click()
    qtbot.waitUntil(lambda: len(listed.model.rows) == 7)
    assert listed.filters.counted_words.isHidden()


def test_a_package_of_the_period_shown_is_made_and_noted(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SendDialog, "may_lie_readable", lambda *_: True)
    qtbot.mouseClick(page.package, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(SendDialog)
    assert isinstance(dialog, SendDialog)
    dialog.where.choose(tmp_path)
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.sent.rowCount() == 1, timeout=20_000)
    (made,) = tmp_path.glob("*.sdt.zip")
    (sent,) = dispatches.listed(workspace.reader)
    assert (sent.file, sent.first, sent.last) == (made.name, date(2024, 1, 1), date(2026, 12, 31))
    assert page.sent.rowCount() == 1
    assert page.sent.item(0, 3).text() == made.name


def test_a_damaged_package_is_told(qtbot: QtBot, page: ReportsPage, tmp_path: Path) -> None:
    damaged = tmp_path / "x.sdt.zip"
    damaged.write_bytes(b"PK\x03\x04 no zip")
    page.check(damaged)
    qtbot.waitUntil(lambda: "x.sdt.zip" in page.code.text())


def test_the_spreadsheet_is_written(
    qtbot: QtBot, page: ReportsPage, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bao-cao.xlsx"
    monkeypatch.setattr(file_dialogs, "file_to_save", lambda *_: (str(out), ""))
    qtbot.mouseClick(page.spreadsheet, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    assert out.read_bytes()[:2] == b"PK"


def test_the_petitions_go_out_with_the_columns_of_another_system(
    qtbot: QtBot, page: ReportsPage, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kind of file that is chosen when it is saved says which."""
    out = tmp_path / "hang.xlsx"

    def choose(_page: object, _title: str, _proposed: str, kinds: str) -> tuple[str, str]:
        return str(out), next(kind for kind in kinds.split(";;") if "quốc gia" in kind)

    monkeypatch.setattr(file_dialogs, "file_to_save", choose)
    page.spreadsheet.click()
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    assert openpyxl.load_workbook(out).sheetnames == ["Tiếp công dân"]


def test_nothing_goes_out_by_a_day_that_cannot_be_read(
    page: ReportsPage, shell: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for the period that stood before: the day is named instead."""
    monkeypatch.setattr("doithoai.desktop.above.send.show_send", lambda *_args: pytest.fail("no package"))
    monkeypatch.setattr(file_dialogs, "file_to_save", lambda *_args: pytest.fail("no spreadsheet"))
    page.last.setText("31/11/2026")
    for act in (page.package, page.report, page.spreadsheet):
        shell.told.clear()
        act.click()
        assert "31/11/2026" in shell.told[-1]
    assert not shell.went
