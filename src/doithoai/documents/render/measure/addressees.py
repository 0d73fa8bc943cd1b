"""Where ``Kính gửi`` and those below it stand: their dashes in one column under its colon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from doithoai.documents.content.model import Block, Paragraph, ParagraphStyle
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.metrics import MM
from doithoai.documents.render.measure.text import visible

_DASH = "- "


@dataclass(frozen=True, slots=True)
class Place:
    """From the left edge of the text, points: where a paragraph's first line begins, and where its other lines do."""

    first: float
    others: float


def placed(blocks: Iterable[Block], form: Format, width: float) -> Iterator[tuple[Block, Place | None]]:
    """The blocks as they come; the words over a list of addressees and the list itself each with its place."""
    held: list[Paragraph] = []
    for block in blocks:
        if held and isinstance(block, Paragraph) and block.under:
            held.append(block)
            continue
        yield from _group(held, form, width)
        held = []
        if isinstance(block, Paragraph) and block.style is ParagraphStyle.ADDRESSEE:
            held.append(block)
        else:
            yield block, None
    yield from _group(held, form, width)


def _group(held: list[Paragraph], form: Format, width: float) -> Iterator[tuple[Block, Place | None]]:
    """The words ``Kính gửi:`` and what stands under them, in the middle of the page where they are short."""
    if len(held) < 2:
        yield from ((paragraph, None) for paragraph in held)
        return
    component = form.components["addressee"]
    colon = _wide(held[1].under, component)
    widest = max(_wide("".join(run.text for run in paragraph.runs), component) for paragraph in held[1:])
    left = max(form.components["body"].first_indent.value * MM, (width - colon - widest) / 2)
    yield held[0], Place(left, left)
    for paragraph in held[1:]:
        yield paragraph, Place(left + colon, left + colon + _wide(_DASH, component))


def _wide(text: str, component: Component) -> float:
    return faces.width(visible(text), faces.face(component.bold, component.italic), component.size.value)


def look_of(paragraph: Paragraph, form: Format) -> Component:
    """The look of one of them: left, and those under the colon as close as the rule lets lines stand."""
    component = replace(form.components["addressee"], align="left")
    low = component.space_before.low
    return replace(component, space_before=replace(component.space_before, value=low)) if paragraph.under else component
