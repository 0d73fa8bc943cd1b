"""The head of page 1 as a table of two columns without lines, as secretaries set it."""

from doithoai.documents.content.model import Document
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.centred import centred
from doithoai.documents.render.docx.markup import Element, cell, el, paragraph, space
from doithoai.documents.render.docx.table import bare_table
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.head import AFTER_HEAD, GUTTER, bodies_of, columns_of, on_one_line, right_texts

Row = tuple[list[Element], list[Element]]


def head_of(document: Document, form: Format, width: float) -> Element:
    """Bodies and titles; number and date; what stands below the number."""
    widths = columns_of(form, width)
    rows = [_names(document, form, widths), _numbered(document, form, widths)]
    below = _below(document, form, widths)
    if below:
        rows.append(below)
    space(rows[-1][0][-1], after=AFTER_HEAD)
    table_rows = [el("tr", *(cell(width, content) for width, content in zip(widths, row, strict=True))) for row in rows]
    return bare_table(widths, table_rows)


def _names(document: Document, form: Format, widths: tuple[float, float]) -> Row:
    left, right = widths
    bodies = [element for block in bodies_of(document, form, left - GUTTER) for element in centred(block, form, left)]
    titles = [CentredText(text, form.components[name], right) for name, text in right_texts(form)]
    return bodies or [paragraph("issuer")], [element for block in titles for element in centred(block, form, right)]


def _numbered(document: Document, form: Format, widths: tuple[float, float]) -> Row:
    """Number and date on one baseline, whatever their sizes."""
    texts = (("number", document.number_text), ("place_date", document.place_date or None))
    blocks = [
        on_one_line(text, form.components[name], width) if text is not None else None
        for (name, text), width in zip(texts, widths, strict=True)
    ]
    printed = [block for block in blocks if block]
    above = max(block.component.space_before.value for block in printed)
    first = max(block.baseline(0) for block in printed)
    cells: list[list[Element]] = []
    for block, width in zip(blocks, widths, strict=True):
        content = centred(block, form, width) if block else []
        if block:
            space(content[0], before=above + first - block.baseline(0))
        cells.append(content)
    return cells[0], cells[1]


def _below(document: Document, form: Format, widths: tuple[float, float]) -> Row | None:
    """A letter's summary and the mark of a draft, under the number."""
    texts = []
    if not document.type_name and document.summary:
        texts.append(("letter_summary", document.summary))
    if document.draft:
        texts.append(("draft_mark", form.texts.draft_mark))
    blocks = [CentredText(text, form.components[name], widths[0] - GUTTER) for name, text in texts]
    content = [element for block in blocks for element in centred(block, form, widths[0])]
    return (content, []) if content else None
