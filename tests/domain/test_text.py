"""Vietnamese text: what is stored, what is searched, what comes first."""

import random
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain import text

VOWELS = list("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ")
CONSONANTS = list("bcdđghklmnpqrstvxfjwz")
letters = st.sampled_from(VOWELS + CONSONANTS + [letter.upper() for letter in (*VOWELS, "đ", "q", "b")])
syllables = st.text(letters, min_size=1, max_size=7)
pieces = st.one_of(
    syllables, st.text("0123456789", max_size=4), st.sampled_from(list(" .,;:-/()“”…\n\t_'\"&<ßçñéøŁΩжИ中"))
)
texts = st.lists(pieces, max_size=12).map("".join)


def nfd(value: str) -> str:
    return unicodedata.normalize("NFD", value)


# -- storing


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("dòng một\x0bdòng hai\u2028dòng ba", "dòng một\ndòng hai\ndòng ba"),  # Word, a web page
        ("\ufeffgiải\u200b phóng\x00\x07\x7f", "giải phóng"),
        ("cột\tcột", "cột\tcột"),
        ("h\ud800ết", "hết"),
        ("Ti" + "e\u0302\u0301" + "ng", "Tiếng"),
        ("tr\xadêng", "tr\xadêng"),  # TCVN3's ư, not yet converted
        ("10\xa0m²", "10\xa0m²"),
        ("Ðồng chí, NÐ-CP, \u0189ất, ðường, ɖá", "Đồng chí, NĐ-CP, Đất, đường, đá"),  # letters that look like Đ
        ("xÐt duyÖt, Ðp", "xÐt duyÖt, Ðp"),  # the é of TCVN3, not yet converted
        ("\uf0b7\tMột\n\uf0b7Hai\n\uf0a7 Ba \uf0fc", "•\tMột\n•Hai\n▪ Ba ✓"),  # bullets of Word
        ("v\uf0b7n \uf0a7\uf0b6ng", "v\uf0b7n \uf0a7\uf0b6ng"),  # letters of a symbol font, not yet converted
        ("hình\ufffc ảnh", "hình ảnh"),
    ],
)
def test_clean(pasted: str, stored: str) -> None:
    assert text.clean(pasted) == stored


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Hồ\u00a0 Sỹ \u3000Tâm ", "Hồ Sỹ Tâm"),
        ("Lê\nVăn\tBa", "Lê Văn Ba"),
        ("Ðinh Văn\u200d Bảy", "Đinh Văn Bảy"),
        ("H'Bia Niê", "H'Bia Niê"),
        ("", ""),
        (" \u00a0\u200b\u2060\ufeff\u3000", ""),
        ("\u200d\u2800\u3164\u00ad\u034f", ""),
    ],
)
def test_a_name_has_one_blank_between_its_words_and_something_to_see(typed: str, name: str) -> None:
    assert text.name_text(typed) == name
    assert text.name_text(name) == name


@given(st.text())
def test_clean_text_is_clean(anything: str) -> None:
    once = text.clean(anything)
    assert text.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()  # fit for a file


@pytest.mark.parametrize(
    ("lower", "upper"),
    [("ủy ban", "ỦY BAN"), (nfd("Sơn Tiến"), "SƠN TIẾN"), ("đồng chí", "ĐỒNG CHÍ"), ("", "")],
)
def test_upper_keeps_marks(lower: str, upper: str) -> None:
    assert text.upper(lower) == upper


