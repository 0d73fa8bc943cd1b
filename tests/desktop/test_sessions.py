"""The page of sessions: found, made, copied, deleted; its roster from a file and from an earlier session."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.sessions.general import GeneralTab
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.sessions.roster import NAME, PRESENT
from doithoai.desktop.targets import DraftTarget, SessionTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.words import STATES, word_in
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import Demand, DocumentKind, Holding, SessionKind, SessionState, Side
from doithoai.domain.period import named_period
from doithoai.domain.session import Person
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, session_life, sessions
from doithoai.register.catalogues import Entry
from doithoai.work.printing import Order


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


def test_the_list_shows_where_each_session_stands(page: SessionsPage, workspace: Workspace, qtbot: QtBot) -> None:
    heads = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]
    cell = page.model.index(0, heads.index(_("State of the session")))
    assert cell.data() == word_in(STATES, SessionState.HELD), "nobody said it, but its day and its petitions do"
    workspace.write(session_life.set_state, "s2026", SessionState.POSTPONED)
    qtbot.waitUntil(lambda: cell.data() == word_in(STATES, SessionState.POSTPONED))


def test_a_new_session_opens_at_its_title(qtbot: QtBot, page: SessionsPage, workspace: Workspace) -> None:
    before = uids(workspace)
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(uids(workspace) - before) == 1)
    qtbot.waitUntil(page.view.isVisible)
    (made,) = uids(workspace) - before
    assert sessions.get(workspace.reader, made).state is SessionState.PLANNED


def test_the_plan_of_the_year_is_one_press_away(page: SessionsPage, qtbot: QtBot, shell: Any) -> None:
    qtbot.mouseClick(page.plan, Qt.MouseButton.LeftButton)
    year = named_period("year", date.today())
    assert shell.went[-1] == ("documents", DraftTarget(Order(DocumentKind.PLAN, "", period=year)))


def test_lists_and_leaders_are_those_of_the_session_s_day_and_a_leader_brings_the_position(
    qtbot: QtBot, page: SessionsPage, workspace: Workspace
) -> None:
    """What was ticked stays in sight though it is no longer listed."""
    lists = [Entry("điện", valid_to=date(2025, 6, 30)), Entry("đất đai", valid_from=date(2025, 7, 1))]
    workspace.write(catalogues.set_entries, "fields", lists)
    workspace.write(sessions.edit, "s2026", lambda session: replace(session, fields=("điện",)))
    tab = page.view.general
    page.show_target(SessionTarget("s2024"))
    qtbot.waitUntil(lambda: [box.text() for box in tab.fields.boxes] == ["điện"])
    page.show_target(SessionTarget("s2026"))
    qtbot.waitUntil(lambda: [box.text() for box in tab.fields.boxes] == ["đất đai", "điện"])
    chair = lambda: sessions.get(workspace.reader, "s2026").chair  # noqa: E731
    for name, position in (("Đinh Xuân Lộc", "Chủ tịch"), ("Cao Thị Thúy", "Phó Chủ tịch")):
        tab.chair.setText(name)
        tab.chair.commit()
        qtbot.waitUntil(lambda name=name, position=position: chair() == Person(name, position))
        qtbot.waitUntil(lambda position=position: tab.chair_position.text() == position)
    tab.chair_position.setText("Phó Chủ tịch UBND xã")
    tab.chair_position.commit()
    for name in ("Người khác", "Cao Thị Thúy"):
        tab.chair.setText(name)
        tab.chair.commit()
        qtbot.waitUntil(lambda name=name: chair() == Person(name, "Phó Chủ tịch UBND xã"))


def test_a_minute_taker_known_from_another_session_brings_the_position_where_none_stands(
    qtbot: QtBot, page: SessionsPage, workspace: Workspace
) -> None:
    tab = page.view.general
    page.show_target(SessionTarget("s2026"))
    tab.taker.completer().activated.emit("Mai Thị Phượng")
    position = "Công chức Văn phòng - Thống kê"
    qtbot.waitUntil(lambda: sessions.get(workspace.reader, "s2026").minute_taker == Person("Mai Thị Phượng", position))
    qtbot.waitUntil(lambda: tab.taker_position.text() == position)
    tab.taker_position.setText("Thư ký")
    tab.taker_position.commit()
    for name in ("Người khác", "Mai Thị Phượng"):
        tab.taker.setText(name)
        tab.taker.commit()
        qtbot.waitUntil(
            lambda name=name: sessions.get(workspace.reader, "s2026").minute_taker == Person(name, "Thư ký")
        )


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
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: (str(file), ""))
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
    people_typed = "Lê Thị Chi, Chủ tịch HĐND xã, đại biểu; Trần Bình"
    qtbot.waitUntil(lambda: general.co_chairs.text() == people_typed)
    assert general.state.value() == SessionState.POSTPONED


def test_the_notice_of_a_session_held_by_both_sides_is_made_of_each_body(
    page: SessionsPage, workspace: Workspace, qtbot: QtBot, shell: Any
) -> None:
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, side=Side.JOINT))
    page.show_target(SessionTarget("s2024"))
    page.view.tabs.setCurrentWidget(page.view.papers)
    qtbot.waitUntil(lambda: page.view.papers.session is not None and page.view.papers.session.side is Side.JOINT)
    qtbot.mouseClick(page.view.papers.buttons[DocumentKind.NOTICE], Qt.MouseButton.LeftButton)
    _page, target = shell.went[-1]
    assert target.order == Order(DocumentKind.NOTICE, "s2024")
    assert [order.choice for order in target.following] == ["hd05"]


def typed_at(page: SessionsPage, qtbot: QtBot, tab: QWidget) -> None:
    """Leave a session on ``tab`` and open it from the list with Enter."""
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_target(SessionTarget("s2026"))
    page.view.tabs.setCurrentWidget(tab)
    page.show_list()
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.view.isVisible()


def press(words: str) -> None:
    """Type without waiting into whatever has the focus."""
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def test_a_petition_is_begun_with_the_keyboard_right_after_a_session_is_opened(
    page: SessionsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    typed_at(page, qtbot, page.view.petitions)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press("Le Van Bay")
    page.commit()
    workspace.operations.finish()
    assert sessions.get(workspace.reader, "s2026").petitions[-1].petitioner.name == "Le Van Bay"


def test_words_typed_after_a_session_is_opened_lead_nowhere_else(
    page: SessionsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    before = sessions.get(workspace.reader, "s2026")
    for place in range(page.view.tabs.count()):
        typed_at(page, qtbot, page.view.tabs.widget(place))
        press("mot hai")
        assert page.view.isVisible(), "a space is no way back to the list"
        assert page.search.text() == ""
    page.setFocus()  # as when one comes back from another page
    press("ba bon")
    page.commit()
    workspace.operations.finish()
    assert (page.view.isVisible(), page.search.text()) == (True, "")
    assert sessions.get(workspace.reader, "s2026") == before


def test_a_new_session_takes_the_letters_typed_at_once(page: SessionsPage, qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press("Doi thoai")
    page.commit()
    workspace.operations.finish()
    assert "Doi thoai" in {one.title for one in sessions.each(workspace.reader)}
