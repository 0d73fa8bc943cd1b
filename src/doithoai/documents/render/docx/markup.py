"""The few elements of WordprocessingML a document is made of. Lengths are points; Word counts twentieths of them."""

import re
from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.text import visible

Element = BaseOxmlElement

# The order the schema wants of what stands in a paragraph's properties; Word refuses any other.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs"),
    *("spacing", "ind", "jc", "outlineLvl", "sectPr"),
)


_SPACES = re.compile(" {2,}")


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag`` with its attributes, all of the same namespace."""
    element = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    element.extend(children)
    return element


def twips(points: float) -> int:
    """Points in Word's unit."""
    return round(points * 20)


def half_points(size: float) -> int:
    """A size of letters in Word's unit."""
    return round(size * 2)


def printed(text: str) -> str:
    """The text as it is printed: one space between words, nothing that cannot be seen, so nothing XML refuses.

    Raises:
        GlyphMissing: the PDF of the same document could not be drawn; both are refused alike.
    """
    text = _SPACES.sub(" ", visible(text))
    faces.check(text)
    return text


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> Element:
    r"""A run of text already `printed`; ``\n`` breaks the line. Weight and size add to those of its style."""
    element = el("r")
    look = [el(name) for name, on in (("b", bold), ("i", italic)) if on]
    if size is not None:
        look += [el("sz", val=half_points(size)), el("szCs", val=half_points(size))]
    if look:
        element.append(el("rPr", *look))
    for place, line in enumerate(text.split("\n")):
        if place:
            element.append(el("br"))
        if line:
            element.append(_text(line))
    return element


def _text(line: str) -> Element:
    element = el("t")
    element.text = line
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def paragraph(style: str, runs: Iterable[Element] = (), *properties: Element) -> Element:
    """A paragraph in the style with the id ``style``; ``properties`` only where it departs from the style."""
    element = el("p", el("pPr", el("pStyle", val=style)), *runs)
    give(element, *properties)
    return element


def give(paragraph_: Element, *properties: Element) -> None:
    """Give a paragraph (or style) more properties; one it has of the same name is replaced."""
    holder = paragraph_.find(qn("w:pPr"))
    for element in properties:
        for old in holder.findall(element.tag):
            holder.remove(old)
    holder[:] = sorted([*holder, *properties], key=lambda element: _ORDER.index(element.tag.rpartition("}")[2]))


def space(paragraph_: Element, **points: float) -> None:
    """Set the room ``before`` and ``after`` a paragraph (or style); what is not named stays as it is."""
    spacing = paragraph_.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if spacing is None:
        spacing = el("spacing")
        give(paragraph_, spacing)
    for name, value in points.items():
        spacing.set(qn(f"w:{name}"), str(twips(value)))


def placed(below_edge: float) -> Element:
    """The property of a paragraph that stands by itself at the left margin, ``below_edge`` of the paper."""
    return el("framePr", wrap="around", vAnchor="page", hAnchor="margin", xAlign="left", y=twips(below_edge))


def is_table(element: Element) -> bool:
    """Whether it is a table; the other things in a text are paragraphs."""
    return str(element.tag) == qn("w:tbl")


def grid(widths: Sequence[float]) -> Element:
    """The columns of a table."""
    return el("tblGrid", *(el("gridCol", w=twips(width)) for width in widths))


def cell(width: float, content: Iterable[Element], *properties: Element) -> Element:
    """A cell; Word wants a paragraph in it, and as the last thing in it."""
    inside = list(content)
    if not inside or inside[-1].tag != qn("w:p"):
        inside.append(paragraph("end"))
    return el("tc", el("tcPr", el("tcW", w=twips(width), type="dxa"), *properties), *inside)


def margins(**points: float) -> Element:
    """The margins of one cell; sides in the schema's order are top, left, bottom, right."""
    return el("tcMar", *(el(side, w=twips(value), type="dxa") for side, value in points.items()))
