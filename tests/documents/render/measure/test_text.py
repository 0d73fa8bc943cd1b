"""Text as it is printed."""

import pytest

from doithoai.documents.content.model import Run
from doithoai.documents.render.measure.text import lines_of, visible


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("a\u00adb", "ab"), ("a\tb", "a b"), ("Ho\u0301a", "Hóa"), ("a\r\nb", "a\nb"), ("\u200da\ufe0f", "a")],
)
def test_what_no_font_draws_is_left_off(typed: str, printed: str) -> None:
    assert visible(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Đất‑ở", "Đất-ở"),  # a hyphen that does not break
        ("một\u3000hai", "một hai"),
        ("\uf0b7 Một", "• Một"),
        ("✓ rồi, ☐ chưa, ☑ có, ☒ không, ✗", "√ rồi, □ chưa, [√] có, [×] không, ×"),
        ("➢ Ý ❖ ★ ⇒", "► Ý ♦ * →"),
        ("hình\ufffc ảnh", "hình ảnh"),
        ("Ｈà Ｎội Ⅳ", "Hà Nội IV"),
        ("37℃", "37°C"),
        ("x² ≤ ½ № …", "x² ≤ ½ № …"),  # what the font has stays
        ("漢 😀", "漢 😀"),  # nothing is equal to these
    ],
)
def test_what_the_font_lacks_gives_way_to_its_equal(typed: str, printed: str) -> None:
    assert visible(typed) == printed


def test_each_typed_line_is_a_paragraph_and_keeps_the_look_of_its_runs():
    runs = (Run("Câu 1: ", bold=True), Run("một\nhai"), Run(" ba", italic=True))
    assert lines_of(runs) == [
        (Run("Câu 1: ", bold=True), Run("một")),
        (Run("hai"), Run(" ba", italic=True)),
    ]


def test_empty_lines_are_no_paragraphs():
    assert lines_of((Run("một\n\n  \nhai"),)) == [(Run("một"),), (Run("hai"),)]
    assert lines_of(()) == []
