"""A ruled table as one flowable a row: laid out in one pass however long it is.

ReportLab's own table measures and splits all its rows together, which is quadratic in pages. Here each row
stands alone; the one that finds itself at the top of a page draws the head over itself.
"""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from doithoai.documents.content.model import Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure import table as measured
from doithoai.documents.render.measure.metrics import LINE_WIDTH
from doithoai.documents.render.measure.paragraphs import Laid, Part
from doithoai.documents.render.measure.table import BEFORE, PAD_X, PAD_Y, Cells, Layout
from doithoai.documents.render.pdf.tags import Element, Tags, tags_of

_ENOUGH_LINES = 99  # more than any format wants of the body above the signatures


class Row(Part):
    """One row, with the head over it where it is the first of the table or of a page."""

    whole_if_it_fits = True

    def __init__(
        self, layout: Layout, cells: Cells, tagged: "TaggedTable", *, first: bool, headed: bool = False
    ) -> None:
        """Set the row; ``first`` of its table, or ``headed`` because it was cut where it stood first on a page."""
        super().__init__()
        self._layout = layout
        self._cells = cells
        self._tagged = tagged
        self._elements: list[Element] = []
        self._first = first
        self._height = layout.height(cells)
        self._headed = first or headed
        self._with_head = self._headed

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Some room between a table and the words that lead to it."""
        return BEFORE if self._first else 0.0

    @property
    def line_count(self) -> int:
        """A row in which something stands is body enough for the signatures."""
        return _ENOUGH_LINES

    def least(self, width: float, page: float) -> float:
        """The whole row under its head, or where it may be cut, some lines of it."""
        whole = float(self.wrap(width, 1e9)[1])
        if self._layout.fits(self._height, page):
            return whole
        return whole - self._height + self._least_cut()

    def _least_cut(self) -> float:
        return 2 * self._layout.body_component.size.value * 1.5 + 2 * PAD_Y

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points; with the head when the row stands first on a page."""
        frame = getattr(self, "_frame", None)
        self._with_head = self._headed or bool(frame is not None and frame._atTop)
        self.width = width
        self.height = self._height + (self._layout.head_height if self._with_head else 0)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Cut the row where the page ends; nothing when it should go to the next page whole."""
        frame = getattr(self, "_frame", None)
        page = frame._height if frame is not None else height
        return [] if self._layout.fits(self._height, page) else [*self.cut(_width, height, _ENOUGH_LINES)]

    def cut(self, _width: float, height: float, _most: int) -> list[Part]:
        """The row cut where the page ends, whether it would fit on one or not; nothing where too little would stay."""
        room = height - (self._layout.head_height if self._with_head else 0) - 2 * PAD_Y
        if room + 2 * PAD_Y < self._least_cut():
            return []
        cut = [_cut(cell, w - 2 * PAD_X, room) for cell, w in zip(self._cells, self._layout.widths, strict=True)]
        upper, lower = [upper_part for upper_part, _ in cut], [other for _, other in cut]
        if not any(upper) or not any(lower):
            return []
        self._layout.height(lower)  # measures them
        most = max(range(len(lower)), key=lambda place: sum(part.height for part in lower[place]))
        lower[most] = self._layout.continued(lower[most])
        pieces = [
            Row(self._layout, upper, self._tagged, first=self._first, headed=self._with_head),
            Row(self._layout, lower, self._tagged, first=False),
        ]
        for piece in pieces:
            piece._elements = self._elements  # one row to a screen reader
        return [*pieces]

    def draw(self) -> None:
        """Draw the head if it is due, the cells and the lines around them."""
        top, tags = self.height, tags_of(self.canv)
        if self._with_head:
            head = self._tagged.head(tags, len(self._cells))
            self._draw_cells(self._layout.head, top, self._layout.head_height, head, middle=True)
            top -= self._layout.head_height
        if not self._elements:
            self._elements += self._tagged.row(tags, "TD", len(self._cells))
        self._draw_cells(self._cells, top, self._height, self._elements, middle=False)

    def _draw_cells(
        self, cells: Cells, top: float, height: float, elements: "Sequence[Element]", *, middle: bool
    ) -> None:
        """Draw cells with the lines around them; without ``elements`` they only tell again what was told."""
        canvas, tags, left = self.canv, tags_of(self.canv), 0.0
        tags.begin_artifact()
        canvas.setLineWidth(LINE_WIDTH)
        for width in self._layout.widths:
            canvas.rect(left, top - height, width, height)
            left += width
        tags.end()
        left = 0.0
        for place, (cell, width) in enumerate(zip(cells, self._layout.widths, strict=True)):
            tags.begin(elements[place]) if elements else tags.begin_artifact()
            used = sum(part.height for part in cell)
            at = top - ((height - used) / 2 if middle else PAD_Y)
            for part in cell:
                part.drawOn(canvas, left + PAD_X, at - part.height)
                at -= part.height
            tags.end()
            left += width


class TaggedTable:
    """A table to a screen reader: its element, made when the first row is drawn."""

    def __init__(self) -> None:
        self._table: Element | None = None

    def head(self, tags: Tags, columns: int) -> list[Element]:
        """The cells of the head; none where it was told before."""
        return [] if self._table else self.row(tags, "TH", columns, "/A<</O/Table/Scope/Column>>")

    def row(self, tags: Tags, kind: str, columns: int, more: str = "") -> list[Element]:
        """The cells of a new row."""
        self._table = self._table or tags.add("Table", tags.whole)
        row = tags.add("TR", self._table)
        return [tags.add(kind, row, more) for _ in range(columns)]


def _cut(cell: Sequence[Laid], width: float, room: float) -> tuple[list[Laid], list[Laid]]:
    """The parts of a cell that fit in ``room``, and the rest."""
    upper: list[Laid] = []
    for place, part in enumerate(cell):
        if part.height <= room:
            upper.append(part)
            room -= part.height
            continue
        halves = part.halves(width, room)
        if len(halves) == 2:
            return [*upper, halves[0]], [halves[1], *cell[place + 1 :]]
        return upper, list(cell[place:])
    return upper, []


def rows_of(table: Table, form: Format, width: float) -> Iterator[Row]:
    """The rows of ``table`` as flowables, made as they are asked for; a table without rows shows its head alone."""
    layout, tagged = Layout(table, form, width), TaggedTable()
    first = True
    for texts, total in measured.rows_of(table):
        yield Row(layout, layout.row(texts, bold=total), tagged, first=first)
        first = False
