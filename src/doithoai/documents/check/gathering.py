"""Gathering what a PDF draws: letters, lines and pictures of each page, in one pass and within bounds."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import TYPE_CHECKING, BinaryIO

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.glyphs import Drawn, Glyph, Sheet, Upright
from doithoai.domain.errors import N_

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdfinterp import PDFTextState
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import PathSegment, Rect

MOST_GLYPHS = 100_000
"""On one page: a page of small print has 10,000."""
MOST_SHAPES = 20_000
"""On one page: more is a map or an attack."""
MOST_PAGES = 2_000
_LEVEL = 0.05  # points: a line that leans less is upright
_SLANT = 0.1  # of the height: letters pushed over
_STROKED = 2  # the text mode that draws outlines too: bold without a bold face


class TooMuch(Unreadable):
    """A page, or the file, holds more than any paper does."""


def sheets(data: BinaryIO) -> Iterator[Sheet]:
    """The pages of a PDF, one after the other.

    Raises:
        TooMuch: beyond all bounds.
    """
    manager = PDFResourceManager()
    device = _Gatherer(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.get_pages(data), 1):
        if number > MOST_PAGES:
            raise TooMuch(N_("{path} is too large to be checked."), path="", detail="pages")
        device.number = number
        interpreter.process_page(page)
        yield device.sheet


class _Gatherer(PDFTextDevice):
    """Takes down what the interpreter draws."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.number = 0
        self.sheet = Sheet(0, 0.0, 0.0)
        self._known: dict[int, dict[int, tuple[str, float]]] = {}
        self._fonts: list[PDFFont] = []  # held, for their ids name them
        self._figures = 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.sheet = Sheet(self.number, abs(x1 - x0), abs(y1 - y0))
        self._figures = 0

    def begin_figure(self, name: str, bbox: "Rect", matrix: Matrix) -> None:  # noqa: ARG002
        self._figures += 1
        _bounded(self._figures, MOST_SHAPES)

    # -- letters ---------------------------------------------------------------------

    def render_string(
        self,
        textstate: "PDFTextState",
        seq: "PDFTextSeq",
        ncs: "PDFColorSpace",  # noqa: ARG002
        graphicstate: PDFGraphicState,
    ) -> None:
        """Take down the letters of one string; upright lines of text only, others move the pen."""
        font = textstate.font
        if font is None or self.ctm is None or font.is_vertical():
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        stretch = textstate.scaling * 0.01
        size, scale = textstate.fontsize, textstate.fontsize * stretch
        apart = textstate.charspace * stretch
        blank = 0.0 if font.is_multibyte() else textstate.wordspace * stretch
        standing = a * d * stretch > 0 and b * c <= 0
        face = str(font.fontname)
        look = (
            round(abs(d) * size, 2),
            _is_black(graphicstate.ncolor),
            textstate.render == _STROKED,
            abs(c) > _SLANT * abs(d),
        )
        letters = self._letters(font)
        glyphs, top = self.sheet.glyphs, self.sheet.height
        x, y = textstate.linematrix
        lift = y + textstate.rise
        first = True
        for part in seq:
            if not isinstance(part, bytes):
                x -= float(part) * 0.001 * scale
                first = False
                continue
            for cid in font.decode(part):
                if not first:
                    x += apart
                first = False
                letter = letters.get(cid)
                if letter is None:
                    letter = letters[cid] = _letter(font, cid)
                text, width = letter
                wide = width * scale
                if standing:
                    left = a * x + c * lift + e
                    glyphs.append(Glyph(top - (b * x + d * lift + f), left, left + a * wide, text, face, *look))
                x += wide
                if cid == 32:
                    x += blank
        textstate.linematrix = (x, y)
        _bounded(len(glyphs), MOST_GLYPHS)

    def _letters(self, font: PDFFont) -> dict[int, tuple[str, float]]:
        letters = self._known.get(id(font))
        if letters is None:
            letters = self._known[id(font)] = {}
            self._fonts.append(font)
        return letters

    # -- lines and pictures ------------------------------------------------------------

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: "Sequence[PathSegment]",
    ) -> None:
        """Take down what is stroked or filled; clipping paths, white boxes and the yellow of a marker are not seen."""
        if not stroke and (not fill or _is_white(graphicstate.ncolor) or _is_yellow(graphicstate.ncolor)):
            return
        figure: list[tuple[str, tuple[float, float]]] = []
        for segment in path:
            operator = segment[0]
            if operator == "m" and figure:
                self._figure(figure)
                figure = []
            if operator == "h":
                if figure:
                    figure.append(("h", figure[0][1]))
            else:
                point = apply_matrix_pt(self.ctm or (1, 0, 0, 1, 0, 0), segment[-2:])  # type: ignore[arg-type]
                figure.append((operator, point))
        if figure:
            self._figure(figure)

    def _figure(self, figure: list[tuple[str, tuple[float, float]]]) -> None:
        sheet = self.sheet
        top = sheet.height
        xs = [point[0] for _operator, point in figure]
        ys = [top - point[1] for _operator, point in figure]
        if not all(map(isfinite, [*xs, *ys])):
            return
        sheet.shapes.append(Drawn(min(xs), max(xs), min(ys), max(ys)))
        sheet.curves += any(operator not in "mlh" for operator, _point in figure) or len(figure) > 5
        for place in range(1, len(figure)):
            if figure[place][0] in "lh" and abs(xs[place] - xs[place - 1]) < _LEVEL:
                high, low = sorted((ys[place], ys[place - 1]))
                sheet.uprights.append(Upright(high, low, xs[place]))
        _bounded(len(sheet.shapes), MOST_SHAPES)
        _bounded(len(sheet.uprights), MOST_SHAPES)

    def render_image(self, name: str, stream: "PDFStream") -> None:  # noqa: ARG002
        """Take down where a picture lies; it fills the unit square."""
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm or (1, 0, 0, 1, 0, 0), (0, 0, 1, 1))
        self.sheet.pictures += 1
        self.sheet.covered += abs(x1 - x0) * abs(y1 - y0)


def _letter(font: PDFFont, cid: int) -> tuple[str, float]:
    """The text of a glyph and its width, of the size."""
    try:
        text = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        text = f"(cid:{cid})"
    return text, float(font.char_width(cid))


def _bounded(count: int, most: int) -> None:
    if count > most:
        raise TooMuch(N_("{path} is too large to be checked."), path="", detail="page")


def _numbers(colour: object) -> list[float] | None:
    """The parts of a colour; None of a pattern."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    return numbers if len(numbers) == len(parts) else None


def _is_black(colour: object) -> bool:
    """Grey and RGB count from black, CMYK to it; a pattern has no numbers and is no black."""
    if colour is None:
        return True
    numbers = _numbers(colour)
    if numbers is None:
        return False
    if len(numbers) == 4:
        return numbers[3] > 0.85 or sum(numbers[:3]) > 2.5
    return all(number < 0.15 for number in numbers)


def _is_yellow(colour: object) -> bool:
    """Whether it is the colour words are marked with for the eye: much red and green, little blue."""
    numbers = _numbers(colour) or []
    return len(numbers) == 3 and min(numbers[:2]) > 0.8 and numbers[2] < 0.6


def _is_white(colour: object) -> bool:
    numbers = _numbers(colour)
    if not numbers:
        return False
    if len(numbers) == 4:
        return sum(numbers) < 0.1
    return all(number > 0.97 for number in numbers)
