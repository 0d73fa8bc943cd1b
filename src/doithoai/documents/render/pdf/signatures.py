"""Signatures at the right (or several side by side in pairs) and recipients at the left."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from doithoai.documents.content.model import Signature
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.metrics import LINE_WIDTH, SINGLE
from doithoai.documents.render.measure.paragraphs import Laid, plain, style_of
from doithoai.documents.render.measure.signatures import GUTTER, SignatureColumn, in_pairs
from doithoai.documents.render.pdf.centred import draw_centred
from doithoai.documents.render.pdf.tags import tags_of

_UNDERLINE = 1.6  # points below the baseline: where Word draws it


def draw_column(column: SignatureColumn, canvas: Canvas, centre: float, top: float, to_name: float) -> None:
    """Draw ``column`` with its middle at ``centre`` and the name ``to_name`` below ``top``."""
    name = top - to_name
    for block in column.above:
        draw_centred(block, canvas, centre, top)
        top -= block.height
    draw_centred(column.name, canvas, centre, name)


class Recipients(Flowable):
    """``Nơi nhận`` and its list, at the left edge; as a flowable of its own it goes on over pages."""

    def __init__(self, parts: Sequence[Laid], width: float, *, titled: Component | None = None) -> None:
        """Set ``parts``, the first of them the title in the look of ``titled`` (None for a later page)."""
        super().__init__()
        self._parts = list(parts)
        self._width = width
        self._titled = titled
        self._heights = [float(part.wrap(width, 1e9)[1]) for part in self._parts]
        self.height = sum(self._heights)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        return self._width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many lines as fit, and the others."""
        fitting = self._fitting(height)
        if not 0 < fitting < len(self._parts):
            return []
        parts, width = self._parts, self._width
        return [Recipients(parts[:fitting], width, titled=self._titled), Recipients(parts[fitting:], width)]

    def _fitting(self, height: float) -> int:
        used = 0.0
        for place, part_height in enumerate(self._heights):
            used += part_height
            if used > height:
                return place
        return len(self._heights)

    @property
    def first_baseline(self) -> float:
        """How far below its top the title stands."""
        # ReportLab sets the first baseline of a paragraph one size below its top.
        return self._titled.size.value if self._titled else 0.0

    def draw(self) -> None:
        """Draw the list."""
        self.draw_from(self.canv, self.height)

    def draw_from(self, canvas: Canvas, top: float) -> None:
        """Draw the list down from ``top``."""
        at = top
        for part, height in zip(self._parts, self._heights, strict=True):
            at -= height
            part.drawOn(canvas, 0, at)
        if self._titled and self._titled.underline:
            self._underline(canvas, top - self.first_baseline - _UNDERLINE)

    def _underline(self, canvas: Canvas, at: float) -> None:
        frag = self._parts[0].frags[0]
        tags = tags_of(canvas)
        tags.begin_artifact()
        canvas.setLineWidth(LINE_WIDTH)
        canvas.line(0, at, faces.width(frag.text, frag.fontName, frag.fontSize), at)
        tags.end()


def recipients_of(lines: Sequence[str], form: Format, width: float) -> Recipients:
    """The recipients of a document; without any, nothing is printed."""
    title, listed = form.components["recipients_title"], form.components["recipients"]
    parts = [_left(form.texts.recipients_title, title), *(_left(line, listed) for line in lines)] if lines else []
    return Recipients(parts, width, titled=title if lines else None)


def _left(text: str, component: Component) -> Laid:
    style = style_of(component, align="left")
    style.spaceBefore = 0
    style.leading = component.size.value * SINGLE
    return plain(text, style, component)


class SignatureBlock(Flowable):
    """Recipients level with one signature, or below several, which stand side by side in pairs."""

    def __init__(self, columns: Sequence[SignatureColumn], recipients: Recipients, form: Format) -> None:
        super().__init__()
        self._columns = list(columns)
        self._places = in_pairs(len(columns))
        self._recipients = recipients
        self._form = form
        self._space = form.components["authority"].space_before.value
        self._below = form.components["recipients_title"].space_before.value
        # A title larger than the authority begins above it.
        self._space += max(0.0, -self._start)
        self.height = self._space + max(self._signed, self._start + recipients.height)

    @property
    def _signed(self) -> float:
        rows = len({row for row, _ in self._places})
        return self._row_height * rows + self._space * max(0, rows - 1)

    @property
    def _row_height(self) -> float:
        return self._to_name + max((column.height - column.to_name for column in self._columns), default=0.0)

    @property
    def _to_name(self) -> float:
        """How far below the authority's top the names stand, level with one another."""
        return max((column.to_name for column in self._columns), default=0.0)

    @property
    def _start(self) -> float:
        """How far below the authority's top the recipients begin: level with it, or below several signatures."""
        if len(self._columns) > 1:
            return self._signed + self._below if self._recipients.height else self._signed
        if not self._columns:
            return 0.0
        # Level means on one baseline, whatever the sizes.
        return self._columns[0].first_baseline - self._recipients.first_baseline

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width = width
        return self.width, self.height

    def cut(self, width: float, room: float) -> "tuple[SignatureBlock, Recipients] | None":
        """The block with as many recipients as fit in ``room``, and the others; None when that does not help."""
        parts = self._recipients.split(width, room - self._space - self._start)
        if self._space + self._signed > room or len(parts) != 2:
            return None
        upper, lower = parts
        assert isinstance(upper, Recipients)
        assert isinstance(lower, Recipients)
        return SignatureBlock(self._columns, upper, self._form), lower

    def draw(self) -> None:
        """Draw the block."""
        top = self.height - self._space
        half = self.width / 2
        if len(self._columns) > 1:
            for (row, side), column in zip(self._places, self._columns, strict=True):
                below = row * (self._row_height + self._space)
                draw_column(column, self.canv, half * (side + 0.5), top - below, self._to_name)
        elif self._columns:
            draw_column(self._columns[0], self.canv, half * 1.5, top, self._to_name)
        self._recipients.draw_from(self.canv, top - self._start)


def signature_block(
    signatures: Sequence[Signature], recipients: Sequence[str], form: Format, width: float
) -> SignatureBlock:
    """The block at the end of a document whose text is ``width`` points wide."""
    half = width / 2 - GUTTER
    columns = [SignatureColumn(signature, form, half) for signature in signatures]
    return SignatureBlock(columns, recipients_of(recipients, form, half), form)
