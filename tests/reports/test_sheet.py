"""One list of a workbook: words stay words, what a cell cannot hold is cut with a mark, full sheets go on."""

import io
from datetime import date

import openpyxl

from doithoai.domain.progress import Meter, untold
from doithoai.reports.book import Book
from doithoai.reports.sheet import MOST_LETTERS, Column, List, Styles, cut
from doithoai.reports.words import CUT


def test_what_is_too_long_for_a_cell_ends_in_a_mark() -> None:
    assert cut("a" * MOST_LETTERS) == "a" * MOST_LETTERS
    shortened = cut("a" * (MOST_LETTERS + 1))
    assert len(shortened) == MOST_LETTERS
    assert shortened.endswith(CUT)
    assert len(cut("😀" * MOST_LETTERS).encode("utf-16-le")) // 2 <= MOST_LETTERS


def test_a_full_sheet_goes_on_in_another_of_the_same_heads() -> None:
    out = io.BytesIO()
    book = Book(out, Meter(untold, 1))
    table = List(
        book.workbook.add_worksheet, Styles(book.workbook), "Kiến nghị", "TIÊU ĐỀ", "phụ đề",
        [Column("TT", 5), Column("Ngày", 12)], most_rows=6,
    )  # fmt: skip
    for number in range(3):
        table.add([number, date(1899, 12, 31) if number else date(2026, 3, 1)])
    table.end([3, "cộng"], "ghi chú")
    book.close()
    sheets = openpyxl.load_workbook(out)
    assert sheets.sheetnames == ["Kiến nghị", "Kiến nghị (2)"]
    assert [sheets[name]["A4"].value for name in sheets.sheetnames] == ["TT", "TT"]
    assert sheets["Kiến nghị"]["B6"].value == "31/12/1899", "before what Excel can hold: as words"
