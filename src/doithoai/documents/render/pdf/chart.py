"""Charts of counts, drawn for black-and-white print: grey bars with an outline, the count beside each.

Each bar of a lying chart is a part of its own, so that a chart of many names flows over pages like a table.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, black

from doithoai.documents.content.model import Chart, ChartKind
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.lines import filled
from doithoai.documents.render.measure.metrics import ASCENT, LINE_WIDTH, MIDDLE, SINGLE
from doithoai.documents.render.measure.paragraphs import Part
from doithoai.documents.render.measure.text import visible
from doithoai.documents.render.pdf.centred import draw_centred
from doithoai.documents.render.pdf.tags import alternative, tags_of
from doithoai.domain.text import number

Anchor = Literal["start", "middle", "end"]

_GREY = Color(0.72, 0.72, 0.72)
_GAP = 6.0  # points: between a label and its bar, a bar and its count
_NAMES = 0.42  # of the width: the names of lying bars
_BAR = 14.0  # points: how thick a lying bar is
_BETWEEN = 7.0  # points: between two lying bars
_COLUMN_HEIGHT = 105.0  # points: the highest column
_WIDEST_COLUMN = 46.0
_MOST_COLUMNS = 6  # more names than these do not stand side by side
_MOST_LINES = 6  # of a name; its table gives the rest
_WHOLE_BELOW = 0.6  # of a page: a lower chart is not parted
_ABOVE = 16.0  # points: over the chart's title


def parts_of(chart: Chart, form: Format, width: float) -> Iterator[Part]:
    """The parts of ``chart``: its title, then the drawing, of lying bars one part each."""
    if not chart.labels:
        return
    yield _Title(chart.title, form, width)
    component = form.components["table_body"]
    most = max(1, *chart.values)
    if chart.kind is ChartKind.COLUMNS and len(chart.labels) <= _MOST_COLUMNS:
        yield _Columns(chart, most, component, width)
        return
    bars = [_Bar(*labelled, most, component, width) for labelled in zip(chart.labels, chart.values, strict=True)]
    bars[0].together = sum(bar.height for bar in bars)
    yield from bars


class _Title(Part):
    """The chart's title, centred, with the chart below it."""

    keeps = True

    def __init__(self, text: str, form: Format, width: float) -> None:
        super().__init__()
        self._text = CentredText(text, form.components["table_head"], width)
        self._size = width, self._text.height + _GAP

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Some room over the title."""
        return _ABOVE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width, self.height = self._size
        return self._size

    def draw(self) -> None:
        """Draw the lines."""
        draw_centred(self._text, self.canv, self.width / 2, self.height)


class _Drawn(Part):
    """A part that is one drawing of a known size."""

    def __init__(self, drawing: Drawing, words: str) -> None:
        """Set ``drawing``; ``words`` say the same to who cannot see it."""
        super().__init__()
        self._drawing = drawing
        self._words = words
        self.width, self.height = float(drawing.width), float(drawing.height)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it where the part stands."""
        tags = tags_of(self.canv)
        tags.begin_new("Figure", alternative(self._words))
        renderPDF.draw(self._drawing, self.canv, 0, 0)
        tags.end()


class _Bar(_Drawn):
    """One lying bar: its name at the left, the axis, the bar, the count behind it.

    Attributes:
        together: of the first bar: the height of all, which stand on one page where they fit on one.
    """

    together = 0.0

    def __init__(self, label: str, value: int, most: int, component: Component, width: float) -> None:
        size = component.size.value
        lines = _lines(label, size, width * _NAMES - _GAP)
        height = max(len(lines) * size * SINGLE, _BAR) + _BETWEEN
        drawing, axis = _blank(width, height, size), width * _NAMES
        middle = height / 2
        _write(drawing, lines, axis - _GAP, middle + len(lines) * size * SINGLE / 2, size, "end")
        room = width - axis - _GAP - faces.width(number(most), faces.BOLD, size)
        long = room * value / most
        if value:
            drawing.add(_box(axis, middle - _BAR / 2, long, _BAR))
        drawing.add(_value(number(value), axis + long + _GAP, middle - size * MIDDLE, size, "start"))
        drawing.add(_line(axis, 0, axis, height))
        super().__init__(drawing, f"{visible(label)}: {number(value)}")

    def least(self, width: float, page: float) -> float:
        """All bars of the chart with the first one, unless they fill most of a page."""
        return self.together if 0 < self.together < page * _WHOLE_BELOW else super().least(width, page)


class _Columns(_Drawn):
    """All columns of a standing chart: the count over each, the name below."""

    def __init__(self, chart: Chart, most: int, component: Component, width: float) -> None:
        size = component.size.value
        step = width / len(chart.labels)
        names = [_lines(label, size, step - _GAP) for label in chart.labels]
        foot = max(map(len, names)) * size * SINGLE + _GAP
        drawing = _blank(width, foot + _COLUMN_HEIGHT + size + _GAP, size)
        thick = min(_WIDEST_COLUMN, step * 0.5)
        for place, (lines, value) in enumerate(zip(names, chart.values, strict=True)):
            centre, high = (place + 0.5) * step, _COLUMN_HEIGHT * value / most
            if value:
                drawing.add(_box(centre - thick / 2, foot, thick, high))
            drawing.add(_value(number(value), centre, foot + high + _GAP / 2, size, "middle"))
            _write(drawing, lines, centre, foot - _GAP / 2, size, "middle")
        drawing.add(_line(0, foot, width, foot))
        counted = zip(chart.labels, chart.values, strict=True)
        super().__init__(drawing, "; ".join(f"{visible(label)}: {number(value)}" for label, value in counted))


def _lines(label: str, size: float, width: float) -> list[str]:
    """A name in lines that fit; of an endless one the beginning."""
    printed = visible(label)
    faces.check(printed)
    lines = filled(printed, faces.REGULAR, size, width)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


def _blank(width: float, height: float, size: float) -> Drawing:
    # Without a font of its own a drawing begins in Helvetica or Times, which no file of ours may name.
    return Drawing(width, height, initialFontName=faces.REGULAR, initialFontSize=size)


def _write(drawing: Drawing, lines: Sequence[str], x: float, top: float, size: float, anchor: Anchor) -> None:
    for place, line in enumerate(lines):
        base = top - place * size * SINGLE - size * ASCENT
        drawing.add(String(x, base, line, fontName=faces.REGULAR, fontSize=size, textAnchor=anchor))


def _value(text: str, x: float, base: float, size: float, anchor: Anchor) -> String:
    return String(x, base, text, fontName=faces.BOLD, fontSize=size, textAnchor=anchor)


def _box(x: float, y: float, width: float, height: float) -> Rect:
    box = Rect(x, y, width, height)
    box.fillColor, box.strokeColor, box.strokeWidth = _GREY, black, LINE_WIDTH
    return box


def _line(x1: float, y1: float, x2: float, y2: float) -> Line:
    return Line(x1, y1, x2, y2, strokeColor=black, strokeWidth=LINE_WIDTH)
