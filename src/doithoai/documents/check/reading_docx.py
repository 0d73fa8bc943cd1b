"""Reading a DOCX: its paragraphs as formatting and styles make them, its sections, its page numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header

from doithoai.documents.check import bounds
from doithoai.documents.check import docx_styles as styled
from doithoai.documents.check.docx_styles import Element, Styles
from doithoai.documents.check.docx_tables import cells, has_border, has_line, heads, is_layout
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.model import SINGLE, Line, Numbering, Page, Paper, Shape, Side, Source, Span
from doithoai.domain import text as words
from doithoai.domain.errors import N_

_ONE_PAGE = 4_800  # letters: more stand on no page of A4 in 13 points
_NOTES = {
    "txbxContent": N_("words in text boxes"),
    "del": N_("words that a tracked change deletes (it is read as if every change were taken)"),
    "ins": N_("words that a tracked change deletes (it is read as if every change were taken)"),
    "moveFrom": N_("words that a tracked change deletes (it is read as if every change were taken)"),
    "altChunk": N_("other files put into this one"),
    "object": N_("objects of other programs"),
    "footnoteReference": N_("footnotes"),
    "endnoteReference": N_("footnotes"),
}
"""What is left unread, by the element that holds it."""
_APART = ("txbxContent", "moveFrom", "del")
_EMU_MM = 36_000


def read_docx(path: Path) -> Paper:
    """The paragraphs of a DOCX, as one page a section.

    Raises:
        Unreadable: no DOCX, or damaged.
    """
    try:
        bounds.check_docx(path)
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

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._styles = Styles(document)
        self._orders = count()
        self._rows = count(1)
        self._copies: list[tuple[Line, ...]] = []

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
        pages.append(replace(_page(len(pages) + 1, sections[-1], lines), copies=tuple(self._copies)))
        return Paper(
            Source.DOCX,
            pages,
            numbering=self._numbering(sections),
            long=self._is_long(pages),
            notes=self._notes(),
        )

    def _is_long(self, pages: Sequence[Page]) -> bool:
        """Whether there is surely more than one page: a break says so, or more letters than a page holds."""
        body = self._document.element.body
        breaks = any(element.get(qn("w:type")) == "page" for element in body.iter(qn("w:br")))
        printed = next(body.iter(qn("w:lastRenderedPageBreak")), None) is not None
        letters = sum(len(line.text) for page in pages for line in page.lines)
        return breaks or printed or letters > _ONE_PAGE

    def _notes(self) -> tuple[str, ...]:
        names = {str(element.tag).rpartition("}")[2] for element in self._document.element.body.iter()}
        return tuple(dict.fromkeys(note for name, note in _NOTES.items() if name in names))

    def _table(self, table: Element) -> Iterator[Line]:
        """A table without lines that parts head or signature holds columns; any other holds data."""
        layout = is_layout(table, self._styles)
        first, *others = table.findall(qn("w:tr")) or [None]
        if first is None:
            return
        yield from self._row(first, layout)
        copies = bool(others) and all(heads(row) == 1 for row in (first, *others))
        for row in others:
            if copies:
                self._copies.append(tuple(self._row(row, layout)))
            else:
                yield from self._row(row, layout)

    def _row(self, row: Element, layout: bool) -> Iterator[Line]:
        for cell, side in cells(row):
            where = side if layout else Side.WHOLE
            for block in _blocks(cell):
                if block.tag == qn("w:tbl"):
                    yield from self._table(block)
                else:
                    yield from self._paragraph(block, where, not layout)

    def _paragraph(self, paragraph: Element, side: Side, in_table: bool) -> Iterator[Line]:
        row = next(self._rows)
        if _stands_alone(paragraph):
            return
        parts = [part for part in self._parts(paragraph) if any(span.text.strip() for span in part)]
        if not parts:
            return
        speaking = self._styles.paragraph(paragraph)
        sizes = [span.size or 0.0 for part in parts for span in part]
        shape = _shape(speaking, max(sizes), self._is_ruled(paragraph, speaking), _lead(paragraph))
        columns = len(parts) == 2 and side is Side.WHOLE and not in_table and _has_tab(paragraph)
        for place, part in enumerate(parts):
            at = side
            if columns:
                at = (Side.LEFT, Side.RIGHT)[place]
            elif side is Side.WHOLE and not in_table:
                at = _leaning(shape, speaking)
            yield Line(next(self._orders), 0, tuple(part), at, in_table=in_table, shape=shape, row=row)

    def _is_ruled(self, paragraph: Element, speaking: list[Element]) -> bool:
        """Whether a line is drawn below: a border, a shape, or the border of the empty paragraph that follows."""
        if has_border(speaking, "w:bottom") or has_line(paragraph):
            return True
        follows = paragraph.getnext()
        if follows is None or follows.tag != qn("w:p"):
            return False
        theirs = self._styles.paragraph(follows)
        empty = not any((text_element.text or "").strip() for text_element in follows.iter(qn("w:t")))
        return has_line(follows) or has_border(theirs, "w:top") or (empty and has_border(theirs, "w:bottom"))

    def _parts(self, paragraph: Element) -> list[list[Span]]:
        """The spans of a paragraph, parted at its line breaks and at tabs between words."""
        parts: list[list[Span]] = [[]]
        for run in _runs(paragraph):
            look = self._styles.look(run, paragraph)
            if look.hidden:
                continue
            for piece in _pieces(run):
                if piece in ("\n", "\t"):
                    parts.append([])
                    continue
                printed = words.upper(piece) if look.capitals else words.nfc(piece)
                span = Span(
                    printed, look.size, look.bold, look.italic, look.black, look.family, underline=look.underline
                )
                parts[-1].append(span)
        return parts

    def _numbering(self, sections: Sequence[Section]) -> Numbering:
        first = sections[0]
        top = self._numbered(first.header)
        foot = self._numbered(first.footer)
        on_first = bool(top or foot)
        if first.different_first_page_header_footer:
            on_first = bool(self._numbered(first.first_page_header) or self._numbered(first.first_page_footer))
        return Numbering(top or foot, top is None and foot is not None, on_first)

    def _numbered(self, holder: _Header | _Footer) -> Line | None:
        """The paragraph of a header or footer that shows the page's number."""
        for paragraph in holder._element.iter(qn("w:p")):
            fields = [element.get(qn("w:instr")) or "" for element in paragraph.iter(qn("w:fldSimple"))]
            fields += [element.text or "" for element in paragraph.iter(qn("w:instrText"))]
            if not any(re.search(r"\bPAGE\b", element) for element in fields):
                continue
            runs = list(paragraph.iter(qn("w:r")))
            visible_runs = [run for run in runs if list(_pieces(run))] or runs[:1]
            looks = [self._styles.look(run, paragraph) for run in visible_runs]
            spans = tuple(Span("2", look.size, look.bold, look.italic, look.black, look.family) for look in looks)
            shape = _shape(self._styles.paragraph(paragraph), 14.0, False)
            return Line(next(self._orders), 0, spans, Side.WHOLE, shape=shape)
        return None


