"""Where the head of page 1 stands."""

from dataclasses import replace

import pytest

from documents.render.pages import document
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.head import bodies_of, columns_of, on_one_line, right_texts

faces.faces()


def test_the_state_prints_its_two_titles_and_the_party_its_own():
    assert [name for name, _ in right_texts(all_formats()["nd30"])] == ["national_name", "motto"]
    assert right_texts(all_formats()["hd05"]) == [("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM")]


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
def test_the_columns_fill_the_width_and_the_title_fits_its_own(form):
    left, right = columns_of(all_formats()[form], 460)
    assert left + right == pytest.approx(460)
    for name, text in right_texts(all_formats()[form]):
        component = all_formats()[form].components[name]
        assert faces.width(text, faces.face(component.bold, component.italic), component.size.value) <= right


def test_bodies_stand_over_one_another():
    paper = document(superior="ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH")
    assert [block.lines for block in bodies_of(paper, all_formats()["nd30"], 300)] == [
        ["ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"],
        ["ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"],
    ]


def test_a_long_date_takes_the_smaller_size_the_rule_allows():
    component = all_formats()["nd30"].components["place_date"]
    large = replace(component, size=replace(component.size, value=14, low=13))
    text = "Sơn Tiến, ngày 05 tháng 01 năm 2026"
    face = faces.face(component.bold, component.italic)
    between = (faces.width(text, face, 13) + faces.width(text, face, 14)) / 2
    assert on_one_line(text, large, between).size == 13
    assert on_one_line(text, large, 400).size == 14
