"""The layout of a ruled table: the widths of its columns, its cells as measured paragraphs, the heights of its rows."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle

from doithoai.documents.content.model import Run, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.paragraphs import Laid, laid, style_of
from doithoai.documents.render.measure.text import lines_of

PAD_X, PAD_Y = 4.0, 3.0
BY_HAND = 26.0  # points: a row to be written in or signed
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


def or_blank(rows: Iterable[tuple[str, ...]], columns: int) -> Iterator[tuple[str, ...]]:
    """The rows, or a blank one where there is none."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        yield ("",) * columns
