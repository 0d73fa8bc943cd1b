"""An exception nobody caught is told like any other error, and the window goes on."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.window.faults import Faults
from doithoai.domain.errors import AppError


@pytest.fixture
def faults(qtbot: QtBot) -> Faults:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Faults(owner)
    made.owner = owner  # type: ignore[attr-defined]
    return made


def meet(faults: Faults, fault: Exception) -> None:
    try:
        raise fault
    except Exception as met:
        faults.take(type(met), met, met.__traceback__)


def close_when_shown(told: list[str]) -> None:
    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, ErrorDialog):
            told.append(found.text() + found.detailedText())
            found.reject()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_a_fault_of_ours_is_told_with_its_details(qtbot: QtBot, faults: Faults, capsys) -> None:
    told: list[str] = []
    close_when_shown(told)
    meet(faults, ZeroDivisionError("nothing to divide"))
    qtbot.waitUntil(lambda: bool(told))
    assert "Traceback" in told[0]
    assert "nothing to divide" in told[0]
    assert not told[0].startswith("Traceback")


def test_an_error_with_words_is_told_in_them(qtbot: QtBot, faults: Faults, capsys) -> None:
    told: list[str] = []
    close_when_shown(told)
    meet(faults, AppError("The disk is full."))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The disk is full."]


def test_one_of_another_thread_comes_to_the_window(qtbot: QtBot, faults: Faults, capsys) -> None:
    told: list[str] = []
    close_when_shown(told)
    worker = threading.Thread(target=meet, args=(faults, ValueError("far away")))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    assert "far away" in told[0]


def test_what_a_person_typed_does_not_go_to_a_file(
    qtbot: QtBot, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program of the window on Windows has a file in place of a console."""
    told: list[str] = []
    close_when_shown(told)
    meet(faults, ValueError("Nguyễn Văn Đức, thôn Hùng Tiến"))
    qtbot.waitUntil(lambda: bool(told))
    assert capsys.readouterr().err == ""
