"""The book of outgoing documents: what was issued stands in its line, what is missing between is explained."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.check.lint import check_file
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.session import DocumentRecord, Person, Session
from doithoai.register import series_starts, sessions
from doithoai.register.connection import Register
from doithoai.work import corrections, document_book, printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)
CHAIR = Person("Đinh Xuân Lộc", "Chủ tịch UBND xã")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Notices 1 (of data loaded), 4, and 5 in its place; one of the year before, one of the party."""
    records = (
        DocumentRecord(DocumentKind.NOTICE, 1, "TB-UBND", date(2026, 1, 5)),
        DocumentRecord(DocumentKind.NOTICE, 9, "TB-UBND", date(2025, 12, 30)),
        DocumentRecord(DocumentKind.NOTICE, 3, "TB/ĐU", date(2026, 1, 6)),
    )
    with new_register(tmp_path_factory.mktemp("book") / "so.sdt", paths.resource("sample", "profile.toml")) as made:
        held = Session(
            "s", side=Side.GOVERNMENT, title="Hội nghị thôn", starts_at=datetime(2026, 3, 18, 8), chair=CHAIR
        )
        sessions.add(made, [held, Session("loaded", title="Hội nghị cũ", documents=records)])
        first = printing.issue(made, Order(DocumentKind.RESULTS, "s", DAY, number=4), DAY)
        printing.issue(made, Order(DocumentKind.RESULTS, "s", DAY, replaces=first.uid), DAY)
        yield made


def test_every_number_of_the_year_has_its_line(register: Register) -> None:
    lines, gaps = document_book.entries(register, Side.GOVERNMENT, 2026)
    assert [(line.number, line.date) for line in lines] == [
        ("01/TB-UBND", "05/01/2026"),
        ("02 – 03 (TB-UBND)", ""),
        ("04/TB-UBND", "20/03/2026"),
        ("05/TB-UBND", "20/03/2026"),
    ]
    loaded, gap, first, second = lines
    assert loaded.subject == "Thông báo: Hội nghị cũ" and loaded.signer == "", "what is not known is left to the hand"
    assert gap.note == "Văn thư cấp cho văn bản khác hoặc bỏ trống"
    assert "Hội nghị thôn" in first.subject and first.signer == "Đinh Xuân Lộc"
    assert first.recipients and not first.recipients.startswith("-") and first.archive == "VT, VP"
    assert (first.note, second.note) == ("Được thay thế bởi văn bản số 05/TB-UBND", "Thay thế văn bản số 04/TB-UBND")
    assert gaps == ["02 – 03 (TB-UBND)"]
    assert all(len(line.cells()) == 10 for line in lines)


def test_each_year_and_each_side_has_a_book_of_its_own(register: Register) -> None:
    (gap, line), _gaps = document_book.entries(register, Side.GOVERNMENT, 2025)
    assert (gap.number, line.date) == ("01 – 08 (TB-UBND)", "30/12/2025")
    (gap, line), _gaps = document_book.entries(register, Side.PARTY, 2026)
    assert (gap.number, line.date) == ("01 – 02 (TB/ĐU)", "06/01/2026")
    assert document_book.entries(register, Side.GOVERNMENT, 2024) == ([], [])


def test_it_prints_with_the_ten_columns_of_the_decree(register: Register, tmp_path: Path) -> None:
    out = document_book.write(register, tmp_path / "book.pdf", DAY)
    with pdfplumber.open(out) as pdf:
        first, second = pdf.pages
        cover = " ".join((first.extract_text() or "").split())
        (table,) = second.extract_tables()
        assert second.width > second.height
    assert check_file(out).departures == (), "a book is no paper with a number, recipients and a signer"
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI Năm 2026" in cover
    assert "bỏ trống: 02 – 03 (TB-UBND)" in cover
    assert [" ".join((head or "").split()) for head in table[0]] == list(document_book.book_words()["columns"].values())
    assert [row[0] for row in table[1:]] == ["01/TB-UBND", "02 – 03\n(TB-UBND)", "04/TB-UBND", "05/TB-UBND"]
    assert document_book.write(register, tmp_path / "book.docx", DAY).stat().st_size > 5_000


def test_it_exports_as_a_spreadsheet_the_same_each_time(register: Register, tmp_path: Path) -> None:
    first, second = (document_book.write(register, tmp_path / f"{name}.xlsx", DAY) for name in "ab")
    sheet = openpyxl.load_workbook(first).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert len(rows) == 5 and rows[0][:3] == list(document_book.book_words()["columns"].values())[:3]
    assert rows[3][0] == "04/TB-UBND"
    assert [cell.value for row in openpyxl.load_workbook(second).active.iter_rows() for cell in row] == [
        cell.value for row in sheet.iter_rows() for cell in row
    ]


def test_numbers_before_the_beginning_of_the_series_are_explained_as_such(register: Register) -> None:
    key = SeriesKey("government/TB", "2026")
    try:
        series_starts.start(register, key, 3)
        lines, gaps = document_book.entries(register, Side.GOVERNMENT, 2026)
        assert [line.number for line in lines[1:3]] == ["02 (TB-UBND)", "03 (TB-UBND)"]
        assert lines[1].note == "Đăng ký tại sổ hoặc phần mềm khác; dãy số ở đây bắt đầu từ số 3"
        assert lines[2].note == "Văn thư cấp cho văn bản khác hoặc bỏ trống"
        assert gaps == ["03 (TB-UBND)"]
        series_starts.start(register, key, 4)
        lines, gaps = document_book.entries(register, Side.GOVERNMENT, 2026)
        assert lines[1].number == "02 – 03 (TB-UBND)" and gaps == []
    finally:
        series_starts.replace_all(register, [])


def test_a_paper_and_the_letter_that_corrects_it_name_each_other(register: Register) -> None:
    """The last of the module: it issues one more paper."""
    order = Order(DocumentKind.CORRECTION, "s", DAY, misprints=(Misprint("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),))
    letter = corrections.letter_about(order, corrections.named(register, "05/TB-UBND"))
    printing.issue(register, letter, DAY)
    lines = {line.number: line for line in document_book.entries(register, Side.GOVERNMENT, 2026)[0]}
    notes = {number: line.note for number, line in lines.items()}
    assert lines["01/UBND-VP"].recipients == lines["05/TB-UBND"].recipients, "not “as above”: that says nothing here"
    assert notes["05/TB-UBND"] == "Thay thế văn bản số 04/TB-UBND; Được đính chính tại văn bản số 01/UBND-VP"
    assert notes["01/UBND-VP"] == "Đính chính văn bản số 05/TB-UBND"
