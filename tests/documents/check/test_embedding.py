"""Fonts a PDF uses without carrying them."""

import io

from reportlab.pdfgen.canvas import Canvas

from documents.render.pages import document, made
from doithoai.documents.check.embedding import unembedded
from doithoai.documents.check.gathering import sheets


def test_a_font_that_is_only_named_is_told():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(100, 700, "A")
    canvas.save()
    assert unembedded(out.getvalue(), {"Times-Roman"}) == ("Times-Roman",)
    assert unembedded(out.getvalue(), set()) == ()


def test_our_own_papers_carry_theirs():
    data = made(document(), "nd30")
    used = {glyph.face for sheet in sheets(io.BytesIO(data)) for glyph in sheet.glyphs}
    assert used
    assert unembedded(data, used) == ()
