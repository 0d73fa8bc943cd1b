"""Reading a DOCX: its paragraphs as formatting and styles make them, its sections, its page numbers."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from doithoai.documents.check import docx_styles as styled
from doithoai.documents.check.docx_styles import Styles
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.model import SINGLE, Line, Numbering, Page, Paper, Shape, Side, Source, Span
from doithoai.domain import text as words
from doithoai.domain.errors import N_

_LARGEST = 300_000_000  # bytes unpacked
_EMU_MM = 36_000
_LEFT, _RIGHT = 0.45, 0.55  # of the width: where the middle of a cell is at the left, at the right
_OF_LAYOUT = re.compile("conghoaxahoichunghia|dangcongsanvietnam|noinhan|doclaptudohanhphuc")
_LINE_SHAPES = ("line", "straightConnector1")


def read_docx(path: Path) -> Paper:
    """The paragraphs of a DOCX, as one page a section.

    Raises:
        Unreadable: no DOCX, or damaged.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > _LARGEST:
            raise Unreadable(N_("{path} is too large to be checked."), path=path)
        document = Document(str(path))
        return _Reader(document).paper()
    except (OSError, Unreadable) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(N_("{path} cannot be read."), path=path, detail=str(error)) from error
    except Exception as error:  # a hostile file breaks the library in ways it does not name
        raise Unreadable(N_("{path} is no DOCX that can be read."), path=path, detail=repr(error)) from error


class _Reader:
    """One pass over a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = Styles(document)
        self._orders = count()
        self._rows = count(1)

    def paper(self) -> Paper:
        """What was read."""
        sections = list(self._document.sections)
        pages: list[Page] = []
        lines: list[Line] = []
        for block in _blocks(self._document.element.body):
            lines += self._table(block) if block.tag == qn("w:tbl") else self._paragraph(block, Side.WHOLE, False)
            ends = block.tag == qn("w:p") and block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
            if ends and len(pages) < len(sections) - 1:
                pages.append(_page(len(pages) + 1, sections[len(pages)], lines))
                lines = []
        pages.append(_page(len(pages) + 1, sections[-1], lines))
        return Paper(Source.DOCX, pages, numbering=self._numbering(sections))

    def _table(self, table: Any) -> Iterator[Line]:
        """A table without lines that parts head or signature holds columns; any other holds data."""
        layout = _is_layout(table, self._styles)
        for row in table.findall(qn("w:tr")):
            for cell, side in _cells(row):
                where = side if layout else Side.WHOLE
                for block in _blocks(cell):
                    if block.tag == qn("w:tbl"):
                        yield from self._table(block)
                    else:
                        yield from self._paragraph(block, where, not layout)

    def _paragraph(self, paragraph: Any, side: Side, in_table: bool) -> Iterator[Line]:
        row = next(self._rows)
        parts = [part for part in self._parts(paragraph) if any(span.text.strip() for span in part)]
        if not parts:
            return
        speaking = self._styles.paragraph(paragraph)
        sizes = [span.size or 0.0 for part in parts for span in part]
        shape = _shape(paragraph, speaking, max(sizes))
        columns = len(parts) == 2 and side is Side.WHOLE and not in_table and _has_tab(paragraph)
        for place, part in enumerate(parts):
            at = side
            if columns:
                at = (Side.LEFT, Side.RIGHT)[place]
            elif side is Side.WHOLE and not in_table:
                at = _leaning(shape, speaking)
            yield Line(next(self._orders), 0, tuple(part), at, in_table=in_table, shape=shape, row=row)

    def _parts(self, paragraph: Any) -> list[list[Span]]:
        """The spans of a paragraph, parted at its line breaks and at tabs between words."""
        parts: list[list[Span]] = [[]]
        for run in paragraph.iter(qn("w:r")):
            look = self._styles.look(run, paragraph)
            if look.hidden:
                continue
            for piece in _pieces(run):
                if piece in ("\n", "\t"):
                    parts.append([])
                    continue
                shown = words.upper(piece) if look.capitals else words.nfc(piece)
                span = Span(shown, look.size, look.bold, look.italic, look.black, look.family, underline=look.underline)
                parts[-1].append(span)
        return parts

    def _numbering(self, sections: Sequence[Any]) -> Numbering:
        first = sections[0]
        top = self._numbered(first.header)
        foot = self._numbered(first.footer)
        on_first = bool(top or foot)
        if first.different_first_page_header_footer:
            on_first = bool(self._numbered(first.first_page_header) or self._numbered(first.first_page_footer))
        return Numbering(top or foot, top is None and foot is not None, on_first)

    def _numbered(self, holder: Any) -> Line | None:
        """The paragraph of a header or footer that shows the page's number."""
        for paragraph in holder._element.iter(qn("w:p")):
            fields = [one.get(qn("w:instr")) or "" for one in paragraph.iter(qn("w:fldSimple"))]
            fields += [one.text or "" for one in paragraph.iter(qn("w:instrText"))]
            if not any(re.search(r"\bPAGE\b", one) for one in fields):
                continue
            runs = list(paragraph.iter(qn("w:r")))
            shown = [run for run in runs if list(_pieces(run))] or runs[:1]
            looks = [self._styles.look(run, paragraph) for run in shown]
            spans = tuple(Span("2", one.size, one.bold, one.italic, one.black, one.family) for one in looks)
            shape = _shape(paragraph, self._styles.paragraph(paragraph), 14.0)
            return Line(next(self._orders), 0, spans, Side.WHOLE, shape=shape)
        return None


