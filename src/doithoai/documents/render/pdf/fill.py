"""A line to be written on by hand: words, then dots up to the right margin."""

from doithoai.documents.formats.model import Format
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.pdf.marks import filled
from doithoai.documents.render.pdf.paragraphs import Part, visible

PITCH = 1.75  # lines of the body: room for handwriting
LEAST_DOTS = 0.15  # of the width: words that leave less take a line of dots below


class FillLine(Part):
    """One entry of a form: its words, and the rest of their last line in dots."""

    def __init__(self, text: str, form: Format, width: float) -> None:
        super().__init__()
        shown = visible(text)
        faces.check(shown)
        self._size = form.components["body"].size.value
        self._lines = filled(shown, faces.REGULAR, self._size, width)
        if self._after_words > width * (1 - LEAST_DOTS):
            self._lines.append("")

    @property
    def _after_words(self) -> float:
        last = self._lines[-1]
        return faces.width(f"{last} ", faces.REGULAR, self._size) if last else 0.0

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
        canvas.setFont(faces.REGULAR, self._size)
        base = self.height - pitch + self._size * 0.35
        for place, line in enumerate(self._lines):
            canvas.drawString(0, base - place * pitch, line)
        dot = faces.width(".", faces.REGULAR, self._size)
        dots = "." * max(0, int((self.width - self._after_words) / dot))
        canvas.drawRightString(self.width, base - (len(self._lines) - 1) * pitch, dots)
