"""What tables and lines of a DOCX are for: columns of a head, data, copies on one sheet; a line below a component."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from doithoai.documents.check import docx_styles as styled
from doithoai.documents.check.docx_styles import Element, Styles
from doithoai.documents.check.model import Side
from doithoai.domain import text as words

_LEFT, _RIGHT = 0.45, 0.55  # of the width: where the middle of a cell is at the left, at the right
_OF_LAYOUT = re.compile("conghoaxahoichunghia|dangcongsanvietnam|noinhan|doclaptudohanhphuc")
_HEAD = re.compile("conghoaxahoichunghiavietnam|dangcongsanvietnam")
_LINE_SHAPES = ("line", "straightConnector1")


def _folded(holder: Element) -> str:
    text = "".join(text_element.text or "" for text_element in holder.iter(qn("w:t")))
    return "".join(letter for letter in words.fold(text) if letter.isalnum())


def heads(row: Element) -> int:
    """How many documents begin in a row: in each row one, and the sheet is to be cut up."""
    return len(_HEAD.findall(_folded(row)))


def is_layout(table: Element, styles: Styles) -> bool:
    """Whether a table parts columns of head or signature, and holds no data."""
    return bool(_OF_LAYOUT.search(_folded(table))) or not styles.has_borders(table)


def cells(row: Element) -> Iterator[tuple[Element, Side]]:
    """The cells of a row, each with the side its middle lies on."""
    cells = row.findall(qn("w:tc"))
    width_elements = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in cells]
    widths = [styled.number(None if element is None else element.get(qn("w:w"))) or 1.0 for element in width_elements]
    at = 0.0
    for cell, width in zip(cells, widths, strict=True):
        middle = (at + width / 2) / sum(widths)
        at += width
        side = Side.WHOLE
        if len(cells) > 1:
            side = Side.LEFT if middle < _LEFT else Side.RIGHT if middle > _RIGHT else Side.WHOLE
        yield cell, side


def has_border(speaking: list[Element], side: str) -> bool:
    """Whether a paragraph has a line at a side."""
    for properties in speaking:
        border = properties.find(f"{qn('w:pBdr')}/{qn(side)}")
        if border is not None:
            return border.get(qn("w:val")) not in ("nil", "none")
    return False


def has_line(paragraph: Element) -> bool:
    """Whether a line is drawn that hangs on a paragraph (Word's shapes, new and old)."""
    for element in paragraph.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "prstGeom" and element.get("prst") in _LINE_SHAPES:
            return True
        if name == "line" and "vml" in str(element.tag):
            return True
        if name == "shape" and "vml" in str(element.tag) and (element.get("type") or "").endswith("_t32"):
            return True
    return False
