"""Room for headings and what they head: a new page where they would stand at the foot of one by themselves."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak

from doithoai.documents.render.measure.paragraphs import Part


class Room(CondPageBreak):
    """A new page where headings would stand at the foot of this one without what they head."""

    def __init__(self, heads: Sequence[Part], following: Part) -> None:
        super().__init__(0)
        self._heads = list(heads)
        self._following = following

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """No room; ask for a new page when there is too little."""
        frame = getattr(self, "_frame", None)
        if frame is None or frame._atTop:
            return 0, 0
        parts = [*self._heads, self._following]
        spaces = sum(part.getSpaceBefore() for part in parts)
        heads = sum(part.wrap(width, 1e9)[1] for part in self._heads)
        self.height = spaces + heads + self._following.least(width, frame._height)
        size: tuple[float, float] = super().wrap(width, height)
        return size
