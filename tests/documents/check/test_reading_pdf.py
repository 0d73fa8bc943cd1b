"""Reading a PDF: glyphs put together on their baselines, columns parted, tables set aside."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from documents.check.drawn_by_hand import FACES, faces
from documents.check.parts import line
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.model import Rule, Side
from doithoai.documents.check.reading_pdf import read_pdf, under, words_of

HEIGHT = 841.9


@pytest.fixture
def canvas(tmp_path: Path) -> Canvas:
    faces()
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595.3, HEIGHT))
    canvas.setFont(FACES["regular"], 14)
    return canvas


def read(canvas: Canvas):
    canvas.save()
    return read_pdf(Path(canvas._filename))


def test_words_on_one_baseline_are_a_line_and_columns_are_parted(canvas):
    canvas.drawString(90, 700, "ỦY BAN NHÂN DÂN")
    canvas.drawString(350, 700, "Độc lập")
    left, right = read(canvas).lines
    assert (left.text, left.side) == ("ỦY BAN NHÂN DÂN", Side.LEFT)
    assert (right.text, right.side) == ("Độc lập", Side.RIGHT)
    assert left.base == pytest.approx(HEIGHT - 700, abs=0.01)
    assert left.size == 14.0


def test_raised_marks_are_left_out(canvas):
    canvas.drawString(90, 700, "100 m")
    canvas.setFont(FACES["regular"], 8)
    canvas.drawString(123, 705, "2")
    assert [text.text for text in read(canvas).lines] == ["100 m"]


def test_grey_is_not_black(canvas):
    canvas.setFillGray(0.5)
    canvas.drawString(90, 700, "mờ")
    assert not read(canvas).lines[0].spans[0].black


def test_a_ruled_table_holds_its_lines(canvas):
    for x in (90, 300, 520):
        canvas.line(x, 640, x, 720)
    canvas.drawString(95, 700, "ô")
    canvas.drawString(95, 600, "ngoài")
    cell, text = read(canvas).lines
    assert cell.in_table
    assert not text.in_table


def test_drawn_lines_below_words():
    text = line("a", x0=100, x1=200, base=100)
    rules = [Rule(100, 200, 103), Rule(100, 200, 130), Rule(400, 500, 103)]
    assert under(text, rules, 10) == rules[:1]


def test_what_is_no_pdf_is_refused(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 cut")
    with pytest.raises(Unreadable):
        read_pdf(tmp_path / "a.pdf")


def test_the_words_are_given_page_by_page_to_whoever_looks_for_some(canvas):
    canvas.drawString(90, 700, "Trang một")
    canvas.showPage()
    canvas.setFont(FACES["regular"], 14)
    canvas.drawString(90, 700, "Trang hai")
    read(canvas)
    pages = words_of(Path(canvas._filename).read_bytes())
    assert next(pages) == "Trang một"
    assert next(pages) == "Trang hai"
