"""Paragraphs, tables and counts of the body, each in the style of its component."""

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import qn

from doithoai.documents.content.model import Block, Chart, Paragraph, ParagraphStyle, Run, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.marks import Marks
from doithoai.documents.render.docx.markup import Element, el, give, is_table, paragraph, printed, run, space, twips
from doithoai.documents.render.docx.styles import HEADINGS
from doithoai.documents.render.docx.table import data_table
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.addressees import Place, look_of, placed
from doithoai.documents.render.measure.filling import entry_lines
from doithoai.documents.render.measure.lines import filled
from doithoai.documents.render.measure.metrics import MM, SINGLE
from doithoai.documents.render.measure.table import BEFORE, PAD_X
from doithoai.documents.render.measure.text import lines_of
from doithoai.documents.render.measure.typography import bind

_ABOVE_CHART = 16.0  # points: over its title
_NEAR = 3  # of the last elements: a table among them is near the signatures
_MUCH = 0.5  # of a page: a last row higher than that may be cut, as in the PDF
_SHORT = 1.0  # points: so that the rounding of Word's unit does not put the tab beyond the margin


def body_of(
    blocks: Iterable[Block], form: Format, width: float, page: float, marks: Marks | None = None
) -> list[Element]:
    """The elements of ``blocks`` in a text ``width`` points wide on pages whose text is ``page`` points high."""
    elements: list[Element] = []
    for block, place in placed(blocks, form, width):
        parts = list(_elements(block, place, form, width, page))
        if marks is not None:
            marks.put(block, parts)
        for element in parts:
            if is_table(element):
                _part_from_table(elements)
            elements.append(element)
    return elements


def _part_from_table(elements: list[Element]) -> None:
    """Two tables with nothing between them are one to Word; words that lead to a table leave it some room."""
    if elements and is_table(elements[-1]):
        elements.append(paragraph("end"))
    if elements:
        space(elements[-1], after=BEFORE)


def _elements(block: Block, place: Place | None, form: Format, width: float, page: float) -> Iterator[Element]:
    if isinstance(block, Table):
        yield data_table(block, form, width, page)
    elif isinstance(block, Chart):
        yield from _chart(block, form, width, page)
    elif block.to_fill:
        yield _to_fill("".join(run.text for run in block.runs), form, width)
    else:
        for element in _paragraphs(block):
            if place is not None:
                _put(element, block, place, form)
            yield element


def _paragraphs(block: Paragraph) -> Iterator[Element]:
    """One paragraph for each line the person typed."""
    style: str = block.style.value
    if block.style is ParagraphStyle.HEADING:
        style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
    for runs in lines_of(block.runs):
        element = paragraph(style, _runs(runs))
        if block.keep_with_next:
            give(element, el("keepNext"))
        yield element


def _put(element: Element, block: Paragraph, place: Place, form: Format) -> None:
    """An addressee where it stands in the PDF."""
    hanging = {"hanging": twips(place.others - place.first)} if place.others > place.first else {}
    give(element, el("jc", val="left"), el("ind", left=twips(place.others), **hanging))
    space(element, before=look_of(block, form).space_before.value)


def _runs(runs: Iterable[Run]) -> list[Element]:
    """Runs with one space between words, and none where the line begins."""
    elements: list[Element] = []
    spaced = True
    for run_ in runs:
        text = printed(bind(run_.text))
        text = text.lstrip(" ") if spaced else text
        if text:
            elements.append(run(text, bold=run_.bold, italic=run_.italic))
            spaced = text.endswith(" ")
    return elements


def _to_fill(text: str, form: Format, width: float) -> Element:
    """Words, and dots from them to the right margin; on a line of their own where the words leave little room."""
    lines = entry_lines(text, form, width)
    dots = el("tabs", el("tab", val="right", leader="dot", pos=twips(width - _SHORT)))
    words = "\n".join(lines)
    # A dot after the tab: LibreOffice draws none where nothing follows it.
    return paragraph("fill", [run(f"{words} " if lines[-1] else words), el("r", el("tab")), run(".")], dots)


def _chart(chart: Chart, form: Format, width: float, page: float) -> Iterator[Element]:
    """The counts as a table: they can be edited, a drawing could not."""
    if not chart.labels:
        return
    title = paragraph("table_head", [run(printed(chart.title))], el("keepNext"), el("jc", val="center"))
    space(title, before=_ABOVE_CHART)
    yield title
    yield data_table(chart.table(), form, width, page)


def keep_last(elements: Sequence[Element], form: Format, width: float, page: float) -> None:
    """Bind the end of the body to the signatures: at least the lines the format wants come with them on their page."""
    lines = 0
    for element in elements[-_NEAR:]:
        if is_table(element):
            _let_go_on(element, form, page)
    for element in reversed(elements):
        inside = _last_row(element) if is_table(element) else [element]
        for part in inside:
            give(part, el("keepNext"))
        lines += form.signature_body_lines if is_table(element) else _lines_in(element, form, width)
        if lines >= form.signature_body_lines:
            return


def _let_go_on(table: Element, form: Format, page: float) -> None:
    """Let a very high last row be cut, as in the PDF: with the signatures it may be higher than a page."""
    row = table.findall(qn("w:tr"))[-1]
    if max((_height(cell_, form) for cell_ in row.findall(qn("w:tc"))), default=0.0) >= page * _MUCH:
        for whole in row.findall(f"{qn('w:trPr')}/{qn('w:cantSplit')}"):
            whole.getparent().remove(whole)


def _last_row(table: Element) -> list[Element]:
    """The paragraphs of the last row, which go with the signatures unless it may be cut."""
    row = table.findall(qn("w:tr"))[-1]
    whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    return list(row.iter(qn("w:p"))) if whole else []


def _height(cell_: Element, form: Format) -> float:
    """About how high a cell of a table is, points."""
    size = form.components["table_body"].size.value
    width = int(cell_.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / 20 - 2 * PAD_X
    texts = ["".join(text.text or "" for text in part.iter(qn("w:t"))) for part in cell_.iter(qn("w:p"))]
    return sum(len(filled(text, faces.REGULAR, size, width)) for text in texts) * size * SINGLE


def _lines_in(paragraph_: Element, form: Format, width: float) -> int:
    """One line, or more."""
    text = "".join(text_element.text or "" for text_element in paragraph_.iter(qn("w:t")))
    body = form.components["body"]
    room = width - body.first_indent.value * MM
    return 1 if faces.width(text, faces.REGULAR, body.size.value) <= room else 2
