"""Whether a paper to be handed out fits on half a sheet; one that does not has a sheet for itself."""

from collections.abc import Iterator
from dataclasses import replace

from doithoai.documents.content.model import Chart, Document, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.filling import PITCH, entry_lines
from doithoai.documents.render.measure.head import (
    AFTER_HEAD,
    AFTER_TITLE,
    GUTTER,
    OVER_PAGE,
    bodies_of,
    columns_of,
    right_texts,
)
from doithoai.documents.render.measure.metrics import MM
from doithoai.documents.render.measure.paragraphs import laid, style_of
from doithoai.documents.render.measure.sheet import Sheet
from doithoai.documents.render.measure.text import lines_of


def as_it_fits(document: Document, form: Format) -> Document:
    """The document, of which one copy stands on a sheet where two would not fit."""
    if document.copies < 2 or sum(_heights(document, form)) <= half_height(form):
        return document
    return replace(document, copies=1)


def half_height(form: Format) -> float:
    """Of the text on half a sheet, whose margins are half as high; points."""
    page = form.page
    return (page.height / 2 - page.bottom.value) * MM


def _heights(document: Document, form: Format) -> Iterator[float]:
    width = Sheet(form).width
    left, right = columns_of(form, width)
    bodies = sum(block.height for block in bodies_of(document, form, left - GUTTER))
    titles = sum(CentredText(text, form.components[name], right).height for name, text in right_texts(form))
    number = form.components["number"]
    yield max(bodies, titles) + number.space_before.value + CentredText(document.number_text, number, left).height
    yield AFTER_HEAD + AFTER_TITLE
    for name, text in (("type_name", document.type_name), ("summary", document.summary)):
        if text:
            component = form.components[name]
            yield component.space_before.value + CentredText(text, component, width * OVER_PAGE).height
    for block in document.blocks():
        if isinstance(block, Table | Chart):
            yield half_height(form)  # a table is never on half a sheet
        elif block.to_fill:
            words = "".join(run.text for run in block.runs)
            yield len(entry_lines(words, form, width)) * form.components["body"].size.value * PITCH
        else:
            component = form.components[block.style.value]
            for runs in lines_of(block.runs):
                part = laid(runs, style_of(component), component)
                yield float(part.getSpaceBefore()) + float(part.wrap(width, 1e9)[1])
