"""The book of outgoing documents as a spreadsheet."""

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from doithoai.documents.content.document_book import Entry, book_words
from doithoai.domain.progress import Meter, untold
from doithoai.reports.book import Book
from doithoai.reports.sheet import Column, List, Styles

_WIDTHS = (18, 13, 48, 22, 40, 14, 9, 12, 12, 30)
_MADE = datetime(2000, 1, 1)  # nothing of the day on which it is made goes in


def write_document_book(file: BinaryIO, issuer: str, year: int, entries: Sequence[Entry]) -> None:
    """Write the entries as one sheet of ten columns."""
    words = book_words()
    book = Book(file, Meter(untold, 1))
    try:
        book.workbook.set_properties({"title": words["title"], "created": _MADE})
        heads = zip(words["columns"].values(), _WIDTHS, strict=True)
        columns = [Column(head, width) for head, width in heads]
        subtitle = "; ".join(part for part in (issuer, words["year"].format(year=year)) if part)
        styles = Styles(book.workbook)
        sheet = List(book.workbook.add_worksheet, styles, "Văn bản đi", words["title"], subtitle, columns)
        for entry in entries:
            sheet.add(entry.cells())
        sheet.end()
        book.close()
    finally:
        book.drop()
