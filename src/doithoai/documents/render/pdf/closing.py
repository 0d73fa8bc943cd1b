"""The end of a document: the last lines of the body with the signature block, which never stands alone on a page.

Domain.md section 5, box 7: at least two lines of the body come with the signatures **[P]**.
"""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from doithoai.documents.render.measure.paragraphs import Part
from doithoai.documents.render.pdf.room import Room
from doithoai.documents.render.pdf.signatures import SignatureBlock

_MUCH = 0.5  # of a page: more is not left empty so that a row may stay whole


def with_closing(flow: Iterator[Flowable], block: SignatureBlock, lines: int) -> Iterator[Flowable]:
    """The flow with its last parts held back and put together with ``block``.

    Held are the last ``lines`` parts, each at least a line high, and the headings over them.
    """
    held: list[Part | Room] = []
    for flowable in flow:
        if not isinstance(flowable, Part | Room):
            yield from held
            held.clear()
            yield flowable
            continue
        held.append(flowable)
        while sum(isinstance(part, Part) and not part.keeps for part in held) > lines:
            yield held.pop(0)
    # The closing minds its headings itself: it may cut what their room would ask for whole.
    yield Closing([part for part in held if isinstance(part, Part)], block, lines)


class Closing(Flowable):
    """The last parts of the body and the signature block: at least ``lines`` of the body stay with it."""

    def __init__(self, tail: Sequence[Part], block: SignatureBlock, lines: int) -> None:
        super().__init__()
        self._tail = list(tail)
        self._block = block
        self._lines = lines

    def getSpaceBefore(self) -> float:  # noqa: N802
        """That of the first part."""
        return float(self._tail[0].getSpaceBefore()) if self._tail else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size, points."""
        if self._tail:
            # A row of a table asks its frame whether it stands at the top and needs the head again.
            self._tail[0]._frame = getattr(self, "_frame", None)
        self._heights = [float(part.wrap(width, 1e9)[1]) for part in self._tail]
        self._spaces = [0.0, *(float(part.getSpaceBefore()) for part in self._tail[1:])]
        block = float(self._block.wrap(width, height)[1])
        self.width, self.height = width, sum(self._heights) + sum(self._spaces[: len(self._tail)]) + block
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Leave here what may stay, so that enough of the body goes with the block; see `_leaving`."""
        left = self._leaving(width, height)
        if left or self.height <= self._page():
            return left
        # Higher than any page, by its recipients: what fits of them here, the others on the next page.
        room = height - (self.height - self._block.height)
        cut = self._block.cut(width, room) if height >= self._page() - 1e-6 else None
        return [Closing(self._tail, cut[0], self._lines), cut[1]] if cut else []

    def _page(self) -> float:
        frame = getattr(self, "_frame", None)
        return float(frame._height) if frame is not None else 0.0

    def _leaving(self, width: float, height: float) -> list[Flowable]:
        """Whole parts, or lines of one, that stay on this page, and the closing that goes on to the next.

        A heading stays only with what it heads; nothing when not even the first part may stay.
        """
        whole = 0
        for place, part in enumerate(self._tail):
            height -= self._spaces[place]
            after = sum(later.line_count for later in self._tail[place + 1 :])
            if after < self._lines or self._heights[place] > height:
                return self._cut(place, width, height, after) or self._left(whole)
            height -= self._heights[place]
            if not part.keeps:
                whole = place + 1
        return self._left(whole)

    def _left(self, whole: int) -> list[Flowable]:
        if not whole:
            return []
        return [*self._tail[:whole], Closing(self._tail[whole:], self._block, self._lines)]

    def _cut(self, place: int, width: float, height: float, after: int) -> list[Flowable]:
        """The part at ``place`` cut into lines; at least two stay, and enough go with the block."""
        part = self._tail[place]
        if part.whole_if_it_fits and self.height <= self._page() and height < self._page() * _MUCH:
            return []
        stay = part.line_count - max(2, self._lines - after)
        halves = part.cut(width, height, stay) if stay >= 2 and not part.keeps else []
        if len(halves) != 2:
            return []
        rest = Closing([halves[1], *self._tail[place + 1 :]], self._block, self._lines)
        return [*self._tail[:place], halves[0], rest]

    def draw(self) -> None:
        """Draw the parts, then the block."""
        at = self.height
        for part, height, space in zip(self._tail, self._heights, self._spaces, strict=False):
            at -= space + height
            part.drawOn(self.canv, 0, at)
        self._block.drawOn(self.canv, 0, 0)
