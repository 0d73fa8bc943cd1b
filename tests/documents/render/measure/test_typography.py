"""Where a line must not end, and how centred lines are parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.documents.render.measure.typography import bind, centred_lines, filled_lines


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("ông Nguyễn Văn A", "ông~Nguyễn~Văn~A"),
        ("Bà Ân nói", "Bà~Ân nói"),
        ("Ông/bà Thị", "Ông/bà~Thị"),
        ("đồng chí Đinh Xuân", "đồng~chí~Đinh~Xuân"),
        ("Đồng chí Ủy viên", "Đồng~chí~Ủy viên"),
        ("đồng chí chủ trì", "đồng chí chủ trì"),
        ("ông ấy về", "ông ấy về"),
        ("bà ở xóm", "bà ở xóm"),
        ("bàn Anh", "bàn Anh"),
        ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG BỘ THÀNH~PHỐ HUẾ"),
        ("270 m kênh", "270~m kênh"),
        ("15 % dân", "15~% dân"),
        ("126 người dự", "126~người dự"),
        ("12 ý kiến", "12~ý kiến"),
        ("Điều 5 của", "Điều~5 của"),
        ("ngày 05 tháng 01 năm 2026", "ngày~05 tháng~01 năm~2026"),
        ("trước ngày 10/4/2026", "trước ngày~10/4/2026"),
        ("3 mẹ con", "3 mẹ con"),
        ("phát biểu (06 ý kiến) và", "phát biểu (06~ý~kiến) và"),
        ("có 06 ý kiến khác", "có 06~ý kiến khác"),
        ("(1.250 ý kiến, kiến nghị)", "(1.250~ý~kiến,~kiến~nghị)"),
        ("nhiệm kỳ 2020 - 2025 và", "nhiệm kỳ 2020~-~2025 và"),
        ("giai đoạn 2021 – 2030", "giai đoạn 2021~–~2030"),
        ("kiến nghị số 1, 3, 7 và 9 đã xong", "kiến nghị số~1,~3,~7~và~9 đã xong"),
        ("tại hội nghị, Hồ Sỹ Tâm nói", "tại hội nghị, Hồ~Sỹ~Tâm nói"),
        ("Lê Thị Ước, Thôn Thượng", "Lê~Thị~Ước, Thôn Thượng"),
        ("Ksor H'Bia Niê", "Ksor~H'Bia~Niê"),
        ("Công Tằng Tôn Nữ Thị Ngọc Nhân", "Công Tằng Tôn~Nữ~Thị~Ngọc Nhân"),
        ("Hồ sơ, Lê thê, Lý do", "Hồ sơ, Lê thê, Lý do"),
    ],
)
def test_what_is_held_together(typed, bound):
    assert bind(typed) == bound.replace("~", "\u00a0")


@given(st.text(max_size=200))
def test_binding_changes_blanks_only(text):
    assert bind(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


WORDS = st.lists(st.text("abcđê", min_size=1, max_size=12), min_size=1, max_size=40)


@given(WORDS, st.integers(12, 60))
def test_centred_lines_keep_every_word_and_need_no_more_lines(words, width):
    lines = centred_lines(words, width, len)
    assert " ".join(lines).split() == words
    assert all(len(line) <= width for line in lines)
    assert len(lines) == len(filled_lines(words, width, len))


def test_a_centred_name_breaks_before_the_place():
    words = ["ỦY", "BAN", "NHÂN", "DÂN", "XÃ", "SƠN", "TIẾN"]
    assert centred_lines(words, 20, len) == ["ỦY BAN NHÂN DÂN", "XÃ SƠN TIẾN"]


def test_a_word_wider_than_the_line_stays_whole():
    assert centred_lines(["a" * 30, "b"], 10, len) == ["a" * 30, "b"]


def test_no_words_no_lines():
    assert centred_lines([], 10, len) == []
