"""What is gone while a page merely reads is not told: only who acts on something gone hears of it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from doithoai.desktop.finder import Finder
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import DraftTarget, PetitionTarget, SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.register import people, sessions
from doithoai.work.printing import Order


@pytest.fixture
def window(open_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot) -> MainWindow:
    """Capture, a petition and a document with its strip open all stand on the session of 2026."""
    workspace.failed.disconnect()  # the window alone takes what fails
    window = open_window(*PAGES)
    window.go("capture", SessionTarget("s2026"))
    window.go("petitions", PetitionTarget("canal26"))
    window.go("documents", DraftTarget(Order(DocumentKind.MINUTES, "s2026")))
    page: Any = window.page
    qtbot.waitUntil(lambda: bool(page.preview.content), timeout=15_000)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    return window


def messages(window: MainWindow) -> list[str]:
    """Every line that the status bar shows from now on."""
    lines: list[str] = []
    window.statusBar().messageChanged.connect(lambda text: text and lines.append(text))
    return lines


def tells_gone(lines: list[str]) -> bool:
    return any("không còn nữa" in line or "no longer there" in line for line in lines)


def test_deleting_a_session_says_that_it_is_in_the_bin(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    """Also when the key is held down, and when one looks at the other pages afterwards."""
    window.go("sessions")
    page: Any = window.page
    page.table.choose(page.model.place_of("s2026"))
    lines = messages(window)
    (delete,) = (cut for cut in page.table.findChildren(QShortcut) if cut.key() == QKeySequence(Qt.Key.Key_Delete))
    delete.activated.emit()
    delete.activated.emit()
    qtbot.waitUntil(lambda: page.model.place_of("s2026") is None and bool(lines))
    for key in ("capture", "petitions", "assignments", "today", "sessions"):
        window.go(key)
        qtbot.wait(50)
    workspace.operations.finish()
    qtbot.wait(100)
    assert not tells_gone(lines)
    (line,) = lines
    assert "Ctrl+Z" in line


def test_a_page_that_asks_for_what_is_gone_says_nothing(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.go("capture")
    lines = messages(window)
    workspace.write(sessions.discard, "s2026")
    workspace.operations.finish_writes()
    page: Any = window.page
    page.next()  # it has not heard yet, and asks who may be offered
    qtbot.waitUntil(lambda: page.session is not None and page.session.uid == "s2024")
    workspace.operations.finish()
    qtbot.wait(100)
    assert not tells_gone(lines)


def test_an_act_on_what_is_gone_is_told(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    lines = messages(window)
    Finder(workspace, "word", window, is_act=True).ask(people.offers, "nobody", then=lambda _people: None)
    qtbot.waitUntil(lambda: tells_gone(lines))
