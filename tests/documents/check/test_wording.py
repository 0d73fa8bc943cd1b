"""Words by which components are known, and the patterns a format's wording gives."""

import pytest

from doithoai.documents.check import wording
from doithoai.documents.formats.load import all_formats

STATE, PARTY = all_formats()["nd30"], all_formats()["hd05"]


def test_both_spellings_of_a_tone_are_the_same_and_other_letters_not():
    assert wording.same("HÒA BÌNH", "HOÀ BÌNH")
    assert not wording.same("HÒA BÌNH", "HOA BÌNH")
    assert not wording.same("Hòa Bình", "HÒA BÌNH")


@pytest.mark.parametrize(("text", "kind"), [("THÔNG BÁO", "notice"), ("QUYẾT ĐỊNH", "other"), ("XIN CHÀO", None)])
def test_kind_by_type_name(text: str, kind: str | None) -> None:
    assert wording.type_kind(STATE, text) == kind


def test_the_number_lines_of_both_families():
    state, party = wording.number_line(STATE).fullmatch("Số: 05/TB-UBND"), wording.number_line(PARTY)
    assert state is not None
    assert (state["number"], state["symbol"]) == ("05", "TB-UBND")
    assert party.fullmatch("Số 05-TB/ĐU")
    assert not party.fullmatch("Số: 05/TB-UBND")


def test_a_symbol_names_its_type_and_a_letter_s_may_not():
    typed = wording.symbol(STATE, letter=False).fullmatch("TB-UBND")
    assert typed is not None
    assert typed["type"] == "TB"
    assert wording.symbol(STATE, letter=True).fullmatch("UBND-VP")
    assert not wording.symbol(STATE, letter=False).fullmatch("TB/UBND")


def test_place_and_date():
    dated = wording.place_date_line(STATE).fullmatch("Sơn Tiến, ngày 05 tháng 01 năm 2026")
    assert dated is not None
    assert (dated["day"], dated["month"], dated["year"]) == ("05", "01", "2026")


def test_ends_of_a_template():
    assert (wording.prefix("- {name};"), wording.suffix("- {name};")) == ("- ", ";")


@pytest.mark.parametrize("text", ["Nơi nhận:", "NƠI NHẬN", "nơi  nhận :"])
def test_the_title_of_the_recipients_however_typed(text: str) -> None:
    assert wording.RECIPIENTS.match(text)
