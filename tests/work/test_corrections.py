"""Letters of correction: the paper they are about, what is kept of them, and that the register's words stay in it."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.documents.formats.model import Family
from doithoai.documents.render.pdf.archive import carried
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition
from doithoai.domain.session import DocumentRecord, Person, Session
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import DocumentUnknown, IssuedDocument
from doithoai.work import corrections, printing
from doithoai.work.corrections import CorrectionRefused
from doithoai.work.gate import Refused
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register
from doithoai.work.taking_back import named, order_of

TODAY, LATER = date(2026, 4, 10), date(2026, 4, 20)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
SESSION = Session(
    "s",
    side=Side.GOVERNMENT,
    title="Hội nghị đối thoại với Nhân dân thôn Khe Sắn",
    starts_at=datetime(2026, 3, 18, 8),
    ends_at=datetime(2026, 3, 18, 11),
    place="Nhà văn hóa thôn Khe Sắn",
    chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
    minute_taker=Person("Mai Thị Phượng", "Công chức"),
    conclusion="Các đơn vị làm đúng hẹn.",
    petitions=(
        Petition(
            "p",
            1,
            content="Đường hỏng 200 m.",
            answer=Answer("UBND xã", "Sẽ vá."),
            assignment=Assignment("Công an xã", (), LATER),
        ),
    ),
)
MISPRINT = Misprint("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a notice issued in it."""
    path = tmp_path_factory.mktemp("corrections") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sessions.add(register, [SESSION])
        printing.issue(register, Order(DocumentKind.NOTICE, "s", date(2026, 3, 20)), TODAY)
    return path


