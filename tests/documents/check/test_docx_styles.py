"""What a DOCX means for a paragraph and a run: direct formatting, styles up to their roots, the defaults."""

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from doithoai.documents.check import docx_styles as styled
from doithoai.documents.check.docx_styles import Styles


@pytest.fixture
def word():
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(13)
    document.styles["Normal"].font.name = "Times New Roman"
    return document


def look(word, run, paragraph):
    return Styles(word).look(run._r, paragraph._p)


def test_the_style_speaks_where_the_run_says_nothing(word):
    paragraph = word.add_paragraph("a")
    plain = look(word, paragraph.runs[0], paragraph)
    assert (plain.size, plain.bold, plain.family, plain.black) == (13.0, False, "Times New Roman", True)


def test_the_run_speaks_louder_than_its_style(word):
    word.styles["Normal"].font.bold = True
    paragraph = word.add_paragraph()
    run = paragraph.add_run("a")
    run.bold, run.font.size, run.font.color.rgb = False, Pt(14), RGBColor(255, 0, 0)
    own = look(word, run, paragraph)
    assert (own.size, own.bold, own.black) == (14.0, False, False)


def test_a_paragraph_s_shape(word):
    paragraph = word.add_paragraph("a")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.line_spacing = Pt(18)
    speaking = Styles(word).paragraph(paragraph._p)
    assert styled.align(speaking) == "justify"
    assert styled.millimetres(speaking, "w:ind", "w:firstLine") == pytest.approx(10, abs=0.02)
    assert styled.points(speaking, "w:spacing", "w:before") == 6
    assert styled.leading(speaking) == (18.0, True, False)


def test_a_multiple_of_single_lines(word):
    paragraph = word.add_paragraph("a")
    paragraph.paragraph_format.line_spacing = 1.5
    assert styled.leading(Styles(word).paragraph(paragraph._p)) == (1.5, False, False)


def test_lines_inside_a_table(word):
    bare, ruled = word.add_table(1, 1), word.add_table(1, 1, style="Table Grid")
    assert not Styles(word).has_borders(bare._tbl)
    assert Styles(word).has_borders(ruled._tbl)


def test_what_is_no_number_is_nothing():
    assert styled.number("x") == 0.0
    assert styled.number(None) == 0.0
