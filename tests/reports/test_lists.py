"""The rows of each list: as many values as heads, and no name of someone who asked to be kept private."""

from datetime import date, datetime

import pytest

from doithoai.domain import figures
from doithoai.domain.kinds import AnswerForm, Competence, SessionKind, Side
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Person, Session
from doithoai.reports import lists

TODAY = date(2026, 5, 1)
PETITION = Petition(
    "p1",
    3,
    Petitioner("Ngô Thị Thu", "Thôn Hùng Tiến"),
    field="đất đai",
    content="Xin cấp bìa.",
    competence=Competence.COMMUNE,
    answer=Answer("Chủ tịch", "Đang làm."),
    assignment=Assignment("Địa chính", ("Công an", "Tư pháp"), date(2026, 4, 20), AnswerForm.WRITTEN),
)
SESSION = Session(
    "s1",
    kind=SessionKind.PERIODIC,
    side=Side.PARTY,
    title="Hội nghị đối thoại",
    starts_at=datetime(2026, 3, 18, 8),
    place="Hội trường",
    chair=Person("Đinh Xuân Lộc", "Bí thư"),
    petitions=(PETITION,),
)
BARE_SESSION, BARE_PETITION = Session("s2"), Petition("p2", assignment=Assignment())


def cell(columns, row, head):
    return row[[column.head for column in columns].index(head)]


@pytest.mark.parametrize(("session", "petition"), [(SESSION, PETITION), (BARE_SESSION, BARE_PETITION)])
def test_a_row_has_a_value_for_each_head(session, petition):
    counts = figures.of_session(session, TODAY)
    assert len(lists.session_row(1, session, counts)) == len(lists.SESSIONS)
    assert len(lists.petition_row(1, session, petition, TODAY)) == len(lists.PETITIONS)
    assert len(lists.assignment_row(1, session, petition, TODAY)) == len(lists.ASSIGNMENTS)
    for columns, values in (
        (lists.BY_UNIT, lists.unit_counts(counts)),
        (lists.BY_FIELD, lists.field_counts(counts)),
        (lists.BY_AGENCY, lists.agency_counts(counts)),
    ):
        assert len(columns) == 2 + len(values), "a running number and a name stand before the counts"


def test_an_assignment_says_who_by_when_and_how_late():
    row = lists.assignment_row(1, SESSION, PETITION, TODAY)
    assert cell(lists.ASSIGNMENTS, row, "Người kiến nghị, địa chỉ") == "Ngô Thị Thu, Thôn Hùng Tiến"
    assert cell(lists.ASSIGNMENTS, row, "Cơ quan phối hợp") == "Công an; Tư pháp"
    assert cell(lists.ASSIGNMENTS, row, "Số ngày quá hạn") == 11
    assert cell(lists.ASSIGNMENTS, row, "Tình trạng") == "Quá hạn"


def test_what_was_answered_is_not_late():
    from dataclasses import replace

    answered = replace(PETITION, written_answer=WrittenAnswer("12/ĐC", date(2026, 4, 30), "Đã cấp."))
    row = lists.assignment_row(1, SESSION, answered, TODAY)
    assert cell(lists.ASSIGNMENTS, row, "Văn bản trả lời") == "12/ĐC"
    assert cell(lists.ASSIGNMENTS, row, "Số ngày quá hạn") is None


def test_a_private_petitioner_is_named_nowhere():
    from dataclasses import replace

    private = replace(PETITION, petitioner=Petitioner("Ngô Thị Thu", "Thôn Hùng Tiến", confidential=True))
    for row in (
        lists.petition_row(1, SESSION, private, TODAY),
        lists.assignment_row(1, SESSION, private, TODAY),
    ):
        assert "(giữ kín danh tính)" in row
        assert not [value for value in row if isinstance(value, str) and ("Ngô" in value or "Hùng Tiến" in value)]


def test_words_of_the_office_stand_for_the_values_of_the_program():
    row = lists.session_row(1, SESSION, figures.of_session(SESSION, TODAY))
    assert cell(lists.SESSIONS, row, "Hình thức") == "Định kỳ"
    assert cell(lists.SESSIONS, row, "Bên tổ chức") == "Cấp ủy"
    assert cell(lists.SESSIONS, row, "Chủ trì") == "Đinh Xuân Lộc, Bí thư"