# -- searching


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đề nghị GIẢI PHÓNG mặt bằng", "de nghi giai phong mat bang"),
        ("ĂN Ở, Ưu tiên; Ôi ướt", "an o, uu tien; oi uot"),
        ("Thôn 10, 1.234 m2", "thon 10, 1.234 m2"),
        ("\u00d0ất, \u0110ất, \u0189ất", "dat, dat, dat"),  # three capitals that look alike
        ("Łódź café naïve", "lodz cafe naive"),
        ("số 05/TB-UBND", "so 05/tb-ubnd"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert text.fold(written) == folded
    assert text.fold(nfd(written)) == folded


def test_every_vowel_folds_to_its_letter() -> None:
    plain = "a" * 18 + "e" * 12 + "i" * 6 + "o" * 18 + "u" * 12 + "y" * 6
    assert len(VOWELS) == len(set(VOWELS)) == 72
    assert text.fold("".join(VOWELS)) == plain
    assert text.fold("".join(VOWELS).upper()) == plain


@given(texts)
def test_folding_and_marking_are_stable(written: str) -> None:
    for form in (text.fold, text.marked):
        once = form(written)
        assert form(once) == once
        assert form(nfd(written)) == form(unicodedata.normalize("NFC", written)) == once
        assert form(written.upper()) == once or "ß" in written


@given(texts)
def test_marks_never_change_what_folding_finds(written: str) -> None:
    assert text.fold(text.marked(written)) == text.fold(written)


ONE_WORD = [
    "hoà hòa", "hoạ họa", "hoả hỏa", "khoẻ khỏe", "xoè xòe", "loé lóe", "loà lòa", "đoạ đọa",
    "uỷ ủy", "thuý thúy", "tuỳ tùy", "luỹ lũy", "huỷ hủy", "thuỵ thụy",
    "huỳnh hùynh", "quỳnh qùynh", "hoàn hòan", "toán tóan", "ngoài ngòai", "buýt búyt",
    "quý qúy", "quả qủa", "quỵ qụy", "quà qùa",
]  # fmt: skip


@pytest.mark.parametrize("pair", ONE_WORD)
def test_both_places_of_a_tone_are_one_word(pair: str) -> None:
    one, other = pair.split()
    assert text.marked(one) == text.marked(other) == text.marked(nfd(other)) == text.marked(other.upper())


KEPT = (
    "hòa hoàn hoàng quà quá quý quỳnh giá già gìn giếng giặt gịa mùa của lụa túi tủi thuở huế huệ khuya thuyền "
    "nguyễn loan xoăn ngoáy ngoài thoái toà-án của nghĩa chìa khóa đường dương duyệt ủy thúy túy"
)


def test_words_with_one_place_stay() -> None:
    assert text.marked(KEPT) == KEPT.replace("toà-án", "tòa-án")


def test_marks_tell_words_apart() -> None:
    words = ["dương", "đường", "đương", "dường", "duong", "hoa", "hòa", "hóa", "hỏa"]
    assert len({text.marked(word) for word in words}) == len(words)


def test_a_tone_moves_inside_a_sentence() -> None:
    assert text.marked("Uỷ ban, HOÀ giải; (thuỷ lợi)/toà án.") == "ủy ban, hòa giải; (thủy lợi)/tòa án."


@pytest.mark.parametrize("word", ["đ", "Đất", "ăn", "ân", "ê", "ô", "ơn", "ưu", "là", "nghĩa", nfd("xã"), "\u00d0"])
def test_has_marks(word: str) -> None:
    assert text.has_marks(word)


@pytest.mark.parametrize("word", ["", "dat", "UBND", "2026", "thon 2", "w"])
def test_has_no_marks(word: str) -> None:
    assert not text.has_marks(word)


def test_words() -> None:
    assert text.words("Ông Nguyễn Văn_A (thôn 2): “đường hỏng!”") == [
        "Ông", "Nguyễn", "Văn", "A", "thôn", "2", "đường", "hỏng",
    ]  # fmt: skip
    assert text.words(nfd("Tiếng Việt")) == ["Tiếng", "Việt"]
    assert text.words(" … ") == []


def test_the_marked_column_holds_each_marked_word_once() -> None:
    assert sorted(text.index_marked("Đường qua UBND xã, đường hoà").split()) == ["hòa", "xã,", "đường"]


# -- sorting

ORDERED = """
an | ăn | ân | bò | ca | cha | da | đa | e | ê | ga | ha | i | la | ma | na | nga | nha | o | ô | ơ | pha | qua | ra
sa | ta | tha | u | ư | va | xa | y
ma | mà | mả | mã | má | mạ | man | màn | mán | mang | mau | mày
Hoa | Hòa | Hỏa | Hóa | Họa | Hoan | Hoàn | Hoãn | Hoàng
Thôn 1 | Thôn 2 | Thôn 2a | Thôn 10 | Thôn 021 | Thôn 100 | Thôn A
đường 3 | đường 26 | đường 026 bis | đường liên thôn | đường liên xã
an bình | An Bình Đông | an toàn | ăn
Lê | Lễ | Lệ | Lệ Thủy | Lên
cơ | cờ | cũ | cư
"""


@pytest.mark.parametrize("line", ORDERED.strip().replace("xa | y\n", "xa | y | ỷ\n").splitlines())
def test_the_vietnamese_order(line: str) -> None:
    ordered = [word.strip() for word in line.split("|")]
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=text.sort_key) == ordered
    assert sorted(map(nfd, shuffled), key=text.sort_key) == list(map(nfd, ordered))


def test_case_comes_last() -> None:
    assert sorted(["an", "ÀN", "An", "àn"], key=text.sort_key) == ["An", "an", "ÀN", "àn"]


def test_both_places_of_a_tone_stand_together() -> None:
    assert sorted(["hoạ", "hòa b", "hoà c", "hòa", "hoà a"], key=text.sort_key) == [
        "hòa", "hoà a", "hòa b", "hoà c", "hoạ",
    ]  # fmt: skip


@given(st.lists(texts.filter(lambda value: "\x00" not in value), min_size=2, max_size=8))
def test_sqlite_sorts_the_keys_the_same(written: list[str]) -> None:
    keys = [text.sort_key(value) for value in written]
    rows = sqlite3.connect(":memory:").execute(
        f"SELECT column1 FROM (VALUES {','.join(['(?)'] * len(keys))}) ORDER BY 1", keys
    )
    assert [key for (key,) in rows] == sorted(keys)


def test_people_by_given_name_then_family_then_middle() -> None:
    ordered = [
        "Trần Thị An", "Lê Văn Ân", "Nguyễn Thị Bích", "Đặng Văn Dũng", "Bùi Văn Đức", "Lê Minh Đức", "Lê Văn Đức",
        "Trần Đức", "Cao Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Văn Hoà", "Phan Thị Hóa", "Nguyễn Thị Thủy", "Y",
    ]  # fmt: skip
    assert sorted(random.Random(7).sample(ordered, len(ordered)), key=text.name_sort_key) == ordered


# -- numbers


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"), (999, 0, "999"), (1000, 0, "1.000"), (1234567.891, 2, "1.234.567,89"), (-1500.5, 1, "-1.500,5"),
        (-0.2, 0, "0"), (12.5, 2, "12,50"), (1000000, 0, "1.000.000"),
    ],
)  # fmt: skip
def test_number(value: float, decimals: int, written: str) -> None:
    assert text.number(value, decimals) == written


def test_a_text_is_shortened_only_where_it_is_too_long():
    from doithoai.domain.text import shortened

    assert shortened("Sơn Tiến", 8) == "Sơn Tiến"
    assert shortened("Sơn Tiến", 5) == "Sơn…"
    assert len(shortened("a" * 50, 40)) == 40
