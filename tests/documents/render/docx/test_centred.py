"""Centred text, and the paragraph below it whose border is the line."""

import pytest
from docx.oxml.ns import qn

from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.centred import centred, centred_over
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText

faces.faces()
FORM = all_formats()["nd30"]


def style(element) -> str:
    return element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))


def test_a_line_is_the_border_of_an_empty_paragraph_as_long_as_in_the_pdf():
    block = CentredText("Độc lập - Tự do - Hạnh phúc", FORM.components["motto"], 300)
    text, rule = centred(block, FORM, 300)
    assert (style(text), style(rule)) == ("motto", "rule")
    indent = rule.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    aside = int(indent.get(qn("w:left"))) / 20
    assert indent.get(qn("w:left")) == indent.get(qn("w:right"))
    assert 300 - 2 * aside == pytest.approx(faces.longest(block.lines, block.face, block.size), abs=0.1)


def test_a_star_is_a_paragraph_of_its_own():
    issuer = all_formats()["hd05"].components["issuer"]
    text, star = centred(CentredText("ĐẢNG ỦY", issuer, 300), all_formats()["hd05"], 300)
    assert (style(text), style(star)) == ("issuer", "issuer_mark")


def test_titles_over_the_page_stay_with_what_follows():
    elements = centred_over([("type_name", "THÔNG BÁO"), ("summary", "")], FORM, 450)
    assert style(elements[0]) == "type_name"
    assert all(element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for element in elements)
    assert centred_over([("summary", "")], FORM, 450) == []
