"""Text of old documents: recognised on the clipboard, converted when asked, saved like typing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.window.legacy_offer import replace_in
from doithoai.desktop.workspace import Workspace
from doithoai.register import sessions

TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. Nhµ v¨n hãa th«n Khe S¾n"
UNICODE = "Cộng hòa xã hội chủ nghĩa Việt Nam. Nhà văn hóa thôn Khe Sắn"


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> MainWindow:
    QGuiApplication.clipboard().setText("")
    made = open_window(SessionsPage)
    made.go("sessions", SessionTarget("s2026"))
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_old_text_pasted_is_converted_by_one_key_and_saved(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    QGuiApplication.clipboard().setText(TCVN3)
    qtbot.waitUntil(window.legacy.isVisible)
    assert "Cộng hòa xã hội" in window.legacy.words.text()
    page = window.page
    assert isinstance(page, SessionsPage)
    place = page.view.general.place
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    place.selectAll()
    QTest.keyClick(place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert place.text() == TCVN3
    QTest.keyClick(place, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: place.text() == UNICODE)
    assert QGuiApplication.clipboard().text() == UNICODE
    qtbot.waitUntil(lambda: not window.legacy.isVisible())
    qtbot.waitUntil(lambda: sessions.particulars(workspace.reader, "s2026").place == UNICODE)


def test_unicode_text_is_never_offered(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Nhà văn hóa thôn Khe Sắn, đường vào thôn hỏng nặng.")
    QApplication.processEvents()
    assert not window.legacy.isVisible()
    QGuiApplication.clipboard().setText("Plain words in English, nothing more.")
    QApplication.processEvents()
    assert not window.legacy.isVisible()


def test_left_as_it_is_nothing_changes(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(TCVN3)
    qtbot.waitUntil(window.legacy.isVisible)
    qtbot.mouseClick(window.legacy.leave, Qt.MouseButton.LeftButton)
    assert not window.legacy.isVisible()
    assert QGuiApplication.clipboard().text() == TCVN3


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_only_what_was_pasted_is_replaced(qtbot: QtBot, kind: type) -> None:
    field = kind()
    qtbot.addWidget(field)
    before = "Ông A 😀: "
    (field.setText if kind is QLineEdit else field.setPlainText)(before + TCVN3 + " hết")
    assert replace_in(field, TCVN3, UNICODE)
    assert (field.text() if kind is QLineEdit else field.toPlainText()) == before + UNICODE + " hết"
    assert not replace_in(field, "không có", "x")
