"""A line to be written on by hand: words, then dots up to the right margin."""

from reportlab.platypus import Flowable

from doithoai.documents.formats.model import Format
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.pdf.paragraphs import visible

_PITCH = 1.75  # lines of the body: room for handwriting


class FillLine(Flowable):
    """One line of a form."""

    def __init__(self, text: str, form: Format) -> None:
        super().__init__()
        self._text = visible(text)
        faces.check(self._text)
        self._size = form.components["body"].size.value

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width, self.height = width, self._size * _PITCH
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words, then the dots."""
        canvas, base = self.canv, self._size * 0.35
        canvas.setFont(faces.REGULAR, self._size)
        canvas.drawString(0, base, self._text)
        start = faces.width(self._text + " ", faces.REGULAR, self._size) if self._text else 0.0
        dot = faces.width(".", faces.REGULAR, self._size)
        canvas.drawRightString(self.width, base, "." * max(0, int((self.width - start) / dot)))
