"""The running application: the first start, one writer, another register, going back to a copy, another language."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCommandLinkButton, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from doithoai import i18n
from doithoai.desktop import app as application
from doithoai.desktop.app import Desk
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.preferences import LANGUAGE, Preferences
from doithoai.desktop.start.claim import Claim
from doithoai.desktop.start.held import HeldDialog
from doithoai.desktop.start.set_up import SetUp
from doithoai.desktop.start.welcome import Start
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.restore import RestoreDialog
from doithoai.domain.kinds import Side
from doithoai.domain.office import Office, OfficePeriod
from doithoai.register import backup, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import office_keys
from doithoai.work.setting_up import new_register


@pytest.fixture
def desk(qapp: QApplication, preferences: Preferences, register_path: Path) -> Iterator[Desk]:
    """The application on the small register, its window shown."""
    before = i18n.language()
    one = Desk(qapp, preferences, [str(register_path)])
    assert one.begin()
    yield one
    if one.window is not None:
        one.window.close()
    QApplication.processEvents()
    i18n.set_language(before)


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def when_shown(kind: type[QDialog], act: Callable[[QDialog], None]) -> list[QDialog]:
    """Act on the next dialog of a kind as soon as it is shown; the list gets it."""
    met: list[QDialog] = []

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            met.append(found)
            act(found)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return met


# -- the first start ---------------------------------------------------------------------


def test_an_office_sets_up_its_register_by_typing_its_place(
    qtbot: QtBot,
    qapp: QApplication,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    type_text: Callable[[QWidget, str], None],
) -> None:
    monkeypatch.setattr(application, "_documents", lambda: tmp_path)

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, SetUp)
        type_text(dialog.unit, "son tien ha tinh")
        qtbot.keyClick(dialog.unit, "\r")
        assert dialog.name.text() == "Ủy ban nhân dân xã Sơn Tiến"
        type_text(dialog.holders["chair"], "Đinh Xuân Lộc")
        dialog.make.click()

    def start_new(dialog: QDialog) -> None:
        assert isinstance(dialog, Start)
        when_shown(SetUp, fill_in)
        dialog.findChildren(QCommandLinkButton)[0].click()

    when_shown(Start, start_new)
    desk = Desk(qapp, preferences)
    assert desk.begin()
    reader = window_of(desk).workspace.reader
    assert window_of(desk).workspace.path == tmp_path / "so-doi-thoai.sdt"
    assert offices.on(reader, date.today()).superior == "Ủy ban nhân dân tỉnh Hà Tĩnh"
    assert [one.name for one in offices.leaders(reader, date.today(), Side.GOVERNMENT)] == ["Đinh Xuân Lộc"]
    window_of(desk).close()


def test_enter_leads_through_the_lines_of_a_new_register_and_makes_it_in_the_last(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SetUp(tmp_path / "so.sdt")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Ủy ban nhân dân xã Mới")
    chair, deputy, secretary = dialog.holders.values()
    chair.setFocus()
    for line in (deputy, secretary):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.focusWidget() is line
        assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(secretary, Qt.Key.Key_Return)
    dialog.show()
    dialog.place.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_set_up_that_fails_stays_with_everything_typed_and_a_missing_folder_is_made(
    qapp: QApplication, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be; another place is chosen, in a folder that is not there yet."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(application, "_documents", lambda: tmp_path / "file")
    names: list[str] = []

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, SetUp)
        names.append(dialog.name.text())
        if len(names) == 1:
            dialog.name.setText("Ủy ban nhân dân xã Mới")
            when_shown(ErrorDialog, complained)
        else:
            dialog.path = tmp_path / "chua" / "co" / "so.sdt"
        dialog.make.click()

    def complained(dialog: QDialog) -> None:
        when_shown(SetUp, fill_in)
        dialog.accept()

    def start_new(dialog: QDialog) -> None:
        when_shown(SetUp, fill_in)
        dialog.findChildren(QCommandLinkButton)[0].click()

    when_shown(Start, start_new)
    desk = Desk(qapp, preferences)
    assert desk.begin()
    assert names == ["", "Ủy ban nhân dân xã Mới"]
    assert window_of(desk).workspace.path == tmp_path / "chua" / "co" / "so.sdt"
    window_of(desk).close()


def test_a_file_handed_over_while_the_first_question_stands_is_opened_at_once(
    qapp: QApplication, preferences: Preferences, register_path: Path
) -> None:
    desk = Desk(qapp, preferences)
    when_shown(Start, lambda _dialog: desk.show_file(register_path))
    assert desk.begin()
    assert window_of(desk).workspace.path == register_path
    window_of(desk).close()


def test_of_two_files_handed_over_then_each_is_opened(
    qapp: QApplication, preferences: Preferences, register_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk, other = Desk(qapp, preferences), tmp_path / "khac.sdt"
    new_register(other).close()

    def hand_over(_dialog: QDialog) -> None:
        desk.show_file(register_path)
        QTimer.singleShot(0, lambda: desk.show_file(other))

    when_shown(Start, hand_over)
    assert desk.begin()
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.workspace.path == other)
    window_of(desk).close()


def test_a_file_that_cannot_be_opened_brings_the_first_question_back(
    qapp: QApplication, preferences: Preferences, tmp_path: Path
) -> None:
    desk, wrong = Desk(qapp, preferences), tmp_path / "khong-phai.sdt"
    wrong.write_text("không phải sổ", encoding="utf-8")

    def hand_over(_dialog: QDialog) -> None:
        when_shown(ErrorDialog, told)
        desk.show_file(wrong)

    def told(dialog: QDialog) -> None:
        when_shown(Start, lambda again: again.reject())
        dialog.accept()

    when_shown(Start, hand_over)
    assert not desk.begin()


def test_closing_the_first_question_ends_the_program(qapp: QApplication, preferences: Preferences) -> None:
    when_shown(Start, lambda dialog: dialog.reject())
    assert not Desk(qapp, preferences).begin()


# -- one writer ---------------------------------------------------------------------------


def test_the_second_opener_reads_only_and_is_told(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, register_path: Path, desk: Desk
) -> None:
    met = when_shown(HeldDialog, lambda dialog: dialog.read.click())  # type: ignore[attr-defined]
    second = Desk(qapp, preferences, [str(register_path)])
    assert second.begin()
    assert isinstance(met[0], QMessageBox)
    assert not window_of(second).workspace.writable
    assert "chỉ xem" in window_of(second).windowTitle()
    window_of(second).workspace.write(sessions.discard, "s2026", failed=window_of(second).complain)
    qtbot.waitUntil(lambda: window_of(second).statusBar().currentMessage() != "")
    assert sessions.get(window_of(desk).workspace.reader, "s2026").title
    window_of(second).close()


def test_a_claim_is_given_back_when_the_window_closes(desk: Desk, register_path: Path) -> None:
    assert Claim(register_path).take() is not None
    window_of(desk).close()
    again = Claim(register_path)
    assert again.take() is None
    again.drop()


# -- going back to a copy ------------------------------------------------------------------------


def test_going_back_to_a_copy_says_what_comes_and_can_be_undone(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = window_of(desk)
    window.copy_register()
    window.workspace.operations.finish()
    window.workspace.write(sessions.discard, "s2024")
    window.workspace.operations.finish()
    qtbot.waitUntil(lambda: len(list(sessions.each(window.workspace.reader))) == 1)
    told: list[str] = []

    def go_back(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        qtbot.waitUntil(dialog.go_back.isEnabled)
        told.append(dialog.difference.text())
        dialog.go_back.click()

    when_shown(RestoreDialog, go_back)
    window.choose_copy()
    assert told[0].startswith("Hội nghị: khôi phục 1,")
    assert {one.uid for one in sessions.each(window_of(desk).workspace.reader)} == {"s2024", "s2026"}
    (kept,) = tmp_path.glob("so-replaced-*.sdt")
    with Register.open(kept) as replaced:
        assert [one.uid for one in sessions.each(replaced)] == ["s2026"]


def test_a_damaged_copy_cannot_be_chosen(qtbot: QtBot, desk: Desk, tmp_path: Path, register_path: Path) -> None:
    torn = tmp_path / "torn.sdt"
    torn.write_bytes(register_path.read_bytes()[:5000])
    dialog = RestoreDialog(window_of(desk).workspace, [])
    qtbot.addWidget(dialog)
    dialog.offer(torn)
    qtbot.waitUntil(lambda: "torn.sdt" in dialog.difference.text())
    assert not dialog.go_back.isEnabled()


# -- another register, another language --------------------------------------------------------------


def test_another_register_takes_the_place_of_the_first(desk: Desk, register_path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(register_path, tmp_path / "khac.sdt"))
    assert desk.open(other)
    assert window_of(desk).workspace.path == other
    assert Claim(register_path).take() is None


def test_a_register_that_cannot_be_opened_leaves_the_first_where_it_is(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sdt"
    wrong.write_text("no register")
    when_shown(QMessageBox, lambda dialog: dialog.reject())
    before = window_of(desk)
    assert not desk.open(wrong)
    assert window_of(desk) is before
    assert before.isVisible()


def test_the_language_changes_at_once_on_every_page(desk: Desk, preferences: Preferences) -> None:
    window = window_of(desk)
    for place in range(window.sidebar.count()):
        window.go(list(window._kinds)[place])
    window.go("petitions")
    assert window.sidebar.item(0).text() == "Hôm nay"
    preferences.set(LANGUAGE, "en")
    assert window.sidebar.item(0).text() == "Today"
    assert window.page.key == "petitions"
    preferences.set(LANGUAGE, "vi")
    assert window.sidebar.item(0).text() == "Hôm nay"


def test_an_open_copy_is_no_register_of_the_folder_of_copies(desk: Desk) -> None:
    window = window_of(desk)
    window.copy_register()
    window.workspace.operations.finish()
    (copy,) = backup.copies(window.workspace.path.parent / "sao-luu", "so")
    assert copy.path.exists()


def test_a_key_opened_with_the_program_is_asked_about(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.create(tmp_path / "tinh.sdt", who="văn phòng") as above:
        offices.set_periods(above, "42", [OfficePeriod(Office("42", "Ủy ban nhân dân tỉnh Hà Tĩnh"))])
        fingerprint = office_keys.export(above, tmp_path / "tinh.sdk")
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda question: asked.append(question.text()) or 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda question: question.buttons()[0])
    desk.show_file(tmp_path / "tinh.sdk")
    assert len(asked) == 1 and fingerprint in asked[0]
    reader = window_of(desk).workspace.reader
    qtbot.waitUntil(lambda: [key.code for key in office_keys.trusted_keys(reader)] == ["42"])
