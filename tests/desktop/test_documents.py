"""The page of documents: pages follow the words, issuing freezes, the book finds, a replacement names the old."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents import on_paper
from doithoai.desktop.documents.on_paper import pages_wanted
from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.page import Page
from doithoai.desktop.targets import DocumentTarget, DraftTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord, Session
from doithoai.i18n import gettext as _
from doithoai.register import documents, offices, sessions, settings
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet
from doithoai.work import printing
from doithoai.work.printing import Order


@pytest.fixture
def page(qtbot: QtBot, show_page: Callable[[type[Page]], Any]) -> DocumentsPage:
    shown = show_page(DocumentsPage)
    assert isinstance(shown, DocumentsPage)
    shown.show_target(DraftTarget(Order(DocumentKind.MINUTES, "s2024")))
    qtbot.waitUntil(lambda: bool(shown.preview.content), timeout=15_000)
    return shown


def text_shown(page: DocumentsPage) -> str:
    document = page.preview.document
    return " ".join(document.getAllText(place).text() for place in range(document.pageCount()))


def issue(qtbot: QtBot, page: DocumentsPage, workspace: Workspace, count: int) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    qtbot.mouseClick(page.strip.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == count, timeout=15_000)


def test_the_pages_follow_what_is_typed(
    qtbot: QtBot, page: DocumentsPage, type_text: Callable[[QWidget, str], None]
) -> None:
    assert "DỰ THẢO" in text_shown(page)
    page.make.feed.place.clear()
    type_text(page.make.feed.place, "Sân kho hợp tác xã")
    qtbot.waitUntil(lambda: "Sân kho hợp tác xã" in text_shown(page), timeout=15_000)


def test_a_report_from_a_data_file_stands_in_the_book_by_its_kind(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    workspace.write(documents.add, [DocumentRecord(DocumentKind.REPORT, 4, "BC-UBND", date(2024, 4, 1))])
    model = page.book.model
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1)
    model.restart()
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert (texts[0], texts[2]) == ("04 BC-UBND", "Báo cáo")
    page.book.table.choose(0)
    assert not page.book.replace.isEnabled(), "its pages are not known"


def test_issuing_asks_in_the_page_and_takes_one_number(qtbot: QtBot, page: DocumentsPage, workspace: Workspace) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.strip.isVisible)
    assert "01/BB-UBND" in page.strip.words.text()
    qtbot.keyClick(page.strip, Qt.Key.Key_Escape)
    assert not page.strip.isVisible()
    assert documents.book(workspace.reader) == []
    issue(qtbot, page, workspace, 1)
    (made,) = documents.book(workspace.reader)
    assert made.record.number == 1
    qtbot.waitUntil(lambda: page.preview.content == documents.pdf(workspace.reader, made.uid))
    assert "DỰ THẢO" not in text_shown(page)
    assert page.tabs.currentWidget() is page.book
    assert made.record.sha256 and made.record.sha256[:8] in page.book.facts.text()


def test_a_replacement_names_what_it_replaces(qtbot: QtBot, page: DocumentsPage, workspace: Workspace) -> None:
    issue(qtbot, page, workspace, 1)
    (first,) = documents.book(workspace.reader)
    qtbot.waitUntil(lambda: page.book.current() is not None)
    qtbot.mouseClick(page.book.replace, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == 0)
    qtbot.waitUntil(page.make.issue.isEnabled, timeout=15_000)
    issue(qtbot, page, workspace, 2)
    old = next(one for one in documents.book(workspace.reader) if one.uid == first.uid)
    new = next(one for one in documents.book(workspace.reader) if one.uid != first.uid)
    assert old.replaced_by
    assert (new.record.number, old.record.number) == (2, 1)


def test_the_book_is_searched_by_number_and_session(qtbot: QtBot, page: DocumentsPage, workspace: Workspace) -> None:
    issue(qtbot, page, workspace, 1)
    for words, count in (("2024", 1), ("bien ban", 1), ("khong co", 0), ("", 1)):
        page.book.search.setText(words)
        assert page.book.model.rowCount() == count, words


def test_the_book_of_a_year_is_saved(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Any
) -> None:
    issue(qtbot, page, workspace, 1)
    qtbot.waitUntil(lambda: page.book.current() is not None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "book"), ""))
    page.book.save.click()
    qtbot.waitUntil(lambda: "book.xlsx" in "".join(shell.told), timeout=15_000)
    sheet: Any = openpyxl.load_workbook(tmp_path / "book.xlsx").active
    assert sheet["A2"].value.endswith("Năm 2024")
    assert sheet["A5"].value == "01/BB-UBND"


def test_the_pdf_is_saved_as_it_is_shown(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bien-ban.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.keyClick(page.preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(out.exists)
    assert out.read_bytes() == page.preview.content


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_reaches_the_printer(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, tmp_path: Path, shell: Any
) -> None:
    page.preview.print_wanted.emit(pdf_printer(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    with pdfplumber.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == page.preview.document.pageCount()
        assert [f" {len(printed.pages)} " in f" {line} " for line in shell.told] == [True]


def test_the_dialog_of_printing_is_set_to_the_paper_and_gives_the_page_in_view(
    page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[QPrinter] = []

    def accept(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        printer = dialog.printer()
        assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
        assert (dialog.minPage(), dialog.maxPage()) == (1, page.preview.document.pageCount())
        assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    page.preview.print_wanted.disconnect()
    page.preview.print_wanted.connect(sent.append)
    page.preview.view.pageNavigator().jump(1, QPointF())
    page.preview.print_out()
    assert pages_wanted(sent[0], 2) == [1]


def test_a_copy_is_printed_for_signing_and_remembered(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.make.sign.isEnabled()
    monkeypatch.setattr(page.preview, "choose_printer", lambda: None)
    page.make.sign.click()
    assert not settings.get(workspace.reader, "signing:minutes:s2024"), "nobody chose a printer"
    monkeypatch.setattr(page.preview, "choose_printer", lambda: pdf_printer(tmp_path / "signing.pdf"))
    answers = [False, True]
    monkeypatch.setattr(on_paper, "_all_the_same", lambda _doubted: answers.pop(0))
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, place=None))
    page.make.sign.click()
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=15_000)
    assert not settings.get(workspace.reader, "signing:minutes:s2024")
    page.make.sign.click()
    qtbot.waitUntil(lambda: bool(settings.get(workspace.reader, "signing:minutes:s2024")), timeout=15_000)
    qtbot.waitUntil(lambda: not workspace.operations._tasks, timeout=20_000)
    assert (tmp_path / "signing.pdf").stat().st_size > 10_000


def test_what_is_missing_is_told_where_the_pages_would_be(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    workspace.write(sessions.add, [Session("undated", side=Side.GOVERNMENT, title="Chưa định ngày")])
    qtbot.waitUntil(lambda: page.make.session_choice.findData("undated") >= 0)
    page.show_target(DraftTarget(Order(DocumentKind.MINUTES, "undated")))
    qtbot.waitUntil(lambda: "Chưa định ngày" in page.preview.message.text(), timeout=15_000)
    assert not page.make.issue.isEnabled()


def test_papers_to_write_in_by_hand_are_not_issued(qtbot: QtBot, page: DocumentsPage) -> None:
    before = page.preview.content
    page.show_target(DraftTarget(Order(DocumentKind.ROSTER, "s2024", date(2024, 3, 14))))
    qtbot.waitUntil(lambda: page.preview.content != before, timeout=15_000)
    assert not page.make.issue.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.strip.isVisible()


def test_what_changed_unseen_is_not_issued_and_is_shown_anew(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, shell: Any
) -> None:
    """A change that the page has not heard of yet: another program's, or one a moment before the click."""
    page.ask()
    qtbot.waitUntil(page.strip.isVisible, timeout=15_000)
    with Register.open(workspace.path) as other:
        sessions.edit(other, "s2024", lambda session: replace(session, place="Sân đình"))
    heard: list[ChangeSet] = []
    workspace.changed.connect(heard.append)
    qtbot.mouseClick(page.strip.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shell.told))
    assert documents.book(workspace.reader) == []
    assert shell.complaints == []
    assert "session" in heard[0].tables, "the form of the session shows it too"
    qtbot.waitUntil(lambda: "Sân đình" in text_shown(page), timeout=15_000)
    issue(qtbot, page, workspace, 1)


