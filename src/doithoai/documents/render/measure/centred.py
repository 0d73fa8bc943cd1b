"""Centred text blocks with the mark below them: a line measured from the text, a star, or hyphens."""

from doithoai.documents.formats.model import Component
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.lines import balanced
from doithoai.documents.render.measure.metrics import ASCENT, LINE_WIDTH, SINGLE, leading
from doithoai.documents.render.measure.text import visible
from doithoai.documents.render.measure.typography import NBSP, bind
from doithoai.domain import text as words


class CentredText:
    """Lines of one component set centred, with the mark its format asks for.

    Attributes:
        height: points, with the mark.
    """

    def __init__(self, text: str, component: Component, width: float) -> None:
        """Set ``text`` in lines of at most ``width`` points, broken at words so that the lines are alike in length."""
        printed = visible(text)
        faces.check(printed)
        self.component = component
        self.face = faces.face(component.bold, component.italic)
        self.size = component.size.value
        bound = balanced(words.upper(bind(printed)) if component.upper else bind(printed), self.face, self.size, width)
        # Once broken the lines need no binding; a gap left for a number is wide by no-break spaces of its own.
        self.lines = bound if NBSP in printed else [line.replace(NBSP, " ") for line in bound]
        self.leading = leading(component)
        mark = component.line
        self._mark_height = 0.0
        if mark.kind == "line":
            self._mark_height = mark.gap + LINE_WIDTH
        elif mark.kind in ("star", "hyphens"):
            self._mark_height = mark.gap + self.size * SINGLE
        self.height = len(self.lines) * self.leading + self._mark_height

    @property
    def mark_width(self) -> float:
        """How long the line below the text is, points: the share of its longest line the format has in use.

        Where the rule leaves a range and the lines of the text differ, a length inside the range of each of them.
        """
        share = self.component.line.share
        if share is None:
            return 0.0
        widths = [faces.width(line, self.face, self.size) for line in self.lines]
        least, most = max(widths) * share.low, min(widths) * share.high
        wanted = max(widths) * share.value
        return min(max(wanted, least), most) if least <= most else wanted

    def baseline(self, line: int) -> float:
        """How far below the top of the block the baseline of a line is."""
        return line * self.leading + (self.leading - self.size * SINGLE) / 2 + self.size * ASCENT
