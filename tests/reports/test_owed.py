"""The list of what agencies owe, as it goes out with a reminder."""

import io
from datetime import date, datetime

import openpyxl

from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.reports.owed import write_owed

TODAY = date(2026, 5, 1)
SESSION = Session("s1", title="Hội nghị đối thoại", starts_at=datetime(2026, 3, 18, 8))
ASSIGNED = Petition("p1", 1, Petitioner("Ngô Thị Thu"), content="=1+1", assignment=Assignment("Công an xã", due=TODAY))
ANSWERED = Petition("p2", 2, content="Đường hỏng.")


def written(*petitions: Petition, agency: str | None = "Công an xã"):
    out = io.BytesIO()
    rows = [(SESSION, petition) for petition in petitions]
    count = write_owed(out, rows, unit="Ủy ban nhân dân xã Sơn Tiến", agency=agency, today=TODAY)
    return count, openpyxl.load_workbook(out).active


def test_only_what_is_assigned_is_listed_and_numbered():
    count, sheet = written(ANSWERED, ASSIGNED, ANSWERED, ASSIGNED)
    assert count == 2
    assert [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)] == [1, 2]
    assert sheet["C5"].value == "=1+1"
    assert sheet["C5"].data_type == "s"


def test_office_agency_and_day_stand_above():
    assert written(ASSIGNED)[1]["A2"].value == (
        "Ủy ban nhân dân xã Sơn Tiến. Công an xã. Số liệu tính đến hết ngày 01/05/2026"
    )
    assert "Công an" not in written(ASSIGNED, agency=None)[1]["A2"].value


def test_an_empty_list_is_a_sheet_with_heads():
    count, sheet = written()
    assert (count, sheet["A4"].value, sheet["A5"].value) == (0, "TT", None)
