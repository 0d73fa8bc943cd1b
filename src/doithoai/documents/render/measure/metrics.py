"""The few lengths all pages share. Points, unless a name says otherwise."""

from doithoai.documents.formats.model import Component

MM = 72 / 25.4
"""A millimetre."""

SINGLE = 1.149
"""Of the size: single spacing of Times New Roman and Liberation Serif, their ascent, descent and gap together."""

ASCENT = 0.891
"""Of the size: from the top of a line to its baseline, in both fonts."""

MIDDLE = 0.33
"""Of the size: how far the middle of capitals and digits, about 0.66 high, is above their baseline."""

LINE_WIDTH = 0.6
"""Of drawn lines: thinner ones fade on office copiers, thicker ones look bold beside the text."""


def leading(component: Component) -> float:
    """The distance from line to line, points: a multiple of the font's own line (single spacing), or exact."""
    value = component.leading.value
    if component.leading_exact:
        return value
    return component.size.value * SINGLE * value
