"""The strip that asks before issuing belongs to one document: Enter issues that one, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.register import documents, sessions
from doithoai.work.printing import Order


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window(*PAGES)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    """The minutes of 2026, asked about: the strip is open with the focus on its button."""
    window.go("documents", DraftTarget(Order(DocumentKind.MINUTES, "s2026")))
    page: Any = window.page
    qtbot.waitUntil(lambda: bool(page.preview.content), timeout=15_000)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    return page


def settle(qtbot: QtBot, page: DocumentsPage, workspace: Workspace) -> None:
    """Wait until everything is written and drawn."""
    workspace.operations.finish_writes()
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not page._settle.isActive() and not page._finder.busy, timeout=15_000)


def line(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def test_nothing_is_issued_after_the_session_was_deleted_on_another_page(
    window: MainWindow, page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    window.go("sessions")
    listing: Any = window.page
    listing.table.choose(listing.model.place_of("s2026"))
    listing.discard()
    workspace.operations.finish_writes()
    qtbot.waitUntil(lambda: listing.model.place_of("s2026") is None)
    window.go("documents")
    settle(qtbot, page, workspace)
    assert page.strip.isHidden()
    assert "issued" in line(window) or "ban hành" in line(window)
    assert page.make.session_choice.currentData() is None, "it jumped to another session"
    assert page.preview.message.isVisible()
    assert not page.make.issue.isEnabled()
    assert not page.make.feed.isVisible()
    qtbot.keyClick(page.strip.yes, Qt.Key.Key_Return)
    page.strip.yes.click()
    settle(qtbot, page, workspace)
    assert documents.book(workspace.reader) == []


def test_a_session_taken_out_of_the_bin_is_chosen_again(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.write(sessions.discard, "s2026")
    qtbot.waitUntil(lambda: page.make.session_choice.currentData() is None)
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, place="Sân đình"))
    settle(qtbot, page, workspace)
    assert page.make.session_choice.currentData() is None, "the next change chose another one"
    workspace.write(sessions.recover, "s2026")
    qtbot.waitUntil(lambda: page.make.session_choice.currentData() == "s2026")
    settle(qtbot, page, workspace)
    assert page.strip.isHidden()


CHANGES: dict[str, Callable[[DocumentsPage], object]] = {
    "session": lambda page: (
        page.make.session_choice.setCurrentIndex(page.make.session_choice.findData("s2024")),
        page.make.session_choice.activated.emit(page.make.session_choice.currentIndex()),
    ),
    "kind": lambda page: (
        page.make.kind.set_value(DocumentKind.NOTICE),
        page.make.kind.saved.emit(DocumentKind.NOTICE),
    ),
    "day": lambda page: (page.make.day.setText("20/3/2026"), page.make.day.commit()),
    "format": lambda page: (page.make.format.setCurrentIndex(1), page.make.format.saved.emit(page.make.format.value())),
    "period": lambda page: page.show_target(
        DraftTarget(Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 12, 31))))
    ),
    "letter": lambda page: page.show_target(
        DraftTarget(Order(DocumentKind.REMINDER, "s2026", addressee="Phòng Kinh tế xã"))
    ),
    "picture": lambda page: page.workspace.write(sessions.edit, "s2026", partial(replace, place="Sân kho hợp tác xã")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_document_in_the_page_closes_the_strip_and_says_so(
    change: str, window: MainWindow, page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    window.statusBar().clearMessage()
    CHANGES[change](page)
    settle(qtbot, page, workspace)
    assert page.strip.isHidden()
    assert "issued" in line(window) or "ban hành" in line(window)
    assert documents.book(workspace.reader) == []


def test_a_change_that_the_document_does_not_show_leaves_the_strip(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, place="Sân đình"))
    settle(qtbot, page, workspace)
    assert page.strip.isVisible()
    page.strip.yes.click()
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=15_000)
    (issued,) = documents.book(workspace.reader)
    assert issued.session_uid == "s2026"


def test_a_replacement_of_another_session_is_none(page: DocumentsPage, workspace: Workspace, qtbot: QtBot) -> None:
    """Replace, then another session chosen: its paper is a new one and replaces nothing."""
    page.strip.yes.click()
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.book and page.book.current() is not None, timeout=15_000)
    page.book.replace.click()
    CHANGES["session"](page)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    page.strip.yes.click()
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 2, timeout=15_000)
    assert not any(document.replaced_by for document in documents.book(workspace.reader))


def test_the_paper_of_a_deleted_session_is_not_replaced_by_one_of_another_session(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    """The book keeps its row with its title; there is nothing to draw a replacement from."""
    page.strip.yes.click()
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.book and page.book.current() is not None, timeout=15_000)
    workspace.write(sessions.discard, "s2026")
    settle(qtbot, page, workspace)
    qtbot.waitUntil(lambda: page.make.session_choice.findData("s2026") < 0)
    row = page.book.model.index(0, 2).data()
    assert "Hội nghị đối thoại năm 2026" in row
    page.book.replace.click()
    settle(qtbot, page, workspace)
    assert page.make.session_choice.currentData() is None
    assert not page.make.issue.isEnabled()
