"""The few elements a document for Word is made of."""

import pytest
from docx.oxml.ns import qn

from doithoai.documents.render.docx import markup
from doithoai.documents.render.docx.markup import cell, el, give, half_points, is_table, paragraph, printed, run, space
from doithoai.documents.render.measure.faces import GlyphMissing


def names(element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


def test_units_of_word():
    assert markup.twips(1) == 20
    assert half_points(13.5) == 27


def test_properties_stand_in_the_order_of_the_schema_however_given():
    made = paragraph("body", (), el("jc", val="both"), el("keepNext"))
    assert names(made.find(qn("w:pPr"))) == ["pStyle", "keepNext", "jc"]
    give(made, el("jc", val="left"))
    assert names(made.find(qn("w:pPr"))) == ["pStyle", "keepNext", "jc"]
    assert made.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == "left"


def test_a_run_keeps_its_blanks_and_breaks_its_lines():
    assert names(run(" một\nhai ")) == ["t", "br", "t"]
    assert run(" a ").find(qn("w:t")).text == " a "
    assert names(run("a", bold=True, size=13).find(qn("w:rPr"))) == ["b", "sz", "szCs"]


def test_text_is_printed_as_in_the_pdf_or_refused_as_there():
    assert printed("a   b\u00ad\tc") == "a b c"
    with pytest.raises(GlyphMissing):
        printed("😀")


def test_room_before_and_after():
    made = paragraph("body")
    space(made, before=6)
    space(made, after=3)
    spacing = made.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (spacing.get(qn("w:before")), spacing.get(qn("w:after"))) == ("120", "60")


def test_a_cell_ends_with_a_paragraph():
    assert names(cell(100, []))[-1] == "p"
    assert names(cell(100, [el("tbl")]))[-1] == "p"
    assert is_table(el("tbl"))
    assert not is_table(paragraph("body"))
