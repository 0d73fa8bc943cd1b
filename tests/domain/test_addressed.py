"""People behind a form of address, numbers that words call somebody's, and words that denounce."""

import pytest

from doithoai.documents.content.names import name_words
from doithoai.domain.addressed import accuses, numbers_named, people_addressed


def names(text: str) -> list[str]:
    words = name_words()
    return [piece.words for piece in people_addressed(text, words.address, words.never)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tôi tố cáo ông Hồ Văn Gian, trưởng thôn, nhận tiền của bà Trần Thị Mơ.", ["Hồ Văn Gian", "Trần Thị Mơ"]),
        ("Bà KIN nói đúng, chị Lê-Kín cũng biết.", ["KIN", "Lê-Kín"]),
        ("Đã gặp anh Kín ở thôn An Phú.", ["Kín"]),
        ("ĐỀ NGHỊ GỌI BÀ TRẦN THỊ MƠ", ["TRẦN THỊ MƠ"]),
        ("Ông H’Bia Niê vắng.", ["H’Bia Niê"]),
        ("Đường Bà Triệu và chợ Bà Rịa hỏng.", []),
        ("Ông Chủ tịch hứa; ông Bí thư cũng hứa; anh em Công an xã đã đến.", []),
        ("Ông bà tôi ở đây; các anh hùng liệt sĩ.", []),
        ("Hội trường Nam Đàn, ô tô Hải Phòng.", []),
    ],
)
def test_whom_words_name_with_a_form_of_address(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Số tài khoản 0101234567 ở ngân hàng.", ["0101234567"]),
        ("CMND số 183 456 789 cấp năm 2010", ["183 456 789"]),
        ("hộ chiếu B1234567", ["B1234567"]),
        ("CCCD: 042185001234", ["042185001234"]),
        ("Căn cứ tài khoản 3 của ngân sách; Quyết định số 183456/QĐ.", []),
        ("Tài khoản của xã. Diện tích 1.250.000 m2", []),
    ],
)
def test_numbers_that_words_call_somebodys(text: str, numbers: list[str]) -> None:
    assert [piece.words for piece in numbers_named(text)] == numbers


def test_what_is_told_stands_where_it_is_told_to_be() -> None:
    text = "Gọi ông\u200b Hồ\u200b Gian."
    (piece,) = people_addressed(text, ["ông"])
    assert text[piece.start : piece.end] == piece.words == "Hồ\u200b Gian"


@pytest.mark.parametrize(("text", "denounces"), [("Tôi tố cáo trưởng thôn.", True), ("Đường hỏng.", False)])
def test_words_that_denounce(text: str, denounces: bool) -> None:
    assert accuses(text) is denounces
