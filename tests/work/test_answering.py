"""Answers to petitions passed up: from the office above with its receipt, onto the right petitions below, one undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Assignment, Petition, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.exchange import receipt as receipt_files
from doithoai.exchange.receipt import PassedAnswer
from doithoai.exchange.verify import verify
from doithoai.i18n import set_language
from doithoai.register import history, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import answering, merging, receiving, sending

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
DAY = date(2023, 1, 5)
ABOVE = "UBND tỉnh Hà Tĩnh"
ANSWER = WrittenAnswer("12/UBND-KT", date(2023, 1, 4), "Bố trí vốn năm 2023.")


@pytest.fixture(scope="module")
def package_and_registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A commune and its province; the package was merged, and the province has answered two of three."""
    set_language("en")
    folder = tmp_path_factory.mktemp("answering")
    raised = tuple(
        Petition(uid, number, content="Đường hỏng.", outcome=Outcome.TRANSFERRED)
        for number, uid in enumerate(("road", "power", "waiting"), 1)
    )
    # Of a real unit, so that the province knows it.
    with Register.create(folder / "xa.sdt", who="thư ký") as below:
        offices.set_periods(below, "18163", [OfficePeriod(Office("18163", "Ủy ban nhân dân xã Sơn Tiến"))])
        sessions.add(below, [Session("s", starts_at=datetime(2022, 3, 5, 8), petitions=raised)])
        sending.export(below, *YEAR, folder)
    with Register.create(folder / "tinh.sdt", who="văn phòng") as above:
        offices.set_periods(above, "42", [OfficePeriod(Office("42", ABOVE))])
        (package,) = folder.glob("*.sdt.zip")
        (result,) = merging.merge(above, [package])
        assert result.result, merging.complaints(result)
        petitions.edit(above, "road", lambda petition: replace(petition, written_answer=ANSWER))
        task = Assignment("Công ty Điện lực")
        petitions.edit(above, "power", lambda petition: replace(petition, written_answer=ANSWER, assignment=task))
        receiving.make_receipt(above, package, folder / "nhan.sdr", DAY)
    return folder


@pytest.fixture
def receipt(package_and_registers: Path) -> Path:
    return package_and_registers / "nhan.sdr"


@pytest.fixture
def below(package_and_registers: Path, tmp_path: Path) -> Iterator[Register]:
    set_language("en")
    path = tmp_path / "xa.sdt"
    path.write_bytes((package_and_registers / "xa.sdt").read_bytes())
    with Register.open(path) as book:
        yield book


def written(register: Register, uid: str) -> WrittenAnswer | None:
    return petitions.get(register, uid).petition.written_answer


def test_the_receipt_says_who_answered_and_leaves_out_what_waits(receipt: Path) -> None:
    answers = receipt_files.read(receipt).answers
    assert [(answer.petition, answer.by) for answer in answers] == [("road", ABOVE), ("power", "Công ty Điện lực")]


def test_answers_land_on_the_right_petitions_in_one_step(below: Register, receipt: Path) -> None:
    lines = receiving.read_receipt(below, receipt)
    assert (written(below, "road"), written(below, "power"), written(below, "waiting")) == (ANSWER, ANSWER, None)
    assert petitions.get(below, "road").petition.outcome is Outcome.TRANSFERRED
    assert any(line.startswith("2 answers of the office above") for line in lines)
    again = receiving.read_receipt(below, receipt)
    assert not any("answers" in line for line in again), "twice is once"
    history.undo(below)
    assert (written(below, "road"), written(below, "power")) == (None, None)
    receiving.read_receipt(below, receipt)
    assert written(below, "power") == ANSWER, "undone by mistake, read again"


def test_an_answer_that_is_here_is_never_overwritten(below: Register, receipt: Path) -> None:
    own = WrittenAnswer("3/UBND", date(2022, 9, 1), "Đã vá tạm.")
    petitions.edit(below, "road", lambda petition: replace(petition, written_answer=own))
    petitions.discard(below, ["power"])
    lines = receiving.read_receipt(below, receipt)
    assert written(below, "road") == own
    assert any("Petition 1 has another written answer" in line and ABOVE in line for line in lines)
    assert any(line.startswith("1 answer is to a petition that is not") for line in lines)


def test_what_the_sender_has_already_is_not_sent_back(
    below: Register, package_and_registers: Path, receipt: Path, tmp_path: Path
) -> None:
    receiving.read_receipt(below, receipt)
    package = sending.export(below, *YEAR, tmp_path)
    with Register.open(package_and_registers / "tinh.sdt", writable=False) as above:
        assert answering.answers_for(above, verify(package), ABOVE) == ()


def test_a_plan_changes_nothing(below: Register, receipt: Path) -> None:
    plan = answering.plan(below, receipt_files.read(receipt))
    assert (sorted(plan.fresh), plan.differing, plan.unknown) == (["power", "road"], (), 0)
    assert plan.fresh["road"] == PassedAnswer("road", ABOVE, ANSWER.number, ANSWER.date, ANSWER.summary)
    assert written(below, "road") is None
