"""Which rows each of two desks changed since their registers were one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Session
from doithoai.register import backup, desk_rows, history, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.desk_rows import Key, Kind

Two = tuple[Register, Register]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    raised = (Petition("a", 1, content="Một."), Petition("b", 2, content="Hai."))
    with Register.create(tmp_path / "so.sdt") as register:
        sessions.add(register, [Session("s", title="Hội nghị", starts_at=datetime(2026, 3, 2, 8), petitions=raised)])
        backup.copy(register, tmp_path / "ban-sao.sdt")
        with Register.open(tmp_path / "ban-sao.sdt") as other:
            yield register, other


def test_each_side_s_own_work_since_the_copy(two: Two) -> None:
    register, other = two
    petitions.set_parts(register, "a", {"content": "Ở đây."})
    petitions.discard(other, ["b"])
    apart = desk_rows.apart(register, other)
    assert apart.ours.changed == {Key(Kind.PETITION, "a")} and not apart.ours.deleted
    assert apart.theirs.changed == apart.theirs.deleted == {Key(Kind.PETITION, "b")}


def test_the_roster_belongs_to_its_session(two: Two) -> None:
    register, other = two
    with_roster = sessions.particulars(other, "s")
    sessions.edit(
        other,
        "s",
        lambda s: Session(
            s.uid, title=s.title, starts_at=s.starts_at, state=s.state, attendees=(Attendee("Lê Văn A"),)
        ),
    )
    assert with_roster.attendees == ()
    assert Key(Kind.SESSION, "s") in desk_rows.apart(register, other).theirs.changed


def test_what_was_undone_changed_nothing(two: Two) -> None:
    register, other = two
    petitions.set_parts(register, "a", {"content": "Ở đây."})
    history.undo(register)
    assert desk_rows.apart(register, other).ours.changed == frozenset()
    history.redo(register)
    assert desk_rows.apart(register, other).ours.changed == {Key(Kind.PETITION, "a")}


def test_what_was_joined_before_is_remembered(two: Two) -> None:
    register, other = two
    petitions.set_parts(other, "a", {"content": "Ở kia."})
    conflict = Key(Kind.PETITION, "b")
    with register.step("Join"):
        desk_rows.remember(register, [other], [conflict])
    apart = desk_rows.apart(register, other)
    assert apart.theirs.changed == frozenset() and apart.left_open == {conflict}
    before = history.head(register)
    with register.step("Join"):
        desk_rows.remember(register, [other], [conflict])
    assert history.head(register) == before, "twice is once"


def test_a_row_in_the_bin_is_there(two: Two) -> None:
    register, _ = two
    petitions.discard(register, ["a"])
    assert desk_rows.is_present(register, Key(Kind.PETITION, "a"))
    assert not desk_rows.is_present(register, Key(Kind.PETITION, "z"))
