"""The list of what agencies owe, as a spreadsheet to print or to send with a reminder; in Vietnamese."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from doithoai.domain.petition import Petition
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.domain.session import Session
from doithoai.reports import lists
from doithoai.reports.book import Book
from doithoai.reports.sheet import List, Styles

_TITLE = "DANH SÁCH KIẾN NGHỊ PHÂN CÔNG GIẢI QUYẾT"


def write_owed(
    out: BinaryIO,
    rows: Iterable[tuple[Session, Petition]],
    *,
    unit: str | None,
    agency: str | None,
    today: date,
    progress: Progress = untold,
    expected: int = 0,
) -> int:
    """Write the assigned petitions of ``rows`` in their order; rows assigned to nobody are left out.

    Args:
        unit: the office's name; agency: the one the list is of, None for several.
        today: the day on which overdue is judged; named in the sheet.
        progress: told of the rows as they are listed; stops the work by raising.
        expected: about how many rows there are, for the progress only.

    Returns:
        How many were written.
    """
    parts = [unit, agency, f"Số liệu tính đến hết ngày {today:%d/%m/%Y}"]
    subtitle = ". ".join(part for part in parts if part)
    meter = Meter(progress, expected)
    book = Book(out, meter)
    try:
        count = 0
        new_sheet, styles = book.workbook.add_worksheet, Styles(book.workbook)
        sheet = List(new_sheet, styles, "Phân công", _TITLE, subtitle, lists.ASSIGNMENTS)
        for session, petition in rows:
            if petition.assignment:
                count += 1
                sheet.add(lists.assignment_row(count, session, petition, today))
            meter.advance()
        sheet.end()
        book.close()
    finally:
        book.drop()
    return count
