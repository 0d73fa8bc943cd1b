"""The document's fonts made known to ReportLab, and the question asked before drawing: is there a glyph?"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from doithoai.documents.render.measure.fonts import FontMissing, document_fonts
from doithoai.domain.errors import N_, AppError

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "DT-Regular", "DT-Bold", "DT-Italic", "DT-BoldItalic"

ONE_AT_A_TIME = threading.Lock()
"""Held while fonts are registered or used to draw: ReportLab keeps them in one place for the whole process."""

_AROUND = 40  # characters named with a missing one: enough to find the sentence by


class GlyphMissing(AppError):
    """The font has no shape for a character; drawing it would print a box."""


@dataclass(frozen=True, slots=True)
class Faces:
    """What the registered faces can draw: code points that all four have."""

    letters: frozenset[str]


@cache
def faces() -> Faces:
    """Register the four faces once in a process.

    Raises:
        FontMissing: a file is missing or is no font.
    """
    files = document_fonts()
    drawable: frozenset[str] | None = None
    for name, file in (
        (REGULAR, files.regular),
        (BOLD, files.bold),
        (ITALIC, files.italic),
        (BOLD_ITALIC, files.bold_italic),
    ):
        try:
            font = TTFont(name, str(file))
        except (TTFError, OSError) as error:
            raise FontMissing(N_("The font file {file} cannot be read."), file=file, detail=str(error)) from error
        pdfmetrics.registerFont(font)
        has = frozenset(map(chr, font.face.charToGlyph))
        drawable = has if drawable is None else drawable & has
    return Faces((drawable or frozenset()) | {"\u00a0", "\n", "\t"})


def face(bold: bool, italic: bool) -> str:
    """The name of the face."""
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


def width(text: str, name: str, size: float) -> float:
    """How wide ``text`` is, points."""
    return float(pdfmetrics.stringWidth(text, name, size))


def check(text: str) -> None:
    """Make sure every character of ``text`` can be drawn.

    Raises:
        GlyphMissing: one cannot; the text names it, its code and the words around it.
    """
    missing = set(text) - faces().letters
    if missing:
        first = min(missing, key=text.index)
        at = text.index(first)
        around = text[max(0, at - _AROUND // 2) : at + _AROUND // 2].replace(first, "□")
        raise GlyphMissing(
            N_("The font has no letter for “{letter}” ({code}), near “{around}”."),
            remedy=N_("Replace or delete that character, then print again."),
            letter=first if first.isprintable() else "□",
            code=f"U+{ord(first):04X}",
            around=" ".join(around.split()),
        )


def longest(texts: Iterable[str], name: str, size: float) -> float:
    """The width of the widest of ``texts``, points."""
    return max((width(text, name, size) for text in texts), default=0.0)
