"""Where the head of page 1 stands: the widths of its columns, and its texts broken into lines that fit them."""

from dataclasses import replace

from doithoai.documents.content.model import Document
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText

GUTTER = 6.0  # points: names of bodies do not touch the right column
AFTER_HEAD = 4.0  # points: over the type name, beside its own room
OVER_PAGE = 0.92  # of the width: how long centred lines over the whole page get
AFTER_TITLE = 6.0  # points: below the summary, before the text
AFTER_ANNEX_TITLE = 10.0  # points: below an annex's heading, before its table
_USUAL_LINES = 2  # of a body's name


def bodies_of(document: Document, form: Format, width: float) -> list[CentredText]:
    """The body above and the issuing body; a long name takes the smaller size where that saves a line."""
    texts = [(form.components[name], text) for name, text in _left_texts(document) if text]
    usual = [CentredText(text, component, width) for component, text in texts]
    small = [CentredText(text, _smallest(component), width) for component, text in texts]
    saved = sum(len(block.lines) for block in usual) - sum(len(block.lines) for block in small)
    return small if saved and any(len(block.lines) > _USUAL_LINES for block in usual) else usual


def _left_texts(document: Document) -> list[tuple[str, str | None]]:
    return [("superior", document.superior), ("issuer", document.issuer)]


def on_one_line(text: str, component: Component, width: float) -> CentredText:
    """``text`` on one line, smaller inside the rule's range where it needs to be."""
    usual = CentredText(text, component, width)
    if len(usual.lines) == 1:
        return usual
    small = CentredText(text, _smallest(component), width)
    return small if len(small.lines) < len(usual.lines) else usual


def _smallest(component: Component) -> Component:
    return replace(component, size=replace(component.size, value=component.size.low))


def right_texts(form: Format) -> list[tuple[str, str]]:
    """Quốc hiệu and motto, or the party's title: (component, text)."""
    texts = form.texts
    lines = [("party_title", texts.party_title), ("national_name", texts.national_name), ("motto", texts.motto)]
    return [(name, text) for name, text in lines if text]


def columns_of(form: Format, width: float) -> tuple[float, float]:
    """The widths of the columns: the rule's share, the right one wider where its one line needs it."""
    right = width * (1 - form.left_share.value)
    for name, text in right_texts(form):
        component = form.components[name]
        face = faces.face(component.bold, component.italic)
        right = max(right, faces.width(text, face, component.size.value) + 1)
    return width - right, right
