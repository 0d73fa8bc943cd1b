"""The document's fonts made known to ReportLab, and the question asked before drawing: is there a glyph?"""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
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


_MOST_NAMED = 20  # letters named in one error; more are no slip of the keys but another script


class GlyphMissing(AppError):
    """The font has no shape for some characters; drawing them would print boxes.

    Attributes:
        letters: each character, with the words around it where it stands first.
    """

    def __init__(self, letters: Mapping[str, str], petitions: str = "") -> None:
        """Name every one of ``letters``; ``petitions``: in which of them they stand, where that is known."""
        self.letters = dict(letters)
        named = [_named(letter, around) for letter, around in letters.items()]
        super().__init__(
            N_("The font has no letters for: {letters}. They stand in petitions number {petitions}.")
            if petitions
            else N_("The font has no letters for: {letters}."),
            remedy=N_("Replace or delete these characters, then print again."),
            letters="; ".join(named[:_MOST_NAMED] + ["…"] * (len(named) > _MOST_NAMED)),
            petitions=petitions,
        )


def _named(letter: str, around: str) -> str:
    shown = letter if letter.isprintable() else "□"
    return f"“{shown}” U+{ord(letter):04X} (“{around}”)"


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
        GlyphMissing: some cannot; inside `naming_all` they are collected instead.
    """
    missing = undrawable(text)
    if not missing:
        return
    collected = _collected.get()
    letters = {} if collected is None else collected
    for letter in sorted(missing, key=text.index):
        letters.setdefault(letter, _around(text, text.index(letter), missing))
    if collected is None:
        raise GlyphMissing(letters)


_collected: ContextVar[dict[str, str] | None] = ContextVar("collected", default=None)


@contextmanager
def naming_all() -> Iterator[None]:
    """While a whole document is laid out: what cannot be drawn is collected, and named all at once at the end.

    Raises:
        GlyphMissing: at the end, where there was any.
    """
    letters: dict[str, str] = {}
    token = _collected.set(letters)
    try:
        yield
    finally:
        _collected.reset(token)
    if letters:
        raise GlyphMissing(letters)


def _around(text: str, at: int, missing: Collection[str]) -> str:
    part = text[max(0, at - _AROUND // 2) : at + _AROUND // 2]
    return " ".join("".join("□" if letter in missing else letter for letter in part).split())


def undrawable(text: str) -> set[str]:
    """The characters of ``text`` that the font lacks."""
    return set(text) - faces().letters


def longest(texts: Iterable[str], name: str, size: float) -> float:
    """The width of the widest of ``texts``, points."""
    return max((width(text, name, size) for text in texts), default=0.0)
