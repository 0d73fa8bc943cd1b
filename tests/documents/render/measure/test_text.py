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


def test_each_typed_line_is_a_paragraph_and_keeps_the_look_of_its_runs():
    runs = (Run("Câu 1: ", bold=True), Run("một\nhai"), Run(" ba", italic=True))
    assert lines_of(runs) == [
        (Run("Câu 1: ", bold=True), Run("một")),
        (Run("hai"), Run(" ba", italic=True)),
    ]


def test_empty_lines_are_no_paragraphs():
    assert lines_of((Run("một\n\n  \nhai"),)) == [(Run("một"),), (Run("hai"),)]
    assert lines_of(()) == []
