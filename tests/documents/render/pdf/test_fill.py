"""A line to be written on: words, then dots up to the margin."""

import pytest

from documents.render.pages import document, read, say


def test_dots_from_the_words_to_the_right_margin():
    (page,) = read(document([say("Họ và tên:", to_fill=True), say("Cuối.")]), "nd30")
    entry = page.find("Họ và tên:")
    assert set(entry.text.removeprefix("Họ và tên:").strip()) == {"."}
    right = page.width - 20 * 72 / 25.4
    assert right - 4 < entry.x1 <= right + 4 or entry.x1 == pytest.approx(page.right, abs=4)


def test_an_empty_entry_is_a_line_of_dots_with_room_for_a_hand():
    (page,) = read(document([say("", to_fill=True), say("", to_fill=True), say("Cuối.")]), "nd30")
    first, second = [line for line in page.lines if set(line.text) == {"."}]
    assert second.base - first.base > 1.5 * 14
