"""The clean copy that is signed on paper: what it leaves to be written, and what is named when it changed since."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Person, Session
from doithoai.register import documents, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import gate, printing
from doithoai.work.gate import Doubted, Refused
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)
ORDER = Order(DocumentKind.NOTICE, "s", DAY)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as made:
        held = Session(
            "s",
            side=Side.GOVERNMENT,
            title="Hội nghị thôn Khe Sắn",
            starts_at=datetime(2026, 3, 18, 8),
            place="Nhà văn hóa",
            chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
            conclusion="Các đơn vị làm đúng hẹn.",
        )
        sessions.add(made, [held])
        yield made


def words(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in opened.pages)


def test_the_copy_has_room_for_number_and_day_and_no_mark_of_a_draft(register: Register) -> None:
    text = words(printing.for_signing(register, ORDER, DAY))
    assert "DỰ THẢO" not in text
    assert "Số: /TB-UBND" in text
    assert "Sơn Tiến, ngày tháng 3 năm 2026" in text
    assert documents.book(register) == [], "a number is taken when it was signed"
    with pytest.raises(printing.NotIssued):
        printing.for_signing(register, Order(DocumentKind.SLIP, "s"), DAY)


def test_minutes_for_signing_carry_no_mark_of_the_register(register: Register) -> None:
    assert "Mã đối chứng" not in words(
        printing.for_signing(register, Order(DocumentKind.MINUTES, "s"), DAY, anyway=True)
    )


def test_what_would_be_refused_or_asked_when_it_is_issued_stops_the_copy_too(register: Register) -> None:
    sessions.edit(register, "s", lambda session: replace(session, place=None, chair=None))
    with pytest.raises(Doubted) as doubted:
        printing.for_signing(register, ORDER, DAY)
    assert {finding.code for finding in doubted.value.findings} == {"missing.place", "missing.chair"}
    assert printing.for_signing(register, ORDER, DAY, agreed=("missing.place", "missing.chair"))
    thu = Petition("p", 1, Petitioner("Ngô Thị Thu", confidential=True), content="Bà Ngô Thị Thu bị đòi nợ.")
    petitions.add(register, "s", thu)
    with pytest.raises(Refused) as refused:
        printing.for_signing(register, replace(ORDER, kind=DocumentKind.RESULTS), DAY, anyway=True)
    assert "private.public" in {finding.code for finding in refused.value.findings}


def test_issuing_takes_number_and_day_from_the_paper(register: Register) -> None:
    printing.for_signing(register, ORDER, DAY)
    signed = replace(ORDER, day=date(2026, 3, 23), number=61)
    assert printing.look(register, signed, date(2026, 3, 23)).findings == ()
    made = printing.issue(register, signed, date(2026, 3, 23), anyway=False)
    assert (made.record.number, made.record.date) == (61, date(2026, 3, 23))


def test_what_changed_since_is_named(register: Register) -> None:
    printing.for_signing(register, ORDER, DAY)
    sessions.edit(register, "s", lambda session: replace(session, conclusion="Các đơn vị làm đúng hẹn, đúng việc."))
    with pytest.raises(Doubted) as refusal:
        printing.issue(register, ORDER, DAY, anyway=False)
    (finding,) = refusal.value.findings
    assert finding.code == "signed.changed"
    assert "“Các đơn vị làm đúng hẹn.”" in gate.sentence(finding)
    assert "“Các đơn vị làm đúng hẹn, đúng việc.”" in gate.sentence(finding)
    assert "đúng việc" not in str(refusal.value), "the log holds no word of a register"


def test_a_month_that_is_over_when_it_is_signed_is_named_too(register: Register) -> None:
    printing.for_signing(register, ORDER, DAY)
    (finding,) = printing.look(register, replace(ORDER, day=date(2026, 4, 1)), date(2026, 4, 1)).findings
    assert finding.code == "signed.changed"


def test_once_issued_nothing_is_compared_any_more(register: Register) -> None:
    printing.for_signing(register, ORDER, DAY)
    first = printing.issue(register, ORDER, DAY, anyway=False)
    sessions.edit(register, "s", lambda session: replace(session, conclusion="Khác."))
    replacing = replace(ORDER, replaces=first.uid)
    assert printing.look(register, replacing, DAY).findings == ()
