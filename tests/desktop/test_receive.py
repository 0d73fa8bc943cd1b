"""Nhận gói: what is dropped on the window is looked at, shown with what needs a person first, merged as one step."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from offices_below import register_above
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from doithoai.desktop.above.key_questions import FirstKeys
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.above.receive import ReceiveTab
from doithoai.desktop.page import Page
from doithoai.desktop.pages import PAGES
from doithoai.desktop.workspace import Workspace
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session, SessionOffice
from doithoai.exchange.seal import Lock
from doithoai.i18n import gettext as _
from doithoai.register import keys, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import conflicts, sending
from doithoai.work.merging import Standing

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
WHOLE, BROKEN, OTHER_KEY = "gói.sdt.zip", "hỏng.sdt.zip", "khác/khóa khác.sdt.zip"
UNITS = {"18163": "UBND xã Sơn Tiến", "18115": "UBND xã Sơn Tây"}


def office(path: Path, code: str, *uids: str) -> Register:
    register = Register.create(path, who="thư ký")
    offices.set_periods(register, code, [OfficePeriod(Office(code, UNITS[code]))])
    sessions.add(register, [Session(uid, title=f"Hội nghị {uid}", starts_at=datetime(2022, 3, 5, 8)) for uid in uids])
    return register


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it comes: a package of each of two units, one cut short, one that another key signed."""
    folder, beside = tmp_path_factory.mktemp("gói"), tmp_path_factory.mktemp("xã")
    with office(beside / "tiến.sdt", "18163", "s1", "s2") as register:
        first = sending.export(register, *YEAR, beside).rename(folder / WHOLE)
        (folder / BROKEN).write_bytes(first.read_bytes()[:400])
    with office(beside / "tây.sdt", "18115", "s3") as register:
        sending.export(register, *YEAR, folder)
    (folder / OTHER_KEY).parent.mkdir()
    with office(beside / "khác.sdt", "18163", "s4") as register:
        shutil.copy(sending.export(register, *YEAR, beside), folder / OTHER_KEY)
    return folder


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    beside = tmp_path_factory.mktemp("kín")
    with office(beside / "tây.sdt", "18115", "s3") as register:
        return sending.export(register, *YEAR, beside, lock=Lock(passphrase="mật khẩu"))


@pytest.fixture(scope="module")
def _empty_above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tỉnh") / "tinh.sdt"
    register_above(path).close()
    return path


@pytest.fixture
def register_path(_empty_above: Path, tmp_path: Path) -> Path:
    """In the place of the commune's register: that of a province that has received nothing."""
    return Path(shutil.copy(_empty_above, tmp_path / "so.sdt"))


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any]) -> ReceiveTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("receive")
    assert isinstance(tab, ReceiveTab)
    return tab


def in_next_dialog(act: Callable[[Any], object]) -> None:
    """Do something in the dialog that opens next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


def confirm_all(dialog: Any) -> None:
    assert isinstance(dialog, FirstKeys)
    dialog._tick(Qt.CheckState.Checked)
    dialog.accepting.click()


def states(tab: ReceiveTab) -> dict[str, str]:
    return {row.merged.report.path.name: row.state for row in tab.files.rows}


def look_at(tab: ReceiveTab, qtbot: QtBot, *paths: Path) -> None:
    tab.receive(paths)
    qtbot.waitUntil(lambda: not tab._busy, timeout=20_000)


def settle(tab: ReceiveTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tab._busy and not tab.workspace.operations._tasks, timeout=20_000)


def test_a_folder_is_merged_as_far_as_it_is_sound(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, workspace: Workspace
) -> None:
    look_at(tab, qtbot, packages)
    assert sessions.count(workspace.reader) == 0, "a plan changes nothing"
    # Two packages say that they are of one office: the second has another key than the first, which is said at once.
    changed, refused, *first = tab.files.rows
    assert (changed.merged.standing, refused.merged.standing) == (Standing.KEY_CHANGED, Standing.REFUSED)
    assert [row.merged.standing for row in first] == [Standing.FIRST_KEY] * 2
    assert tab.summary.text().count(": ") == 4, "the files and each of their states"
    in_next_dialog(confirm_all)
    tab.merge.click()
    settle(tab, qtbot)
    assert sessions.count(workspace.reader) == 3
    assert {key.code for key in keys.all_trusted(workspace.reader)} == {"18163", "18115"}
    assert sum(row.is_applied for row in tab.files.rows) == 2
    assert not tab.files.rows[0].is_applied, "what needs a person stands first"
    workspace.undo()
    qtbot.waitUntil(lambda: sum(row.is_undone for row in tab.files.rows) == 2)
    assert sessions.count(workspace.reader) == 0


def test_a_passphrase_is_asked_once_for_those_that_need_it(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds: age makes a passphrase slow to try."""
    asked: list[str] = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *words: asked.append(words[2]) or ("mật khẩu", True))
    look_at(tab, qtbot, packages / WHOLE, sealed)
    settle(tab, qtbot)
    assert len(asked) == 1
    assert asked[0].splitlines()[1] == sealed.name, "it is said of which files the passphrase is asked"
    assert [row.merged.standing for row in tab.files.rows] == [Standing.FIRST_KEY] * 2
    assert tab.unlock.isHidden()