def _blocks(holder: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside content controls too."""
    for child in holder:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            yield from _blocks(content if content is not None else [])


def _pieces(run: Any) -> Iterator[str]:
    r"""The texts of a run; ``\n`` for a break in the line, ``\t`` for a tab."""
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br") and child.get(qn("w:type")) in (None, "textWrapping"):
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _has_tab(paragraph: Any) -> bool:
    return next((True for run in paragraph.iter(qn("w:r")) if run.find(qn("w:tab")) is not None), False)


def _cells(row: Any) -> Iterator[tuple[Any, Side]]:
    """The cells of a row, each with the side its middle lies on."""
    cells = row.findall(qn("w:tc"))
    found = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in cells]
    widths = [styled.number(None if one is None else one.get(qn("w:w"))) or 1.0 for one in found]
    at = 0.0
    for cell, width in zip(cells, widths, strict=True):
        middle = (at + width / 2) / sum(widths)
        at += width
        side = Side.WHOLE
        if len(cells) > 1:
            side = Side.LEFT if middle < _LEFT else Side.RIGHT if middle > _RIGHT else Side.WHOLE
        yield cell, side


def _is_layout(table: Any, styles: Styles) -> bool:
    text = "".join(one.text or "" for one in table.iter(qn("w:t")))
    folded = "".join(letter for letter in words.fold(text) if letter.isalnum())
    return bool(_OF_LAYOUT.search(folded)) or not styles.has_borders(table)


def _leaning(shape: Shape, speaking: list[Any]) -> Side:
    """A paragraph outside tables stands at the right when it is set right, or pushed there."""
    if shape.align == "right" or styled.millimetres(speaking, "w:ind", "w:left") > 60:
        return Side.RIGHT
    return Side.WHOLE


def _shape(paragraph: Any, speaking: list[Any], size: float) -> Shape:
    pitch, exact, least = styled.leading(speaking)
    if least:
        pitch = max(pitch, size * SINGLE)
    follows = paragraph.getnext()
    ruled = _has_border(speaking, "w:bottom") or _has_line(paragraph)
    if follows is not None and follows.tag == qn("w:p"):
        ruled = ruled or _has_line(follows)
    hanging = styled.millimetres(speaking, "w:ind", "w:hanging")
    indent = styled.millimetres(speaking, "w:ind", "w:firstLine") - hanging
    return Shape(
        styled.align(speaking),
        indent + styled.millimetres(speaking, "w:ind", "w:left"),
        styled.points(speaking, "w:spacing", "w:before"),
        styled.points(speaking, "w:spacing", "w:after"),
        pitch,
        exact,
        ruled,
    )


def _has_border(speaking: list[Any], side: str) -> bool:
    for one in speaking:
        found = one.find(f"{qn('w:pBdr')}/{qn(side)}")
        if found is not None:
            return found.get(qn("w:val")) not in ("nil", "none")
    return False


def _has_line(paragraph: Any) -> bool:
    """Whether a line is drawn that hangs on a paragraph (Word's shapes, new and old)."""
    for one in paragraph.iter():
        name = str(one.tag).rpartition("}")[2]
        if name == "prstGeom" and one.get("prst") in _LINE_SHAPES:
            return True
        if name == "line" and "vml" in str(one.tag):
            return True
        if name == "shape" and "vml" in str(one.tag) and (one.get("type") or "").endswith("_t32"):
            return True
    return False


def _page(number: int, section: Any, lines: Sequence[Line]) -> Page:
    margins = {name: (getattr(section, f"{name}_margin") or 0) / _EMU_MM for name in ("left", "right", "top", "bottom")}
    width, height = (section.page_width or 0) / _EMU_MM, (section.page_height or 0) / _EMU_MM
    return Page(number, width, height, tuple(lines), margins=margins)
