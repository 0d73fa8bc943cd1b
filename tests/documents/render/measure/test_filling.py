"""A line to be written on: the words, and room for the dots."""

import pytest

from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.filling import entry_lines, words_width

faces.faces()
FORM = all_formats()["nd30"]
SIZE = FORM.components["body"].size.value
WIDTH = 450.0


def test_short_words_leave_the_rest_of_their_line():
    assert entry_lines("Họ và tên:", FORM, WIDTH) == ["Họ và tên:"]


def test_words_that_leave_less_than_a_hand_needs_take_a_line_below():
    words = "Địa chỉ"
    while faces.width(f"{words} ", faces.REGULAR, SIZE) <= WIDTH * 0.86:
        words += " a"
    assert entry_lines(words, FORM, WIDTH) == [words, ""]


def test_nothing_but_dots():
    assert entry_lines("", FORM, WIDTH) == [""]
    assert words_width("", SIZE) == 0


def test_a_letter_the_font_lacks_is_refused():
    with pytest.raises(faces.GlyphMissing):
        entry_lines("😀", FORM, WIDTH)
