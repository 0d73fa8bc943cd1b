"""What two sides say of one session is decided by a person, part by part; once, and it can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from offices_below import Below, any_unit, register_above

from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.exchange.merge import Outcome, Result
from doithoai.register import history, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import conflicts
from doithoai.work.conflicts import Conflict, Reason

START = datetime(2022, 3, 5, 8)
SESSION = Session(
    "s1",
    title="Hội nghị",
    place="Hội trường",
    starts_at=START,
    petitions=(Petition("p1", 1, content="Đường hỏng."), Petition("p2", 2, content="Loa hỏng.")),
)


@pytest.fixture
def below() -> Below:
    office = Below("18163", "UBND xã Sơn Tiến")
    office.put(SESSION)
    return office


@pytest.fixture
def above(tmp_path: Path, below: Below) -> Iterator[Register]:
    """The session came, and was changed here afterwards."""
    with register_above(tmp_path / "tinh.sdt") as register:
        receive(register, below)
        sessions.edit(register, "s1", lambda session: replace(session, title="Hội nghị (đã sửa)"))
        yield register


def receive(register: Register, below: Below) -> Result:
    with register.step("Merge packages"):
        return merge.merge(register, below.package(), any_unit)


def the_conflict(register: Register) -> Conflict:
    (conflict,) = conflicts.conflicts(register)
    return conflict


def say_otherwise(register: Register, below: Below) -> Conflict:
    changed = replace(SESSION.petitions[0], content="Đường hỏng nặng.")
    below.put(replace(SESSION, place="Nhà văn hóa", petitions=(changed, Petition("p3", 3, content="Mới."))))
    receive(register, below)
    return the_conflict(register)


def test_a_change_made_here_is_no_conflict_by_itself(above: Register) -> None:
    assert conflicts.conflicts(above) == []


def test_each_part_stands_with_both_words(above: Register, below: Below) -> None:
    conflict = say_otherwise(above, below)
    assert (conflict.reason, conflict.office) == (Reason.CHANGED_HERE, "UBND xã Sơn Tiến")
    other = conflicts.coming(above, conflict)
    assert other is not None
    parts = {part.key: part for part in conflicts.differences(sessions.get(above, "s1"), other)}
    assert set(parts) == {("title",), ("place",), ("petition", "p1", "content"), ("petition", "p2"), ("petition", "p3")}
    assert (parts[("title",)].here, parts[("title",)].coming) == ("Hội nghị (đã sửa)", "Hội nghị")
    assert (parts[("petition", "p2")].coming, parts[("petition", "p3")].here) == (None, None)


def test_what_is_taken_is_taken_and_the_rest_stays(above: Register, below: Below) -> None:
    conflict = say_otherwise(above, below)
    conflicts.settle(above, conflict, {("place",), ("petition", "p1", "content"), ("petition", "p3")})
    session = sessions.get(above, "s1")
    assert (session.title, session.place) == ("Hội nghị (đã sửa)", "Nhà văn hóa")
    assert [petition.content for petition in session.petitions] == ["Đường hỏng nặng.", "Loa hỏng.", "Mới."]
    assert conflicts.conflicts(above) == []
    history.undo(above)
    assert the_conflict(above) == conflict
    assert sessions.get(above, "s1").place == "Hội trường"


def test_what_was_decided_is_not_asked_again_until_the_office_says_something_else(
    above: Register, below: Below
) -> None:
    conflicts.settle(above, say_otherwise(above, below), ())
    below.step += 1
    assert receive(above, below).counts == {Outcome.SAME: 1}
    assert conflicts.conflicts(above) == []
    below.put(replace(SESSION, place="Sân vận động"))
    assert receive(above, below).counts == {Outcome.DOUBT: 1}
    assert the_conflict(above).reason is Reason.CHANGED_HERE


def test_all_of_the_other_side_ends_the_conflict_for_good(above: Register, below: Below) -> None:
    conflicts.settle(above, say_otherwise(above, below), None)
    session = sessions.get(above, "s1")
    assert (session.title, session.place, len(session.petitions)) == ("Hội nghị", "Nhà văn hóa", 2)
    below.put(replace(SESSION, place="Sân vận động"))
    assert receive(above, below).counts == {Outcome.UPDATED: 1}


def test_a_session_withdrawn_below_and_changed_here_is_asked(above: Register, below: Below) -> None:
    below.drop("s1")
    receive(above, below)
    conflict = the_conflict(above)
    assert conflict.reason is Reason.WITHDRAWN
    assert conflicts.coming(above, conflict) is None
    conflicts.settle(above, conflict, ())
    assert conflicts.conflicts(above) == []
    history.undo(above)
    conflicts.settle(above, conflict, None)
    assert sessions.count(above) == 0


def test_what_lies_in_the_bin_here_is_asked(above: Register, below: Below) -> None:
    sessions.discard(above, "s1")
    conflict = say_otherwise(above, below)
    assert conflict.reason is Reason.IN_BIN
    conflicts.settle(above, conflict, None)
    assert sessions.get(above, "s1").place == "Nhà văn hóa"


def test_two_offices_with_different_words_are_asked_once(tmp_path: Path, below: Below) -> None:
    district = Below("439", "UBND huyện Hương Sơn")
    passed_on = replace(SESSION, place="Nơi khác", office=None)
    with register_above(tmp_path / "tinh.sdt") as register:
        receive(register, below)
        report = district.package()
        own = merge.SessionOffice("18163", "UBND xã Sơn Tiến")
        district.put(replace(passed_on, office=own))
        receive(register, district)
        conflict = the_conflict(register)
        assert (conflict.reason, conflict.office) == (Reason.OFFICES_DIFFER, "UBND huyện Hương Sơn")
        conflicts.settle(register, conflict, {("place",)})
        assert sessions.get(register, "s1").place == "Nơi khác"
        assert conflicts.conflicts(register) == []
        history.undo(register)
        conflicts.settle(register, conflict, None)
        session = sessions.get(register, "s1")
        assert session.place == "Nơi khác" and session.office == own
        assert report.digest and petitions.get(register, "p1").session_uid == "s1"
