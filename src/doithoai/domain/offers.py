"""Names offered while one types the beginning of any of their words, with or without marks."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, TypeVar

from doithoai.domain import text

Named = TypeVar("Named")
MOST = 8


class Offers(Generic[Named]):
    """Things to choose from by name, folded once; asked at every key.

    ``tuan``, ``le tu`` and ``Tuấn Lê`` all find ``Lê Văn Tuấn``. Marks typed narrow nothing: people type
    before they mark, and the list is short.
    """

    def __init__(self, things: Iterable[Named], name: Callable[[Named], str]) -> None:
        """Take what may be offered, in the order in which it is to be offered."""
        self._places = [(_spaced(name(thing)), thing) for thing in things]

    def find(self, typed: str, most: int = MOST) -> list[Named]:
        """The first that fit what is typed, those that begin with it before others; with nothing typed the first."""
        words = text.words(text.fold(typed))
        whole = _spaced(typed)
        fitting = [(place, thing) for place, thing in self._places if all(f" {word}" in place for word in words)]
        begin = (thing for place, thing in fitting if place.startswith(whole))
        others = (thing for place, thing in fitting if not place.startswith(whole))
        return [*islice(begin, most), *islice(others, most)][:most]


def _spaced(name: str) -> str:
    """The words folded, a blank before each."""
    return "".join(f" {word}" for word in text.words(text.fold(name)))
