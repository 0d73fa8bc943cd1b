"""The names by which pdfplumber tells of letters and drawn things are those the checker reads."""

import io

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from doithoai.documents.check.glyphs import Drawn, Glyph


@pytest.fixture(scope="module")
def page():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "A")
    canvas.rect(100, 600, 50, 20)
    canvas.save()
    with pdfplumber.open(io.BytesIO(out.getvalue())) as pdf:
        yield pdf.pages[0]


def test_a_letter(page):
    assert Glyph.__required_keys__ <= set(page.chars[0])
    assert page.chars[0]["matrix"][4:] == (100, 700)


def test_a_drawn_thing(page):
    assert {"x0", "x1", "top", "bottom", "stroke", "fill"} <= set(page.rects[0]) & set(Drawn.__annotations__)
    assert {edge["orientation"] for edge in page.edges} == {"v", "h"}
