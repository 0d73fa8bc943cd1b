"""The list of what agencies owe, as a spreadsheet to print or to send with a reminder; in Vietnamese."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.reports import lists
from doithoai.reports.sheet import List, Styles

_TITLE = "DANH SÁCH KIẾN NGHỊ PHÂN CÔNG GIẢI QUYẾT"


def write_owed(
    out: BinaryIO, rows: Iterable[tuple[Session, Petition]], *, unit: str | None, agency: str | None, today: date
) -> int:
    """Write the assigned petitions of ``rows`` in their order; rows assigned to nobody are left out.

    Args:
        unit: the office's name; agency: the one the list is of, None for several.
        today: the day on which overdue is judged; named in the sheet.

    Returns:
        How many were written.
    """
    parts = [unit, agency, f"Số liệu tính đến hết ngày {today:%d/%m/%Y}"]
    book = Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    subtitle = ". ".join(part for part in parts if part)
    sheet = List(book.add_worksheet, Styles(book), "Phân công", _TITLE, subtitle, lists.ASSIGNMENTS)
    count = 0
    for session, petition in rows:
        if petition.assignment:
            count += 1
            sheet.add(lists.assignment_row(count, session, petition, today))
    sheet.end()
    book.close()
    return count
