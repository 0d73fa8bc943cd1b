"""What is seen on a page of a PDF, as far as the checker reads it. Lengths are points, from the upper left corner."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One letter; sorted, letters stand in reading order.

    Attributes:
        base: the baseline it stands on.
        face: the font's name with its subset mark.
        black, bold, slanted: as it is drawn, whatever the face's name says.
    """

    base: float
    x0: float
    x1: float
    text: str
    face: str
    size: float
    black: bool
    bold: bool
    slanted: bool


class Drawn(NamedTuple):
    """What encloses one stroke or filled shape."""

    x0: float
    x1: float
    top: float
    bottom: float


class Upright(NamedTuple):
    """An upright stretch of a line or of a shape's outline."""

    top: float
    bottom: float
    x: float


@dataclass(slots=True)
class Sheet:
    """One page as it was drawn.

    Attributes:
        curves: how many drawn shapes are no straight lines. covered: area of its pictures.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Drawn] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)
    curves: int = 0
    pictures: int = 0
    covered: float = 0.0
