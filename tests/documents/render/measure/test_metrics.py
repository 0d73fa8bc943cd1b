"""The lengths all pages share."""

import pytest

from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure.metrics import MM, leading


def test_an_inch_is_72_points():
    assert pytest.approx(72) == 25.4 * MM


def test_the_state_s_line_pitch_is_a_multiple_of_the_font_s_own_line():
    body = all_formats()["nd30"].components["body"]
    assert not body.leading_exact
    assert leading(body) == pytest.approx(body.size.value * 1.149 * body.leading.value)


def test_the_party_s_line_pitch_is_exact_points():
    body = all_formats()["hd36"].components["body"]
    assert body.leading_exact
    assert leading(body) == body.leading.value
