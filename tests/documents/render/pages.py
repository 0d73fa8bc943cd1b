"""Reading a PDF back: its lines with place, size and face, its drawn lines, page by page.

Nothing here knows a format: the numbers are written in the tests.
"""

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import pdfplumber

from doithoai.documents.content.model import Annex, Block, Column, Document, Paragraph, Run, Signature, Table
from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.model import Format
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.kinds import DocumentKind

MM = 72 / 25.4
FORMS = ("nd30", "hd36", "hd05")


@dataclass(frozen=True)
class Line:
    """One line of text: its ends and baseline (from the top edge), points."""

    text: str
    x0: float
    x1: float
    base: float
    sizes: frozenset[float]
    fonts: frozenset[str]

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def wide(self) -> float:
        return self.x1 - self.x0

    @property
    def size(self) -> float:
        (size,) = self.sizes
        return size

    @property
    def style(self) -> str:
        """``regular``, ``bold``, ``italic``, ``bolditalic``."""
        (font,) = self.fonts
        return (font.partition("-")[2] or "Regular").lower()


@dataclass(frozen=True)
class Rule:
    """A drawn level line."""

    x0: float
    x1: float
    y: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def wide(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: list[Line]
    rules: list[Rule]
    left: float
    right: float
    top: float
    bottom: float

    def find(self, start: str) -> Line:
        """The first line that begins so."""
        for line in self.lines:
            if line.text.startswith(start):
                return line
        raise AssertionError(f"no line begins {start!r}: {[line.text for line in self.lines]}")

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def made(document: Document, form: str | Format) -> bytes:
    out = io.BytesIO()
    render_pdf(document, all_formats()[form] if isinstance(form, str) else form, out)
    return out.getvalue()


def read(document: Document, form: str | Format) -> list[Page]:
    """The pages of the document as printed."""
    return pages_of(made(document, form))


def pages_of(data: bytes) -> list[Page]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page) -> Page:
    chars = page.chars
    ink = [char for char in chars if char["text"].strip()]
    # A baseline: the matrix puts every glyph on it.
    rows = sorted(ink, key=lambda char: (round(page.height - char["matrix"][5], 1), char["x0"]))
    lines = []
    for base, row in groupby(rows, key=lambda char: round(page.height - char["matrix"][5], 1)):
        lines += _lines(base, list(row))
    rules = [Rule(one["x0"], one["x1"], one["top"]) for one in page.lines if abs(one["top"] - one["bottom"]) < 0.1]
    return Page(
        float(page.width),
        float(page.height),
        lines,
        rules,
        min((char["x0"] for char in ink), default=0.0),
        max((char["x1"] for char in ink), default=0.0),
        min((char["top"] for char in ink), default=0.0),
        max((page.height - char["matrix"][5] for char in ink), default=0.0),
    )


def _lines(base: float, row: Sequence[dict]) -> Iterable[Line]:
    """The glyphs of one baseline, parted where columns part them."""
    parts: list[list[dict]] = [[]]
    for char in row:
        if parts[-1] and char["x0"] - parts[-1][-1]["x1"] > 20:
            parts.append([])
        parts[-1].append(char)
    for part in parts:
        text, before = "", part[0]["x0"]
        for char in part:
            if char["x0"] - before > char["size"] * 0.12:
                text += " "
            text += char["text"]
            before = char["x1"]
        sizes = frozenset(round(char["size"], 2) for char in part)
        yield Line(text, part[0]["x0"], part[-1]["x1"], base, sizes, frozenset(char["fontname"] for char in part))


def words(pages: Iterable[Page]) -> str:
    """All text, blanks apart, page numbers left out."""
    lines = [line.text for page in pages for line in page.lines if not re.fullmatch(r"\d+", line.text)]
    return bare("".join(lines))


def bare(text: str) -> str:
    """Text without blanks, composed: what must come back of it."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


# -- documents made by hand -----------------------------------------------------------------

SENTENCE = (
    "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị rà soát toàn bộ ý kiến, kiến nghị của Nhân dân, "
    "giải quyết đúng hạn và trả lời bằng văn bản cho người có ý kiến. "
)


def say(text: str, **more) -> Paragraph:
    return Paragraph((Run(text),), **more)


def document(blocks: Sequence[Block] | Callable[[], Iterable[Block]] = (), **more) -> Document:
    """A short notice of the state; ``more`` are attributes of the document."""
    made_up = Document(
        kind=DocumentKind.NOTICE,
        superior=None,
        issuer="ỦY BAN NHÂN DÂN XÃ SƠN TIẾN",
        number_text="Số: 05/TB-UBND",
        place_date="Sơn Tiến, ngày 05 tháng 01 năm 2026",
        type_name="THÔNG BÁO",
        summary="Kết luận hội nghị tiếp xúc, đối thoại với Nhân dân",
        blocks=blocks if callable(blocks) else lambda: blocks,
        signatures=(Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Đinh Xuân Lộc"),),
        recipients=("- Như trên;", "- Công an xã;", "- Lưu: VT, VP."),
        title="Thông báo số 05",
        date=date(2026, 1, 5),
    )
    return replace(made_up, **more)


def table(rows: Sequence[tuple[str, ...]], **more) -> Table:
    columns = (Column("TT", 1), Column("Nội dung kiến nghị", 6), Column("Cơ quan chủ trì", 3))
    return Table(columns, lambda: rows, **more)


def annex(*blocks: Block, landscape: bool = True) -> Annex:
    return Annex("PHỤ LỤC", "Phân công giải quyết", "(Kèm theo Thông báo số 05/TB-UBND)", lambda: blocks, landscape)
