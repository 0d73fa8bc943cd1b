"""What could not be written yet stands in a strip, and the window never closes over it unasked."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.desktop.test_pending import locked, type_into

from doithoai.desktop import pending
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.operations import ProgramFault
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import LANGUAGE, REGISTER, Preferences
from doithoai.desktop.settings.computer import ComputerSection
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.window import unwritten
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.unwritten import UnwrittenStrip
from doithoai.desktop.workspace import Workspace
from doithoai.i18n import gettext as _
from doithoai.register import sessions
from doithoai.register.connection import Register


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "LOCK_SECONDS", 0.05)
    monkeypatch.setattr(pending, "_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(pending, "RETRY_MS", 30)


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at the session of 2026."""
    window = open_window(*PAGES)
    window.go("sessions", SessionTarget("s2026"))
    return window


def type_place(window: MainWindow, words: str) -> None:
    page: Any = window.page
    type_into(page.view.general.place, words)


def answer(monkeypatch: pytest.MonkeyPatch, choose: Callable[[Any], QPushButton]) -> list[str]:
    """Answer the question with a button; what it said is kept in the list."""
    asked: list[str] = []

    def exec_(question: Any) -> int:
        asked.append(f"{question.text()} {question.informativeText()}")
        choose(question).click()
        return 0

    monkeypatch.setattr(unwritten._Question, "exec", exec_)
    return asked


def stay(question: QMessageBox) -> QPushButton:
    button = question.escapeButton()
    assert isinstance(button, QPushButton)
    return button


def test_the_strip_says_how_much_waits_and_why_and_goes_by_itself(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    strip = window.findChild(UnwrittenStrip)
    assert strip is not None
    assert strip.isHidden()
    with locked(workspace.path):
        type_place(window, "Hội trường mới")
        qtbot.waitUntil(strip.isVisible)
        assert strip.words.text().startswith(unwritten.headline(workspace.pending))
        assert "1" in strip.words.text() and str(workspace.path) in strip.words.text()
        assert QApplication.activeModalWidget() is None, "no dialog stands in the way"
        qtbot.mouseClick(strip.retry, Qt.MouseButton.LeftButton)
        workspace.operations.finish_writes()
        assert strip.isVisible()
    qtbot.waitUntil(strip.isHidden)
    assert sessions.get(workspace.reader, "s2026").place == "Hội trường mới"


def test_closing_at_once_waits_and_names_what_would_be_lost(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, stay)
    with locked(workspace.path):
        type_place(window, "Hội trường mới")
        assert not window.close()
        assert window.isVisible()
        assert f"{_('Place')}: “Hội trường mới”" in asked[0]
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    assert window.close()
    with Register.open(workspace.path) as register:
        assert sessions.get(register, "s2026").place == "Hội trường mới"


def test_the_question_goes_by_itself_once_all_is_written(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    lock = locked(workspace.path)
    lock.__enter__()
    type_place(window, "Hội trường mới")
    QTimer.singleShot(300, lambda: lock.__exit__(None, None, None))
    assert window.close(), "closing was asked for, and nothing stands against it any more"
    with Register.open(workspace.path) as register:
        assert sessions.get(register, "s2026").place == "Hội trường mới"


def test_what_waits_is_dropped_only_when_the_person_says_so(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda question: question.drop)
    with locked(workspace.path):
        type_place(window, "Hội trường mới")
        assert window.close()
    with Register.open(workspace.path) as register:
        assert sessions.get(register, "s2026").place == "Nhà văn hóa thôn Khe Sắn"


def test_everything_can_be_written_elsewhere_before_closing(
    window: MainWindow,
    workspace: Workspace,
    preferences: Preferences,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    answer(monkeypatch, lambda question: question.elsewhere)
    out = tmp_path / "nơi khác"
    monkeypatch.setattr(file_dialogs, "file_to_save", lambda *_arguments: (str(out), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    with locked(workspace.path):
        type_place(window, "Hội trường mới")
        assert window.close()
    with Register.open(out.with_name("nơi khác.sdt")) as register:
        assert sessions.get(register, "s2026").place == "Hội trường mới"
        assert sessions.get(register, "s2024").place == "Hội trường xã"
    assert preferences.get(REGISTER) == str(out.with_name("nơi khác.sdt"))


def test_no_other_language_is_chosen_meanwhile(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, preferences: Preferences
) -> None:
    with locked(workspace.path):
        type_place(window, "Hội trường mới")
        qtbot.waitUntil(lambda: workspace.pending.cause is not None)
        section = ComputerSection(window)
        section._choose(LANGUAGE, "vi")
        assert not preferences.get(LANGUAGE)
        section.deleteLater()


def test_going_on_is_not_closing_though_the_work_ended_meanwhile(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    workspace.long_read(lambda _register, _progress: over.wait(10), label="Việc dài")

    def go_on(question: QMessageBox) -> int:
        over.set()
        qtbot.waitUntil(lambda: not workspace.operations.long_tasks)
        question.buttons()[1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", go_on)
    assert not window.close()
    assert window.isVisible()


def test_an_error_with_details_closes_with_escape(qtbot: QtBot) -> None:
    dialog = ErrorDialog(ProgramFault("detail"))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
