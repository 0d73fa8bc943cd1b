"""Centred text with the mark its format asks for below it, broken and measured as in the PDF.

A line under a name is the border of an empty paragraph, indented so that it is as long as in the PDF: unlike
a drawn shape it stays where it is in every word processor, and the text above it can be typed anew.
"""

from collections.abc import Sequence

from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.markup import Element, el, give, paragraph, run, space, twips
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.head import AFTER_TITLE, OVER_PAGE

_BROKEN_BY_US = 8  # lines; of longer texts Word finds the ends of lines itself


def centred(block: CentredText, form: Format, width: float) -> list[Element]:
    """The paragraphs of ``block`` in a box ``width`` points wide: its text, and the mark below it."""
    name = block.component.name
    size = None if block.size == form.components[name].size.value else block.size
    ends = "\n" if len(block.lines) <= _BROKEN_BY_US else " "
    text = paragraph(name, [run(ends.join(block.lines), size=size)])
    return [text, *_mark(block, width, size)]


def _mark(block: CentredText, width: float, size: float | None) -> list[Element]:
    mark = block.component.line
    if mark.kind == "line" and mark.share:
        aside = twips((width - block.mark_width) / 2)
        line = paragraph("rule", (), el("ind", left=aside, right=aside))
        space(line, before=mark.gap)
        return [line]
    if mark.text:
        return [paragraph(f"{block.component.name}_mark", [run(mark.text, size=size)])]
    return []


def centred_over(
    blocks: Sequence[tuple[str, str]], form: Format, width: float, *, after: float = AFTER_TITLE
) -> list[Element]:
    """Centred texts of (component, text) over the whole width, kept with what follows; empty texts are left out."""
    elements: list[Element] = []
    for name, text in blocks:
        if text:
            elements += centred(CentredText(text, form.components[name], width * OVER_PAGE), form, width)
    for element in elements:
        give(element, el("keepNext"))
    if elements:
        space(elements[-1], after=after)
    return elements
