"""A whole session by keyboard: made, filled, its petitions typed and answered, minutes and notice issued."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.register import documents, sessions
from doithoai.register.connection import Register

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key at whatever has the focus, as the person presses it."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def newest(workspace: Workspace):
    """The session made last."""
    return [one for one in sessions.each(workspace.reader) if one.uid not in ("s2024", "s2026")]


def test_from_nothing_to_issued_minutes_and_notice(
    qtbot: QtBot,
    workspace: Workspace,
    open_window: Callable[..., MainWindow],
    type_text: Callable[[QWidget, str], None],
) -> None:
    window = open_window(SessionsPage, DocumentsPage)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page = window.page
    assert isinstance(page, SessionsPage)
    press(window, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: page.view.isVisible() and page.view.general.title.hasFocus())
    type_text(page.view.general.title, "Hội nghị đối thoại với Nhân dân thôn Khe Sắn")
    type_text(page.view.general.day, "5/3/2026")
    press(window, Qt.Key.Key_Tab)
    type_text(page.view.general.starts, "8h")
    press(window, Qt.Key.Key_Tab)
    for field, words in (
        (page.view.general.ends, "11h"),
        (page.view.general.place, "Nhà văn hóa thôn"),
        (page.view.general.taker, "Mai Thị Phượng"),
        (page.view.general.chair, "Đinh Xuân Lộc"),
    ):
        type_text(field, words)
        press(window, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(newest(workspace)) and newest(workspace)[0].chair is not None)

    press(window, Qt.Key.Key_4, ALT)
    for words in ("Đường vào thôn hỏng.", "Xin thêm đèn đường."):
        press(window, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(page.view.petitions.fields.name.hasFocus)
        type_text(page.view.petitions.fields.content, words)
    press(window, Qt.Key.Key_5, ALT)
    type_text(page.view.conclusion.conclusion, "Giao Phòng Kinh tế khảo sát.")
    press(window, Qt.Key.Key_1, ALT)

    def stored() -> bool:
        one = newest(workspace)[0]
        return len(one.petitions) == 2 and all(p.content for p in one.petitions) and bool(one.conclusion)

    qtbot.waitUntil(stored)
    one = newest(workspace)[0]
    assert one.title == "Hội nghị đối thoại với Nhân dân thôn Khe Sắn"
    assert one.starts_at and one.starts_at.date() == date(2026, 3, 5)
    assert [p.number for p in one.petitions] == [1, 2]

    # From the session's page to issued minutes: Ctrl+P, Ctrl+Enter, Enter.
    press(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page, DocumentsPage))
    made = window.page
    assert isinstance(made, DocumentsPage)
    qtbot.waitUntil(lambda: made.preview.document.pageCount() > 0, timeout=10_000)
    press(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(made.strip.isVisible)
    assert "01/BB-UBND" in made.strip.words.text()
    assert not made.strip.findings.findings
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=10_000)
    (issued,) = documents.book(workspace.reader)
    assert (issued.record.number, issued.record.date) == (1, date(2026, 3, 5))
    qtbot.waitUntil(lambda: made.preview.content == documents.pdf(workspace.reader, issued.uid), timeout=10_000)


def test_undo_reaches_across_pages(
    qtbot: QtBot,
    workspace: Workspace,
    open_window: Callable[..., MainWindow],
    type_text: Callable[[QWidget, str], None],
) -> None:
    window = open_window(SessionsPage, DocumentsPage)
    window.go("sessions", SessionTarget("s2026"))
    page = window.page
    assert isinstance(page, SessionsPage)
    page.view.general.place.end(False)
    type_text(page.view.general.place, " X")
    page.commit()
    qtbot.waitUntil(lambda: str(sessions.particulars(workspace.reader, "s2026").place).endswith(" X"))
    window.go("documents")
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: sessions.particulars(workspace.reader, "s2026").place == "Nhà văn hóa thôn Khe Sắn")


def test_thirty_people_pasted_from_excel(
    qtbot: QtBot, workspace: Workspace, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(SessionsPage)
    window.go("sessions", SessionTarget("s2026"))
    page = window.page
    assert isinstance(page, SessionsPage)
    rows = "\n".join(f"{n}\tNguyễn Văn {chr(64 + n % 26 + 1)}{n}\tTrưởng thôn\tThôn {n}" for n in range(1, 31))
    QGuiApplication.clipboard().setText("TT\tHọ và tên\tChức vụ\tĐơn vị\n" + rows)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.view.tabs.setCurrentWidget(page.view.roster)
    page.view.roster.table.setFocus()
    qtbot.waitUntil(page.view.roster.table.hasFocus)
    press(window, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(sessions.particulars(workspace.reader, "s2026").attendees) == 30)
    one = sessions.particulars(workspace.reader, "s2026").attendees[6]
    assert (one.position, one.body) == ("Trưởng thôn", "Thôn 7")


_TYPIST = """
    import sys, time
    from pathlib import Path
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication
    from doithoai.desktop.main_window import MainWindow
    from doithoai.desktop.targets import SessionTarget
    from doithoai.desktop.sessions.page import SessionsPage
    from doithoai.desktop.preferences import Preferences
    from doithoai.desktop.workspace import Workspace
    app = QApplication([])
    window = MainWindow(Workspace(Path(sys.argv[1])), Preferences(Path(sys.argv[2])), [SessionsPage])
    window.show()
    window.go("sessions", SessionTarget("s2026"))
    form = window.page.view.general
    for field, words in ((form.place, "Sân vận động xã"), (form.title, "Đối thoại"), (form.day, "5/3/2027")):
        field.clear()
        for letter in words:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            app.sendEvent(field, event)
    print("typed", flush=True)
    app.exec()
"""


def test_what_was_typed_a_second_ago_survives_a_kill(register_path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(_TYPIST), str(register_path), str(tmp_path / "p.ini")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    typist = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert typist.stdout
    assert typist.stdout.readline().strip() == "typed"
    time.sleep(1.0)  # the promise: on the disk within a second of the last key
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    with Register.open(register_path) as again:
        session = sessions.particulars(again, "s2026")
    assert session.place == "Sân vận động xã"
    assert session.title == "Đối thoại"
    assert session.starts_at == datetime(2027, 3, 5, 8)
