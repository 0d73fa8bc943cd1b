"""Communes that became one: their registers come into a new one, each row keeping its unit and its numbers."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind, OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import DocumentRecord, Session
from doithoai.exchange import joining
from doithoai.exchange.errors import PackageProblem
from doithoai.exchange.joining import Villages
from doithoai.exchange.merge import Outcome
from doithoai.register import history, offices, petitions, preparations, sessions
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation
from doithoai.work import sending

VILLAGES: Villages = {"11": {"Thôn 1": "Thôn Đông 1"}, "12": {"Thôn 1": "Thôn Tây 1"}}


def commune(folder: Path, code: str, name: str) -> Register:
    register = Register.create(folder / f"{code}.sdt")
    office = Office(code, name, level=OfficeLevel.COMMUNE)
    offices.set_periods(register, code, [OfficePeriod(office)])
    petitioner = Petitioner("Lê Văn A", "Thôn 1")
    raised = tuple(Petition(f"{code}-{number}", number, petitioner, content="Đường hỏng.") for number in (1, 2))
    paper = DocumentRecord(DocumentKind.NOTICE, 5, "TB-UBND", date(2024, 3, 10), "a" * 64)
    day = datetime(2024, 3, 5, 8)
    sessions.add(
        register, [Session(f"s{code}", starts_at=day, villages=("Thôn 1",), petitions=raised, documents=(paper,))]
    )
    petitions.attach(register, f"{code}-1", "scan.pdf", b"scanned")
    preparations.put(register, f"s{code}", [Preparation("Báo cáo")])
    return register


@pytest.fixture
def old(tmp_path: Path) -> Iterator[list[Register]]:
    registers = [commune(tmp_path, "11", "UBND xã Đông"), commune(tmp_path, "12", "UBND xã Tây")]
    yield registers
    for register in registers:
        register.close()


def new(folder: Path, name: str = "moi") -> Register:
    register = Register.create(folder / f"{name}.sdt")
    offices.set_periods(register, "20", [OfficePeriod(Office("20", "UBND xã Mới", level=OfficeLevel.COMMUNE))])
    return register


def take(register: Register, *others: Register) -> list[joining.Result]:
    with register.step("Join"):
        return [joining.take_office(register, other, VILLAGES) for other in others]


def dumped(register: Register) -> str:
    file = io.StringIO()
    sending.dump(register, file)
    return file.getvalue()


def test_rows_keep_their_unit_and_numbers_and_get_the_new_villages(old: list[Register], tmp_path: Path) -> None:
    with new(tmp_path) as register:
        assert [result.counts for result in take(register, *old)] == [{Outcome.ADDED: 1}, {Outcome.ADDED: 1}]
        session = sessions.get(register, "s11")
        assert session.office is not None and (session.office.code, session.office.name) == ("11", "UBND xã Đông")
        assert session.villages == ("Thôn Đông 1",)
        assert [(p.number, p.petitioner and p.petitioner.address) for p in session.petitions] == [
            (1, "Thôn Đông 1"),
            (2, "Thôn Đông 1"),
        ]
        assert session.documents[0].number == 5
        assert sessions.get(register, "s12").villages == ("Thôn Tây 1",), "each unit has a Thôn 1 of its own"


def test_files_and_material_come_along(old: list[Register], tmp_path: Path) -> None:
    with new(tmp_path) as register:
        take(register, *old)
        ((uid, name),) = petitions.attachments(register, "11-1")
        assert name == "scan.pdf" and petitions.attached(register, uid) == b"scanned"
        assert [p.material for p in preparations.of_session(register, "s12")] == ["Báo cáo"]


def test_twice_is_once_and_any_order_gives_the_same(old: list[Register], tmp_path: Path) -> None:
    results = set()
    for number, order in enumerate(([*old, old[0]], [*reversed(old), old[1]])):
        with new(tmp_path, str(number)) as register:
            for other in order:
                take(register, other)
            results.add(dumped(register))
    assert len(results) == 1


def test_what_the_old_office_changed_afterwards_comes_with_the_next_joining(
    old: list[Register], tmp_path: Path
) -> None:
    with new(tmp_path) as register:
        take(register, *old)
        petitions.set_parts(old[0], "11-1", {"content": "Cầu hỏng."})
        (result,) = take(register, old[0])
        assert result.counts == {Outcome.UPDATED: 1}
        assert petitions.get(register, "11-1").petition.content == "Cầu hỏng."


def test_what_was_changed_on_both_sides_is_named_and_left(old: list[Register], tmp_path: Path) -> None:
    with new(tmp_path) as register:
        take(register, *old)
        petitions.set_parts(register, "11-1", {"content": "Ở đây."})
        petitions.set_parts(old[0], "11-1", {"content": "Ở kia."})
        (result,) = take(register, old[0])
        assert result.counts == {Outcome.DOUBT: 1} and len(result.doubts) == 1
        assert petitions.get(register, "11-1").petition.content == "Ở đây."


def test_all_of_it_is_undone_as_one(old: list[Register], tmp_path: Path) -> None:
    with new(tmp_path) as register:
        before = dumped(register)
        take(register, *old)
        history.undo(register)
        assert dumped(register) == before
        assert register.value("SELECT count(*) FROM attachment") == 0
        history.redo(register)
        assert sessions.count(register) == 2


def test_a_register_of_nobody_is_refused(tmp_path: Path) -> None:
    with new(tmp_path) as register, Register.create(tmp_path / "ai.sdt") as nobody, pytest.raises(PackageProblem):
        take(register, nobody)


def test_villages_that_the_map_does_not_name(old: list[Register]) -> None:
    assert list(joining.villages_of(old[0], VILLAGES["11"])) == []
    assert list(joining.villages_of(old[0], {})) == ["Thôn 1"]
