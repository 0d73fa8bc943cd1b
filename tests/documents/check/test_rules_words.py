"""Rules on fixed wordings: Decree 30, Articles 8 and 9 and Annex I."""

import pytest

from documents.check.parts import line, rules_of, taken_apart
from doithoai.documents.check import rules_words
from doithoai.documents.check.document import Paragraph


def test_titles_letter_by_letter():
    assert not list(rules_words.titles(taken_apart({"motto": [line("Độc lập - Tự do - Hạnh phúc")]})))
    (departure,) = rules_words.titles(taken_apart({"motto": [line("Độc lập, Tự do, Hạnh phúc")]}))
    assert departure.params["wanted"] == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Số: 05/TB-UBND", []),
        ("Số: 15/TB-UBND", []),
        ("Số: 5/TB-UBND", ["leading_zero"]),
        ("Số: 015/TB-UBND", ["leading_zero"]),
        ("Số 05-TB/ĐU", ["number_form"]),
        ("Số: 05/BC-UBND", ["symbol"]),
    ],
)
def test_the_number_of_a_notice_of_the_state(text: str, rules: list[str]) -> None:
    departures = rules_words.number(taken_apart({"number": [line(text)]}))
    assert [departure.rule for departure in departures] == rules


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        ("ngày 05 tháng 01 năm 2026", []),
        ("ngày 15 tháng 3 năm 2026", []),
        ("ngày 5 tháng 01 năm 2026", ["leading_zero"]),
        ("ngày 05 tháng 03 năm 2026", ["leading_zero"]),
        ("ngày 45 tháng 3 năm 2026", ["date_form"]),
        ("05/01/2026", ["date_form"]),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(day: str, rules: list[str]) -> None:
    departures = rules_words.date_wording(taken_apart({"place_date": [line(f"Sơn Tiến, {day}")]}))
    assert [departure.rule for departure in departures] == rules


def test_recipients_begin_with_a_hyphen_and_end_with_a_mark_the_archive_last():
    right = [line("- Như trên;"), line("- Lưu: VT, VP.")]
    assert not list(rules_words.recipients(taken_apart({"recipients": right})))
    wrong = [line("Như trên"), line("- Công an xã.")]
    assert rules_of(rules_words.recipients(taken_apart({"recipients": wrong}))) == [
        ("recipient", "recipients"),
        ("archive", "recipients"),
    ]


def test_each_family_writes_authority_its_way():
    assert not list(rules_words.authority(taken_apart({"authority": [line("TM. ỦY BAN NHÂN DÂN")]})))
    party = taken_apart({"authority": [line("TM. ĐẢNG ỦY")]}, form="hd05")
    assert rules_of(rules_words.authority(party)) == [("authority", "authority")]


@pytest.mark.parametrize(
    ("titles", "rules"),
    [
        (["THƯ KÝ", "CHỦ TỌA"], []),
        (["THƯ KÝ", "CHỦ TỌA", "CHỦ TỌA", "CHỦ TỌA"], []),
        (["THƯ KÝ", "CHỦ TỌA", "THƯ KÝ"], [("authority", "authority")]),
        (["CHỦ TỌA", "THƯ KÝ"], [("authority", "authority")]),
        (["THƯ KÝ"], [("authority", "authority")]),
    ],
)
def test_minutes_have_one_minute_taker_and_one_chair_or_several(titles, rules):
    signed = taken_apart({"authority": [line(title) for title in titles]}, kind="minutes")
    assert rules_of(rules_words.authority(signed)) == rules


def test_a_signer_of_the_state_has_no_title():
    titled = {"signer": [line("ThS. Mai Thị Phượng")]}
    assert rules_of(rules_words.signer(taken_apart(titled))) == [("signer", "signer")]
    assert not list(rules_words.signer(taken_apart(titled, form="hd05")))


def test_the_body_of_the_state_ends_with_its_mark():
    signed = {"authority": [line("TM. ỦY BAN NHÂN DÂN")]}
    right, wrong = Paragraph((line("Hết./."),), "body"), Paragraph((line("Hết."),), "body")
    assert not list(rules_words.body_end(taken_apart(signed, body=[right])))
    assert rules_of(rules_words.body_end(taken_apart(signed, body=[wrong]))) == [("body_end", "body")]


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    def basis(text: str) -> Paragraph:
        return Paragraph((line(text),), "legal_basis")

    assert not list(rules_words.bases(taken_apart(body=[basis("Căn cứ Luật A;"), basis("Căn cứ Luật B.")])))
    wrong = taken_apart(body=[basis("Căn cứ Luật A."), basis("Căn cứ Luật B;")])
    assert rules_of(rules_words.bases(wrong)) == [("basis", "legal_basis")] * 2
