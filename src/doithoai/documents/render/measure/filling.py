"""A line to be written on by hand: words, and how much of their last line is left for dots."""

from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.lines import filled
from doithoai.documents.render.measure.text import visible

PITCH = 1.75  # lines of the body: room for handwriting
LEAST_DOTS = 0.15  # of the width, about a word by hand: words that leave less take a line of dots below


def entry_lines(text: str, form: Format, width: float) -> list[str]:
    """The lines of an entry; the last one is followed by dots, and empty where the words leave too little room.

    Raises:
        GlyphMissing: a character cannot be drawn.
    """
    printed = visible(text)
    faces.check(printed)
    size = form.components["body"].size.value
    lines = filled(printed, faces.REGULAR, size, width)
    return lines if words_width(lines[-1], size) <= width * (1 - LEAST_DOTS) else [*lines, ""]


def words_width(line: str, size: float) -> float:
    """How far the words of the last line reach, with the space before the dots, points."""
    return faces.width(f"{line} ", faces.REGULAR, size) if line else 0.0
