"""How far a piece of work is, told while it goes on. The same call is the way to stop it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called with the parts finished and their total. What it raises stops the work, which leaves nothing behind."""

Item = TypeVar("Item")


def untold(_finished: int, _total: int) -> None:
    """The progress of a caller that does not ask: told to nobody, never stopped."""


class Meter:
    """Counts the parts of one piece of work.

    Args:
        total: how many parts there are; an estimate will do, the count never passes it.
    """

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = max(total, 1)
        self._finished = 0

    def advance(self, parts: int = 1) -> None:
        """So many more parts are finished."""
        self._finished = min(self._finished + parts, self._total)
        self.look()

    def stretch(self, parts: int) -> "Stretch":
        """The next ``parts`` as a stretch of their own."""
        return Stretch(self, self._finished, parts)

    def reach(self, finished: int) -> None:
        """So many parts are finished by now."""
        self.advance(max(finished - self._finished, 0))

    def look(self) -> None:
        """Nothing more is finished, but the work may be stopped here."""
        self._progress(self._finished, self._total)

    def watched(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items; the work may be stopped before each of them."""
        for item in items:
            self.look()
            yield item


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some parts of a `Meter` that a finer count fills: bytes, files."""

    meter: Meter
    start: int
    parts: int

    def reach(self, finished: int, total: int) -> None:
        """So much of the stretch is behind us."""
        self.meter.reach(self.start + self.parts * finished // max(total, 1))
