"""Words broken into lines, measured in the face they are printed in."""

import re

from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.typography import NBSP, Breaker, centred_lines, filled_lines

_SPACES = re.compile("[ \t]+")  # not no-break spaces: they hold their words together


def balanced(text: str, face: str, size: float, width: float) -> list[str]:
    """``text`` in as few lines as fit ``width``, broken at fitting words, the lines as alike as they can be."""
    return _lines(text, face, size, width, centred_lines)


def filled(text: str, face: str, size: float, width: float) -> list[str]:
    """``text`` in lines of at most ``width``, each as full as it can be."""
    return _lines(text, face, size, width, filled_lines)


def _lines(text: str, face: str, size: float, width: float, broken: Breaker) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = [piece for word in _SPACES.split(paragraph) if word for piece in _pieces(word, face, size, width)]
        if words:
            lines += broken(words, width, lambda part: faces.width(part, face, size))
    return lines or [""]


def _pieces(word: str, face: str, size: float, width: float) -> list[str]:
    """A word that is wider than the line, cut where it must be: at its no-break spaces, else between letters."""
    if not word or faces.width(word, face, size) <= width:
        return [word]
    if NBSP in word:
        return [piece for part in word.split(NBSP) if part for piece in _pieces(part, face, size, width)]
    pieces = [""]
    for letter in word:
        if pieces[-1] and faces.width(pieces[-1] + letter, face, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
