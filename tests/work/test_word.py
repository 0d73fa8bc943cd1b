"""Printing for Word: drafts of every kind, and the twin of what is issued."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from doithoai import paths
from doithoai.cli import main
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.work import corrections, printing, sending
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2022, 6, 1)
LATE = date(2026, 12, 31)  # something waits for an answer past its day


@pytest.fixture
def book(tmp_path: Path):
    with new_register(tmp_path / "sổ.sdt", None) as register:
        sending.load(register, paths.resource("sample", "sessions.json"))
        yield register


def first(book: Register) -> str:
    return next(iter(sessions.summaries(book, DAY))).uid


def said(file: Path) -> str:
    word = docx.Document(io.BytesIO(file.read_bytes()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_draft_of_every_kind(book, tmp_path, kind):
    out = tmp_path / f"{kind}.DOCX"
    late = next(one.uid for one in sessions.summaries(book, LATE) if one.overdue)
    uid, day = (late, LATE) if kind is DocumentKind.REMINDER else (first(book), DAY)
    order = Order(kind, uid)
    if kind in (DocumentKind.TRANSFER, DocumentKind.REQUEST):  # the first session has nothing for others to settle
        petition = sessions.get(book, uid).petitions[0]
        order = Order(kind, uid, addressee="Sở Xây dựng tỉnh Hà Tĩnh", petitions=(petition.uid,))
    issued = []
    if kind is DocumentKind.CORRECTION:
        issued = [printing.issue(book, Order(DocumentKind.NOTICE, uid, DAY), DAY)]
        order = corrections.letter_about(order, issued[0])
    printing.print_to(book, order, out, issuing=False, today=day)
    assert out.read_bytes()[:2] == b"PK"
    assert ("DỰ THẢO" in said(out)) == (not kind.by_hand)
    assert documents.book(book) == issued


def test_issuing_freezes_the_pdf_and_gives_the_twin_its_number(book, tmp_path):
    out = tmp_path / "thông báo.docx"
    printing.print_to(book, Order(DocumentKind.NOTICE, first(book), DAY), out, issuing=True, today=DAY)
    (issued,) = documents.book(book)
    assert documents.pdf(book, issued.uid).startswith(b"%PDF")
    text = said(out)
    assert f"Số: 0{issued.record.number}/{issued.record.symbol}" in text
    assert "DỰ THẢO" not in text


def test_no_number_is_taken_where_the_twin_cannot_be_written(book, tmp_path):
    (tmp_path / "plain").write_text("no folder")
    with pytest.raises(AppError):
        order = Order(DocumentKind.NOTICE, first(book), DAY)
        printing.print_to(book, order, tmp_path / "plain" / "a.docx", issuing=True, today=DAY)
    assert documents.book(book) == []


def test_the_same_draft_is_the_same_file(book, tmp_path):
    order = Order(DocumentKind.MINUTES, first(book))
    assert printing.preview_for_word(book, order, DAY) == printing.preview_for_word(book, order, DAY)


# -- the commands ------------------------------------------------------------------------------


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in arguments])
    return ended.value.code


@pytest.mark.parametrize("form", ["auto", "nd30", "hd36", "hd05"])
def test_print_writes_a_file_for_word(book, tmp_path, form):
    register, uid, out = book.path, first(book), tmp_path / "m.docx"
    book.close()
    assert run("print", "minutes", register, uid, "--out", out, "--format", form) == 0
    assert "BIÊN BẢN" in said(out)


def test_report_writes_a_file_for_word(book, tmp_path):
    register, out = book.path, tmp_path / "r.docx"
    book.close()
    assert run("report", register, "--from", "2026-01-01", "--to", "2026-06-30", "--out", out) == 0
    assert "BÁO CÁO" in said(out)


def test_another_kind_of_file_is_wrong_usage(book, tmp_path, capsys):
    register, uid = book.path, first(book)
    book.close()
    for command in (
        ("print", "minutes", register, uid),
        ("report", register, "--from", "2026-01-01", "--to", "2026-06-30"),
    ):
        assert run(*command, "--out", tmp_path / "m.doc") == 2
        assert ".docx" in capsys.readouterr().err
    assert not list(tmp_path.glob("m.*"))
