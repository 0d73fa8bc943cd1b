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
from doithoai.documents.render.pdf.archive import carried
from doithoai.domain.kinds import Competence, DocumentKind, Side
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
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
    data = json.dumps([str(session) for session in gathered.sessions], ensure_ascii=False)
    assert "Mất trộm" not in data
    assert "Người b" not in data


def test_the_times_are_counted_from_what_was_issued_before(register: Register) -> None:
    assert letters.gathered(register, brief(register, DocumentKind.REMINDER, addressee=KT)).earlier == 0
    issue_reminder(register, KT, date(2026, 11, 5), 1)
    issue_reminder(register, CA, date(2026, 11, 6), 2)
    issue_reminder(register, KT, date(2026, 11, 12), 3)
    issue_reminder(register, KT, DAY, 4)
    gathered = letters.gathered(register, brief(register, DocumentKind.REMINDER, addressee=KT))
    assert gathered.earlier == 2, "of this agency, before this day"


def test_what_is_issued_is_the_gathered_letter_and_counts_as_one(register: Register) -> None:
    """The second letter says that it is the second; one that replaces it says the same."""
    order = Order(DocumentKind.REMINDER, "late", date(2026, 11, 5), addressee=KT)
    first = printing.issue(register, order, DAY)
    data = json.loads(carried(documents.pdf(register, first.uid)))
    assert [session["uid"] for session in data["sessions"]] == ["early", "late"]
    assert documents.letter_of(register, first.uid) == (KT, ())
    again = Order(DocumentKind.REMINDER, "late", DAY, addressee=KT)
    second = printing.issue(register, again, DAY)
    text = "đây là lần thứ hai"
    assert text in said(register, again)
    corrected = replace(again, day=date(2026, 11, 21), replaces=second.uid)
    assert text in said(register, corrected)


def test_of_sessions_held_by_different_bodies_no_one_of_them_is_said_to_have_assigned_all(register: Register) -> None:
    party = Session("party", side=Side.PARTY, starts_at=datetime(2026, 2, 2, 8), petitions=(_petition("q", CA, "Ồn."),))
    sessions.add(register, [party])
    assert f"{CA} được giao chủ trì" in said(register, Order(DocumentKind.REMINDER, "late", DAY, addressee=CA))
    assert f"đã giao {KT} chủ trì" in said(register, Order(DocumentKind.REMINDER, "late", DAY, addressee=KT))


def said(register: Register, order: Order) -> str:
    return " ".join(line.text for line in printing.paragraphs(register, order, DAY))


def test_a_reminder_to_nobody_named_goes_to_one_agency_only(register: Register) -> None:
    unnamed = brief(register, DocumentKind.REMINDER, "early")
    assert unnamed.addressee == KT
    assert SXD not in said(register, Order(DocumentKind.REMINDER, "early", DAY))


def test_the_words_of_a_letter_may_not_name_who_raised_another_petition(register: Register) -> None:
    """Lưu asked to be kept private; the letter is about somebody else's words, which name him."""
    hidden = Petition("l", petitioner=Petitioner("Trần Văn Lưu", confidential=True), content="Xin giữ kín.")
    words = _petition("n", KT, "Nhà ông Trần Văn Lưu lấn đường.")
    sessions.add(register, [Session("kin", side=Side.GOVERNMENT, petitions=(hidden, words))])
    order = Order(DocumentKind.REMINDER, "kin", DAY, addressee=KT)
    named = [item.quote for item in printing.look(register, order, DAY).findings if item.code.startswith("private.")]
    assert named == ["Trần Văn Lưu"]
    assert "Lưu" not in said(register, replace(order, blanked=True))


def test_every_petition_may_be_answered_those_with_a_written_answer_first(register: Register) -> None:
    answered = replace(_petition("w", KT, "Đèn hỏng."), written_answer=WrittenAnswer("12/KT"))
    sessions.add(register, [Session("w", side=Side.GOVERNMENT, petitions=(_petition("x", KT, "Ao bẩn."), answered))])
    covers = letters.covers_of(brief(register, DocumentKind.COVER, "w"))
    assert [(letter.number, letter.petitions) for letter in covers] == [(2, ("w",)), (1, ("x",))]


def test_a_slip_is_due_for_each_petition_of_others_not_answered(register: Register) -> None:
    due = letters.transfers_due(brief(register, DocumentKind.TRANSFER, "early"))
    assert [(letter.addressee, letter.petitions) for letter in due] == [(SXD, ("d",))]


def test_a_request_is_about_its_own_session(register: Register) -> None:
    gathered = letters.gathered(register, brief(register, DocumentKind.REQUEST, "early"))
    (table,) = [block for block in build_request(gathered).blocks() if isinstance(block, Table)]
    assert (gathered.addressee, [row[1] for row in table.rows()]) == (SXD, ["Cầu cứng."])


def test_any_other_paper_is_left_alone(register: Register) -> None:
    notice = brief(register, DocumentKind.NOTICE)
    assert letters.gathered(register, notice) is notice
    assert letters.noted({"a": 1}, notice) == {"a": 1}