def test_who_signs_is_chosen_for_this_paper_alone(qtbot: QtBot, page: DocumentsPage, workspace: Workspace) -> None:
    """Of those in the office's list on the paper's day; minutes offer nobody. The settings stay as they are."""
    assert page.make.signer.isHidden(), "minutes are signed by those who held the session"
    before = offices.all_leaders(workspace.reader)
    page.show_target(DraftTarget(Order(DocumentKind.NOTICE, "s2026", date(2026, 11, 20))))
    deputy = page.make.signer.findText("KT. CHỦ TỊCH", Qt.MatchFlag.MatchContains)
    page.make.signer.setCurrentIndex(deputy)
    page.make.signer.activated.emit(deputy)
    name = page.make.signer.currentText().partition(" – ")[0]
    qtbot.waitUntil(lambda: f"PHÓ CHỦ TỊCH {name}" in " ".join(text_shown(page).split()), timeout=15_000)
    page.make.day.setText("1/7/2021")
    page.make.day.commit()
    assert page.make.signer.signer() == "", "not yet a leader then"
    assert offices.all_leaders(workspace.reader) == before


def test_a_letter_is_chosen_among_those_its_session_calls_for(page: DocumentsPage) -> None:
    page.show_target(DraftTarget(Order(DocumentKind.COVER, "s2024")))
    choice = page.make.letter
    assert [choice.itemText(place).partition(" – ")[0] for place in range(choice.count())] == ["1", "2", "3"]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    order = page.make.order()
    assert order is not None
    assert order.petitions == ("plain24",)
    page.show_target(DraftTarget(Order(DocumentKind.REMINDER, "s2026", date(2026, 11, 20))))
    ordered = page.make.order()
    assert ordered is not None
    assert ordered.addressee == choice.currentText() != ""
    page.show_target(DraftTarget(Order(DocumentKind.NOTICE, "s2024")))
    assert choice.isHidden()


