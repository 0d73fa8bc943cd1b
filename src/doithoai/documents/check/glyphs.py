"""What pdfplumber tells of a page, as far as the checker reads it. Lengths are points, from the upper left corner."""

from typing import TypedDict


class Glyph(TypedDict):
    """One letter; the last two figures of ``matrix`` are where it stands, from the lower left corner."""

    text: str
    fontname: str
    size: float
    upright: bool
    x0: float
    x1: float
    top: float
    bottom: float
    matrix: tuple[float, float, float, float, float, float]
    non_stroking_color: object


class Drawn(TypedDict, total=False):
    """A line, box, curve or picture; ``orientation`` of an edge is ``v`` where it is upright."""

    x0: float
    x1: float
    top: float
    bottom: float
    orientation: str
    stroke: bool
    fill: bool
