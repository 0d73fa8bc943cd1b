"""Names of people: the words before a name, and the name without them."""

import re
from dataclasses import dataclass
from functools import cache

from doithoai.domain.text import clean


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a name that are not part of it, e.g. ``Đồng chí``, ``TS.``.

    Attributes:
        surnames: of the titles that are also a family name (``Ông``): the middle names that tell it is one.
    """

    words: tuple[str, ...] = ()
    surnames: tuple[tuple[str, tuple[str, ...]], ...] = ()


def bare_name(name: str, titles: Titles) -> str:
    """``name`` without the titles before it: a signature carries no academic title (Decree 30, Article 13)."""
    rest = " ".join(clean(name).split())
    while title := _pattern(titles).match(rest):
        after = rest[title.end() :].lstrip(" .,")
        if not after or _is_surname(title[0], after, titles):
            break
        rest = after
    return rest


def title_of(name: str, titles: Titles) -> str:
    """The titles written before a name, as typed; empty when there are none."""
    whole = " ".join(clean(name).split())
    return whole[: len(whole) - len(bare_name(whole, titles))].rstrip(" ,")


@cache
def _pattern(titles: Titles) -> re.Pattern[str]:
    """A title at the beginning, as a whole word, the longest that fits."""
    words = "|".join(re.escape(word) for word in sorted(titles.words, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:(?<=\.)|(?=[ .]))" if words else r"(?!)", re.IGNORECASE)


def _is_surname(title: str, after: str, titles: Titles) -> bool:
    """True when the word is a family name: ``Ông`` before a middle name and one more word."""
    middles = dict(titles.surnames).get(title, ())
    parts = after.split()
    return len(parts) == 2 and parts[0] in middles
