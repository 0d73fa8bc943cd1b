"""A text as an eye reads it: what cannot be seen is off, a letter of another script is the one it looks like.

Whoever looks for a name reads so, or a mark of no width hides it. Nothing that is stored goes through here.
"""

import re
from dataclasses import dataclass

# Soft hyphen, marks of no width, of direction and of variation.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffc]"
)
_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕһ", "ABEKMHOPCTYXIJSaeopcyxijsh"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ", "ABEZHIKMNOPTYXovp"
_APOSTROPHES = "\u02bc\u02b9\u2018\u00b4`", "'''''"
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u2800\u3164\uffa0"), " ")
_ALIKE = _WIDE | _BLANKS | {ord(a): b for row in (_CYRILLIC, _GREEK, _APOSTROPHES) for a, b in zip(*row, strict=True)}


@dataclass(frozen=True, slots=True)
class Visible:
    """A text without what cannot be seen.

    Attributes:
        places: where each letter stands in the original; empty where each stands where it did.
    """

    text: str
    places: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a slice of it stands in the original, from its first letter to its last."""
        return (self.places[start], self.places[end - 1] + 1) if self.places else (start, end)


def visible(text: str) -> Visible:
    """``text`` as it is read; letters stand for letters, so a slice is found in the original."""
    if text.isascii():
        return Visible(text)
    alike = text.translate(_ALIKE)
    if not _UNSEEN.search(alike):
        return Visible(alike)
    places = tuple(place for place, letter in enumerate(alike) if not _UNSEEN.match(letter))
    return Visible("".join(alike[place] for place in places), places)
