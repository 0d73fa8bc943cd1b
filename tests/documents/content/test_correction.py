"""The letter of correction: what it cites, what was wrong and is right, and to whom it goes."""

from dataclasses import replace

import pytest

from documents.content.small_session import CORRECTED, all_text, make_brief, paragraphs
from doithoai.documents.brief import Brief, Corrected
from doithoai.documents.content.correction import build_correction
from doithoai.documents.content.letters import NothingToWrite
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.misprint import Misprint


def brief(form: str = "nd30", corrected: Corrected = CORRECTED, **more: object) -> Brief:
    return make_brief(DocumentKind.CORRECTION, form, corrected=corrected, **more)


def test_it_cites_the_paper_in_full_and_the_clause() -> None:
    document = build_correction(brief())
    assert document.summary == "V/v đính chính Thông báo số 05/TB-UBND ngày 05/01/2026"
    assert (document.type_name, document.number_text) == ("", "Số: 05/UBND-VP")
    text = all_text(document)
    assert "Ngày 05 tháng 01 năm 2026, Ủy ban nhân dân xã Sơn Tiến đã ban hành Thông báo số 05/TB-UBND" in text
    assert f"(trích yếu: “{CORRECTED.summary}”)" in text
    assert "Thực hiện khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ" in text
    assert text.count("./.") == 1


def test_each_misprint_stands_in_a_line_and_one_alone_has_no_number() -> None:
    lines = paragraphs(build_correction(brief()))
    assert "1. Đã in là: “KT. CHỦ TỊCH”; nay đính chính là: “TM. ỦY BAN NHÂN DÂN”." in lines
    assert "2. Đã in là: “Số: 05/TB-UBND”; nay đính chính là: “Số: 05/TB-UBND-VP”." in lines
    single = replace(CORRECTED, misprints=(Misprint("KT.\nCHỦ TỊCH", "CHỦ TỊCH"),))
    assert "Đã in là: “KT. CHỦ TỊCH”; nay đính chính là: “CHỦ TỊCH”." in paragraphs(
        build_correction(brief("nd30", single))
    )
    none = replace(CORRECTED, misprints=(Misprint("KT.", ""),))
    assert "“…………………………………”" in all_text(build_correction(brief("nd30", none))), "left to be written in a draft"


def test_it_goes_to_all_who_received_the_paper_or_to_whom_is_named() -> None:
    document = build_correction(brief())
    assert document.addressees == CORRECTED.receivers
    assert document.recipients[0] == "- Như trên;"
    named = build_correction(brief(addressee="sở Nội vụ; Công an xã"))
    assert named.addressees == ("Sở Nội vụ", "Công an xã")
    annex = replace(CORRECTED, receivers=("Các cơ quan, đơn vị được phân công tại Phụ lục",))
    for form in ("nd30", "hd05"):
        (who,) = build_correction(brief(form, annex)).addressees
        assert who == "Các cơ quan, đơn vị được phân công tại Phụ lục Thông báo số 05/TB-UBND", "not this letter's"
    nobody = build_correction(brief("nd30", replace(CORRECTED, receivers=())))
    assert "Kính gửi: …………………………………." in all_text(nobody)


def test_a_board_and_an_archive_are_no_addressees_and_a_board_gets_its_copy() -> None:
    receivers = ("Công an xã", "Các thôn, tổ dân phố", "Niêm yết tại trụ sở", "Lưu: VT")
    document = build_correction(brief(corrected=replace(CORRECTED, receivers=receivers)))
    assert document.addressees == ("Công an xã", "Các thôn, tổ dân phố")
    assert document.recipients[1] == "- Niêm yết tại trụ sở;"
    assert sum("Lưu" in line for line in document.recipients) == 1


def test_it_does_not_say_what_kind_of_error_it_was() -> None:
    assert "thể thức, kỹ thuật trình bày" not in all_text(build_correction(brief()))


def test_of_the_party_it_is_a_letter_of_the_party() -> None:
    corrected = replace(CORRECTED, number="05-TB/ĐU", record=replace(CORRECTED.record, symbol="TB/ĐU"))
    document = build_correction(brief("hd05", corrected))
    assert document.summary == "Về việc đính chính Thông báo số 05-TB/ĐU ngày 05/01/2026"
    assert "Nghị định số 30" not in all_text(document)


def test_a_letter_and_a_paper_of_unknown_day_are_cited_as_they_are() -> None:
    letter = replace(CORRECTED.record, kind=DocumentKind.REMINDER, date=None)
    text = all_text(build_correction(brief("nd30", replace(CORRECTED, record=letter, number="", summary=""))))
    assert "Ủy ban nhân dân xã Sơn Tiến đã ban hành Công văn; trong văn bản" in text


def test_without_a_paper_there_is_nothing_to_write() -> None:
    with pytest.raises(NothingToWrite):
        build_correction(replace(brief(), corrected=None))
