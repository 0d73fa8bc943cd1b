"""The list of what agencies owe: the rows given, in their order, those assigned to nobody left out."""

import io
from datetime import date, datetime

import openpyxl

from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import Session
from doithoai.reports.owed import write_owed

SESSION = Session("s", title="Hội nghị", starts_at=datetime(2026, 3, 1, 8))


def test_rows_stand_in_their_order_under_office_agency_and_day() -> None:
    rows = [
        (SESSION, Petition("b", 2, content="=1+1", assignment=Assignment("Phòng Kinh tế", (), date(2026, 4, 1)))),
        (SESSION, Petition("free", 3, content="Không giao")),
        (SESSION, Petition("a", 1, content="Đường hỏng", assignment=Assignment("Công an xã"))),
    ]
    out = io.BytesIO()
    assert write_owed(out, rows, unit="UBND xã", agency="Phòng Kinh tế", today=date(2026, 4, 11)) == 2
    sheet = openpyxl.load_workbook(out).active
    assert sheet["A2"].value == "UBND xã. Phòng Kinh tế. Số liệu tính đến hết ngày 11/04/2026"
    assert [sheet.cell(row, 3).value for row in (5, 6)] == ["=1+1", "Đường hỏng"]
    assert sheet.cell(5, 3).data_type == "s", "a person's words are never a formula"
    assert sheet.cell(5, 13).value == 10, "days overdue"
