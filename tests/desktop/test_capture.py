"""Live capture, driven by keys alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from doithoai.desktop.capture.page import CapturePage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import AnswerForm
from doithoai.domain.petition import Answer, Petition
from doithoai.register import petitions
from doithoai.register.connection import Register


class Keyboard:
    """Keys to whatever has the focus; counts those beyond the text itself."""

    def __init__(self) -> None:
        self.beyond = 0

    @staticmethod
    def _target():
        target = QApplication.focusWidget()
        assert target is not None
        return target

    def press(self, *keys: str) -> None:
        """Keys by name: ``Enter``, ``Ctrl+Enter``, ``F5``; a chord counts as one."""
        for name in keys:
            combination: QKeyCombination = QKeySequence(name)[0]
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            self.beyond += 1

    def type(self, words: str) -> None:
        """Text, letter by letter, as an input method commits it; ASCII as key presses."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(self._target(), event)


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> MainWindow:
    made = open_window(CapturePage)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CapturePage:
    found = window.page
    assert isinstance(found, CapturePage)
    found.show_target(SessionTarget("s2024"))
    qtbot.waitUntil(lambda: bool(found.form._people.find("anh")))  # of this session's roster, no longer the first shown
    return found


@pytest.fixture
def saved(workspace: Workspace, qtbot: QtBot, page: CapturePage) -> Callable[[], list[Petition]]:
    """The session's petitions as another connection to the file reads them, once the writers are done."""

    def read() -> list[Petition]:
        workspace.operations.finish()
        qtbot.waitUntil(lambda: page.draft.settled)
        with Register.open(workspace.path, writable=False) as other:
            return [row.petition for row in petitions.of_session(other, "s2024")]

    return read


# -- the meeting ------------------------------------------------------------------


def test_three_petitions_by_keyboard_alone(page, keys, saved, capsys):
    keys.type("Trần Văn Sơn")
    keys.press("Enter")
    keys.type("Thôn Tân Tiến")
    keys.press("Enter")
    keys.type("Nước thải trại lợn chảy ra khe.")
    keys.press("Ctrl+Enter")
    plain = keys.beyond

    keys.type("anh")  # Nguyễn Thị Ánh is on the roster
    keys.press("Down", "Enter")
    keys.type("Loa thôn hỏng.")
    keys.press("F5")
    keys.type("Tuần sau sửa.")
    keys.press("Ctrl+Enter")
    answered = keys.beyond - plain

    keys.type("Lê Mới")
    keys.press("Enter", "Enter")
    keys.type("Xin cấp bìa đỏ.")
    keys.press("F6")
    keys.type("cong an")
    keys.press("Enter")
    keys.type("+10")
    keys.press("Enter", "Ctrl+Enter")
    assigned = keys.beyond - plain - answered

    *_, first, second, third = saved()
    assert [one.number for one in (first, second, third)] == [4, 5, 6]
    assert (first.petitioner.name, first.petitioner.address) == ("Trần Văn Sơn", "Thôn Tân Tiến")
    assert first.content == "Nước thải trại lợn chảy ra khe."
    assert first.field.startswith("bảo vệ môi trường")
    assert (second.petitioner.name, second.petitioner.address) == ("Nguyễn Thị Ánh", "Thôn Hùng Tiến")
    assert second.answer == Answer("Phan Đình Lưu, Chủ tịch UBND xã", "Tuần sau sửa.")
    assert third.assignment.lead == "Công an xã"
    assert third.assignment.form is AnswerForm.WRITTEN
    # Thursday 14/3/2024, notice 5 working days later on 21/3, and ten days from there.
    assert third.assignment.due == date(2024, 3, 31)
    with capsys.disabled():
        print(f"\nkeys beyond the text: plain {plain}, answered {answered}, assigned {assigned}")
    assert (plain, answered, assigned) == (3, 4, 6)


