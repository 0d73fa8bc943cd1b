"""The reminder: one agency, over all its sessions."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from documents.content.small_session import PETITIONS, SESSION, make_brief, paragraphs
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Document, Table
from doithoai.documents.content.reminder import build_reminder
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import DocumentRecord

NOTICE = DocumentRecord(DocumentKind.NOTICE, 5, "TB-UBND", date(2026, 1, 9))
EARLIER = replace(
    SESSION,
    uid="s0",
    starts_at=datetime(2025, 9, 30, 14, 0),
    petitions=(replace(PETITIONS[0], uid="q1"),),
    documents=(replace(NOTICE, number=31, date=date(2025, 10, 6)),),
)
NOTICED = replace(SESSION, documents=(NOTICE,))


def reminder(**more: object) -> Document:
    values = {"day": date(2026, 4, 11), "addressee": "Phòng Kinh tế xã", **more}
    return build_reminder(make_brief(DocumentKind.REMINDER, **values))


def table(document: Document) -> Table:
    (rows_of_it,) = [block for block in document.blocks() if isinstance(block, Table)]
    return rows_of_it


def test_a_reminder_counts_the_days_since_the_last_day_what_is_latest_first() -> None:
    assert [row[-2:] for row in table(reminder(addressee="")).rows()] == [("05/02/2026", "65"), ("01/4/2026", "10")]


def test_a_reminder_to_one_agency_tells_of_its_own_only_and_has_no_column_for_it() -> None:
    letter = table(reminder())
    assert len(list(letter.rows())) == 1
    assert "Cơ quan chủ trì" not in [column.title for column in letter.columns]


def test_it_cites_the_day_of_the_session_and_the_notice() -> None:
    first = paragraphs(reminder(session=NOTICED))[1]
    assert first == (
        "Tại Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026 (ngày 05 tháng 01 năm 2026) và Thông báo số "
        "05/TB-UBND ngày 09 tháng 01 năm 2026, Ủy ban nhân dân xã Sơn Tiến đã giao Phòng Kinh tế xã chủ trì "
        "giải quyết, trả lời ý kiến, kiến nghị."
    )


def test_over_several_sessions_each_row_says_which_and_by_which_notice() -> None:
    letter = reminder(session=NOTICED, sessions=(EARLIER, NOTICED))
    cells = [row[3] for row in table(letter).rows()]
    assert cells == [
        "Hội nghị ngày 30/9/2025\nThông báo số 31/TB-UBND ngày 06/10/2025",
        "Hội nghị ngày 05/01/2026\nThông báo số 05/TB-UBND ngày 09/01/2026",
    ]
    assert paragraphs(letter)[1].startswith("Qua 02 hội nghị")


def test_its_properties_do_not_name_a_session_that_its_pages_do_not() -> None:
    letter = reminder(session=replace(NOTICED, title="Hội nghị với bà Ngô Thị Thu"), sessions=(NOTICED, EARLIER))
    assert letter.title == "Công văn đôn đốc giải quyết, trả lời ý kiến, kiến nghị"


def test_the_second_time_is_told_and_the_first_is_not() -> None:
    assert not any("lần thứ" in line for line in paragraphs(reminder()))
    second = reminder(earlier=1)
    assert second.summary == "V/v tiếp tục đôn đốc giải quyết, trả lời ý kiến, kiến nghị"
    assert any(line.endswith("đây là lần thứ hai.") for line in paragraphs(second))


def test_own_units_are_told_and_others_asked() -> None:
    own, other = paragraphs(reminder())[-1], paragraphs(reminder(addressee="Điện lực Hương Sơn"))[-1]
    assert "yêu cầu Phòng Kinh tế xã" in own
    assert "đề nghị Điện lực Hương Sơn" in other
    assert "quý" not in own


def test_with_nothing_overdue_there_is_nothing_to_remind_of() -> None:
    with pytest.raises(NothingToWrite):
        reminder(day=date(2026, 1, 5))
