"""Names of people: the words before a name, and the name without them."""

from dataclasses import dataclass


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
    rest = " ".join(name.split())
    while title := next((word for word in titles.words if _begins(rest, word, titles)), ""):
        rest = rest[len(title) :].lstrip(" .,")
    return rest


def title_of(name: str, titles: Titles) -> str:
    """The titles written before a name, as typed; empty when there are none."""
    whole = " ".join(name.split())
    return whole[: len(whole) - len(bare_name(whole, titles))].rstrip(" ,")


def _begins(name: str, word: str, titles: Titles) -> bool:
    """True when ``word`` stands before a name, and is not its family name."""
    after = name[len(word) :]
    if name[: len(word)].casefold() != word.casefold() or not after.strip(" .,"):
        return False
    if word[-1] != "." and after[0] not in " .":
        return False
    middles = dict(titles.surnames).get(name[: len(word)], ())
    parts = after.split()
    return not (len(parts) == 2 and parts[0] in middles)
