"""Fonts a PDF uses without carrying them."""

import io

from reportlab.pdfgen.canvas import Canvas

from documents.render.pages import document, made
from doithoai.documents.check.embedding import unembedded


def test_a_font_that_is_only_named_is_told():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(100, 700, "A")
    canvas.save()
    assert unembedded(out.getvalue(), {"Times-Roman"}) == ("Times-Roman",)
    assert unembedded(out.getvalue(), set()) == ()


def test_our_own_papers_carry_theirs():
    import pdfplumber

    data = made(document(), "nd30")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        used = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert used
    assert unembedded(data, used) == ()
