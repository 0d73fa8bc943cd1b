"""From the page of reports to an issued report: the period goes over, its passages are kept, the number is taken."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.register import documents
from doithoai.work import reporting
from doithoai.work.printing import Order

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def _made(qtbot: QtBot, page: DocumentsPage) -> None:
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 1, timeout=10_000)


def test_a_report_of_the_chosen_period_is_made_and_issued(
    qtbot: QtBot,
    workspace: Workspace,
    open_window: Callable[..., MainWindow],
    type_text: Callable[[QWidget, str], None],
) -> None:
    window = open_window(ReportsPage, DocumentsPage)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    reports.first.set_value(YEAR.first)
    reports.last.set_value(YEAR.last)
    reports.report.click()
    page = window.page
    assert isinstance(page, DocumentsPage)
    order = page.make.order()
    assert order is not None and (order.kind, order.period) == (DocumentKind.REPORT, YEAR)
    assert page.make.words.isVisible() and not page.make.feed.isVisible()
    assert page.make.covers.text().endswith("01/01/2026 – 31/12/2026")
    _made(qtbot, page)

    with qtbot.waitSignal(workspace.changed):  # pages of before would not be issued
        type_text(page.make.words.limits, "Cán bộ còn mỏng.")
        page.commit()
    assert reporting.passages(workspace.reader, YEAR)["limits"] == "Cán bộ còn mỏng."

    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=10_000)
    assert "01/BC-UBND" in page.strip.words.text()
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    page.strip.yes.click()
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=10_000)
    (issued,) = documents.book(workspace.reader)
    assert (issued.record.kind, issued.session_uid, issued.covers) == (DocumentKind.REPORT, "", YEAR)
    qtbot.waitUntil(lambda: page.preview.content == documents.pdf(workspace.reader, issued.uid), timeout=10_000)
    qtbot.waitUntil(lambda: page.book.current() is not None)
    page.book.replace.click()
    again = page.make.order()
    assert again is not None and again.period == YEAR, "a replacement is of the same period"


def test_passages_of_two_periods_are_kept_apart(
    qtbot: QtBot, workspace: Workspace, show_page: Callable[..., Any], type_text: Callable[[QWidget, str], None]
) -> None:
    page = show_page(DocumentsPage)
    half = Period(date(2026, 1, 1), date(2026, 6, 30))
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=YEAR)))
    type_text(page.make.words.directions, "Cả năm.")
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=half)))
    assert page.make.words.directions.value() is None
    type_text(page.make.words.directions, "Nửa năm.")
    page.commit()
    qtbot.waitUntil(lambda: reporting.passages(workspace.reader, half)["directions"] == "Nửa năm.")
    assert reporting.passages(workspace.reader, YEAR)["directions"] == "Cả năm."
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=YEAR)))
    assert page.make.words.directions.value() == "Cả năm."


def test_a_report_begun_from_a_session_is_that_of_its_month(qtbot: QtBot, show_page: Callable[..., Any]) -> None:
    page = show_page(DocumentsPage)
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "s2024")))
    assert page.make.session_choice.isVisible() and page.make.words.isEnabled()
    order = page.make.order()
    assert (order.kind, order.session_uid, order.period) == (DocumentKind.REPORT, "s2024", None)
    _made(qtbot, page)


def test_the_page_remembers_the_period(qtbot: QtBot, show_page: Callable[..., Any]) -> None:
    page = show_page(DocumentsPage)
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=YEAR)))
    state = page.state()
    page.show_target(DraftTarget(Order(DocumentKind.MINUTES, "s2024")))
    assert page.make.feed.isVisible() and not page.make.words.isVisible()
    page.restore(state)
    assert page.make.order().period == YEAR
    page.restore({**state, "period": ["nonsense"]})
    _made(qtbot, page)


def test_another_kind_goes_back_to_a_session(qtbot: QtBot, show_page: Callable[..., Any]) -> None:
    page = show_page(DocumentsPage)
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=YEAR)))
    page.make.kind.set_value(DocumentKind.NOTICE)
    page.make.kind.saved.emit(DocumentKind.NOTICE)
    order = page.make.order()
    assert order.kind is DocumentKind.NOTICE and order.session_uid and order.period is None
    assert page.make.session_choice.isVisible()
