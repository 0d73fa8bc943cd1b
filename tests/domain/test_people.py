import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.people import Titles, bare_name, title_of
from doithoai.domain.text import clean

TITLES = Titles(
    ("Đồng chí", "Đ/c", "Ông/bà", "Ông", "Bà", "TS.", "TS", "ThS.", "PGS.TS."), (("Ông", ("Văn", "Thị", "Ích")),)
)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Phan Đình Lưu", "Phan Đình Lưu"),
        ("Đồng chí Phan Đình Lưu", "Phan Đình Lưu"),
        ("đồng chí  TS. Phan Đình Lưu", "Phan Đình Lưu"),
        ("Đ/c: Phan Đình Lưu", "Đ/c: Phan Đình Lưu"),  # not a form anyone prints; kept as typed
        ("PGS.TS. Hà Thị Sâm", "Hà Thị Sâm"),
        ("ThS.Hà Thị Sâm", "Hà Thị Sâm"),
        ("TS Hà Thị Sâm", "Hà Thị Sâm"),
        ("Ông Nguyễn Tùng", "Nguyễn Tùng"),
        ("Ông Nguyễn Văn Tùng", "Nguyễn Văn Tùng"),
        ("Ông Văn Tùng", "Ông Văn Tùng"),  # the family name Ông
        ("Bàng Văn Tỵ", "Bàng Văn Tỵ"),  # begins with the letters of a title
        ("\u00d0ồng chí Phan Đình Lưu", "Phan Đình Lưu"),  # kept by an earlier version, with Icelandic Ð
        ("Ông", "Ông"),
        ("", ""),
    ],
)
def test_titles_before_a_name_are_taken_away(typed, bare):
    assert bare_name(typed, TITLES) == bare


def test_the_title_typed_before_a_name():
    assert title_of("bà Nghiêm Thị Chắt", TITLES) == "bà"
    assert title_of("Đồng chí TS. Phan Đình Lưu", TITLES) == "Đồng chí TS."
    assert title_of("Nghiêm Thị Chắt", TITLES) == ""


@given(st.text())
def test_any_text_is_taken_and_the_name_is_its_end(text):
    whole = " ".join(clean(text).split())
    assert whole.endswith(bare_name(text, TITLES))
    if whole:
        assert bare_name(text, TITLES)
