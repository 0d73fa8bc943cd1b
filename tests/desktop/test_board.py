"""Bảng theo dõi: who has not sent stands first; codes are ticked; all receipts are written at once."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from offices_below import YEAR, Below, any_unit
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.above.board import BoardTab, _rank
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.page import Page
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.exchange import merge
from doithoai.register import offices
from doithoai.work.board import Row
from doithoai.work.setting_up import new_register


@pytest.fixture(scope="module")
def _above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tỉnh") / "tinh.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        with register.step("Merge packages"):
            merge.merge(register, Below("18568", "UBND xã Cẩm Nhượng").package(), any_unit)
    return path


@pytest.fixture
def register_path(_above: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_above, tmp_path / "so.sdt"))


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> BoardTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("board")
    assert isinstance(tab, BoardTab)
    tab.period.show_period(Period(*YEAR))
    qtbot.waitUntil(lambda: len(tab.units.rows) > 200)
    return tab


def test_who_has_not_sent_stands_first(tab: BoardTab) -> None:
    assert not tab.units.rows[0].has_sent
    assert tab.units.rows[-1].code == "18568"
    assert f"{len(tab.units.rows)}." in tab.summary.text()
    assert not tab.confirm.isEnabled()


def test_who_has_sent_nothing_stands_before_who_has_sent_a_part() -> None:
    period = Period(*YEAR)
    partial = Row("2", "B", YEAR[0], 9, (period,), manifests=("ab",))
    assert sorted([partial, Row("1", "A", None, 0, (period,))], key=_rank)[0].code == "1"


def test_the_period_goes_along_to_the_figures(tab: BoardTab) -> None:
    page: Any = tab.window()
    figures = page.show_tab("consolidated")
    assert figures.period.period == Period(*YEAR)


def test_a_code_is_ticked_and_unticked(tab: BoardTab, qtbot: QtBot, workspace: Workspace) -> None:
    tab.units.choose(len(tab.units.rows) - 1)
    tab.confirm.click()
    qtbot.waitUntil(lambda: tab.units.rows[-1].confirmed == date.today())
    assert tab.units.chosen()[0].code == "18568", "the row chosen stays chosen"
    tab.confirm.click()
    qtbot.waitUntil(lambda: tab.units.rows[-1].confirmed is None)
    workspace.undo()
    qtbot.waitUntil(lambda: tab.units.rows[-1].confirmed == date.today())


def test_receipts_for_all_are_one_act(
    tab: BoardTab, qtbot: QtBot, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "folder_to_use", lambda *_: str(tmp_path))
    tab.receipts.click()
    qtbot.waitUntil(lambda: bool(shell.told) and not tab.workspace.operations._tasks, timeout=20_000)
    (receipt,) = tmp_path.glob("*.sdr")
    assert " 2 " in shell.told[-1], "the receipt and its paper were written"
    assert "18568" in receipt.name


def test_a_period_that_is_none_is_said(tab: BoardTab) -> None:
    tab.period.first.set_value(date(2023, 5, 1))
    tab.refresh()
    assert tab.units.rows == []


def test_the_period_is_found_again(tab: BoardTab, qtbot: QtBot) -> None:
    state = tab.state()
    tab.period.restore({"period": "month"})
    assert tab.period.period != Period(*YEAR)
    tab.restore(state)
    assert tab.period.period == Period(*YEAR)
    tab.restore({"days": 3, "period": 5})


def test_letters_to_all_who_have_not_sent_are_one_act(
    tab: BoardTab, qtbot: QtBot, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "folder_to_use", lambda *_: str(tmp_path))
    few = [*[row for row in tab.units.rows if not row.manifests][:2], tab.units.rows[-1]]
    tab.units.show_rows(few)  # two hundred letters take their time
    tab.remind.click()
    qtbot.waitUntil(lambda: bool(shell.told) and not tab.workspace.operations._tasks, timeout=20_000)
    codes = sorted(path.name.split("-")[2] for path in tmp_path.glob("don-doc-*.pdf"))
    assert codes == sorted(row.code for row in few[:2])
