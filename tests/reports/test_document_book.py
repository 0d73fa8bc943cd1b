"""The book of outgoing documents as a spreadsheet: words stay words."""

import io

import openpyxl

from doithoai.documents.content.document_book import Entry
from doithoai.reports.document_book import write_document_book


def test_a_subject_that_looks_like_a_formula_stays_what_it_is() -> None:
    file = io.BytesIO()
    write_document_book(file, "UBND xã Sơn Tiến", 2026, [Entry("01/TB-UBND", "05/01/2026", "=1+1")])
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert sheet["C5"].value == "=1+1" and sheet["C5"].data_type == "s"
    assert sheet["A1"].value == "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    assert sheet["A2"].value == "UBND xã Sơn Tiến; Năm 2026"
