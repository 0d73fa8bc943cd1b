"""What surrounds the body of every document."""

from dataclasses import replace
from datetime import date

import pytest

from documents.content.small_session import OFFICE, make_brief
from doithoai.documents.content.frame import annex_origin, frame, recipients, reported_to, wording_of
from doithoai.documents.content.model import Document
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import DocumentKind


def prose(form: str = "nd30", kind: DocumentKind = DocumentKind.NOTICE, **more) -> Prose:
    brief = make_brief(kind, form, **more)
    return Prose(brief, wording_of(brief, None))


def framed(told: Prose) -> Document:
    return frame(told, blocks=list, signatures=(), recipients=())


def test_the_head_of_the_state():
    document = framed(prose())
    assert document.superior is None
    assert document.issuer == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"
    assert document.number_text == "Số: 05/TB-UBND"
    assert document.place_date == "Sơn Tiến, ngày 05 tháng 01 năm 2026"
    assert document.type_name == "THÔNG BÁO"


def test_the_head_of_the_party():
    document = framed(prose("hd05", day=date(2026, 6, 5)))
    assert (document.superior, document.issuer) == ("ĐẢNG BỘ TỈNH HÀ TĨNH", "ĐẢNG ỦY XÃ SƠN TIẾN")
    assert document.number_text == "Số 05-TB/ĐU"


def test_minutes_of_the_state_have_no_place_and_date():
    assert framed(prose(kind=DocumentKind.MINUTES)).place_date is None


def test_another_office_than_a_committee_prints_the_body_above():
    office = replace(OFFICE, name="Phòng Kinh tế xã Sơn Tiến", superior="Ủy ban nhân dân xã Sơn Tiến")
    assert framed(prose(office=office)).superior == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"


def test_the_subject_of_a_document_may_be_another_than_the_session():
    document = frame(prose(), blocks=list, signatures=(), recipients=(), subject={"title": "lấy ý kiến"})
    assert "lấy ý kiến" in document.summary
    assert "lấy ý kiến" in document.title


def test_recipients_stand_once_each_and_the_archive_last():
    assert recipients(prose(), ["Như trên", "Công an xã", "Như trên"]) == (
        "- Như trên;",
        "- Công an xã;",
        "- Lưu: VT, VP.",
    )


def test_reports_go_to_the_receivers_of_the_office_or_to_those_above():
    assert any("Tỉnh ủy Hà Tĩnh" in line for line in reported_to(prose("hd05", day=date(2026, 6, 5))))
    (line,) = reported_to(prose(receivers=("Sở Nội vụ",)))
    assert "Sở Nội vụ" in line


def test_a_party_committee_reports_to_the_party_alone():
    """The receivers of an office have no side: the State's report goes to both, the party's to no authority."""
    both = ("Tỉnh ủy Hà Tĩnh", "Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND tỉnh Hà Tĩnh", "Sở Nội vụ")
    assert reported_to(prose("hd05", receivers=both)) == ["Tỉnh ủy Hà Tĩnh"]
    assert reported_to(prose("hd05", receivers=both[1:])) == ["Tỉnh ủy Hà Tĩnh"]
    assert reported_to(prose(receivers=both)) == list(both)


def test_an_annex_says_which_document_it_belongs_to():
    assert "số 05/TB-UBND" in annex_origin(prose())


@pytest.mark.parametrize(
    ("kind", "draft", "mark"),
    [
        (DocumentKind.MINUTES, False, "9f86d081"),
        (DocumentKind.MINUTES, True, ""),
        (DocumentKind.NOTICE, False, ""),
        (DocumentKind.INVITATION, False, ""),
    ],
)
def test_the_mark_of_the_register_stands_on_issued_minutes_only(kind: DocumentKind, draft: bool, mark: str) -> None:
    brief = replace(make_brief(kind), draft=draft, footer_mark="9f86d081")
    assert framed(Prose(brief, wording_of(brief, None))).footer_mark == mark
