"""One list of a workbook: heads, rows as they come, print set-up. Knows Excel's limits, not what is listed.

A person's text is always written as text: ``=1+1`` stays what it is, and so do addresses and numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from doithoai.reports.line_ends import use_line_feeds
from doithoai.reports.words import CUT

use_line_feeds()

Value = str | int | float | date | datetime | None

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767  # of one cell, as UTF-16 counts them
_FIRST_YEAR = 1900  # of a date that Excel can hold
_HEAD_ROW = 3  # title, subtitle, an empty row


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its width in characters."""

    head: str
    width: float


class Styles:
    """The formats of a workbook, made once."""

    def __init__(self, book: Workbook) -> None:
        plain = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        cell = {**plain, "border": 1}
        self.title: Format = book.add_format({**plain, "bold": True, "font_size": 14})
        self.note: Format = book.add_format({**plain, "italic": True})
        self.head: Format = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#E7EEF7"}
        )
        self.text: Format = book.add_format({**cell, "text_wrap": True, "num_format": "@"})
        self.count: Format = book.add_format({**cell, "num_format": "#,##0"})
        self.points: Format = book.add_format({**cell, "num_format": "#,##0.0"})
        self.day: Format = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"})
        self.time: Format = book.add_format({**cell, "num_format": "dd/mm/yyyy hh:mm", "align": "center"})
        self.total: Format = book.add_format({**cell, "bold": True, "num_format": "#,##0"})


class List:
    """A sheet with a list; when a sheet is full the list goes on in another of the same heads.

    Args:
        new_sheet: makes an empty sheet of a name.
        name: of the sheet, at most 25 letters.
        most_rows: after how many rows, heads included, another sheet is begun.
    """

    def __init__(
        self,
        new_sheet: Callable[[str], Worksheet],
        styles: Styles,
        name: str,
        title: str,
        subtitle: str,
        columns: Sequence[Column],
        most_rows: int = MOST_ROWS,
    ) -> None:
        self._new_sheet, self._styles, self._columns = new_sheet, styles, columns
        self._name, self._title, self._subtitle = name, title, subtitle
        self._most_rows = most_rows
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        sheet = self._sheet = self._new_sheet(name)
        _set_up_print(sheet)
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.width)
        sheet.write_string(0, 0, self._title, self._styles.title)
        sheet.write_string(1, 0, self._subtitle, self._styles.note)
        for place, column in enumerate(self._columns):
            sheet.write_string(_HEAD_ROW, place, column.head, self._styles.head)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        self._row = _HEAD_ROW + 1

    def add(self, values: Sequence[Value]) -> None:
        """The next row."""
        if self._row >= self._most_rows:
            self._filter()
            self._begin()
        for place, value in enumerate(values):
            self._write(place, value)
        self._row += 1

    def end(self, total: Sequence[Value] = (), note: str = "") -> None:
        """Close the list with a row of totals and a remark below it; the filter leaves both alone."""
        self._filter()
        for place, value in enumerate(total):
            if isinstance(value, int):
                self._sheet.write_number(self._row, place, value, self._styles.total)
            else:
                self._sheet.write_string(self._row, place, str(value or ""), self._styles.total)
        if note:
            self._sheet.write_string(self._row + 2, 0, note, self._styles.note)

    def _filter(self) -> None:
        self._sheet.autofilter(_HEAD_ROW, 0, max(self._row - 1, _HEAD_ROW), len(self._columns) - 1)

    def _write(self, place: int, value: Value) -> None:
        sheet, row, styles = self._sheet, self._row, self._styles
        if value is None:
            sheet.write_blank(row, place, None, styles.text)
        elif isinstance(value, str):
            sheet.write_string(row, place, cut(value), styles.text)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, styles.count)
        elif isinstance(value, float):
            sheet.write_number(row, place, value, styles.points)
        elif value.year < _FIRST_YEAR:
            sheet.write_string(row, place, f"{value.day:02}/{value.month:02}/{value.year:04}", styles.text)
        else:
            sheet.write_datetime(row, place, value, styles.time if isinstance(value, datetime) else styles.day)


def _set_up_print(sheet: Worksheet) -> None:
    """A4 landscape, one page wide, the heads on each page, margins of Decree 30/2020 turned (in inches)."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.8, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
    sheet.hide_gridlines(2)


def cut(text: str) -> str:
    """``text``, or as much of it as a cell holds, ending in a mark that says so."""
    if len(text) <= MOST_LETTERS // 2 or _units(text) <= MOST_LETTERS:
        return text
    room = 2 * (MOST_LETTERS - _units(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
