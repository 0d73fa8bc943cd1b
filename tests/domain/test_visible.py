"""A text as an eye reads it, and where each letter stood."""

import pytest

from doithoai.domain.visible import visible

NO_WIDTH, SOFT = "\u200b", "\u00ad"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        (f"Nguy{NO_WIDTH}ễn V{SOFT}ăn An", "Nguyễn Văn An"),
        ("\u041dguyễn \u0410n", "Hguyễn An"),  # Cyrillic letters that look Latin
        ("\uff21n\u3164Bình", "An Bình"),
    ],
)
def test_it_is_read_as_it_looks(text: str, read: str) -> None:
    assert visible(text).text == read


def test_a_slice_is_found_where_it_stands_in_the_original() -> None:
    original = f"ông A{NO_WIDTH}n, xã"
    read = visible(original)
    start = read.text.index("An")
    first, last = read.span(start, start + 2)
    assert original[first:last] == f"A{NO_WIDTH}n"


def test_plain_letters_stand_where_they_did() -> None:
    assert visible("An").span(0, 2) == (0, 2)
