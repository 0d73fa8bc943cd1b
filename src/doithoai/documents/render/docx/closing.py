"""Signatures at the right (or several side by side in pairs) and recipients at the left, in a table without lines."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from doithoai.documents.content.model import Document, Signature
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.centred import centred
from doithoai.documents.render.docx.markup import Element, cell, el, give, margins, paragraph, printed, run, space
from doithoai.documents.render.docx.table import bare_table
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.metrics import ASCENT
from doithoai.documents.render.measure.signatures import GUTTER, SignatureColumn, in_pairs
from doithoai.documents.render.measure.typography import bind

_WHOLE_UP_TO = 25  # recipients; a longer list goes on over pages


def closing_of(document: Document, form: Format, width: float) -> Element:
    """The table that ends the document."""
    half = width / 2
    signed = _signatures(document.signatures, form, half)
    listed = _recipients(document.recipients, form)
    if len(signed) > 1:
        rows = _in_pairs(signed, half)
        if listed:
            rows.append(el("tr", cell(half, listed, margins(right=GUTTER)), cell(half, [])))
    else:
        _level(listed, form)
        signature = signed[0] if signed else []
        rows = [el("tr", cell(half, listed, margins(right=GUTTER)), cell(half, signature))]
    _keep(rows, len(document.recipients))
    return bare_table((half, half), rows)


def _in_pairs(signed: Sequence[list[Element]], width: float) -> list[Element]:
    """Rows of two signatures; one left over stands at the right."""
    contents = dict(zip(in_pairs(len(signed)), signed, strict=True))
    rows = range(max(row for row, _ in contents) + 1)
    return [el("tr", *(cell(width, contents.get((row, side), [])) for side in (0, 1))) for row in rows]


def _signatures(signatures: Sequence[Signature], form: Format, width: float) -> list[list[Element]]:
    """The paragraphs of each signature; the names stand level with one another."""
    measured = [SignatureColumn(item, form, width - GUTTER) for item in signatures]
    lowest = max((item.to_name for item in measured), default=0.0)
    columns = []
    for signature, column in zip(signatures, measured, strict=True):
        above = [("authority", line) for line in signature.authority if line]
        if signature.position:
            above.append(("position", signature.position))
        blocks = [CentredText(text, form.components[name], width - GUTTER) for name, text in above]
        paragraphs = [item for block in blocks for item in centred(block, form, width)]
        for item in paragraphs[1:]:
            space(item, before=0)
        if paragraphs:
            space(paragraphs[0], before=form.components["authority"].space_before.value)
        name = centred(CentredText(signature.name, form.components["signer"], width - GUTTER), form, width)
        if lowest > column.to_name:
            space(name[0], before=form.signature_room.value + lowest - column.to_name)
        columns.append([*paragraphs, *name])
    return columns


def _recipients(lines: Sequence[str], form: Format) -> list[Element]:
    if not lines:
        return []
    title = paragraph("recipients_title", [run(printed(form.texts.recipients_title))])
    return [title, *(paragraph("recipients", [run(printed(bind(line)))]) for line in lines)]


def _level(listed: Sequence[Element], form: Format) -> None:
    """The title of the recipients on one baseline with the authority at its right."""
    if not listed:
        return
    authority, title = form.components["authority"], form.components["recipients_title"]
    lower = (authority.size.value - title.size.value) * ASCENT
    space(listed[0], before=max(0.0, authority.space_before.value + lower))


def _keep(rows: Sequence[Element], recipients: int) -> None:
    """The block stays whole, unless the recipients alone would fill a page."""
    if recipients > _WHOLE_UP_TO:
        return
    for row in rows:
        row.insert(0, el("trPr", el("cantSplit")))
    for row in rows[:-1]:
        for element in row.iter(qn("w:p")):
            give(element, el("keepNext"))
