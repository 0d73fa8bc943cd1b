"""Papers to be written in by hand."""

from dataclasses import replace

from documents.content.small_session import make_brief
from doithoai.documents.content.model import Paragraph, Signature, Table
from doithoai.documents.content.roster import build_roster, build_slip
from doithoai.domain.kinds import DocumentKind, Role


def rows() -> list[tuple[str, ...]]:
    document = build_roster(make_brief(DocumentKind.ROSTER))
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    assert table.by_hand
    return list(table.rows())


def test_everybody_stands_once_leaders_first_citizens_last_then_blank_rows():
    named = [row[1] for row in rows() if row[1]]
    assert named[0] == "Phan Đình Lưu"
    assert named[-2:] == ["Nguyễn Thị Hường", "Cù Thị Nhã"]
    assert len(named) == len(set(named)) == 8
    assert [row[0] for row in rows()] == [str(number) for number in range(1, len(rows()) + 1)]
    assert any(not row[1] for row in rows())


def test_a_post_is_said_with_its_body_once():
    assert any(row[2] == "Trưởng thôn Hùng Tiến" for row in rows())


def test_there_are_rows_for_as_many_citizens_as_are_expected():
    brief = make_brief(DocumentKind.ROSTER)
    brief = replace(brief, session=replace(brief.session, citizens_present=60))
    (table,) = [block for block in build_roster(brief).blocks() if isinstance(block, Table)]
    citizens = sum(attendee.role is Role.CITIZEN for attendee in brief.session.attendees)
    assert sum(not row[1] for row in table.rows()) == 60 - citizens


def test_neither_has_a_number_of_the_office_a_date_or_a_recipient():
    for document in (build_roster(make_brief(DocumentKind.ROSTER)), build_slip(make_brief(DocumentKind.SLIP))):
        assert (document.place_date, document.recipients) == (None, ())
        assert "05/" not in document.number_text


def test_who_made_the_roster_signs_it_and_who_speaks_the_slip():
    (signature,) = build_roster(make_brief(DocumentKind.ROSTER)).signatures
    assert signature == Signature(("Người lập",), "", "")
    slip = build_slip(make_brief(DocumentKind.SLIP))
    assert slip.signatures == ()
    *_, last = slip.blocks()
    assert last.to_fill
    assert last.runs[0].text.startswith("Ngày")
    assert last.runs[0].text.endswith("Người đăng ký (ký, ghi rõ họ tên):")


def test_two_slips_stand_on_a_sheet_with_lines_to_write_on():
    slip = build_slip(make_brief(DocumentKind.SLIP))
    assert slip.copies == 2
    assert sum(isinstance(block, Paragraph) and block.to_fill for block in slip.blocks()) > 3
