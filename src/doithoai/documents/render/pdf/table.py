"""A ruled table as one flowable a row: laid out in one pass however long it is.

ReportLab's own table measures and splits all its rows together, which is quadratic in pages. Here each row
stands alone; the one that finds itself at the top of a page draws the head over itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from doithoai.documents.content.model import Run, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.pdf.marks import LINE_WIDTH
from doithoai.documents.render.pdf.paragraphs import Laid, Part, laid, lines_of, style_of

PAD_X, PAD_Y = 4.0, 3.0
BY_HAND = 26.0  # points: a row to be written in or signed
_ENOUGH_LINES = 99
SPLIT_ABOVE = 0.3  # of the page: a row taller than this may be cut, a shorter one goes to the next page whole

Cells = Sequence[Sequence[Laid]]


class Layout:
    """What all rows of one table share."""

    def __init__(self, table: Table, form: Format, width: float) -> None:
        total = sum(column.weight for column in table.columns)
        self.widths = [width * column.weight / total for column in table.columns]
        self.head_component, self.body_component = form.components["table_head"], form.components["table_body"]
        self._head_style = style_of(self.head_component, align="centre")
        self._styles = [style_of(self.body_component, align=column.align) for column in table.columns]
        for style in (self._head_style, *self._styles):
            style.spaceBefore = 0
        self.head = [self._cell(column.title, self._head_style, True) for column in table.columns]
        self._least = BY_HAND if table.by_hand else 0.0
        self.head_height = self.height(self.head)

    def row(self, texts: Sequence[str]) -> list[list[Laid]]:
        """The cells of a row."""
        return [self._cell(text, style, False) for text, style in zip(texts, self._styles, strict=True)]

    def _cell(self, text: str, style: ParagraphStyle, head: bool) -> list[Laid]:
        component = self.head_component if head else self.body_component
        return [laid(line, style, component, binding=False) for line in lines_of((Run(text),))]

    def height(self, cells: Cells) -> float:
        """How high a row of these cells is, points."""
        heights = [self._cell_height(cell, width) for cell, width in zip(cells, self.widths, strict=True)]
        return max(max(heights) + 2 * PAD_Y, self._least)

    @staticmethod
    def _cell_height(cell: Sequence[Laid], width: float) -> float:
        return sum(float(part.wrap(width - 2 * PAD_X, 1e9)[1]) for part in cell)


class Row(Part):
    """One row, with the head over it where it is the first of the table or of a page."""

    def __init__(self, layout: Layout, cells: Cells, *, first: bool, height: float | None = None) -> None:
        super().__init__()
        self._layout = layout
        self._cells = cells
        self._first = first
        self._height = layout.height(cells) if height is None else height
        self._with_head = first

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Some room between a table and the words that lead to it."""
        return PAD_Y if self._first else 0.0

    @property
    def line_count(self) -> int:
        """A row in which something stands is body enough for the signatures."""
        return _ENOUGH_LINES

    def least(self, width: float, page: float) -> float:
        """The whole row under its head, or where it may be cut, some lines of it."""
        whole = float(self.wrap(width, 1e9)[1])
        if self._height < page * SPLIT_ABOVE:
            return whole
        return whole - self._height + self._least_cut()

    def _least_cut(self) -> float:
        return 2 * self._layout.body_component.size.value * 1.5 + 2 * PAD_Y

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points; with the head when the row stands first on a page."""
        frame = getattr(self, "_frame", None)
        self._with_head = self._first or bool(frame is not None and frame._atTop)
        self.width = width
        self.height = self._height + (self._layout.head_height if self._with_head else 0)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Cut the row where the page ends; nothing when it should go to the next page whole."""
        frame = getattr(self, "_frame", None)
        page = frame._height if frame is not None else height
        room = height - (self._layout.head_height if self._with_head else 0) - 2 * PAD_Y
        fits_a_page = self._height + self._layout.head_height <= page
        if room + 2 * PAD_Y < self._least_cut() or (fits_a_page and self._height < page * SPLIT_ABOVE):
            return []
        cut = [_cut(cell, w - 2 * PAD_X, room) for cell, w in zip(self._cells, self._layout.widths, strict=True)]
        upper, lower = [one for one, _ in cut], [other for _, other in cut]
        if not any(upper) or not any(lower):
            return []
        return [
            Row(self._layout, upper, first=self._with_head),
            Row(self._layout, lower, first=False),
        ]

    def draw(self) -> None:
        """Draw the head if it is due, the cells and the lines around them."""
        top = self.height
        if self._with_head:
            self._draw_cells(self._layout.head, top, self._layout.head_height, middle=True)
            top -= self._layout.head_height
        self._draw_cells(self._cells, top, self._height, middle=False)

    def _draw_cells(self, cells: Cells, top: float, height: float, *, middle: bool) -> None:
        canvas, left = self.canv, 0.0
        canvas.setLineWidth(LINE_WIDTH)
        for cell, width in zip(cells, self._layout.widths, strict=True):
            canvas.rect(left, top - height, width, height)
            used = sum(part.height for part in cell)
            at = top - ((height - used) / 2 if middle else PAD_Y)
            for part in cell:
                part.drawOn(canvas, left + PAD_X, at - part.height)
                at -= part.height
            left += width


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
    layout = Layout(table, form, width)
    first = True
    for texts in or_blank(table.rows(), len(table.columns)):
        yield Row(layout, layout.row(texts), first=first)
        first = False


def or_blank(rows: Iterable[tuple[str, ...]], columns: int) -> Iterator[tuple[str, ...]]:
    """The rows, or a blank one where there is none."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        yield ("",) * columns
