"""What would come, go and be otherwise when another state of the register takes the place of this one."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doithoai.domain.session import Session
from doithoai.register import backup, catalogues, comparison, petitions, sessions
from doithoai.register.catalogues import Entry
from doithoai.register.comparison import Comparison, Part, compare
from doithoai.register.connection import Register

NONE = Part(0, 0, 0)


@pytest.fixture
def filled(register: Register, session: Session) -> Register:
    sessions.add(register, [session])
    return register


@pytest.fixture
def earlier(filled: Register, tmp_path: Path) -> Iterator[Register]:
    """The register as it was before what the test does."""
    filled.value("PRAGMA wal_checkpoint(TRUNCATE)")
    with Register.open(Path(shutil.copy(filled.path, tmp_path / "earlier.sdt"))) as copy:
        yield copy


def test_two_states_that_are_the_same(filled: Register, earlier: Register):
    assert not compare(filled, earlier)


@pytest.mark.parametrize(
    ("part", "value"),
    [("petitioner.phone", "0987654321"), ("content", "Khác"), ("assignment.supporting", ("Công an xã",))],
)
def test_a_petition_that_differs_in_any_part(filled: Register, earlier: Register, part, value):
    petitions.set_parts(filled, "p1", {part: value})
    assert compare(filled, earlier) == Comparison(NONE, Part(0, 0, 1), NONE)


def test_what_comes_back_and_what_goes(filled: Register, earlier: Register, session: Session):
    petitions.discard(filled, ["p1"])
    sessions.create(filled, Session("new", title="Mới"))
    sessions.edit(filled, session.uid, lambda one: Session(one.uid, place="Nơi khác"))
    assert compare(filled, earlier) == Comparison(Part(0, 1, 1), Part(1, 0, 0), NONE, others_differ=True)


def test_a_copy_of_an_earlier_structure_is_compared_in_what_it_has(filled: Register, earlier: Register):
    earlier.execute("ALTER TABLE petition RENAME COLUMN petitioner_phone TO telephone")
    assert not compare(filled, earlier)


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


def test_rosters_and_settings_count_too(register: Register, copy: Register) -> None:
    catalogues.set_entries(register, "fields", [Entry("đất đai")])
    difference = comparison.compare(register, copy)
    assert difference.others_differ and difference
    assert not difference.sessions and not difference.petitions