@pytest.fixture
def register(_made: Path, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "so.sdt"
    shutil.copy(_made, path)
    with Register.open(path) as opened:
        yield opened


def notice(register: Register) -> IssuedDocument:
    return documents.book(register)[0]


def letter(register: Register, *misprints: Misprint, **more: object) -> Order:
    order = replace(Order(DocumentKind.CORRECTION, "s", TODAY), misprints=misprints or (MISPRINT,), **more)
    return corrections.letter_about(order, notice(register))


def test_a_paper_is_named_by_its_number_or_its_identity(register: Register) -> None:
    for name in (notice(register).uid, "01/TB-UBND", " Số: 01/tb-ubnd"):
        assert corrections.named(register, name) == notice(register)
    assert corrections.named(register, "01/TB-UBND", "s") == notice(register)
    with pytest.raises(DocumentUnknown):
        corrections.named(register, "02/TB-UBND")
    last_year = DocumentRecord(DocumentKind.NOTICE, 1, "TB-UBND", date(2025, 3, 20))
    sessions.add(register, [Session("old", documents=(last_year,))])
    with pytest.raises(CorrectionRefused) as refused:
        corrections.named(register, "01/TB-UBND")
    assert "20/03/2025" in str(refused.value.params["listed"])
    old = corrections.named(register, "01/TB-UBND", "old")
    assert old.record == last_year
    corrected = corrections.corrected(register, corrections.letter_about(Order(DocumentKind.CORRECTION, ""), old))
    assert corrected is not None and corrected.number == "01/TB-UBND" and corrected.receivers == ()


def test_the_letter_goes_to_whoever_received_the_paper_and_is_kept_with_what_it_corrects(register: Register) -> None:
    order = letter(register)
    corrected = corrections.corrected(register, order)
    assert corrected is not None and corrected.family is Family.STATE and corrected.number == "01/TB-UBND"
    assert "Công an xã" in corrected.receivers
    assert not any("báo cáo" in name for name in corrected.receivers), "a superior is written to by its name"
    issued = printing.issue(register, order, TODAY)
    assert issued.record.symbol == "UBND-VP" and issued.session_uid == "s"
    assert corrections.content_of(register, issued.uid) == (notice(register).uid, (MISPRINT,))
    assert documents.corrected_by(register) == {notice(register).uid: [issued.uid]}
    data = json.loads(carried(documents.pdf(register, issued.uid)) or b"")
    (session,) = data["sessions"]
    assert session["petitions"] == [] and session["title"] is None, "no more than the letter shows"
    assert [(record["kind"], record["number"], record["sha256"]) for record in session["documents"]] == [
        ("notice", 1, None)
    ]


def test_a_letter_about_the_same_is_asked_about_and_a_replaced_one_no_longer_counts(register: Register) -> None:
    first = printing.issue(register, letter(register), TODAY)
    assert "paper.issued" in printing.look(register, letter(register), TODAY).codes
    other = letter(register, Misprint("Nơi nhận", "Nơi gửi"))
    assert "paper.issued" not in printing.look(register, other, TODAY).codes
    second = printing.issue(register, replace(letter(register), replaces=first.uid), TODAY)
    assert documents.corrected_by(register) == {notice(register).uid: [second.uid]}
    came = DocumentRecord(DocumentKind.CORRECTION, 7, "UBND-VP", TODAY)
    sessions.add(register, [Session("came", documents=(came,))])
    assert documents.corrected_by(register) == {notice(register).uid: [second.uid]}, "what it corrects is not known"


def test_what_is_said_to_be_wrong_is_looked_for_in_the_pages(register: Register) -> None:
    assert printing.look(register, letter(register), TODAY).codes == frozenset()
    for wrong in ("TM. ỦY BAN NHÂN DÂN XÃ KHÁC", "Tm. Ủy ban nhân dân"):
        order = letter(register, MISPRINT, Misprint(wrong, "x"))
        (finding,) = printing.look(register, order, TODAY).findings
        assert (finding.code, finding.quote) == ("correction.unread", wrong)


def test_a_letter_is_of_the_body_that_issued_the_paper(register: Register) -> None:
    sessions.edit(register, "s", lambda session: replace(session, side=Side.PARTY))
    order = letter(register)
    assert corrections.side(register, order) is Side.GOVERNMENT
    assert printing.number_ahead(register, order, TODAY) == "Số: 01/UBND-VP"


def test_the_report_of_a_period_is_corrected_in_no_session(register: Register) -> None:
    report = printing.issue(register, Order(DocumentKind.REPORT, "", TODAY, period=MARCH), TODAY)
    order = corrections.letter_about(Order(DocumentKind.CORRECTION, "", TODAY, misprints=(MISPRINT,)), report)
    assert (order.session_uid, order.period) == ("", MARCH)
    issued = printing.issue(register, order, TODAY)
    assert issued.covers == MARCH
    data = json.loads(carried(documents.pdf(register, issued.uid)) or b"")
    assert [record["kind"] for record in data["documents"]] == ["report"]
    assert data["sessions"] == []


def test_a_record_that_belongs_nowhere_cannot_be_corrected(register: Register) -> None:
    documents.add(register, [DocumentRecord(DocumentKind.REPORT, 9, "BC-UBND", date(2026, 1, 5))])
    with pytest.raises(CorrectionRefused):
        corrections.letter_about(Order(DocumentKind.CORRECTION, ""), documents.book(register)[-1])


def test_a_letter_by_hand_is_taken_back_with_its_misprints(register: Register) -> None:
    order = letter(register)
    assert order_of(named(order)) == order


def test_a_private_name_in_a_misprint_is_refused(register: Register) -> None:
    from doithoai.domain.petition import Petitioner

    hidden = Petition("h", 2, Petitioner("Cù Thị Nhã", confidential=True), content="Ao bẩn.")
    sessions.add(register, [Session("other", side=Side.GOVERNMENT, petitions=(hidden,))])
    with pytest.raises(Refused) as refused:
        printing.issue(register, letter(register, Misprint("Cù Thị Nha", "Cù Thị Nhã")), TODAY)
    assert {finding.code for finding in refused.value.findings} == {"private.public"}
