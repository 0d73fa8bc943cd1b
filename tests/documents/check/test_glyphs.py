"""Letters sort into reading order, whatever the order they were drawn in."""

from doithoai.documents.check.glyphs import Glyph


def letter(text: str, x0: float, base: float) -> Glyph:
    return Glyph(base, x0, x0 + 7, text, "ABCDEF+Tinos", 14.0, True, False, False)


def test_letters_sort_from_the_top_down_and_from_left_to_right():
    drawn = [letter("c", 90, 114), letter("b", 97, 100), letter("a", 90, 100)]
    assert [glyph.text for glyph in sorted(drawn)] == ["a", "b", "c"]
