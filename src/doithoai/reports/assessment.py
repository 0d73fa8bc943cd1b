"""The yearly assessment as a spreadsheet: the ranking, and every mark with its reason."""

from datetime import datetime
from typing import BinaryIO

from doithoai.documents.content.assessment import Assessed
from doithoai.documents.content.assessment_sheet import lines, reason, result, wording
from doithoai.documents.formats.model import Family
from doithoai.domain.assessment import Sheet, ranked
from doithoai.domain.progress import Meter, untold
from doithoai.reports.book import Book
from doithoai.reports.sheet import Column, List, Styles, Value

_MADE = datetime(2000, 1, 1)  # nothing of the day on which it is made goes in
_TITLE = "KẾT QUẢ CHẤM ĐIỂM CÔNG TÁC TIẾP XÚC, ĐỐI THOẠI NĂM {year}"
_RANKING = (("TT", 6), ("Mã", 10), ("Đơn vị", 40), ("Điểm", 10), ("Điểm có số liệu", 12), ("Tỷ lệ (%)", 10))
_GRADE = ("Xếp loại", 22)
_MARKS = (
    *(("Mã", 10), ("Đơn vị", 34), ("TT", 6), ("Tiêu chí", 44), ("Điểm tối đa", 10), ("Điểm chấm", 10)),
    *(("Căn cứ chấm điểm", 60), ("Chấm bằng tay", 10)),
)


def write_assessment(file: BinaryIO, issuer: str, assessed: Assessed) -> None:
    """Write two sheets: the units by rank with a column for each criterion, and all marks with their reasons."""
    book = Book(file, Meter(untold, 1))
    title = _TITLE.format(year=assessed.year)
    try:
        book.workbook.set_properties({"title": title, "created": _MADE})
        styles = Styles(book.workbook)
        criteria = [(criterion.title, 14) for criterion in assessed.scheme.criteria]
        heads = [Column(head, width) for head, width in (*_RANKING, _GRADE, *criteria)]
        subtitle = f"{issuer}; {assessed.scheme.name}; số liệu đến hết ngày {assessed.as_of:%d/%m/%Y}"
        ranking = List(book.workbook.add_worksheet, styles, "Xếp hạng", title, subtitle, heads)
        for place, sheet in _in_order(assessed):
            ranking.add(_row(place, sheet))
        ranking.end()
        marks = List(
            book.workbook.add_worksheet, styles, "Phiếu chấm điểm", title, subtitle, [Column(*head) for head in _MARKS]
        )
        for sheet in assessed.sheets:
            _add_marks(marks, sheet)
        marks.end()
        book.close()
    finally:
        book.drop()


def _in_order(assessed: Assessed) -> list[tuple[int | None, Sheet]]:
    """Those that have a rank, then the others, as they come."""
    order = ranked(assessed.sheets)
    places = {id(sheet): place for place, sheet in enumerate(order, 1)}
    rest = [sheet for sheet in assessed.sheets if id(sheet) not in places]
    return [(places.get(id(sheet)), sheet) for sheet in (*order, *rest)]


def _row(place: int | None, sheet: Sheet) -> list[Value]:
    empty = not sheet.out_of
    sums: list[Value] = [None, None, None] if empty else [sheet.points, sheet.out_of, sheet.share]
    grade = sheet.grade.name if sheet.grade else result(wording(Family.STATE), sheet) if empty else None
    return [place, sheet.unit.code, sheet.unit.name, *sums, grade, *(mark.points for mark in sheet.marks)]


def _add_marks(listing: List, sheet: Sheet) -> None:
    phrases = wording(Family.STATE)
    for (order, title, *_texts), mark in zip(lines(phrases, sheet), sheet.marks, strict=False):
        unit = (sheet.unit.code, sheet.unit.name, int(order), title, mark.criterion.points, mark.points)
        listing.add([*unit, reason(phrases, mark), "x" if mark.hand else None])
