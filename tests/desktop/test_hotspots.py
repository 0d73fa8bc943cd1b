"""Điểm nóng: each place with its reasons; a row opens exactly its petitions; the session proposed is made from it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.above.hotspots import HotSpotsTab
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.above.thresholds import ThresholdsDialog
from doithoai.desktop.page import Page
from doithoai.desktop.petitions.page import PetitionsPage
from doithoai.desktop.targets import CountedTarget, SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import SessionKind
from doithoai.register import sessions
from doithoai.register.hotspots import OfSpot
from doithoai.work import hotspots, sending
from doithoai.work.setting_up import new_register

DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sending.load(register, paths.resource("sample", "sessions.json"))
    return path


@pytest.fixture
def register_path(_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_sample, tmp_path / "so.sdt"))


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> HotSpotsTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("hotspots")
    assert isinstance(tab, HotSpotsTab)
    tab.day.set_value(DAY)
    tab.refresh()
    qtbot.waitUntil(lambda: bool(tab.spots.rows))
    return tab


def test_each_place_is_listed_with_its_reasons(tab: HotSpotsTab, workspace: Workspace) -> None:
    assert tab.spots.rows == hotspots.listed(workspace.reader, DAY)
    assert "28/11/2026" in tab.summary.text()
    assert len(tab.reasons.text().splitlines()) == len(tab.spots.rows[0].reasons) + 1, "and the session proposed"


def test_a_row_opens_exactly_its_petitions(
    tab: HotSpotsTab, shell: Any, show_page: Callable[[type[Page]], Any], qtbot: QtBot
) -> None:
    tab.petitions.click()
    ((page, target),) = shell.went
    assert page == "petitions" and isinstance(target, CountedTarget) and isinstance(target.counted, OfSpot)
    hot = tab.spots.rows[0]
    petitions: PetitionsPage = show_page(PetitionsPage)
    petitions.show_target(target)
    qtbot.waitUntil(lambda: len(petitions.model.rows) == hot.counts.petitions)
    raised_by = {row.petition.petitioner.address for row in petitions.model.rows if row.petition.petitioner}
    assert raised_by == {hot.spot.village}
    assert hot.spot.field in petitions.filters.counted_words.text()


def test_the_session_proposed_is_planned_from_the_row(
    tab: HotSpotsTab, shell: Any, workspace: Workspace, qtbot: QtBot
) -> None:
    tab.prepare.click()
    qtbot.waitUntil(lambda: bool(shell.went))
    ((page, target),) = shell.went
    assert page == "sessions" and isinstance(target, SessionTarget)
    session = sessions.get(workspace.reader, target.uid)
    assert session.kind is SessionKind.THEMATIC and session.fields == (tab.spots.rows[0].spot.field,)


def test_another_day_is_another_list(tab: HotSpotsTab, workspace: Workspace, qtbot: QtBot) -> None:
    tab.day.set_value(date(2023, 6, 16))
    tab.refresh()
    listed = hotspots.listed(workspace.reader, date(2023, 6, 16))
    qtbot.waitUntil(lambda: tab.spots.rows == listed)


def test_thresholds_are_the_office_s(
    tab: HotSpotsTab, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stricter(dialog: ThresholdsDialog) -> bool:
        dialog.numbers["reasons"].setValue(4)
        return True

    monkeypatch.setattr(ThresholdsDialog, "exec", stricter)
    tab.limits.click()
    qtbot.waitUntil(lambda: {len(hot.reasons) for hot in tab.spots.rows} == {4})
    monkeypatch.setattr(ThresholdsDialog, "exec", lambda dialog: bool(dialog.usual.click()) or True)
    tab.limits.click()
    qtbot.waitUntil(lambda: len(tab.spots.rows) > 4)
    assert hotspots.thresholds(workspace.reader) == hotspots.shipped()
