"""The book of outgoing documents (sổ đăng ký văn bản đi): ten columns (Decree 30/2020/NĐ-CP, Appendix IV, I)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from typing import TypedDict

from doithoai.documents.content.model import Align, Annex, Block, Column, Document, Table
from doithoai.documents.content.prose import plain
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.formats.model import Family, Format
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.text import upper


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the book, column by column; what is not known is left to be written by hand.

    Attributes:
        copies, sent, receipt: the clerk's, by hand.
    """

    number: str
    date: str
    subject: str
    signer: str = ""
    recipients: str = ""
    archive: str = ""
    copies: str = ""
    sent: str = ""
    receipt: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Its ten cells."""
        return tuple(str(getattr(self, part.name)) for part in fields(self))


class BookWords(TypedDict):
    """The phrases of the book, as they are typed."""

    title: str
    list: str
    year: str
    count: str
    gap: str
    gap_note: str
    before_start: str
    before_start_note: str
    gaps: str
    gap_numbers: str
    letter: str
    replaces: str
    replaced: str
    corrects: str
    corrected: str
    of_session: str
    columns: Mapping[str, str]


@cache
def book_words() -> BookWords:
    """The phrases of the book."""

    def whole(table: BookWords) -> BookWords:
        missing = set(BookWords.__annotations__) - set(table) | {part.name for part in fields(Entry)} - set(
            table["columns"]
        )
        if missing:
            raise ValueError(", ".join(sorted(missing)))
        return table

    return read_table("document_book", whole)


_WEIGHTS = (2.2, 1.9, 3.4, 1.7, 3.4, 1.4, 1.25, 1.3, 1.1, 2.2)  # a date, a number and each head stand whole


def build_document_book(
    office: Office, form: Format, day: date, entries: Sequence[Entry], gaps: Sequence[str]
) -> Document:
    """The book of a year: its first page, then the entries on lying pages.

    Args:
        day: the day it is printed; its year is the book's.
        entries: in the order of the book; gaps: the numbers that are missing in it, each series worded.
    """
    words = book_words()
    party = form.family is Family.PARTY
    year = words["year"].format(year=day.year)
    count = words["count"].format(count=sum(1 for entry in entries if entry.date))
    missing = words["gaps"].format(numbers="; ".join(gaps)) if gaps else ""
    title = words["list"]
    return Document(
        kind=DocumentKind.REPORT,
        superior=upper(office.party_superior) if party and office.party_superior else None,
        issuer=upper((office.party_name if party else office.name) or ""),
        number_text="",
        place_date=None,
        type_name=words["title"],
        summary=year,
        blocks=partial(plain, count, missing),
        signatures=(),
        recipients=(),
        title=f"{words['title']} – {year}",
        date=day,
        annexes=(Annex(title, year, "", partial(_table, entries), landscape=True),),
    )


def _table(entries: Sequence[Entry]) -> Iterator[Block]:
    heads = book_words()["columns"]
    columns = tuple(
        Column(heads[part.name], weight, Align.LEFT) for part, weight in zip(fields(Entry), _WEIGHTS, strict=True)
    )
    yield Table(columns, lambda: (entry.cells() for entry in entries))
