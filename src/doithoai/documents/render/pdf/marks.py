"""Centred text blocks with the mark below them: a line measured from the text, a star, or hyphens."""

import re

from reportlab.pdfgen.canvas import Canvas

from doithoai.documents.formats.model import Component
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.pdf.paragraphs import SINGLE, leading, visible
from doithoai.documents.render.typography import Breaker, centred_lines, filled_lines
from doithoai.domain import text as words

LINE_WIDTH = 0.6
_SPACES = re.compile("[ \t]+")  # not no-break spaces: they hold their words together
ASCENT = 0.891  # of the size, for both fonts


class CentredText:
    """Lines of one component set centred, with the mark its format asks for.

    Attributes:
        height: points, with the mark.
    """

    def __init__(self, text: str, component: Component, width: float) -> None:
        """Set ``text`` in lines of at most ``width`` points, broken at words so that the lines are alike in length."""
        shown = visible(text)
        faces.check(shown)
        self.component = component
        self.face = faces.face(component.bold, component.italic)
        self.size = component.size.value
        self.lines = balanced(words.upper(shown) if component.upper else shown, self.face, self.size, width)
        self.leading = leading(component)
        mark = component.line
        self._mark_height = 0.0
        if mark.kind == "line":
            self._mark_height = mark.gap + LINE_WIDTH
        elif mark.kind in ("star", "hyphens"):
            self._mark_height = mark.gap + self.size * SINGLE
        self.height = len(self.lines) * self.leading + self._mark_height

    @property
    def text_width(self) -> float:
        """The width of the longest line, points."""
        return faces.longest(self.lines, self.face, self.size)

    def baseline(self, line: int) -> float:
        """How far below the top of the block the baseline of a line is."""
        return line * self.leading + (self.leading - self.size * SINGLE) / 2 + self.size * ASCENT

    def draw(self, canvas: Canvas, centre: float, top: float) -> None:
        """Draw the block with its middle at ``centre`` and its top at ``top``."""
        canvas.setFont(self.face, self.size)
        for place, line in enumerate(self.lines):
            canvas.drawCentredString(centre, top - self.baseline(place), line)
        self._draw_mark(canvas, centre, top - len(self.lines) * self.leading)

    def _draw_mark(self, canvas: Canvas, centre: float, top: float) -> None:
        mark = self.component.line
        if mark.kind == "line" and mark.share:
            half = self.text_width * mark.share.value / 2
            canvas.setLineWidth(LINE_WIDTH)
            canvas.line(centre - half, top - mark.gap, centre + half, top - mark.gap)
        elif mark.text:
            face = faces.face(self.component.bold and mark.kind == "hyphens", False)
            canvas.setFont(face, self.size)
            canvas.drawCentredString(centre, top - mark.gap - self.size * ASCENT, mark.text)


def balanced(text: str, face: str, size: float, width: float) -> list[str]:
    """``text`` in as few lines as fit ``width``, broken at fitting words, the lines as alike as they can be."""
    return _lines(text, face, size, width, centred_lines)


def filled(text: str, face: str, size: float, width: float) -> list[str]:
    """``text`` in lines of at most ``width``, each as full as it can be."""
    return _lines(text, face, size, width, filled_lines)


def _lines(text: str, face: str, size: float, width: float, broken: Breaker) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words_of = [piece for word in _SPACES.split(paragraph) if word for piece in _pieces(word, face, size, width)]
        if words_of:
            lines += broken(words_of, width, lambda part: faces.width(part, face, size))
    return lines or [""]


def _pieces(word: str, face: str, size: float, width: float) -> list[str]:
    """A word that is wider than the line, cut where it must be."""
    if not word or faces.width(word, face, size) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and faces.width(pieces[-1] + letter, face, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
