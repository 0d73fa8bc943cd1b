"""Old fonts: the tables against rows written anew, and who is taken for whom."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.encodings import Conversion, Encoding, convert, detect
from doithoai.paths import resource

# Letter by letter: plain, huyền, hỏi, ngã, sắc, nặng; then what the old font's bytes look like in Latin-1.
ROWS = """
aàảãáạ | a µ ¶ · ¸ ¹       | a aø aû aõ aù aï
ăằẳẵắặ | ¨ » ¼ ½ ¾ Æ       | aê aè aú aü aé aë
âầẩẫấậ | © Ç È É Ê Ë       | aâ aà aå aã aá aä
eèẻẽéẹ | e Ì Î Ï Ð Ñ       | e eø eû eõ eù eï
êềểễếệ | ª Ò Ó Ô Õ Ö       | eâ eà eå eã eá eä
iìỉĩíị | i × Ø Ü Ý Þ       | i ì æ ó í ò
oòỏõóọ | o ß á â ã ä       | o oø oû oõ où oï
ôồổỗốộ | « å æ ç è é       | oâ oà oå oã oá oä
ơờởỡớợ | ¬ ê ë ì í î       | ô ôø ôû ôõ ôù ôï
uùủũúụ | u ï ñ ò ó ô       | u uø uû uõ uù uï
ưừửữứự | \xad õ ö ÷ ø ù    | ö öø öû öõ öù öï
yỳỷỹýỵ | y ú û ü ý þ       | y yø yû yõ yù î
đ      | ®                 | ñ
"""
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))


def _rows() -> tuple[dict[str, str], dict[str, str]]:
    tcvn3, vni = {}, {}
    for row in ROWS.strip().split("\n"):
        letters, first, second = (part.strip(" ") for part in row.split("|"))
        tcvn3 |= dict(zip(letters, first.split(" "), strict=True))
        vni |= dict(zip(letters, second.split(" "), strict=True))
    return tcvn3, vni


TCVN3, VNI = _rows()
MARKED = [letter for letter in TCVN3 if not letter.isascii()]


def in_tcvn3(text: str) -> str:
    """As Unikey writes it: a capital with a tone gets the code of the small letter."""
    return "".join(
        TCVN3_CAPITALS.get(c) or TCVN3.get(c) or (c if c.isascii() else TCVN3.get(c.lower(), c)) for c in text
    )


def in_vni(text: str) -> str:
    return "".join(VNI.get(c) or (VNI[c.lower()].upper() if c.lower() in VNI else c) for c in text)


def test_the_rows_are_whole() -> None:
    assert len(MARKED) == 67  # 134 with the capitals
    assert len(set(TCVN3.values())) == len(set(VNI.values())) == len(TCVN3)


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter(letter: str) -> None:
    assert convert(TCVN3[letter], Encoding.TCVN3) == Conversion(letter, ())
    assert convert(VNI[letter], Encoding.VNI) == Conversion(letter, ())
    assert convert(VNI[letter].upper(), Encoding.VNI) == Conversion(letter.upper(), ())
    # A font of capitals: known by the letters around it.
    assert convert(f"T{TCVN3[letter]}NG", Encoding.TCVN3) == Conversion(f"T{letter.upper()}NG", ())


def test_tcvn3_has_seven_capitals_of_its_own() -> None:
    for letter, code in TCVN3_CAPITALS.items():
        assert convert(f"{code}n", Encoding.TCVN3).text == f"{letter}n"


@pytest.mark.parametrize(
    ("old", "encoding", "unicode"),
    [
        ("Céng hßa X· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, "Cộng hòa Xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", Encoding.TCVN3, "Độc lập - Tự do - Hạnh phúc"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", Encoding.TCVN3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND tØnh Hµ TÜnh", Encoding.TCVN3, "UBND tỉnh Hà Tĩnh"),
        ("®\xadêng liªn th«n bÞ ngËp; m\xada lín", Encoding.TCVN3, "đường liên thôn bị ngập; mưa lớn"),
        ("Coäng hoøa Xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, "Cộng hòa Xã hội chủ nghĩa Việt Nam"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", Encoding.VNI, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI, "Độc lập - Tự do - Hạnh phúc"),
        ("Kyõ thuaät öôøng, Aáp 3, AÁp 4", Encoding.VNI, "Kỹ thuật ường, Ấp 3, Ấp 4"),
    ],
)
def test_known_lines(old: str, encoding: Encoding, unicode: str) -> None:
    guess = detect(old)
    assert guess and guess.encoding is encoding
    assert 0.5 < guess.confidence <= 1
    assert convert(old, encoding) == Conversion(unicode, ())


def test_codes_of_a_symbol_font() -> None:
    private = "".join(chr(0xF000 + ord(c)) if ord(c) > 0xA0 else c for c in "X· héi chñ nghÜa")
    assert detect(private) == detect("X· héi chñ nghÜa")
    assert convert(private, Encoding.TCVN3).text == "Xã hội chủ nghĩa"


def test_what_is_lost_is_named_once() -> None:
    assert convert("nhaø Þ cuûa ß, ÞÞ m² 25°C", Encoding.VNI) == Conversion("nhà Þ của ß, ÞÞ m² 25°C", ("Þ", "ß"))
    assert convert("h\ufffdi chñ ´", Encoding.TCVN3) == Conversion("h\ufffdi chủ ´", ("\ufffd", "´"))


def test_unicode_between_stays() -> None:
    assert convert("Ủy ban: x· S¬n TiÕn", Encoding.TCVN3).text == "Ủy ban: xã Sơn Tiến"


def petitions() -> list[str]:
    data = json.loads(resource("sample", "sessions.json").read_text(encoding="utf-8"))
    return [petition["content"] for session in data["sessions"] for petition in session["petitions"]]


@pytest.mark.parametrize(("write", "encoding"), [(in_tcvn3, Encoding.TCVN3), (in_vni, Encoding.VNI)])
def test_petitions_in_an_old_font_are_recognised_and_come_back(write, encoding: Encoding) -> None:
    for petition in petitions():
        old = write(petition)
        guess = detect(old)
        assert guess and guess.encoding is encoding, old
        back = convert(old, encoding)
        assert back.text.lower() == petition.lower()
        assert not back.lost
        if encoding is Encoding.VNI:
            assert back.text == petition


def test_vietnamese_in_unicode_is_left_alone() -> None:
    for petition in petitions():
        assert detect(petition) is None
        assert all(detect(word) is None for word in petition.split())


OTHERS = [
    "", "UBND", "Road to the village is broken since May 2022; please repair it.", "10 µm, 5 m², 25 °C, ±3 %, ½ lít",
    "© 2020 Microsoft® – «naïve» café, résumé", "là có thì ông bà và đi", "ông có nhà", "xã", "có lí do và ý chí",
    "Il est né où ? L'été dernier, à Noël, près du château : très bien, merci. Ça va déjà là-bas.",
    "Le conseil a décidé de réparer la route du village, endommagée après les pluies d'août.",
    "Schöne Grüße aus München, für Sie und Ihre Familie; über die Straße.",
    "El niño está aquí, señor; mañana será otro día.",
    "São Paulo não é a capital; à noite há muitas pessoas lá.", "Åsa äter på en ö i Århus, ø og å", "né où", "où",
    "Đề nghị sửa đường; file cũ ghi X· héi", "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_left_alone(text: str) -> None:
    assert detect(text) is None


@given(st.text(st.characters(max_codepoint=0x7F), max_size=80))
def test_plain_text_is_never_taken_nor_changed(plain: str) -> None:
    assert detect(plain) is None
    for encoding in Encoding:
        assert convert(plain, encoding) == Conversion(plain, ())


@given(st.text(max_size=60))
def test_nothing_breaks_it(anything: str) -> None:
    guess = detect(anything)
    assert guess is None or 0 < guess.confidence <= 1
    for encoding in Encoding:
        convert(anything, encoding)


@given(st.lists(st.sampled_from(MARKED + [c.upper() for c in MARKED] + list("bcghnt ,.\n")), max_size=30).map("".join))
def test_vni_comes_back_whole(text: str) -> None:
    # A plain vowel never stands before a letter that VNI writes as a mark: none is in the list.
    assert convert(in_vni(text), Encoding.VNI) == Conversion(text, ())


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert detect(re.sub("^", "Nhân dân xã Sơn Tiến đề nghị. ", "", count=1) * 1000 + "X· héi " * 10) is None
