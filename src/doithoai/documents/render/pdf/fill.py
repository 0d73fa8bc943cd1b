"""A line to be written on by hand: words, then dots up to the right margin."""

from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.filling import PITCH, entry_lines, words_width
from doithoai.documents.render.measure.paragraphs import Part
from doithoai.documents.render.pdf.tags import tags_of

_BASE = 0.35  # of the size: the baseline above the bottom of its line, so that descenders keep clear of the next


class FillLine(Part):
    """One entry of a form: its words, and the rest of their last line in dots."""

    def __init__(self, text: str, form: Format, width: float) -> None:
        super().__init__()
        self._size = form.components["body"].size.value
        self._lines = entry_lines(text, form, width)

    @property
    def line_count(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width, self.height = width, len(self._lines) * self._size * PITCH
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words, then the dots."""
        canvas, pitch = self.canv, self._size * PITCH
        tags = tags_of(canvas)
        tags.begin_new("P")
        canvas.setFont(faces.REGULAR, self._size)
        base = self.height - pitch + self._size * _BASE
        for row, line in enumerate(self._lines):
            canvas.drawString(0, base - row * pitch, line)
        dot = faces.width(".", faces.REGULAR, self._size)
        dots = "." * max(0, int((self.width - words_width(self._lines[-1], self._size)) / dot))
        canvas.drawRightString(self.width, base - (len(self._lines) - 1) * pitch, dots)
        tags.end()
