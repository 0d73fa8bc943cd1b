"""The page of sessions: found, made, copied, deleted; its roster from a file and from an earlier session."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.sessions.general import GeneralTab
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.sessions.roster import NAME, PRESENT
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import Demand, Holding, SessionKind, SessionState
from doithoai.domain.session import Person
from doithoai.register import sessions


@pytest.fixture
def page(show_page: Callable[[type[Page]], Any]) -> SessionsPage:
    shown = show_page(SessionsPage)
    assert isinstance(shown, SessionsPage)
    return shown


def titles(page: SessionsPage) -> list[str | None]:
    return [one.title for one in page.model.rows]


def uids(workspace: Workspace) -> set[str]:
    return {one.uid for one in sessions.each(workspace.reader)}


def test_sessions_are_found_by_words_without_marks_and_by_kind(page: SessionsPage) -> None:
    assert titles(page) == ["Hội nghị đối thoại năm 2026", "Hội nghị đối thoại năm 2024"]
    page.search.setText("nha van hoa")
    assert titles(page) == ["Hội nghị đối thoại năm 2026"]
    page.search.clear()
    page.kind.set_value(SessionKind.PERIODIC)
    page.kind.saved.emit(SessionKind.PERIODIC)
    assert titles(page) == ["Hội nghị đối thoại năm 2024"]


def test_a_new_session_opens_at_its_title(qtbot: QtBot, page: SessionsPage, workspace: Workspace) -> None:
    before = uids(workspace)
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(uids(workspace) - before) == 1)
    qtbot.waitUntil(page.view.isVisible)


def test_a_copy_of_the_last_has_its_place_and_no_petitions(
    qtbot: QtBot, page: SessionsPage, workspace: Workspace
) -> None:
    before = uids(workspace)
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(uids(workspace) - before) == 1)
    (made,) = uids(workspace) - before
    copied = sessions.get(workspace.reader, made)
    assert copied.place == "Nhà văn hóa thôn Khe Sắn"
    assert copied.petitions == ()


def test_delete_puts_it_into_the_bin_and_undo_brings_it_back(
    qtbot: QtBot, page: SessionsPage, workspace: Workspace
) -> None:
    page.table.choose(1)
    page.table.setFocus()
    page.discard()
    qtbot.waitUntil(lambda: titles(page) == ["Hội nghị đối thoại năm 2026"])
    workspace.undo()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


@pytest.fixture
def roster(qtbot: QtBot, page: SessionsPage) -> Any:
    page.show_target(SessionTarget("s2026"))
    page.view.tabs.setCurrentWidget(page.view.roster)
    return page.view.roster


def people(workspace: Workspace) -> list[tuple[str, str | None]]:
    return [(one.name, one.body) for one in sessions.particulars(workspace.reader, "s2026").attendees]


def test_a_roster_is_read_from_a_csv_file(
    qtbot: QtBot, roster: Any, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "moi.csv"
    file.write_text(
        "Họ và tên,Chức vụ,Đơn vị\nLê Văn Tuấn,Trưởng thôn,Thôn Hùng Tiến\nHồ Thị Mơ,,Thôn Khe Sắn\n", "utf-8"
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(roster.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: people(workspace) == [("Lê Văn Tuấn", "Thôn Hùng Tiến"), ("Hồ Thị Mơ", "Thôn Khe Sắn")])


def test_the_officials_of_an_earlier_roster_are_taken_and_who_came_is_ticked_with_space(
    qtbot: QtBot, roster: Any, workspace: Workspace
) -> None:
    qtbot.mouseClick(roster.earlier, Qt.MouseButton.LeftButton)
    # citizens come by themselves each time: only the officials are invited again
    qtbot.waitUntil(lambda: people(workspace) == [("Trần Quốc Bảo", "Công an xã")])
    index = roster.model.index(0, PRESENT)
    roster.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: sessions.particulars(workspace.reader, "s2026").attendees[0].present is True)


def test_names_are_sorted_by_the_given_name(qtbot: QtBot, roster: Any, workspace: Workspace) -> None:
    for name in ("Vũ Văn Ánh", "Bùi Thị Yến", "Đặng Văn Bình"):
        count = len(people(workspace))
        roster.model.setData(roster.model.index(roster.model.rowCount() - 1, NAME), name)
        qtbot.waitUntil(lambda count=count: len(people(workspace)) == count + 1)
    qtbot.mouseClick(roster.sort, Qt.MouseButton.LeftButton)
    wanted = ["Vũ Văn Ánh", "Đặng Văn Bình", "Bùi Thị Yến"]
    qtbot.waitUntil(lambda: [name for name, _body in people(workspace)] == wanted)


@pytest.fixture
def general(page: SessionsPage, workspace: Workspace, qtbot: QtBot) -> GeneralTab:
    page.show_target(SessionTarget("s2024"))
    qtbot.waitUntil(page.view.general.isVisible)
    return page.view.general


def test_how_it_is_held_and_who_chairs_with_the_chair_is_saved(
    general: GeneralTab, workspace: Workspace, qtbot: QtBot
) -> None:
    general.state.saved.emit(SessionState.POSTPONED)
    general.holding.saved.emit(Holding.SOCIAL_NETWORK)
    general.demand.saved.emit(Demand.VOTERS)
    general.villages.saved.emit("Thôn Đông; Thôn Tây;")
    general.co_chairs.saved.emit("Lê Thị Chi, Chủ tịch HĐND xã, đại biểu; Trần Bình")
    qtbot.waitUntil(lambda: len(sessions.get(workspace.reader, "s2024").co_chairs) == 2)
    session = sessions.get(workspace.reader, "s2024")
    assert (session.state, session.holding) == (SessionState.POSTPONED, Holding.SOCIAL_NETWORK)
    assert (session.demanded_by, session.villages) == (Demand.VOTERS, ("Thôn Đông", "Thôn Tây"))
    assert session.co_chairs == (Person("Lê Thị Chi", "Chủ tịch HĐND xã, đại biểu"), Person("Trần Bình"))
    assert general.co_chairs.text() == "Lê Thị Chi, Chủ tịch HĐND xã, đại biểu; Trần Bình"
    assert general.state.value() == SessionState.POSTPONED
