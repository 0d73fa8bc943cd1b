"""Telephone numbers inside running words, whatever stands between their digits and however they begin."""

import re
from collections.abc import Iterator, Mapping

_COUNTRY = "84"
_LEAST = 8
"""Digits of the shortest number behind its leading 0."""
# Ten digits and more, each within three signs of the next: what people put between digits is never a letter.
_RUN = re.compile(rf"\d(?:[\W_]{{0,3}}\d){{{_LEAST - 1},}}")
# How a number begins inside the country and from abroad; the longest first.
_BEGINNINGS = ("00840", "0084", "840", _COUNTRY, "0", "")


def national(number: str) -> str:
    """The digits of a telephone number as dialled inside the country; ``+84 912 …`` → ``0912…``."""
    digits = "".join(letter for letter in number if letter.isdecimal())
    if digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + 9:
        return "0" + digits.removeprefix(_COUNTRY)
    return digits


def core(number: str) -> str:
    """The part of a telephone number that every way to write it has; empty for what is too short for one."""
    digits = national(number).removeprefix("0")
    return digits if len(digits) >= _LEAST else ""


def telephones(text: str, owners: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where ``text`` gives one of the telephones of ``owners`` (by their `core`), and whose it is."""
    lengths = sorted({len(number) for number in owners}, reverse=True)
    for run in _RUN.finditer(text) if owners else ():
        places = [place for place in range(run.start(), run.end()) if text[place].isdecimal()]
        digits = "".join(str(int(text[place])) for place in places)
        for first in range(len(digits)):
            for length in lengths:
                owner = owners.get(digits[first : first + length])
                start = None if owner is None else _beginning(digits, places, first)
                if owner is not None and start is not None and _ends(places, first + length):
                    plus = start > 0 and text[start - 1] == "+"
                    yield start - plus, places[first + length - 1] + 1, owner


def _beginning(digits: str, places: list[int], first: int) -> int | None:
    """Where the number whose core begins at ``first`` begins; None where it is the end of a longer one."""
    for beginning in _BEGINNINGS:
        begin = first - len(beginning)
        if begin >= 0 and digits[begin:first] == beginning and _stands_apart(places, begin):
            return places[begin]
    return None


def _ends(places: list[int], end: int) -> bool:
    return end >= len(places) or _stands_apart(places, end)


def _stands_apart(places: list[int], place: int) -> bool:
    """Whether no digit stands right before this one."""
    return place == 0 or places[place] - places[place - 1] > 1