def test_a_petition_exists_from_its_first_letter(page, keys, workspace, qtbot):
    keys.type("T")
    qtbot.waitUntil(lambda: page.list.count() == 4, timeout=500)
    assert petitions.of_session(workspace.reader, "s2024")[-1].petition.petitioner.name == "T"


def test_who_never_pauses_is_saved_too(page, keys, workspace, qtbot):
    keys.press("Tab", "Tab")
    begun = time.monotonic()
    while time.monotonic() - begun < 1.2:
        keys.type("noi ")
        qtbot.wait(60)
    stored = petitions.of_session(workspace.reader, "s2024")[-1].petition.content
    typed = page.form.words.value()
    assert len(stored) > len(typed) / 3  # the last second may be on its way, what was before is not


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.capture.page import CapturePage
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.workspace import Workspace

app = QApplication([])
folder = Path(sys.argv[1])
window = MainWindow(Workspace(folder / "so.sdt"), Preferences(folder / "p.ini"), [CapturePage])
window.show()
window.page.show_target(SessionTarget("s2024"))

def type_now():
    QTest.keyClicks(window.page.form.name, "Vo Thi Tam")
    QTest.keyClicks(window.page.form.words, "Duong hong nang")
    print("typed", flush=True)

QTimer.singleShot(0, type_now)
app.exec()
"""


def test_killed_one_second_after_typing_it_is_there(register_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(register_path.parent)],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n"
    time.sleep(1)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with Register.open(register_path) as register:
        found = petitions.of_session(register, "s2024")[-1].petition
    assert found.petitioner.name == "Vo Thi Tam"
    assert found.content == "Duong hong nang"


# -- typing through an input method ---------------------------------------------------


def test_unikey_takes_back_and_types_again(page, keys, saved):
    """``Dduwcs``: Unikey sends Backspace and the letter with its marks, while the list of names is open."""
    for letters in ("D", "\bĐ", "u", "\bư", "c", "\b\bức"):
        for letter in letters:
            keys.press("Backspace") if letter == "\b" else keys.type(letter)
    assert page.form.name.text() == "Đức"
    keys.press("Enter", "Enter")
    keys.type("Đuong")
    for _ in range(4):
        keys.press("Backspace")
    keys.type("ường")
    assert saved()[-1].petitioner.name == "Đức"
    assert saved()[-1].content == "Đường"


def test_a_word_being_composed_is_left_alone(page, keys, saved, qtbot, workspace):
    """fcitx and ibus show the word before they commit it: saving and refreshing must not break it."""
    keys.press("Tab", "Tab")
    keys.type("Con ")
    QApplication.sendEvent(page.form.words, QInputMethodEvent("duong", []))
    assert saved()[-1].content == "Con"
    assert page.form.words.textCursor().block().layout().preeditAreaText() == "duong"
    event = QInputMethodEvent()
    event.setCommitString("đường")
    QApplication.sendEvent(page.form.words, event)
    assert page.form.words.toPlainText() == "Con đường"
    keys.press("Ctrl+Enter")
    assert saved()[-1].content == "Con đường"


def test_nothing_completes_inside_the_field(page, keys):
    keys.type("Nguyen")
    assert page.form.names.open
    assert page.form.name.text() == "Nguyen"
    assert not page.form.name.hasSelectedText()
    keys.press("Enter")  # takes nothing from the list: nobody was chosen
    assert page.form.name.text() == "Nguyen"


def test_a_blank_typed_before_a_pause_stays(page, keys, saved, qtbot):
    keys.type("Nguyen ")
    qtbot.wait(50)
    assert saved()[-1].petitioner.name == "Nguyen"
    qtbot.wait(20)
    keys.type("An")
    assert page.form.name.text() == "Nguyen An"


def test_decomposed_letters_are_stored_composed(page, keys, saved):
    keys.type("Hòa")  # NFD
    assert saved()[-1].petitioner.name == "Hòa"


# -- field, private, bin, undo ------------------------------------------------------------


def test_a_key_chooses_the_field_and_no_guess_changes_it(page, keys, saved):
    keys.press("Tab", "Tab")
    keys.type("Trại lợn xả nước thải hôi thối.")
    page.form.guess_now()
    assert saved()[-1].field.startswith("bảo vệ môi trường")
    assert "trại lợn" in page.form.field.reason.text()
    keys.press("Alt+5")
    keys.type(" Trại lợn xả nước thải.")
    page.form.guess_now()
    assert saved()[-1].field == "an ninh và trật tự an toàn xã hội"


def test_into_the_bin_and_out_again(page, keys, saved, qtbot):
    keys.type("Lê Sai")
    keys.press("Ctrl+D")
    assert len(saved()) == 3
    assert page.form.name.text() == ""
    keys.press("Ctrl+Z")
    assert saved()[-1].petitioner.name == "Lê Sai"
    qtbot.waitUntil(lambda: page.form.name.text() == "Lê Sai")


def test_undo_in_a_field_is_the_fields_and_then_the_windows(page, keys, saved, qtbot):
    keys.type("Hà")
    keys.press("Ctrl+Enter", "Ctrl+Z")  # nothing to undo in the new field: the window undoes the petition
    assert len(saved()) == 3
    assert page.form.number.text().endswith("4")
    keys.press("Ctrl+Y")
    assert saved()[-1].petitioner.name == "Hà"


def test_undo_of_a_petition_shown_leaves_a_blank_form(page, keys, saved, window, qtbot):
    keys.type("Hà")
    assert len(saved()) == 4
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: page.form.name.text() == "")
    assert len(saved()) == 3
    keys.type("B")
    assert saved()[-1].petitioner.name == "B"


def test_an_empty_petition_is_never_left(page, keys, saved):
    keys.type("L")
    keys.press("Backspace", "Ctrl+Enter")
    assert len(saved()) == 3


def test_what_is_typed_on_after_it_was_deleted_elsewhere_is_not_lost(page, keys, saved, workspace, qtbot):
    keys.type("Một")
    assert len(saved()) == 4
    keys.press("Enter", "Enter")
    keys.type("h")
    workspace.write(petitions.discard, [page.draft.uid])
    keys.type("ai")
    page.draft.flush()
    assert saved()[-1].petitioner.name == "Một"
    assert saved()[-1].content == "hai"


# -- earlier petitions ------------------------------------------------------------------------


def test_up_and_down_mend_earlier_ones(page, keys, saved, qtbot):
    keys.type("Mới")
    qtbot.waitUntil(lambda: page.list.count() == 4)
    keys.press("Ctrl+Up")
    assert page.form.name.text() == "Trần Văn Bình"
    assert QApplication.focusWidget() is page.form.words
    keys.type(" Sửa loa.")
    keys.press("Ctrl+Up")
    assert page.answer.isVisible()  # road24 was answered
    keys.press("Ctrl+Down", "Ctrl+Down")
    assert page.form.name.text() == "Mới"
    keys.press("Ctrl+Down")
    assert page.form.name.text() == ""
    assert [one.content for one in saved()][2] == "Loa thôn mất tiếng. Sửa loa."
    assert len(saved()) == 4


def test_a_mended_petition_keeps_its_field(page, keys, saved):
    keys.press("Ctrl+Up", "Ctrl+Up")
    before = saved()[1].field
    keys.type(" Trại lợn xả nước thải.")
    page.form.guess_now()
    assert saved()[1].field == before


def test_what_was_asked_before_is_shown(page, keys, qtbot):
    page.show_target(SessionTarget("s2026"))
    keys.press("Tab")
    keys.type("Thôn Khe Sắn")
    keys.press("Enter")
    keys.type("Trại lợn vẫn xả nước thải, hôi thối.")
    qtbot.waitUntil(lambda: "pig24" in page.similar.listed)
    place = page.similar.listed.index("pig24")
    assert "112/UBND-KT" in page.similar.list.item(place).text()
    assert "28/03/2024" in page.similar.list.item(place).text()
    keys.press("F4")
    assert QApplication.focusWidget() is page.similar.list
    keys.press("Esc")
    assert QApplication.focusWidget() is page.form.words


# -- answers and assignments --------------------------------------------------------------------


def test_f5_twice_marks_and_takes_the_mark_away(page, keys, saved):
    keys.type("A")
    keys.press("F5")
    assert saved()[-1].answer == Answer("Phan Đình Lưu, Chủ tịch UBND xã", None)
    keys.press("F5")
    assert saved()[-1].answer is None
    assert QApplication.focusWidget() is page.form.words


def test_assigning_gives_the_time_limit_and_says_how(page, keys, saved, qtbot):
    keys.type("A")
    keys.press("F6")
    keys.type("phong kinh")
    keys.press("Enter")
    # 21/3/2024 is the last day for the notice; 15 days from there.
    assert saved()[-1].assignment.due == date(2024, 4, 5)
    assert "21/03/2024" in page.strip.reason.text()
    assert "05/04/2024" in page.strip.reason.text()
    keys.type("5/12")
    assert saved()[-1].assignment.due == date(2024, 12, 5)
    assert page.strip.due.text() == "5/12"  # not rewritten under the fingers
    keys.press("Enter")
    assert page.strip.due.text() == "05/12/2024"
    assert QApplication.focusWidget() is page.form.words


def test_a_date_typed_before_the_agency_is_kept(page, keys, saved):
    keys.type("A")
    keys.press("F6", "Tab")
    keys.type("5/12")
    keys.press("Enter")
    assert saved()[-1].assignment.due == date(2024, 12, 5)
    assert page.strip.isVisible()
    keys.press("F6")
    keys.type("cong an")
    keys.press("Enter")
    assert saved()[-1].assignment.lead == "Công an xã"
    assert saved()[-1].assignment.due == date(2024, 12, 5)
    page.strip.lead.setFocus()
    page.strip.lead.clear()
    assert saved()[-1].assignment.due == date(2024, 12, 5), "who takes the agency away typed the date all the same"
    page.strip.due.setFocus()
    page.strip.due.clear()
    assert saved()[-1].assignment is None


def test_leaving_at_once_takes_the_agency_offered(page, keys, saved):
    keys.type("A")
    keys.press("F6")
    keys.type("cong an")
    keys.press("Ctrl+Enter")
    assert saved()[-1].assignment.lead == "Công an xã"
    assert page.form.name.text() == ""


def test_an_agency_taken_away_leaves_nothing_assigned(page, keys, saved):
    keys.type("A")
    keys.press("F6")
    keys.type("xy")
    assert saved()[-1].assignment.lead == "xy"
    keys.press("Backspace", "Backspace", "Esc")
    assert saved()[-1].assignment is None
    assert not page.strip.isVisible()


def test_what_is_no_date_is_said_and_not_stored(page, keys, saved):
    keys.type("A")
    keys.press("F6")
    keys.type("cong an")
    keys.press("Enter")
    due = saved()[-1].assignment.due
    keys.type("32/13")
    assert page.strip.due.property("wrong") is True
    assert page.strip.reason.text()
    assert saved()[-1].assignment.due == due  # "3" on the way meant three days, and that is taken back
    keys.press("Enter")
    assert page.strip.due.text() == "32/13"  # it stays until somebody mends it
    assert page.strip.due.property("wrong") is True
    keys.press("F6", "Tab", "Ctrl+A")
    keys.type("5/12")
    assert page.strip.due.property("wrong") is False


def test_what_is_no_date_stays_with_its_petition(page, keys, saved, qtbot):
    keys.type("A")
    keys.press("F6")
    keys.type("cong an")
    keys.press("Enter")
    keys.type("32/13")
    keys.press("Ctrl+Enter")
    assert page.strip.due.text() == ""
    keys.type("B")
    qtbot.waitUntil(lambda: len(page.list.uids) == 5)
    keys.press("Ctrl+Up")
    qtbot.waitUntil(lambda: page.strip.due.text() == "32/13")
    assert page.strip.due.property("wrong") is True


# -- the room -------------------------------------------------------------------------------------


def test_the_room_sees_words_as_saved_and_no_private_name(page, keys, saved, qtbot):
    keys.press("F8")
    room = page.projector
    assert room is not None
    keys.type("Ngô Thị Kín")
    keys.press("Enter", "Enter")
    keys.type("Có người <b>đe dọa</b> & đòi nợ.")
    saved()
    qtbot.waitUntil(lambda: "<b>đe dọa</b> & đòi nợ" in room.browser.toPlainText())
    assert "Ngô Thị Kín" not in room.browser.toPlainText()  # the petition is not finished
    keys.press("F7", "Ctrl+Enter")
    saved()
    keys.type("Lê Công Khai")
    keys.press("Ctrl+Enter")
    saved()
    qtbot.waitUntil(lambda: "Lê Công Khai" in room.browser.toPlainText())
    assert "Ngô Thị Kín" not in room.browser.toPlainText()
    assert saved()[-2].petitioner.confidential is True
    assert room.palette().base().color().lightness() < 60 or "background" in room.styleSheet()
    keys.press("F8")
    assert page.projector is None


def test_reading_back_ticks_and_a_mended_line_is_not_agreed(page, keys, saved, qtbot):
    keys.press("F9")
    assert QApplication.focusWidget() is page.read_back.list
    keys.press("Space", "Space")
    assert page.read_back.agreed == ["pig24", "road24"]
    keys.press("Up", "Enter")
    assert page.form.name.text() == "Nguyễn Thị Hường"
    keys.type(" Và cầu.")
    assert saved()[1].content == "Đường liên thôn hỏng nặng. Và cầu."
    keys.press("F9")
    qtbot.waitUntil(lambda: page.read_back.agreed == ["pig24"])
    assert page.read_back.list.currentRow() == 1
    keys.press("Esc")
    assert QApplication.focusWidget() is page.form.words


# -- the window ------------------------------------------------------------------------------------


def test_it_takes_the_whole_window_and_gives_it_back(qtbot, open_window, keys):
    from doithoai.desktop.petitions.page import PetitionsPage

    window = open_window(PetitionsPage, CapturePage)
    window.go("petitions")
    assert window.sidebar.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("capture", SessionTarget("s2024"))
    assert not window.sidebar.isVisible()
    assert not window.menuBar().isVisible()
    keys.type("A")
    keys.press("Esc")  # no page of sessions here: the window goes to its first
    assert window.sidebar.isVisible()
    window.workspace.operations.finish()
    window.go("capture", SessionTarget("s2024"))
    assert window.page.form.name.text() == "A"  # it goes on where it was


def test_without_a_session_it_says_what_to_do(show_page, workspace, shell, qtbot):
    from doithoai.register import sessions

    for uid in ("s2024", "s2026"):
        workspace.write(sessions.discard, uid)
    workspace.operations.finish()
    page = show_page(CapturePage)
    assert page._stack.currentIndex() == 2
    page.leave()
    assert shell.went == [("sessions", None)]


def test_every_control_has_a_name(page, keys):
    keys.press("F5", "F6")
    kinds = (QLineEdit, QPlainTextEdit, QListWidget, QComboBox)
    nameless = [
        one
        for kind in kinds
        for one in page.findChildren(kind)
        if not one.accessibleName() and one.objectName() != "sidebar"
    ]
    assert not nameless
    assert page.focusPolicy() is not None
    assert Qt.Key.Key_F5 in {action.shortcut()[0].key() for action in page.actions()}
