"""What would come and go if one state of a register took the place of another."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doithoai.domain.session import Session
from doithoai.register import backup, comparison, petitions, sessions
from doithoai.register.comparison import Part
from doithoai.register.connection import Register


@pytest.fixture
def copy(register: Register, session: Session, tmp_path: Path) -> Iterator[Register]:
    """A copy made when the register held one session of three petitions."""
    sessions.add(register, [session])
    backup.copy(register, tmp_path / "copy.sdt")
    with Register.open(tmp_path / "copy.sdt", writable=False) as copy:
        yield copy


def test_two_states_that_hold_the_same_have_no_difference(register: Register, copy: Register) -> None:
    assert not comparison.compare(register, copy)


def test_what_was_done_since_would_go_and_what_was_deleted_would_come_back(
    register: Register, copy: Register, session: Session
) -> None:
    sessions.add(register, [Session("later")])
    petitions.discard(register, ["p3"])
    petitions.edit(register, "p1", lambda petition: replace(petition, content="Khác"))
    sessions.update(register, replace(session, title="Khác"))
    difference = comparison.compare(register, copy)
    assert difference.sessions == Part(come=0, go=1, differ=1)
    assert difference.petitions == Part(come=1, go=0, differ=1)
    assert difference.documents == Part(0, 0, 0)
    assert difference and not difference.documents
