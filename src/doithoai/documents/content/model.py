"""The content model: what a document says, block by block, in the order it is read.

A renderer needs nothing but a :class:`Document` and a `Format`. All text is plain NFC text as the
person typed it: renderers escape it, nothing here is markup. Blocks may be produced lazily, so that
a document of a thousand petitions is never held whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doithoai.domain.kinds import DocumentKind


class ParagraphStyle(StrEnum):
    """The role of a paragraph; its look is the format's business (component of the same name)."""

    LEGAL_BASIS = "legal_basis"
    BODY = "body"
    HEADING = "heading"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight, inside a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        keep_with_next: never the last line of a page (headings, a lead-in to a list).
        to_fill: what follows the words is left to be written: a dotted line to the margin.
        level: of a heading: 1 part ``I.``, 2 section ``1.``, 3 point ``a)``.
        under: words of a line above (``Kính gửi``) under whose end, the colon, this paragraph begins; all its lines
            stand in from there (Decree 30, Appendix I, Part I, section II, 9.b). Empty: an ordinary paragraph.
    """

    runs: tuple[Run, ...]
    style: ParagraphStyle = ParagraphStyle.BODY
    keep_with_next: bool = False
    level: int = 1
    to_fill: bool = False
    under: str = ""


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its share of the table's width."""

    title: str
    weight: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. The head repeats on each page; a cell may be taller than a page.

    Attributes:
        rows: called anew by each rendering; yields one tuple of cell texts for each column.
        by_hand: cells are written into on paper, so each row has room for it.
        total: the last row is the sum of the others.
    """

    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[tuple[str, ...]]]
    by_hand: bool = False
    total: bool = False


class ChartKind(StrEnum):
    """How a chart stands."""

    COLUMNS = "columns"
    """Standing columns: few counts with short names."""
    BARS = "bars"
    """Lying bars: many counts, or long names."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts to be drawn. Where they cannot be drawn, `table` says the same.

    Attributes:
        labels, values: one count for each label, in the order to be shown.
        label_title, value_title: what is counted by, and what is counted; the heads of the table.
    """

    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    values: tuple[int, ...]
    label_title: str
    value_title: str

    def table(self) -> Table:
        """The values as a table."""
        columns = (Column(self.label_title, 4), Column(self.value_title, 1, Align.CENTRE))
        rows = tuple(zip(self.labels, map(str, self.values), strict=True))
        return Table(columns, lambda: rows)


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on its own pages after the signatures and recipients.

    Attributes:
        title: e.g. ``Phụ lục``; subtitle: what it holds; origin: the line "(Kèm theo Thông báo số …)".
        own_pages: its pages are numbered by themselves from 1, the first showing none (Decree 30, Appendix I,
            Part I, III.1.đ).
        line_below: a solid line stands under the origin (Decree 30, Appendix III, form 2.1).
    """

    title: str
    subtitle: str
    origin: str
    blocks: Callable[[], Iterable[Block]]
    landscape: bool = False
    own_pages: bool = False
    line_below: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block, its lines already worded by the format's rules of authority.

    Attributes:
        authority: e.g. ``("TM. ỦY BAN NHÂN DÂN",)`` or ``("KT. CHỦ TỊCH",)``; for minutes ``("THƯ KÝ",)``.
        position: e.g. ``CHỦ TỊCH``; empty where the authority line says it all (minutes).
        name: of the signer; empty leaves room for it to be written.
    """

    authority: tuple[str, ...]
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be laid out.

    Attributes:
        superior: the body above, or None where none is printed (a People's Committee).
        issuer: the issuing body as printed, upper case.
        number_text: the worded number line, e.g. ``Số: 05/TB-UBND``; with a gap for the number in a draft.
        place_date: e.g. ``Sơn Tiến, ngày 05 tháng 01 năm 2026``; None for minutes of the state format.
        type_name: e.g. ``THÔNG BÁO``; empty for a letter.
        summary: the trích yếu; for a letter the text after ``V/v``.
        signatures: one (right), or for minutes two (left, right) and more below them.
        recipients: lines as printed, each with its hyphen and its end mark.
        addressees: whom it goes to, where the first of the recipients says no more than "as above".
        title: of the PDF, for its metadata and the viewer's title bar.
        date: the document's date; chooses the format and dates the file.
        draft: marks every page ``DỰ THẢO``.
        copies: how many stand on one sheet, one below the other (2 for slips to hand out).
        footer_mark: small print at the foot of the last page (head of the chain of history), may be empty.
    """

    kind: DocumentKind
    superior: str | None
    issuer: str
    number_text: str
    place_date: str | None
    type_name: str
    summary: str
    blocks: Callable[[], Iterable[Block]]
    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...]
    title: str
    date: date
    annexes: tuple[Annex, ...] = ()
    draft: bool = False
    footer_mark: str = ""
    copies: int = 1
    addressees: tuple[str, ...] = ()
