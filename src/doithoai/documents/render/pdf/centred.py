"""Centred text drawn: its lines, and below them the line, star or hyphens its format asks for."""

from reportlab.pdfgen.canvas import Canvas

from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.metrics import ASCENT, LINE_WIDTH
from doithoai.documents.render.pdf.tags import tags_of


def draw_centred(block: CentredText, canvas: Canvas, centre: float, top: float, role: str = "P") -> None:
    """Draw ``block`` with its middle at ``centre`` and its top at ``top``; ``role``: what it is to a screen reader."""
    tags = tags_of(canvas)
    # Lines that stand below one another are read as one text; a blank at their ends would touch the other column.
    tags.begin(tags.add(role, tags.whole), " ".join(block.lines) if len(block.lines) > 1 else "")
    canvas.setFont(block.face, block.size)
    for row, line in enumerate(block.lines):
        canvas.drawCentredString(centre, top - block.baseline(row), line)
    tags.end()
    if block.component.line.kind == "none":
        return
    tags.begin_artifact()
    _draw_mark(block, canvas, centre, top - len(block.lines) * block.leading)
    tags.end()


def _draw_mark(block: CentredText, canvas: Canvas, centre: float, top: float) -> None:
    mark = block.component.line
    if mark.kind == "line" and mark.share:
        half = block.mark_width / 2
        canvas.setLineWidth(LINE_WIDTH)
        canvas.line(centre - half, top - mark.gap, centre + half, top - mark.gap)
    elif mark.text:
        face = faces.face(block.component.bold and mark.kind == "hyphens", False)
        canvas.setFont(face, block.size)
        canvas.drawCentredString(centre, top - mark.gap - block.size * ASCENT, mark.text)
