"""The assessment as a spreadsheet: the ranking, and every mark with its reason."""

import io
from datetime import date

import openpyxl

from doithoai.documents.content.assessment import Assessed
from doithoai.domain import assessment
from doithoai.domain.assessment import Criterion, Grade, HandMark, Measure, Scheme, Unit, Value
from doithoai.reports.assessment import write_assessment

SCHEME = Scheme(
    "Bảng điểm", "", {}, 7, 10, 50, (Criterion("s", "Giải quyết", Measure.SETTLED, 60.0),), (Grade("Khá", 0),)
)


def test_units_by_rank_then_every_mark() -> None:
    settled = {"A": 1, "B": 9, "C": None}
    units = [
        Unit(name, f"xã {name}", None, {} if count is None else {Measure.SETTLED: Value(count, 9)})
        for name, count in settled.items()
    ]
    hand = {"A": {"s": HandMark(7.5, "=1+1")}}
    sheets = tuple(assessment.sheet(SCHEME, unit, hand.get(unit.code, {})) for unit in units)
    file = io.BytesIO()
    write_assessment(file, "UBND tỉnh", Assessed(2026, date(2026, 11, 28), SCHEME, sheets, own=False))
    book = openpyxl.load_workbook(file)
    ranking = [row[:8] for row in book["Xếp hạng"].iter_rows(min_row=5, values_only=True)]
    assert ranking == [
        (1, "B", "xã B", 60, 60, 100, "Khá", 60),
        (2, "A", "xã A", 7.5, 60, 12.5, "Khá", 7.5),
        (None, "C", "xã C", None, None, None, "Chưa có số liệu.", None),
    ]
    marks = list(book["Phiếu chấm điểm"].iter_rows(min_row=5, values_only=True))
    reason = "Đã giải quyết 1/9 ý kiến, kiến nghị. Chấm 7,5 điểm thay cho 6,7 điểm; lý do: =1+1"
    assert marks[0] == ("A", "xã A", 1, "Giải quyết", 60, 7.5, reason, "x")
    assert marks[2][5:] == (None, "Chưa có số liệu", None)
