"""Centred text with the mark its format asks for below it."""

import pytest

from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText

faces.faces()
FORM = all_formats()["nd30"]


def test_a_motto_stands_on_one_line_over_its_drawn_line():
    motto = all_formats()["nd30"].components["motto"]
    block = CentredText("Độc lập - Tự do - Hạnh phúc", motto, 300)
    assert block.lines == ["Độc lập - Tự do - Hạnh phúc"]
    assert block.height == pytest.approx(block.leading + motto.line.gap + 0.6)


def test_capitals_where_the_format_wants_them():
    component = all_formats()["nd30"].components["issuer"]
    assert component.upper
    assert CentredText("Ủy ban nhân dân xã", component, 300).lines == ["ỦY BAN NHÂN DÂN XÃ"]


def test_the_party_s_star_takes_a_line_of_its_own():
    issuer = all_formats()["hd36"].components["issuer"]
    block = CentredText("ĐẢNG ỦY XÃ SƠN TIẾN", issuer, 300)
    assert block.height == pytest.approx(block.leading + issuer.line.gap + issuer.size.value * 1.149)


def test_baselines_are_a_line_pitch_apart():
    block = CentredText("một\nhai", all_formats()["nd30"].components["summary"], 300)
    assert block.baseline(1) - block.baseline(0) == pytest.approx(block.leading)


@pytest.mark.parametrize(
    "lines",
    [
        ["Kết luận hội nghị"],
        ["Kết luận hội nghị tiếp xúc, đối thoại trực tiếp với", "Nhân dân thôn Hùng Tiến, xã Sơn Tiến"],
        ["Kết luận hội nghị tiếp xúc", "đối thoại với Nhân dân", "thôn Hùng Tiến, Hùng Vương"],
    ],
)
def test_the_line_below_is_a_third_to_a_half_of_every_line_of_the_text(lines: list[str]) -> None:
    component = FORM.components["summary"]
    block = CentredText("x", component, 430)
    block.lines = lines
    for line in block.lines:
        assert 1 / 3 <= block.mark_width / faces.width(line, faces.BOLD, component.size.value) <= 1 / 2


def test_lines_too_unlike_for_one_length_take_the_share_of_the_longest() -> None:
    block = CentredText("x", FORM.components["summary"], 430)
    block.lines = ["Một dòng rất dài của một trích yếu", "ngắn"]
    assert block.mark_width == pytest.approx(faces.longest(block.lines, block.face, block.size) * 0.4)


def test_a_name_and_a_count_do_not_end_a_line() -> None:
    block = CentredText(
        "Danh sách đại biểu dự hội nghị do đồng chí Hồ Sỹ Tâm chủ trì (06 ý kiến)", FORM.components["summary"], 330
    )
    assert len(block.lines) > 1
    assert any("Hồ Sỹ Tâm" in line for line in block.lines)
    assert any("(06 ý kiến)" in line for line in block.lines)