def _blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables, those inside content controls too."""
    for child in holder:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            yield from _blocks(content if content is not None else [])


def _pieces(run: Element) -> Iterator[str]:
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


def _stands_alone(paragraph: Element) -> bool:
    """Whether it is placed on the paper, outside the text: a mark in a margin."""
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    return frame is not None and frame.get(qn("w:vAnchor")) == "page"


def _has_tab(paragraph: Element) -> bool:
    return next((True for run in paragraph.iter(qn("w:r")) if run.find(qn("w:tab")) is not None), False)


def _leaning(shape: Shape, speaking: list[Element]) -> Side:
    """A paragraph outside tables stands at the right when it is set right, or pushed there."""
    if shape.align == "right" or styled.millimetres(speaking, "w:ind", "w:left") > 60:
        return Side.RIGHT
    return Side.WHOLE


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs that are printed in the text's place: not those in boxes, nor what a tracked change takes away."""
    for child in paragraph:
        name = str(child.tag).rpartition("}")[2]
        if child.tag == qn("w:r"):
            yield child
        elif name not in _APART and name not in ("pPr", "AlternateContent"):
            yield from _runs(child)


def _lead(paragraph: Element) -> str:
    """The blanks and tabs a paragraph begins with."""
    lead = ""
    for run in _runs(paragraph):
        for piece in _pieces(run):
            blanks = piece[: len(piece) - len(piece.lstrip())] if piece != "\t" else "\t"
            lead += blanks
            if piece.strip():
                return lead
    return lead


def _shape(speaking: list[Element], size: float, ruled: bool, lead: str = "") -> Shape:
    pitch, exact, least = styled.leading(speaking)
    if least:
        pitch = max(pitch, size * SINGLE)
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
        lead,
    )


def _page(number: int, section: Section, lines: Sequence[Line]) -> Page:
    margins = {name: (getattr(section, f"{name}_margin") or 0) / _EMU_MM for name in ("left", "right", "top", "bottom")}
    width, height = (section.page_width or 0) / _EMU_MM, (section.page_height or 0) / _EMU_MM
    return Page(number, width, height, tuple(lines), margins=margins)
