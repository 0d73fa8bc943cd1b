"""Undo as the window asks for it: an issued paper is spoken of in passing, and undo never gets stuck on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.today.page import TodayPage
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.work import printing
from doithoai.work.printing import Order

DAY = date(2026, 3, 20)


def issue(register: Register) -> None:
    printing.issue(register, Order(DocumentKind.MINUTES, "s2024"), DAY)


def renamed(session: Session) -> Session:
    return replace(session, title="Tên mới")


@pytest.fixture
def window(qtbot: QtBot, register_path: Path, preferences: Preferences) -> Iterator[MainWindow]:
    """A window over a register in which a title was changed, and minutes issued after that."""
    workspace = Workspace(register_path)
    window = MainWindow(workspace, preferences, [TodayPage])
    window.show()
    workspace.write(sessions.edit, "s2024", renamed)
    workspace.write(issue)
    workspace.operations.finish()
    QApplication.processEvents()
    yield window
    workspace.operations.finish()
    QApplication.processEvents()
    window._unlisten()
    window.hide()
    window.deleteLater()
    workspace.close()


def undo(window: MainWindow) -> str:
    """Undo once; what the window says of it in passing."""
    window.statusBar().clearMessage()
    window.undo_action.trigger()
    window.workspace.operations.finish()
    QApplication.processEvents()
    return window.statusBar().currentMessage()


def title(window: MainWindow) -> str | None:
    return sessions.particulars(window.workspace.reader, "s2024").title


def test_undo_after_issuing_says_that_the_paper_stays_and_changes_nothing(window: MainWindow) -> None:
    assert window.workspace.undo_label() is None
    message = undo(window)
    assert "01/BB-UBND" in message and "{" not in message
    assert title(window) == "Tên mới"
    assert len(documents.book(window.workspace.reader)) == 1


def test_undo_asked_for_once_more_goes_past_the_paper(window: MainWindow) -> None:
    undo(window)
    assert window.workspace.undo_label() == "Edit the session"
    undo(window)
    assert title(window) == "Hội nghị đối thoại năm 2024"
    assert len(documents.book(window.workspace.reader)) == 1


def test_undo_all_the_way_back_always_answers(window: MainWindow) -> None:
    messages = [undo(window) for _ in range(5)]
    assert all(messages), messages
    assert len(documents.book(window.workspace.reader)) == 1
