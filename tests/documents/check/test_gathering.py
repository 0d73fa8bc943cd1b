"""What a page draws is gathered once: letters with place and look, seen lines, pictures; beyond all bounds it stops."""

import io

import pytest
from PIL import Image
from reportlab.lib.colors import white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents.check.drawn_by_hand import FACES, faces
from doithoai.documents.check import gathering
from doithoai.documents.check.gathering import TooMuch, sheets
from doithoai.documents.check.glyphs import Sheet

HEIGHT = 841.9


@pytest.fixture
def canvas() -> Canvas:
    faces()
    canvas = Canvas(io.BytesIO(), pagesize=(595.3, HEIGHT))
    canvas.setFont(FACES["regular"], 14)
    return canvas


def only(canvas: Canvas) -> Sheet:
    canvas.save()
    (sheet,) = sheets(io.BytesIO(canvas._filename.getvalue()))
    return sheet


def test_letters_have_place_size_and_colour(canvas):
    canvas.drawString(90, 700, "Đó")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.drawString(90, 600, "a")
    first, second, red = sorted(only(canvas).glyphs)
    assert (first.text, second.text, first.size, first.black, red.black) == ("Đ", "ó", 14.0, True, False)
    assert first.base == pytest.approx(HEIGHT - 700, abs=0.01)
    assert (first.x0, first.x1) == (pytest.approx(90), pytest.approx(second.x0))


def test_letters_pushed_over_or_drawn_twice_are_slanted_or_bold(canvas):
    canvas.saveState()
    canvas.transform(1, 0, 0.25, 1, 0, 0)
    canvas.drawString(90, 700, "a")
    canvas.restoreState()
    text = canvas.beginText(90, 600)
    text.setTextRenderMode(2)
    text.textOut("b")
    canvas.drawText(text)
    slanted, bold = (glyph for glyph in sorted(only(canvas).glyphs) if glyph.text.strip())
    assert (slanted.slanted, slanted.bold) == (True, False)
    assert (bold.slanted, bold.bold) == (False, True)


def test_letters_on_their_side_are_left_out(canvas):
    canvas.rotate(90)
    canvas.drawString(90, -100, "a")
    assert not only(canvas).glyphs


def test_white_boxes_are_not_seen_and_lines_are(canvas):
    canvas.setFillColor(white)
    canvas.rect(90, 700, 100, 20, stroke=0, fill=1)
    canvas.line(90, 600, 200, 600)
    canvas.line(300, 500, 300, 600)
    sheet = only(canvas)
    assert [(shape.x0, shape.x1) for shape in sheet.shapes] == [(90, 200), (300, 300)]
    assert [upright.x for upright in sheet.uprights] == [300]


def test_the_yellow_of_a_marker_under_words_is_no_side_of_a_table(canvas):
    canvas.setFillColorRGB(1, 0.93, 0.2)
    canvas.rect(90, 700, 100, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(90, 600, 100, 20, stroke=0, fill=1)
    sheet = only(canvas)
    assert len(sheet.shapes) == 1
    assert {round(upright.bottom) for upright in sheet.uprights} == {242}


def test_a_picture_covers_its_place(canvas):
    canvas.drawImage(ImageReader(Image.new("L", (4, 4))), 0, 0, 200, 100)
    sheet = only(canvas)
    assert (sheet.pictures, sheet.covered) == (1, pytest.approx(20_000))


@pytest.mark.parametrize("bound", ["MOST_GLYPHS", "MOST_SHAPES"])
def test_beyond_all_bounds_it_stops(bound, canvas, monkeypatch):
    monkeypatch.setattr(gathering, bound, 3)
    for y in range(100, 600, 100):
        canvas.drawString(90, y, "a")
        canvas.line(90, y, 200, y)
    with pytest.raises(TooMuch):
        only(canvas)