def test_a_letter_that_replaces_another_goes_to_the_same(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    order = Order(DocumentKind.COVER, "s2024", date(2026, 11, 20), petitions=("plain24",))
    workspace.write(printing.issue, order, date(2026, 11, 20))
    qtbot.waitUntil(lambda: len(documents.book(workspace.reader)) == 1, timeout=15_000)
    workspace.operations.finish()
    QApplication.processEvents()  # the page hears of it, and its list has the letter
    page.show_target(DocumentTarget(documents.book(workspace.reader)[0].uid))
    qtbot.waitUntil(lambda: page.book.current() is not None and page.book.replace.isEnabled())
    qtbot.mouseClick(page.book.replace, Qt.MouseButton.LeftButton)
    replacement = page.make.order()
    assert replacement is not None
    assert (replacement.petitions, bool(replacement.replaces)) == (("plain24",), True)
    page.make.letter.setCurrentIndex(0)
    page.make.letter.activated.emit(0)
    another = page.make.order()
    assert another is not None
    assert not another.replaces, "a letter to another replaces nothing"


def test_letters_asked_for_before_do_not_follow_another_paper(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    """Reminders left half way, then a report: after it no reminder comes up."""
    letters = [Order(DocumentKind.REMINDER, "s2026", addressee=lead) for lead in ("Phòng Kinh tế xã", "Công an xã")]
    page.show_target(DraftTarget(letters[0], tuple(letters[1:])))
    page.show_target(DraftTarget(Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 12, 31)))))
    qtbot.waitUntil(lambda: page.make.issue.isEnabled() and "BÁO CÁO" in text_shown(page), timeout=15_000)
    issue(qtbot, page, workspace, 1)
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.book)
    assert documents.book(workspace.reader)[0].record.kind is DocumentKind.REPORT


def test_a_document_that_is_gone_is_told_in_one_line(qtbot: QtBot, page: DocumentsPage, shell: Any) -> None:
    page.show_target(DocumentTarget("gone"))
    assert len(shell.told) == 1
    assert shell.complaints == []


def test_an_issued_document_is_corrected_by_a_letter_typed_beside_its_pages(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace
) -> None:
    issue(qtbot, page, workspace, 1)
    (minutes,) = documents.book(workspace.reader)
    qtbot.waitUntil(lambda: page.book.current() is not None)
    qtbot.mouseClick(page.book.correct, Qt.MouseButton.LeftButton)
    form = page.make.misprints
    qtbot.waitUntil(form.isVisible)
    assert "01/BB-UBND" in page.make.covers.text() and not page.make.session_choice.isVisible()
    for column, words in ((0, "THƯ KÝ"), (1, "THƯ KÍ")):
        form.table.setItem(0, column, QTableWidgetItem(words))
    assert form.table.rowCount() == 2, "a blank row for one more"
    form.addressee.setText("Công an xã")
    form.addressee.commit()
    qtbot.waitUntil(lambda: "“THƯ KÍ”" in text_shown(page), timeout=15_000)
    assert "Kính gửi: Công an xã." in text_shown(page)
    form.table.setCurrentCell(1, 0)
    form.discard()
    assert len(form.pairs()) == 1, "the blank row stays"
    state = page.state()
    issue(qtbot, page, workspace, 2)
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.book)
    states = [page.book.model.index(row, 3).data() for row in range(page.book.model.rowCount())]
    assert states == [_("in force"), _("corrected")]
    assert _("Corrects {number}.").format(number="01/BB-UBND") in page.book.facts.text()
    page.book.choose(minutes.uid)
    assert _("Corrected by {number}.").format(number="01/UBND-VP") in page.book.facts.text()
    page.restore(state)
    order = page.make.order()
    assert order is not None
    assert (order.corrects, order.misprints) == (minutes.uid, (Misprint("THƯ KÝ", "THƯ KÍ"),))
    page.book.choose(next(one.uid for one in documents.book(workspace.reader) if one.uid != minutes.uid))
    page.tabs.setCurrentWidget(page.book)
    qtbot.mouseClick(page.book.replace, Qt.MouseButton.LeftButton)
    again = page.make.order()
    assert again is not None and again.replaces and (again.corrects, again.misprints) == (minutes.uid, order.misprints)
    page.make.kind.set_value(DocumentKind.NOTICE)
    page.make.kind.saved.emit(DocumentKind.NOTICE)
    assert form.isHidden() and page.make.session_choice.isVisibleTo(page)
