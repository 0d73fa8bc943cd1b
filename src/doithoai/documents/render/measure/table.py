"""The layout of a ruled table: the widths of its columns, its cells as measured paragraphs, the heights of its rows."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle

from doithoai.documents.content.model import Run, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.paragraphs import Laid, laid, style_of
from doithoai.documents.render.measure.text import lines_of

PAD_X, PAD_Y = 4.0, 3.0
BEFORE = 6.0  # points: between the words that lead to a table and the table
BY_HAND = 26.0  # points: a row to be written in or signed
CONTINUED = "(tiếp)"  # over what is left of a cell on the next page

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

    def row(self, texts: Sequence[str], *, bold: bool = False) -> list[list[Laid]]:
        """The cells of a row; ``bold`` for a total."""
        return [self._cell(text, style, False, bold) for text, style in zip(texts, self._styles, strict=True)]

    def continued(self, cell: Sequence[Laid]) -> list[Laid]:
        """What is left of a cell of a row that was cut, marked as such."""
        style = cell[0].style.clone("continued", alignment=0)
        mark = laid((Run(CONTINUED, italic=True),), style, self.body_component, binding=False)
        mark.role = ""
        return [mark, *cell]

    def fits(self, height: float, page: float) -> bool:
        """Whether a row so high stands under the head on one page; one that does is not cut."""
        return height + self.head_height <= page

    def _cell(self, text: str, style: ParagraphStyle, head: bool, bold: bool = False) -> list[Laid]:
        component = self.head_component if head else self.body_component
        cell = [laid(line, style, component, binding=False) for line in lines_of((Run(text, bold=bold),))]
        for part in cell:
            part.role = ""  # the cell says what it is
        return cell

    def height(self, cells: Cells) -> float:
        """How high a row of these cells is, points."""
        heights = [self._cell_height(cell, width) for cell, width in zip(cells, self.widths, strict=True)]
        return max(max(heights) + 2 * PAD_Y, self._least)

    @staticmethod
    def _cell_height(cell: Sequence[Laid], width: float) -> float:
        return sum(float(part.wrap(width - 2 * PAD_X, 1e9)[1]) for part in cell)


def rows_of(table: Table) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rows of ``table``, or a blank one where there is none; with each, whether it is the total."""
    before: tuple[str, ...] | None = None
    for row in table.rows():
        if before is not None:
            yield before, False
        before = row
    if before is None:
        yield ("",) * len(table.columns), False
    else:
        yield before, table.total
