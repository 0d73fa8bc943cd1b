"""The lines a format words: numbers, symbols, dates with their zeros, authority, recipients."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.documents.formats import wording
from doithoai.documents.formats.load import all_formats
from doithoai.domain.kinds import DocumentKind

STATE, OLD_PARTY, PARTY = (all_formats()[name] for name in ("nd30", "hd36", "hd05"))


@pytest.mark.parametrize(
    ("number", "state", "party"),
    [
        (1, "Số: 01/TB-UBND", "Số 01-TB/ĐU"),
        (9, "Số: 09/TB-UBND", "Số 09-TB/ĐU"),
        (10, "Số: 10/TB-UBND", "Số 10-TB/ĐU"),
        (1234, "Số: 1234/TB-UBND", "Số 1234-TB/ĐU"),
    ],
)
def test_the_number_line(number, state, party):
    of_state = wording.symbol_text(STATE, DocumentKind.NOTICE, "UBND")
    of_party = wording.symbol_text(PARTY, DocumentKind.NOTICE, "ĐU")
    assert wording.number_text(STATE, number, of_state) == state
    assert wording.number_text(PARTY, number, of_party) == party


def test_a_draft_has_room_for_the_number():
    assert wording.number_text(STATE, None, "TB-UBND") == "Số: " + "\u00a0" * 6 + "/TB-UBND"


def test_a_letter_has_no_abbreviation_of_its_type():
    assert wording.symbol_text(STATE, DocumentKind.REMINDER, "UBND", "VP") == "UBND-VP"
    assert wording.symbol_text(STATE, DocumentKind.REMINDER, "UBND") == "UBND"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 1, 5), "Sơn Tiến, ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "Sơn Tiến, ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "Sơn Tiến, ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 10), "Sơn Tiến, ngày 10 tháng 9 năm 2026"),
        (date(2026, 10, 1), "Sơn Tiến, ngày 01 tháng 10 năm 2026"),
        (date(2026, 12, 31), "Sơn Tiến, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_zeros_of_place_and_date(day, printed):
    for form in (STATE, OLD_PARTY, PARTY):
        assert wording.place_date(form, "Sơn Tiến", day) == printed


@given(st.dates(date(2018, 1, 1), date(2040, 12, 31)))
def test_zeros_hold_for_every_day(day):
    shown_day, shown_month = wording.day_text(STATE, day), wording.month_text(STATE, day)
    assert (int(shown_day), int(shown_month)) == (day.day, day.month)
    assert shown_day.startswith("0") == (day.day <= 9)
    assert shown_month.startswith("0") == (day.month <= 2)


@given(st.integers(1, 99_999))
def test_numbers_below_ten_take_a_zero(number):
    shown = wording.padded_number(STATE, number)
    assert int(shown) == number
    assert len(shown) == max(2, len(str(number)))


@pytest.mark.parametrize(
    ("code", "state", "party"),
    [
        ("TM", "TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN"),
        ("KT", "KT. ỦY BAN NHÂN DÂN", "K/T ỦY BAN NHÂN DÂN"),
        ("TL", "TL. ỦY BAN NHÂN DÂN", "T/L ỦY BAN NHÂN DÂN"),
        ("Q", "Q. ỦY BAN NHÂN DÂN", "Q. ỦY BAN NHÂN DÂN"),
        ("", "ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
    ],
)
def test_lines_of_authority(code, state, party):
    assert wording.authority_text(STATE, code, "Ủy ban nhân dân") == state
    assert wording.authority_text(PARTY, code, "Ủy ban nhân dân") == party


def test_marks_after_recipients_differ_between_the_rules():
    names, archive = ["Như trên", "Công an xã"], "Lưu Văn phòng Đảng ủy"
    assert wording.recipient_lines(STATE, names, "Lưu: VT, VP") == ("- Như trên;", "- Công an xã;", "- Lưu: VT, VP.")
    old, new = (wording.recipient_lines(form, names, archive) for form in (OLD_PARTY, PARTY))
    assert old == ("- Như trên,", "- Công an xã,", "- Lưu Văn phòng Đảng ủy.")
    assert new == ("- Như trên;", "- Công an xã;", "- Lưu Văn phòng Đảng ủy.")


def test_the_copy_for_the_archive():
    assert wording.archive_text(STATE, DocumentKind.NOTICE, "VP") == "Lưu: VT, VP"
    assert wording.archive_text(STATE, DocumentKind.NOTICE, "") == "Lưu: VT"
    assert wording.archive_text(STATE, DocumentKind.MINUTES, "VP") == "Lưu: VT, Hồ sơ"
    assert wording.archive_text(PARTY, DocumentKind.NOTICE, "") == "Lưu Văn phòng Đảng ủy"
