"""Sessions of structure 2 keep all they had, and know nothing yet of being read back."""

import contextlib
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3

from doithoai.domain.kinds import Demand, Holding, SessionState
from doithoai.domain.session import Person
from doithoai.register import check, errors, history, petitions, sessions
from doithoai.register.connection import Register

STRUCTURE_2 = Path(__file__).parents[2] / "data" / "registers" / "structure-2.sdt"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register of structure 2 that a person has worked in."""
    return Path(shutil.copy(STRUCTURE_2, tmp_path / "so.sdt"))


def test_a_session_of_before_was_read_back_as_far_as_nobody_knows(old: Path) -> None:
    with Register.open(old) as register:
        for session in sessions.each(register):
            assert session.read_back is None
            assert session.notice_conclusion is None
            assert session.title
        assert check.first_break(register) is None


def test_what_is_entered_then_is_kept_and_undone_like_all_else(old: Path) -> None:
    with Register.open(old) as register:
        uid = next(sessions.each(register)).uid
        told = "Đồng chí Chủ tịch giao các đơn vị trả lời đúng hạn."
        sessions.edit(register, uid, lambda s: replace(s, read_back=True, notice_conclusion=told))
        assert sessions.get(register, uid).read_back is True
        assert sessions.get(register, uid).notice_conclusion == told
        history.undo(register)
        assert sessions.get(register, uid).read_back is None


def test_nothing_but_yes_no_and_unknown_is_kept(old: Path) -> None:
    with Register.open(old) as register, pytest.raises(errors.RegisterError):
        register.execute("UPDATE session SET read_back = 2")


def test_each_session_of_before_gets_its_state_from_its_day_and_what_it_holds(old: Path) -> None:
    """In a register of structure 2: three of days gone by, and four that are laid in beside them."""
    today = datetime.now().replace(hour=8, minute=0)
    days = {"ahead": today + timedelta(days=3), "today": today, "today, with petitions": today, "no day": None}
    with contextlib.closing(sqlcipher3.connect(str(old))) as plain:
        for name in ("folded", "marked"):  # of the search, which this test does not ask
            plain.create_function(name, 1, str)
        for uid, day in days.items():
            at = day and day.strftime("%Y-%m-%dT%H:%M")
            plain.execute("INSERT INTO session(uid, office_id, starts_at) SELECT ?, id, ? FROM office", (uid, at))
        for uid in ("ahead", "today, with petitions"):
            sql = "INSERT INTO petition(uid, session_id, place) SELECT 'p' || id, id, 0 FROM session WHERE uid = ?"
            plain.execute(sql, (uid,))
        plain.commit()
    with Register.open(old) as register:
        states = {session.uid: session.state for session in sessions.each(register)}
        assert {uid: states.pop(uid) for uid in days} == {
            "ahead": SessionState.PLANNED,
            "today": SessionState.PLANNED,
            "today, with petitions": SessionState.HELD,
            "no day": None,
        }
        assert list(states.values()) == [SessionState.HELD] * 3
        for session in sessions.each(register):
            assert (session.holding, session.demanded_by, session.villages, session.co_chairs) == (None, None, (), ())


def test_how_it_is_held_and_by_whom_is_kept_and_undone(old: Path) -> None:
    with Register.open(old) as register:
        uid = next(sessions.each(register)).uid
        ways = {
            "holding": Holding.MIXED,
            "demanded_by": Demand.VOTERS,
            "villages": ("Thôn Đông", "Thôn Tây"),
            "co_chairs": (Person("Lê Thị Chi", "Chủ tịch HĐND xã"), Person("", "Chủ tịch Mặt trận")),
        }
        sessions.edit(register, uid, lambda s: replace(s, **ways))
        session = sessions.get(register, uid)
        assert {name: getattr(session, name) for name in ways} == ways
        history.undo(register)
        assert sessions.get(register, uid).co_chairs == ()


@pytest.mark.parametrize(("column", "value"), [("state", "done"), ("holding", "zoom"), ("co_chairs", "no list")])
def test_nothing_but_the_closed_lists_is_kept(old: Path, column: str, value: str) -> None:
    with Register.open(old) as register, pytest.raises(errors.RegisterError), register.step("x"):
        register.execute(f"UPDATE session SET {column} = ?", (value,))


def test_moves_of_a_due_date_come_into_the_row_of_their_petition(tmp_path: Path) -> None:
    old = Path(shutil.copy(STRUCTURE_2, tmp_path / "so.sdt"))
    with contextlib.closing(sqlcipher3.connect(str(old))) as plain:
        stored = plain.execute(
            "SELECT p.uid, e.was, e.due, e.reason, substr(e.at, 1, 16) FROM extension e "
            "JOIN petition p ON p.id = e.petition_id ORDER BY e.id"
        ).fetchall()
    assert stored
    with Register.open(old) as register:
        moved = [
            (petition.uid, *(str(day) for day in (move.was, move.due)), move.reason, move.at.isoformat()[:16])
            for uid in {uid for uid, *_ in stored}
            for petition in [petitions.get(register, uid).petition]
            for move in petition.extensions
            if move.at
        ]
        assert sorted(moved) == sorted(stored)
        assert register.value("SELECT count(*) FROM extension") == 0
        assert check.first_break(register) is None
