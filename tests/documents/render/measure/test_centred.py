"""Centred text with the mark its format asks for below it."""

import pytest

from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.centred import CentredText

faces.faces()


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
    assert block.text_width == max(faces.width(line, block.face, block.size) for line in block.lines)
