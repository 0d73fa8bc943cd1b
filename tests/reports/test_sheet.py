"""One list of a workbook, read back by another library: texts stay texts, full sheets go on in the next."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from doithoai.reports.sheet import MOST_LETTERS, Column, List, Styles, cut

COLUMNS = (Column("TT", 5), Column("Nội dung", 40), Column("Ngày", 12))


def sheets(rows, *, most_rows: int = 1_000, total=(), note: str = ""):
    out = io.BytesIO()
    with Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = List(book.add_worksheet, Styles(book), "Kiến nghị", "DANH SÁCH", "Năm 2026", COLUMNS, most_rows)
        for row in rows:
            sheet.add(row)
        sheet.end(total, note)
    return openpyxl.load_workbook(out)


def test_title_heads_rows_total_and_note_in_their_places():
    sheet = sheets([(1, "a", date(2026, 5, 3))], total=("", "Tổng cộng", 7), note="Ghi chú").active
    values = list(sheet.iter_rows(values_only=True))
    assert (values[0][0], values[1][0]) == ("DANH SÁCH", "Năm 2026")
    assert values[3] == ("TT", "Nội dung", "Ngày")
    assert values[4] == (1, "a", datetime(2026, 5, 3))
    assert values[5][1:] == ("Tổng cộng", 7)
    assert values[7][0] == "Ghi chú"
    assert sheet.auto_filter.ref == "A4:C5", "neither total nor note is filtered"


@pytest.mark.parametrize("text", ["=1+1", "+84 912 345 678", "http://a.vn", "00123", "@SUM(A1)"])
def test_a_persons_text_is_never_a_formula_a_link_or_a_number(text):
    cell = sheets([(1, text, None)]).active["B5"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_days_hours_and_days_before_excel_knows_any():
    sheet = sheets([(1, datetime(2026, 5, 3, 8, 30), date(1899, 12, 31))]).active
    assert sheet["B5"].value == datetime(2026, 5, 3, 8, 30)
    assert sheet["B5"].number_format == "dd/mm/yyyy hh:mm"
    assert sheet["C5"].value == "31/12/1899"


def test_a_full_sheet_goes_on_in_another_of_the_same_heads():
    book = sheets([(number, "a", None) for number in range(1, 6)], most_rows=6)
    assert book.sheetnames == ["Kiến nghị", "Kiến nghị (2)", "Kiến nghị (3)"]
    numbers = [row[0] for sheet in book for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert numbers == [1, 2, 3, 4, 5]
    assert {sheet["B4"].value for sheet in book} == {"Nội dung"}


@given(st.text(st.sampled_from("aư😀"), max_size=40), st.integers(0, 3))
def test_a_text_is_cut_to_what_a_cell_holds_and_says_so(text, more):
    whole = text + "ư" * (MOST_LETTERS - len(text.encode("utf-16-le")) // 2)
    assert cut(whole) == whole
    shorter = cut(whole + "x" * more)
    assert len(shorter.encode("utf-16-le")) // 2 <= MOST_LETTERS
    assert (shorter == whole) == (more == 0)
    assert more == 0 or "còn tiếp" in shorter