def test_a_key_that_is_not_confirmed_brings_nothing(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, workspace: Workspace
) -> None:
    look_at(tab, qtbot, packages / WHOLE)

    def untick(dialog: Any) -> None:
        assert isinstance(dialog, FirstKeys)
        assert "18163" in dialog.keys.item(0).text()
        assert dialog.keys.sizeHintForRow(0) >= 2 * dialog.keys.fontMetrics().lineSpacing() + 12, "no mark is cut"
        assert not dialog.confirmed, "a key is confirmed by the person who compared it"
        assert dialog.accepting.text() == _("Go on without these packages")
        dialog.accepting.click()

    in_next_dialog(untick)
    tab.merge.click()
    settle(tab, qtbot)
    assert sessions.count(workspace.reader) == 0
    assert not tab.files.rows[0].is_applied


def test_what_was_in_doubt_is_named_for_people_and_decided_once(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, workspace: Workspace
) -> None:
    sender = SessionOffice("18163", UNITS["18163"])
    elsewhere = Session("s1", title="Khác", starts_at=datetime(2022, 3, 5, 8), office=sender)
    workspace.write(sessions.add, [elsewhere])
    workspace.settle()
    look_at(tab, qtbot, packages / WHOLE)
    in_next_dialog(confirm_all)
    tab.merge.setFocus()
    tab.merge.click()
    settle(tab, qtbot)
    assert tab.focusWidget() is tab.files, "the keys stay with the page"
    assert any("Hội nghị s1 (05/03/2022)" in row.reason for row in tab.sessions.records)
    qtbot.waitUntil(lambda: bool(tab._to_decide))
    assert tab.files.rows[0].waits_for_decision
    workspace.write(conflicts.settle, conflicts.conflicts(workspace.reader)[0], [])
    qtbot.waitUntil(lambda: not tab.files.rows[0].waits_for_decision)
    assert tab.conflicts.isHidden(), "there is nothing to look at any more"


def test_columns_that_say_nothing_leave_their_room_to_the_names(tab: ReceiveTab, qtbot: QtBot, packages: Path) -> None:
    look_at(tab, qtbot, packages / WHOLE)
    columns = tab.files.model_of_rows.columns
    hidden = [column.title for place, column in enumerate(columns) if tab.files.isColumnHidden(place)]
    texts = {column.title: column.text(tab.files.rows[0]) for column in columns}
    assert hidden == [title for title, text in texts.items() if not text]
    assert len(hidden) == 5, "one package that only adds sessions"


def test_another_key_is_a_question_of_its_own(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, workspace: Workspace
) -> None:
    look_at(tab, qtbot, packages / WHOLE)
    in_next_dialog(confirm_all)
    tab.merge.click()
    settle(tab, qtbot)
    look_at(tab, qtbot, packages / "khác")
    assert not tab.merge.isEnabled()
    assert not tab.new_key.isHidden()
    in_next_dialog(lambda box: box.defaultButton().click())
    tab.new_key.click()
    settle(tab, qtbot)
    assert not tab.merge.isEnabled(), "Enter leaves it refused"
    in_next_dialog(lambda box: box.buttons()[0].click())
    tab.new_key.click()
    settle(tab, qtbot)
    assert tab.merge.isEnabled()
    tab.merge.click()
    settle(tab, qtbot)
    assert "s4" in {session.uid for session in sessions.each(workspace.reader)}


def test_a_file_that_changed_after_the_plan_is_not_merged(
    tab: ReceiveTab, qtbot: QtBot, packages: Path, workspace: Workspace, tmp_path: Path
) -> None:
    mine = Path(shutil.copy(packages / WHOLE, tmp_path / "gói.sdt.zip"))
    look_at(tab, qtbot, mine)
    shutil.copy(packages / OTHER_KEY, mine)
    in_next_dialog(confirm_all)
    tab.merge.click()
    settle(tab, qtbot)
    assert sessions.count(workspace.reader) == 0
    assert not tab.files.rows[0].is_applied
    assert "thay đổi" in tab.sessions.item(0, 3).text() or "changed" in tab.sessions.item(0, 3).text()


def test_packages_are_dropped_anywhere_on_the_window(
    open_window: Callable[..., Any], qtbot: QtBot, packages: Path
) -> None:
    window = open_window(*PAGES)
    window.go("petitions")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(packages / BROKEN))])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    place = QPointF(window.width() / 2, window.height() / 2)
    for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(place, copy, mime, left, none, kind)
        QApplication.sendEvent(window.windowHandle(), event)
        assert event.isAccepted()
    assert window.page.key == "above"
    qtbot.waitUntil(lambda: len(window.page.current.files.rows) == 1, timeout=20_000)
    assert "thiếu dữ liệu" in window.page.current.sessions.item(0, 3).text()
    mime.setUrls([QUrl.fromLocalFile(str(Path(__file__)))])
    event = QDropEvent(place, copy, mime, left, none, QEvent.Type.DragEnter)
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    assert window.page.key == "above"


def test_the_list_is_sorted_by_the_column_clicked(tab: ReceiveTab, qtbot: QtBot, packages: Path) -> None:
    look_at(tab, qtbot, packages / WHOLE, packages / BROKEN)
    last = len(tab.files.model_of_rows.columns) - 1
    tab.files.horizontalHeader().sectionClicked.emit(last)
    assert list(states(tab)) == [WHOLE, BROKEN]
    tab.files.horizontalHeader().sectionClicked.emit(last)
    assert list(states(tab)) == [BROKEN, WHOLE]
