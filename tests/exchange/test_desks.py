"""Two desks of one office that worked apart on the same day: same rows are the same, contradictions are named."""

import io
import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.exchange import desks
from doithoai.exchange.merge import Outcome
from doithoai.register import backup, history, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import sending


def petition(uid: str, number: int) -> Petition:
    return Petition(uid, number, content=f"Ý kiến {uid}.")


class Desks:
    """One register and copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.main = Register.create(folder / "so.sdt")
        offices.set_periods(self.main, "11", [OfficePeriod(Office("11", "UBND xã"))])
        raised = (petition("a", 1), petition("b", 2))
        sessions.add(self.main, [Session("s", title="Hội nghị", starts_at=datetime(2026, 3, 2, 8), petitions=raised)])
        self.copies: list[Register] = []

    def copy(self, name: str) -> Register:
        backup.copy(self.main, self.folder / f"{name}.sdt")
        self.copies.append(Register.open(self.folder / f"{name}.sdt"))
        return self.copies[-1]

    def join(self, *others: Register) -> desks.Joined:
        with self.main.step("Join"):
            return desks.take_desks(self.main, others)

    def dumped(self) -> str:
        file = io.StringIO()
        sending.dump(self.main, file)
        return file.getvalue()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desks]:
    office = Desks(tmp_path)
    yield office
    for register in (office.main, *office.copies):
        register.close()


def words(register: Register, uid: str) -> str | None:
    return petitions.get(register, uid).petition.content


def say(register: Register, uid: str, content: str) -> None:
    petitions.set_parts(register, uid, {"content": content})


def test_nothing_changes_where_nobody_did_anything(office: Desks) -> None:
    joined = office.join(office.copy("b"))
    assert joined.counts == {Outcome.SAME: 3} and joined.conflicts == []


def test_what_one_side_changed_is_taken_and_what_this_side_changed_stays(office: Desks) -> None:
    other = office.copy("b")
    say(office.main, "a", "Ở đây.")
    say(other, "b", "Ở kia.")
    sessions.edit(other, "s", lambda s: Session(s.uid, title="Tên mới", starts_at=s.starts_at, state=s.state))
    joined = office.join(other)
    assert joined.counts == {Outcome.UPDATED: 2, Outcome.OLDER: 1}
    assert (words(office.main, "a"), words(office.main, "b")) == ("Ở đây.", "Ở kia.")
    assert sessions.particulars(office.main, "s").title == "Tên mới"


def test_new_rows_of_both_desks_are_both_there_a_number_taken_twice_goes_on(office: Desks) -> None:
    other = office.copy("b")
    petitions.add(office.main, "s", petition("here", 3))
    petitions.add(other, "s", petition("there", 3))
    sessions.add(other, [Session("new", title="Hội nghị mới", petitions=(petition("z", 1), petition("y", 2)))])
    assert office.join(other).counts[Outcome.ADDED] == 4
    numbers = {row.petition.uid: row.petition.number for row in petitions.of_session(office.main, "s")}
    assert numbers == {"a": 1, "b": 2, "here": 3, "there": 4}
    assert [row.petition.uid for row in petitions.of_session(office.main, "new")] == ["z", "y"], "in their order"


def test_what_both_changed_is_a_conflict_named_and_left_until_somebody_decides(office: Desks) -> None:
    other = office.copy("b")
    say(office.main, "a", "Ở đây.")
    say(other, "a", "Ở kia.")
    for _ in range(2):
        joined = office.join(other)
        assert joined.counts[Outcome.DOUBT] == 1
        assert "Petition a (1 Ở đây.)" in str(joined.conflicts[0]) and "b.sdt" in str(joined.conflicts[0])
        assert words(office.main, "a") == "Ở đây."
    say(office.main, "a", "Đã thống nhất.")
    assert office.join(other).conflicts == [], "decided here"
    say(other, "a", "Lại khác.")
    assert len(office.join(other).conflicts) == 1


def test_the_same_change_on_both_sides_is_none(office: Desks) -> None:
    other = office.copy("b")
    for register in (office.main, other):
        say(register, "a", "Như nhau.")
    assert office.join(other).counts == {Outcome.SAME: 3}


def test_what_was_deleted_there_is_deleted_here_unless_it_was_changed_here(office: Desks) -> None:
    other = office.copy("b")
    petitions.discard(other, ["a", "b"])
    say(office.main, "b", "Vẫn cần.")
    joined = office.join(other)
    assert (joined.counts[Outcome.WITHDRAWN], joined.counts[Outcome.DOUBT]) == (1, 1)
    assert [row.petition.uid for row in petitions.of_session(office.main, "s")] == ["b"]


def test_what_was_deleted_here_and_changed_there_is_a_conflict(office: Desks) -> None:
    other = office.copy("b")
    petitions.discard(office.main, ["a"])
    say(other, "a", "Mới.")
    assert office.join(other).counts[Outcome.DOUBT] == 1


def test_a_petition_of_a_session_that_is_gone_is_named(office: Desks) -> None:
    other = office.copy("b")
    sessions.discard(office.main, "s")
    petitions.add(other, "s", petition("new", 3))
    assert any("new" in str(conflict) for conflict in office.join(other).conflicts)


def test_several_desks_come_together_in_any_order(office: Desks) -> None:
    copies = [office.copy(name) for name in "bcd"]
    for number, other in enumerate(copies):
        petitions.add(other, "s", petition(f"new{number}", 3))
        say(other, "a", f"Bàn {number}.")
    say(copies[1], "b", "Chỉ ở bàn 1.")
    results = set()
    for order in itertools.permutations(copies):
        joined = office.join(*order)
        assert joined.counts[Outcome.DOUBT] == 1 and joined.counts[Outcome.ADDED] == 3
        results.add(office.dumped())
        history.undo(office.main)
    assert len(results) == 1
    assert words(office.main, "a") == "Ý kiến a."


def test_twice_is_once_and_later_work_of_the_same_desk_is_taken(office: Desks) -> None:
    other = office.copy("b")
    say(other, "a", "Lần một.")
    office.join(other)
    after = office.dumped()
    joined = office.join(other)
    assert joined.counts == {Outcome.SAME: 3} and office.dumped() == after
    say(other, "a", "Lần hai.")
    assert office.join(other).conflicts == []
    assert words(office.main, "a") == "Lần hai."


def test_registers_with_nothing_in_common_never_overwrite_each_other(office: Desks, tmp_path: Path) -> None:
    with Register.create(tmp_path / "khac.sdt") as other:
        sessions.add(other, [Session("s", title="Tên khác"), Session("t", title="Mới")])
        joined = office.join(other)
    assert joined.counts == {Outcome.DOUBT: 1, Outcome.ADDED: 1}
    assert sessions.particulars(office.main, "s").title == "Hội nghị"
