"""The strip that asks before issuing belongs to one document: Enter issues that one, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.period import Period
from doithoai.domain.session import Session
from doithoai.register import documents, series_starts, sessions
from doithoai.register.connection import Register
from doithoai.work import printing
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
    qtbot.waitUntil(lambda: not (page._settle.isActive() or page._finder.busy or page._gate.busy), timeout=15_000)


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


# -- what the gate says ---------------------------------------------------------------------


def codes(page: DocumentsPage) -> list[str]:
    return [finding.code for finding in page.strip.findings.findings]


def link(page: DocumentsPage, code: str) -> Any:
    """The entry of a finding, in the strip or, before it opens, under the fields."""
    listed = page.strip.findings if page.strip.isVisible() else page.missing
    place = [finding.code for finding in listed.findings].index(code)
    return listed.entries[place]


def test_what_is_missing_is_listed_while_one_works(page: DocumentsPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.strip.no.click()
    settle(qtbot, page, workspace)
    workspace.write(sessions.edit, "s2026", lambda session: replace(session, place=None))
    settle(qtbot, page, workspace)
    listed = [finding.code for finding in page.missing.findings]
    assert listed == ["missing.ends_at", "missing.place", "missing.chair", "missing.minute_taker"]
    assert page.missing.isVisible()
    page.make.feed.place.setText("Sân đình")
    page.make.feed.place.commit()
    settle(qtbot, page, workspace)
    assert "missing.place" not in [finding.code for finding in page.missing.findings]


def test_an_entry_leads_to_its_field(
    window: MainWindow, page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert codes(page) == ["missing.ends_at", "missing.chair", "missing.minute_taker"]
    link(page, "missing.minute_taker").linkActivated.emit("#")
    view: Any = window.page.view
    assert view.uid == "s2026"
    assert view.general.taker.hasFocus()
    window.go("documents")
    settle(qtbot, page, workspace)
    workspace.write(sessions.edit, "s2026", lambda session: replace(session, place=None))
    settle(qtbot, page, workspace)
    link(page, "missing.place").linkActivated.emit("#")
    assert page.make.feed.place.hasFocus(), "the field beside the pages"


def test_enter_never_overrules_what_is_asked(page: DocumentsPage, workspace: Workspace, qtbot: QtBot) -> None:
    assert page.strip.no.hasFocus()
    qtbot.keyClick(page.strip.no, Qt.Key.Key_Return)
    settle(qtbot, page, workspace)
    assert page.strip.isHidden() and documents.book(workspace.reader) == []
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    page.strip.yes.setFocus()
    qtbot.keyClick(page.strip.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=15_000)


def test_the_number_is_typed_and_what_the_law_forbids_has_no_button(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert page.strip.number.text() == "1"
    page.strip.number.setText("0")
    page.strip.number.commit()
    qtbot.waitUntil(lambda: "number.none" in codes(page), timeout=15_000)
    assert not page.strip.yes.isEnabled()
    page.strip.number.setText("7")
    page.strip.number.commit()
    qtbot.waitUntil(lambda: "07/BB-UBND" in page.strip.words.text(), timeout=15_000)
    assert "1" in page.strip.free.text() and "6" in page.strip.free.text()
    page.strip.yes.click()
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=15_000)
    assert documents.book(workspace.reader)[0].record.number == 7


def test_the_series_begins_at_the_number_typed_from_then_on(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert page.strip.start.isHidden(), "the number offered is the next one"
    page.strip.number.setText("57")
    page.strip.number.commit()
    qtbot.waitUntil(page.strip.start.isVisible, timeout=15_000)
    page.strip.start.click()
    workspace.operations.finish_writes()
    (start,) = series_starts.listed(workspace.reader)
    assert (start.key.series, start.period, start.first) == ("government/BB", "2026", 57)
    qtbot.waitUntil(lambda: page.strip.isVisible() and page.strip.start.isHidden(), timeout=15_000)
    assert not page.strip.free.text(), "no number before it is free"
    assert "57/BB-UBND" in page.strip.words.text()


def test_minutes_issued_already_are_opened_or_replaced(page: DocumentsPage, workspace: Workspace, qtbot: QtBot) -> None:
    """A tester issued the same minutes twice without a word."""
    assert not page.strip.replace.isVisible()
    page.strip.yes.click()
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.book and page.book.current() is not None, timeout=15_000)
    (first,) = documents.book(workspace.reader)
    page.tabs.setCurrentIndex(0)
    settle(qtbot, page, workspace)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    assert "paper.issued" in codes(page) and page.strip.replace.isVisible()
    link(page, "paper.issued").linkActivated.emit("#")
    assert page.tabs.currentWidget() is page.book and page.book.current().uid == first.uid
    page.tabs.setCurrentIndex(0)
    settle(qtbot, page, workspace)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    page.strip.correct.click()
    order = page.make.order()
    assert order and (order.kind, order.corrects) == (DocumentKind.CORRECTION, first.uid), "by a letter instead"
    page.show_target(DraftTarget(Order(DocumentKind.MINUTES, "s2026")))
    settle(qtbot, page, workspace)
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    page.strip.replace.click()
    qtbot.waitUntil(lambda: page.strip.isVisible() and "paper.issued" not in codes(page), timeout=15_000)
    page.strip.yes.click()
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 2, timeout=15_000)
    assert documents.get(workspace.reader, first.uid).replaced_by


def test_a_number_taken_between_asking_and_issuing_is_told_and_the_next_offered(
    page: DocumentsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.write(sessions.add, [Session("x", side=Side.GOVERNMENT, starts_at=datetime(2026, 3, 18, 14))])
    settle(qtbot, page, workspace)
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    with Register.open(workspace.path) as other:
        printing.issue(other, Order(DocumentKind.MINUTES, "x"), date(2026, 4, 1))
    page.strip.yes.click()
    qtbot.waitUntil(lambda: "02/BB-UBND" in page.strip.words.text() and page.strip.isVisible(), timeout=15_000)
    assert len(documents.book(workspace.reader)) == 1


@pytest.mark.parametrize("field", ["day", "number"])
def test_nothing_is_issued_or_printed_while_what_was_typed_cannot_be_read(
    qtbot: QtBot, window: MainWindow, page: DocumentsPage, workspace: Workspace, monkeypatch: Any, field: str
) -> None:
    """Neither under the date or number that stood before nor under the usual one."""
    typed = page.make.day if field == "day" else page.strip.number
    typed.setText("31/11/2026")
    qtbot.mouseClick(page.strip.yes, Qt.MouseButton.LeftButton)
    workspace.operations.finish()
    assert not documents.book(workspace.reader)
    assert "31/11/2026" in line(window)
    assert typed.accessibleName() in line(window)
    if field == "day":
        monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: pytest.fail("no printing either"))
        page.preview.print_out()
        window.statusBar().clearMessage()
        page.ask()
        assert "31/11/2026" in line(window)
        assert not page.strip.isVisible()
    settle(qtbot, page, workspace)
    assert not documents.book(workspace.reader)


def test_a_number_that_cannot_be_read_outlives_a_change_of_the_register(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    page.strip.number.setText("mười")
    page.strip.number.commit()
    page.refresh()
    settle(qtbot, page, workspace)
    assert page.strip.number.text() == "mười"
    page.strip.close_strip()
    assert not page.strip.number.text(), "who says not yet drops it"
