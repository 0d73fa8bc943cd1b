"""Personal data inside running words are found however they are typed, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.privacy import Personal, PersonalKind, Subject, Subjects, blanked, personal_data

THU = Subject("Ngô Thị Thu", "0912 345 678")
ADDRESS = ("ông", "bà", "anh", "chị", "cụ", "em", "chú")


def sought(*subjects: Subject) -> Subjects:
    return Subjects(subjects, ADDRESS)


def words_of(text: str, *subjects: Subject, any_number: bool = False) -> list[str]:
    return [piece.words for piece in personal_data(text, sought(*(subjects or (THU,))), any_number=any_number)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Bà Ngô Thị Thu cho biết", ["Ngô Thị Thu"]),
        ("ba ngo thi thu cho biet", ["ngo thi thu"]),
        ("NGÔ THỊ THU", ["NGÔ THỊ THU"]),
        ("Ngô  Thị\nThu", ["Ngô  Thị\nThu"]),
        ("chị Thị Thu ở thôn Hạ", ["Thị Thu"]),
        ("bà Thu và con", ["Thu"]),
        ("gia đình Ngô Thu", ["Ngô Thu"]),
        ("Ngô Thị Thụ là người khác", []),
        ("vụ hè thu vừa qua; thu tiền điện", []),
        ("bà thu tiền điện", []),
        ("Ngô, Thị (Thu)", ["Ngô, Thị (Thu"]),
        ("Ngô-Thị-Thu; Ngô\u2011Thị\u2013Thu", ["Ngô-Thị-Thu", "Ngô\u2011Thị\u2013Thu"]),
        ("Ngô.Thị.Thu và Ngô_Thị_Thu", ["Ngô.Thị.Thu", "Ngô_Thị_Thu"]),
        ("N.T. Thu, N. T. Thu, NT Thu", ["N.T. Thu", "N. T. Thu", "NT Thu"]),
        ("Ngô\u00adThị\u200bThu, Ng\u200bô Thị Thu", ["Ngô\u00adThị\u200bThu", "Ng\u200bô Thị Thu"]),
        ("NgôThịThu, Ngô ThịThu", ["NgôThịThu", "Ngô ThịThu"]),
        ("\u039dgô Thị \u0422hu", ["\u039dgô Thị \u0422hu"]),
        ("cảm ơn bà. Thu ngân sách; các ông Ngô, Thu", []),
        ("NgôThịThụ là người khác; mục N. Thu hồi đất", []),
        ("Ngô Thị Thủy", []),
    ],
)
def test_a_name_in_words(text: str, data: list[str]) -> None:
    assert words_of(text) == data


def test_a_name_decomposed_is_found_where_it_stands() -> None:
    text = "Bà " + unicodedata.normalize("NFD", "Ngô Thị Thu")
    (piece,) = personal_data(text, sought(THU))
    assert text[piece.start : piece.end] == unicodedata.normalize("NFD", "Ngô Thị Thu")


def test_both_spellings_of_tone_place_are_one_name() -> None:
    assert words_of("ông Nguyễn Văn Hoà", Subject("Nguyễn Văn Hòa")) == ["Nguyễn Văn Hoà"]


@pytest.mark.parametrize("name", ["Y Blốc", "H'Bia Niê", "K'Brêu"])
def test_names_of_minorities(name: str) -> None:
    assert words_of(f"Anh {name} hỏi về đất rẫy.", Subject(name)) == [name]


def test_a_name_of_one_word_is_a_name_only_with_a_capital() -> None:
    assert words_of("Già làng Đinh nói, đinh đóng cột", Subject("Đinh")) == ["Đinh"]


@pytest.mark.parametrize(
    "number",
    [
        *("0912345678", "0912.345.678", "0912 345 678", "+84 912 345 678", "(0912)345678"[1:], "912345678"),
        *("0912/345/678", "0912\u2013345\u2013678", "0912,345,678", "0912_345_678", "+84(0)912345678", "84912345678"),
        *("\uff10\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "0912\u200b345678", "0912 / 345 - 678"),
    ],
)
def test_a_telephone_of_the_person(number: str) -> None:
    text = f"Ngày 18/03/2026, {number} nhé"
    pieces = personal_data(text, sought(THU))
    assert [(piece.kind, piece.person) for piece in pieces] == [(PersonalKind.PHONE, "Ngô Thị Thu")]
    assert blanked(text, pieces) == "Ngày 18/03/2026, … nhé"


@pytest.mark.parametrize("number", ["10912345678", "09123456789", "0912 345 679", "5912345678"])
def test_a_telephone_of_another(number: str) -> None:
    assert words_of(f"Gọi {number} nhé") == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("CCCD 042 186 001 234 và 0987.654.321", ["042 186 001 234", "0987.654.321"]),
        ("ngày 05/12/2025, Số: 05/TB-UBND", []),
        ("1.234.567.890 đồng; 12.000.000.000 đồng", []),
        ("thửa số 0123, tờ bản đồ 45", []),
    ],
)
def test_numbers_of_anybody(text: str, data: list[str]) -> None:
    assert words_of(text, any_number=True) == data
    if data:
        assert words_of(text) == []


def test_what_is_blanked_is_gone_and_the_rest_stays() -> None:
    text = "Bà Ngô Thị Thu (0912.345.678) và bà Thu nói."
    assert blanked(text, personal_data(text, sought(THU))) == "Bà … (…) và bà … nói."


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_pieces_stand_where_they_say_and_never_overlap(text: str, name: str, phone: str) -> None:
    pieces = personal_data(text, sought(Subject(name, phone)), any_number=True)
    end = 0
    for piece in pieces:
        assert isinstance(piece, Personal)
        assert piece.start >= end
        assert text[piece.start : piece.end] == piece.words
        end = piece.end


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_whole_name_is_always_found(before: str, after: str) -> None:
    text = f"{before} Ngô Thị Thu {after}"
    assert any(piece.words.endswith("Thu") for piece in personal_data(text, sought(THU)))


def test_many_people_are_looked_for_at_once_and_each_text_alike() -> None:
    people = sought(THU, Subject("Hồ Sỹ Đàn", "0987654321"), Subject("Lê Văn Đàn"))
    for _ in range(2):
        pieces = personal_data("Bà Thu và ông Hồ Sỹ Đàn, số 0987 654 321; Lê Đàn", people)
        assert [(piece.words, piece.person) for piece in pieces] == [
            ("Thu", "Ngô Thị Thu"),
            ("Hồ Sỹ Đàn", "Hồ Sỹ Đàn"),
            ("0987 654 321", "Hồ Sỹ Đàn"),
            ("Lê Đàn", "Lê Văn Đàn"),
        ]


def test_people_of_one_given_name_are_one_way_to_be_named() -> None:
    """So that a word costs no more where a hundred people of the register are called Thu."""
    people = Subjects(Subject(f"Ngô Thị {middle} Thu") for middle in ("Mai", "Lan", "Hoa", "Mai"))
    assert [form.name for form in people.forms["thu"]] == ["Ngô Thị Mai Thu"]


def test_only_behind_a_word_of_address_does_a_given_name_name_somebody() -> None:
    """Which words these are is the caller's: they are data of the papers' wording."""
    text = "bà Thu, cô Thu, o Thu, có Thu, ở Thu"
    assert [piece.start for piece in personal_data(text, Subjects([THU], ["cô", "o"]))] == [11, 18]
    assert personal_data(text, [THU]) == []
