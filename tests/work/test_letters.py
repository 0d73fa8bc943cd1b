"""Letters over several sessions: one an agency, counted, each with nothing but its own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.documents.brief import Brief
from doithoai.documents.content.model import Table
from doithoai.documents.content.reminder import build_reminder
from doithoai.documents.content.request import build_request
from doithoai.domain.kinds import Competence, DocumentKind, Side
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import Decided, Making
from doithoai.work import letters, printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 11, 20)
KT, CA, SXD = "Phòng Kinh tế xã", "Công an xã", "Sở Xây dựng tỉnh Hà Tĩnh"


def _petition(uid: str, lead: str, words: str) -> Petition:
    return Petition(
        uid, petitioner=Petitioner(f"Người {uid}"), content=words, assignment=Assignment(lead, (), DAY.replace(day=1))
    )


SESSIONS = (
    Session(
        "late",
        side=Side.GOVERNMENT,
        starts_at=datetime(2026, 10, 2, 8),
        petitions=(_petition("a", KT, "Đường hỏng."), _petition("b", CA, "Mất trộm.")),
    ),
    Session(
        "early",
        side=Side.GOVERNMENT,
        starts_at=datetime(2026, 3, 2, 8),
        petitions=(
            _petition("c", KT, "Cầu hỏng."),
            replace(_petition("d", SXD, "Cầu cứng."), competence=Competence.PROVINCE),
            Petition("e", content="Điện yếu.", competence=Competence.PROVINCE, answer=Answer("A", "Đã rõ.")),
        ),
    ),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as opened:
        sessions.add(opened, SESSIONS)
        yield opened


def brief(register: Register, kind: DocumentKind, session: str = "late", addressee: str = "") -> Brief:
    order = Order(kind, session, DAY, addressee=addressee)
    return printing.brief_for(register, order, sessions.get(register, session), DAY)


def issue_reminder(register: Register, agency: str, day: date, number: int) -> None:
    content = letters.noted({}, brief(register, DocumentKind.REMINDER, addressee=agency))
    decided = Decided(day, SeriesKey("government/CV", "2026"), lambda _: Making(b"%PDF", "UBND", "nd30", content), None)
    documents.issue(register, DocumentKind.REMINDER, "late", lambda: decided)


def test_one_reminder_an_agency_whatever_the_sessions(register: Register) -> None:
    due = letters.reminders_due(register, DAY)
    assert [(letter.addressee, letter.session_uid) for letter in due] == [(KT, "late"), (CA, "late"), (SXD, "early")]
    assert [letter.addressee for letter in letters.reminders_due(register, DAY, [CA])] == [CA]


def test_a_reminder_tells_of_all_sessions_in_order_and_of_nobody_else(register: Register) -> None:
    gathered = letters.gathered(register, brief(register, DocumentKind.REMINDER, addressee=KT))
    assert [session.uid for session in gathered.sessions] == ["early", "late"]
    (table,) = [block for block in build_reminder(gathered).blocks() if isinstance(block, Table)]
    assert [row[1] for row in table.rows()] == ["Cầu hỏng.", "Đường hỏng."]
    carried = json.dumps([str(session) for session in gathered.sessions], ensure_ascii=False)
    assert "Mất trộm" not in carried
    assert "Người b" not in carried


def test_the_times_are_counted_from_what_was_issued_before(register: Register) -> None:
    assert letters.gathered(register, brief(register, DocumentKind.REMINDER, addressee=KT)).earlier == 0
    issue_reminder(register, KT, date(2026, 11, 5), 1)
    issue_reminder(register, CA, date(2026, 11, 6), 2)
    issue_reminder(register, KT, date(2026, 11, 12), 3)
    issue_reminder(register, KT, DAY, 4)
    gathered = letters.gathered(register, brief(register, DocumentKind.REMINDER, addressee=KT))
    assert gathered.earlier == 2, "of this agency, before this day"


def test_a_slip_is_due_for_each_petition_of_others_not_answered(register: Register) -> None:
    due = letters.transfers_due(brief(register, DocumentKind.TRANSFER, "early"))
    assert [(letter.addressee, letter.petitions) for letter in due] == [(SXD, ("d",))]


def test_a_request_gathers_what_waits_with_the_level_above(register: Register) -> None:
    gathered = letters.gathered(register, brief(register, DocumentKind.REQUEST, "late"))
    (table,) = [block for block in build_request(gathered).blocks() if isinstance(block, Table)]
    assert [row[1] for row in table.rows()] == ["Cầu cứng.", "Điện yếu."]


def test_any_other_paper_is_left_alone(register: Register) -> None:
    notice = brief(register, DocumentKind.NOTICE)
    assert letters.gathered(register, notice) is notice
    assert letters.noted({"a": 1}, notice) == {"a": 1}
