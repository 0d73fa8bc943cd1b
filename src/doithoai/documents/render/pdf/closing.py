"""The end of a document: signatures at the right (or two side by side), recipients at the left.

The block never stands alone on a page: the last lines of the body come with it (domain.md section 5, box 7).
"""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from doithoai.documents.content.model import Signature
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.pdf.marks import LINE_WIDTH, CentredText
from doithoai.documents.render.pdf.paragraphs import Laid, plain, style_of


class SignatureColumn:
    """One signature: authority, position, room to sign, name; centred in its column."""

    def __init__(self, signature: Signature, form: Format, width: float) -> None:
        parts = form.components
        above = [CentredText(line, parts["authority"], width) for line in signature.authority if line]
        if signature.position:
            above.append(CentredText(signature.position, parts["position"], width))
        self._above = above
        self._room = form.signature_room.value
        self._name = CentredText(signature.name, parts["signer"], width)
        self.height = sum(block.height for block in above) + self._room + self._name.height

    def draw(self, canvas: Canvas, centre: float, top: float) -> None:
        """Draw the column with its middle at ``centre``."""
        for block in self._above:
            block.draw(canvas, centre, top)
            top -= block.height
        self._name.draw(canvas, centre, top - self._room)


class Recipients:
    """``Nơi nhận`` and its list, at the left edge."""

    def __init__(self, lines: Sequence[str], form: Format, width: float) -> None:
        title, one = form.components["recipients_title"], form.components["recipients"]
        self._parts: list[Laid | Underlined] = []
        if lines:
            self._parts = [_left(form.texts.recipients_title, title), *(_left(line, one) for line in lines)]
        self._heights = [float(part.wrap(width, 1e9)[1]) for part in self._parts]
        self.height = sum(self._heights)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the list down from ``top``."""
        for part, height in zip(self._parts, self._heights, strict=True):
            top -= height
            part.drawOn(canvas, 0, top)


def _left(text: str, component: Component) -> "Laid | Underlined":
    style = style_of(component, align="left")
    style.spaceBefore = 0
    if component.underline:
        return Underlined(plain(text, style, component))
    return plain(text, style, component)


class Underlined:
    """A paragraph of one line with a line under its text."""

    def __init__(self, part: Laid) -> None:
        self._part = part

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of the paragraph."""
        found: tuple[float, float] = self._part.wrap(width, height)
        return found

    def drawOn(self, canvas: Canvas, left: float, bottom: float) -> None:  # noqa: N802
        """Draw the paragraph and the line under it."""
        self._part.drawOn(canvas, left, bottom)
        frag = self._part.frags[0]
        width = faces.width(frag.text, frag.fontName, frag.fontSize)
        base = bottom + self._part.height - frag.fontSize * 0.891 - 1.6
        canvas.setLineWidth(LINE_WIDTH)
        canvas.line(left, base, left + width, base)


class SignatureBlock(Flowable):
    """Recipients level with one signature, or two signatures with the recipients below the left one."""

    def __init__(self, signatures: Sequence[Signature], recipients: Sequence[str], form: Format, width: float) -> None:
        super().__init__()
        half = width / 2
        self._columns = [SignatureColumn(one, form, half - 6) for one in signatures]
        self._recipients = Recipients(recipients, form, half - 6)
        self._space = form.components["authority"].space_before.value
        self._below = form.components["recipients_title"].space_before.value

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        signed = max((column.height for column in self._columns), default=0.0)
        if len(self._columns) > 1:
            below = self._below + self._recipients.height if self._recipients.height else 0
            tall = signed + below
        else:
            tall = max(signed, self._recipients.height)
        self.width, self.height = width, self._space + tall
        return self.width, self.height

    def draw(self) -> None:
        """Draw the block."""
        top = self.height - self._space
        half = self.width / 2
        if len(self._columns) > 1:
            for place, column in enumerate(self._columns[:2]):
                column.draw(self.canv, half * (place + 0.5), top)
            top -= max(column.height for column in self._columns) + self._below
        elif self._columns:
            self._columns[0].draw(self.canv, half * 1.5, top)
        self._recipients.draw(self.canv, top)


class Closing(Flowable):
    """The last paragraphs of the body with the signature block: at least ``lines`` of the body stay with it."""

    def __init__(self, tail: Sequence[Laid], block: Flowable, lines: int) -> None:
        super().__init__()
        self._tail = list(tail)
        self._block = block
        self._lines = lines

    def getSpaceBefore(self) -> float:  # noqa: N802
        """That of the first paragraph."""
        return float(self._tail[0].getSpaceBefore()) if self._tail else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size, points."""
        self._heights = [float(part.wrap(width, 1e9)[1]) for part in self._tail]
        self._spaces = [0.0, *(float(part.getSpaceBefore()) for part in self._tail[1:])]
        block = float(self._block.wrap(width, height)[1])
        self.width, self.height = width, sum(self._heights) + sum(self._spaces) + block
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Leave here what may stay: whole paragraphs, or lines of the first, so that enough go with the block."""
        if not self._tail:
            return []
        rest = sum(part.line_count for part in self._tail[1:])
        first, *others = self._tail
        if rest >= self._lines and self._heights[0] <= height:
            return [first, Closing(others, self._block, self._lines)]
        total = first.line_count
        pitch = first.style.leading
        stay = min(int(height / pitch + 1e-6), total - max(2, self._lines - rest))
        if stay < 2:
            return []
        halves = first.halves(width, stay * pitch + 0.01)
        if len(halves) != 2:
            return []
        return [halves[0], Closing([halves[1], *others], self._block, self._lines)]

    def draw(self) -> None:
        """Draw the paragraphs, then the block."""
        at = self.height
        for part, height, space in zip(self._tail, self._heights, self._spaces, strict=True):
            at -= space + height
            part.drawOn(self.canv, 0, at)
        self._block.drawOn(self.canv, 0, 0)
