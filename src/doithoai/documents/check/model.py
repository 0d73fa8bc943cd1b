"""What a finished document looks like, whether it was read from a PDF or from a DOCX.

A PDF knows places and no paragraphs, a DOCX knows paragraphs and no places: what a file does not
tell is None, and a rule that needs it leaves it alone. Lengths are points, from the page's left and
top edges; margins and paper are millimetres.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from doithoai.domain import text as words

MM = 72 / 25.4
SINGLE = 1.149
"""The height of a line of Times New Roman and its metric twins, of their size."""
ASCENT = 0.891
"""From the top of that line to the baseline."""


class Source(StrEnum):
    """What kind of file was read."""

    PDF = "pdf"
    DOCX = "docx"


class Side(StrEnum):
    """Where a line stands: in the left or right half of the page, or across it."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look.

    Attributes:
        family: of the font, without subset mark, weight and slope; empty where unknown.
        black: whether it is printed black; underline: None where the file draws underlines as lines.
    """

    text: str
    size: float | None
    bold: bool
    italic: bool
    black: bool
    family: str
    x0: float = 0.0
    x1: float = 0.0
    underline: bool | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a DOCX says of a paragraph; a PDF has to be measured instead.

    Attributes:
        align: ``left``, ``centre``, ``right``, ``justify``.
        first_indent: mm. before, after: points.
        leading: of single lines, or exact points where ``exact``.
        ruled: a line is drawn in it or under it. lead: the blanks and tabs it begins with.
    """

    align: str
    first_indent: float
    before: float
    after: float
    leading: float
    exact: bool
    ruled: bool
    lead: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a PDF, or one paragraph of a DOCX (parted at its line breaks and columns).

    Rules ask the same of a line again and again: what is worked out is held.

    Attributes:
        order: its place in reading order, unique in the document.
        page: from 1; 0 where the file does not tell.
        base: the baseline, points from the top of the page; None in a DOCX.
        in_table: in a ruled table; in a DOCX, in any that holds no part of head or signature.
        row: of a DOCX: the number of the paragraph, from 1.
    """

    order: int
    page: int
    spans: tuple[Span, ...]
    side: Side
    base: float | None = None
    in_table: bool = False
    shape: Shape | None = None
    row: int = 0

    @cached_property
    def text(self) -> str:
        """Its words, NFC, one blank between them."""
        return " ".join(words.nfc("".join(span.text for span in self.spans)).split())

    @cached_property
    def folded(self) -> str:
        """Its letters and digits alone, without marks: what is compared when the spelling may be wrong."""
        return "".join(letter for letter in words.fold(self.text) if letter.isalnum())

    @cached_property
    def inked(self) -> tuple[Span, ...]:
        """The spans that hold letters or digits: signs and bullets may come from another font."""
        return tuple(span for span in self.spans if any(letter.isalnum() for letter in span.text))

    @cached_property
    def x0(self) -> float:
        """Its left end."""
        return min((span.x0 for span in self.spans), default=0.0)

    @cached_property
    def x1(self) -> float:
        """Its right end."""
        return max((span.x1 for span in self.spans), default=0.0)

    @cached_property
    def centre(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def wide(self) -> float:
        """Its length."""
        return self.x1 - self.x0

    @cached_property
    def size(self) -> float:
        """The size most of its letters have; 0 where unknown."""
        sizes: dict[float, int] = {}
        for span in self.inked or self.spans:
            sizes[span.size or 0.0] = sizes.get(span.size or 0.0, 0) + len(span.text)
        return max(sizes, key=lambda size: sizes[size], default=0.0)

    def wholly(self, look: str) -> bool:
        """Whether all its letters are ``bold`` or ``italic``."""
        return self._bold if look == "bold" else self._italic

    @cached_property
    def _bold(self) -> bool:
        return bool(self.inked) and all(span.bold for span in self.inked)

    @cached_property
    def _italic(self) -> bool:
        return bool(self.inked) and all(span.italic for span in self.inked)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line that is drawn on a page."""

    x0: float
    x1: float
    y: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2

    @property
    def wide(self) -> float:
        """Its length."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF, or one section of a DOCX.

    Attributes:
        margins: mm, by ``left`` …; what a DOCX says. Empty in a PDF, where the text is measured.
        scanned: the page is a picture.
        copies: the lines of each copy below the first, where the sheet is to be cut up.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    margins: Mapping[str, float] = field(default_factory=dict)
    scanned: bool = False
    copies: tuple[tuple[Line, ...], ...] = ()

    @property
    def lying(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a DOCX says of its page numbers.

    Attributes:
        line: the paragraph of the top margin that holds the number, None where there is none.
        at_foot: the number stands in the bottom margin. on_first: page 1 shows it too.
    """

    line: Line | None
    at_foot: bool
    on_first: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document as it was read.

    Attributes:
        unembedded: names of fonts whose shapes are not in the file.
        unreadable: share of the letters that no Unicode stands for.
        numbering: of a DOCX; a PDF's numbers are lines of its pages.
        long: a DOCX surely takes more than one page. notes: message ids of what in this file was not read.
    """

    source: Source
    pages: Sequence[Page]
    unembedded: tuple[str, ...] = ()
    unreadable: float = 0.0
    numbering: Numbering | None = None
    long: bool = False
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """All lines in reading order."""
        return [line for page in self.pages for line in page.lines]
