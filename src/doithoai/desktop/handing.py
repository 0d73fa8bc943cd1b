"""Which field is handing on its words: whoever writes them then can tell it how that went.

A field says `saved` and knows nothing of the register; a page writes and knows nothing of the field. Between the two
the field stands here, so that what could not be written is marked where it was typed, on every page alike.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol


class Handed(Protocol):
    """The words that one field handed on, for the thing it showed then."""

    @property
    def place(self) -> Hashable:
        """The same for all that is typed into one field for one thing."""

    @property
    def words(self) -> str:
        """The field's name with what was typed, for a person."""

    def hold(self, reason: str) -> None:
        """They are not written yet, for this reason (translated): they stay on the screen, marked."""

    def release(self) -> None:
        """They are written, or given up."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, written all at once (`Handed`): it shows them itself, as they will be.

    Attributes:
        words: the table's name, translated.
        mark: marks the table for a reason (translated); for an empty one takes the mark off.
    """

    place: Hashable
    words: str
    mark: Callable[[str], object] = field(compare=False)

    def hold(self, reason: str) -> None:
        """Mark the table."""
        self.mark(reason)

    def release(self) -> None:
        """Take the mark off."""
        self.mark("")


_handing: list[tuple[Handed, ...]] = []  # only the user's thread comes here


@contextmanager
def handing(*handed: Handed) -> Iterator[None]:
    """What is asked to be written inside writes these words."""
    _handing.append(handed)
    try:
        yield
    finally:
        _handing.pop()


def current() -> tuple[Handed, ...]:
    """The words now being handed on; empty for what no field typed."""
    return _handing[-1] if _handing else ()
