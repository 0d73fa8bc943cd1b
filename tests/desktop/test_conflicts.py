"""Hai bản khác nhau: both versions beside each other, taken part by part."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from offices_below import Below, any_unit, register_above
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from doithoai.desktop.above.conflict_rows import words
from doithoai.desktop.above.conflicts import ConflictsTab
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.page import Page
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import SessionKind
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Attendee, Session
from doithoai.exchange import merge
from doithoai.register import sessions

SESSION = Session(
    "s1",
    title="Hội nghị",
    place="Hội trường",
    starts_at=datetime(2022, 3, 5, 8),
    petitions=(Petition("p1", 1, content="Đường hỏng."),),
)


@pytest.fixture(scope="module")
def _above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tỉnh") / "tinh.sdt"
    below = Below("18163", "UBND xã Sơn Tiến")
    with register_above(path) as register:
        for session in (SESSION, replace(SESSION, place="Sân", petitions=(Petition("p1", 1, content="Đường nát."),))):
            below.put(session)
            with register.step("Merge packages"):
                merge.merge(register, below.package(), any_unit)
            if session is SESSION:
                sessions.edit(register, "s1", lambda here: replace(here, title="Hội nghị (đã sửa)"))
    return path


@pytest.fixture
def register_path(_above: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_above, tmp_path / "so.sdt"))


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> ConflictsTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("conflicts")
    assert isinstance(tab, ConflictsTab)
    qtbot.waitUntil(lambda: tab.parts.rowCount() == 3)
    return tab


def cells(tab: ConflictsTab) -> list[list[str]]:
    items = [[tab.parts.item(row, column) for column in (1, 2)] for row in range(tab.parts.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]


def test_both_versions_stand_beside_each_other(tab: ConflictsTab) -> None:
    assert cells(tab) == [["Hội nghị (đã sửa)", "Hội nghị"], ["Hội trường", "Sân"], ["Đường hỏng.", "Đường nát."]]
    assert not tab.take.isEnabled(), "nothing is ticked"


def test_what_is_ticked_is_taken_and_undone_as_one(tab: ConflictsTab, qtbot: QtBot, workspace: Workspace) -> None:
    item = tab.parts.item(2, 2)
    assert item is not None
    item.setCheckState(Qt.CheckState.Checked)
    tab.take.click()
    qtbot.waitUntil(lambda: not tab.list.rows)
    session = sessions.get(workspace.reader, "s1")
    assert (session.title, session.place) == ("Hội nghị (đã sửa)", "Hội trường")
    assert session.petitions[0].content == "Đường nát."
    assert tab.parts.rowCount() == 0 and not tab.keep.isEnabled()
    workspace.undo()
    qtbot.waitUntil(lambda: tab.parts.rowCount() == 3)
    assert sessions.get(workspace.reader, "s1").petitions[0].content == "Đường hỏng."


def test_one_side_is_taken_whole(tab: ConflictsTab, qtbot: QtBot, workspace: Workspace) -> None:
    tab.take_all.click()
    qtbot.waitUntil(lambda: not tab.list.rows)
    assert sessions.get(workspace.reader, "s1").title == "Hội nghị"


def test_what_is_here_is_kept(tab: ConflictsTab, qtbot: QtBot, workspace: Workspace) -> None:
    tab.keep.click()
    qtbot.waitUntil(lambda: not tab.list.rows)
    assert sessions.get(workspace.reader, "s1").place == "Hội trường"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "có"),
        (datetime(2022, 3, 5, 8), "08:00 05/03/2022"),
        (date(2022, 3, 5), "05/03/2022"),
        (("Thôn 1", "Thôn 2"), "Thôn 1; Thôn 2"),
        (Petition("p", 1, Petitioner("Hồ Sỹ Đàn"), content="Đường hỏng."), "Hồ Sỹ Đàn – Đường hỏng."),
        (Attendee("Trần Quốc Bảo", "Trưởng Công an xã"), "Trần Quốc Bảo, Trưởng Công an xã"),
        (SessionKind.PERIODIC, "Định kỳ"),
        (5, "5"),
    ],
)
def test_a_value_reads_as_people_say_it(value: Any, text: str) -> None:
    assert words(value) == text
