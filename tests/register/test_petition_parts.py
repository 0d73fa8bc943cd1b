"""A petition is typed part by part: only what changed is written, and one part is one undo."""

from collections.abc import Iterator
from datetime import date

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import history, petitions, sessions
from doithoai.register.connection import Register


@pytest.fixture
def typed(register: Register, session: Session) -> Register:
    sessions.add(register, [session])
    return register


def get(register: Register, uid: str) -> Petition:
    return petitions.get(register, uid).petition


@pytest.fixture
def statements(typed: Register) -> Iterator[list[str]]:
    """What SQLite runs, the statements of triggers too."""
    run: list[str] = []
    typed.connection.set_trace_callback(run.append)
    yield run
    typed.connection.set_trace_callback(None)


def test_a_part_is_set_by_its_name(typed: Register):
    petitions.set_parts(typed, "p1", {"petitioner.phone": "0987654321", "outcome": Outcome.CLOSED})
    petition = get(typed, "p1")
    assert petition.petitioner == Petitioner("Đặng Văn Đức", "Thôn Hùng Tiến", "0987654321", confidential=True)
    assert petition.outcome is Outcome.CLOSED


def test_a_group_of_which_nothing_is_left_is_none(typed: Register):
    petitions.set_parts(typed, "p2", {"petitioner.name": None})
    assert get(typed, "p2").petitioner is None


def test_only_the_columns_that_changed_are_written(typed: Register, statements: list[str]):
    petitions.set_parts(typed, "p1", {"petitioner.phone": "0987654321"})
    updates = {statement for statement in statements if statement.startswith("UPDATE petition")}
    assert updates == {"UPDATE petition SET petitioner_phone = '0987654321' WHERE id = 1"}


@pytest.mark.parametrize(
    ("part", "value", "indexed"),
    [("petitioner.phone", "0987", False), ("outcome", Outcome.CLOSED, False), ("content", "Cầu hỏng.", True)],
)
def test_the_index_is_remade_only_for_words_it_holds(typed: Register, statements: list[str], part, value, indexed):
    petitions.set_parts(typed, "p1", {part: value})
    assert any("petition_search" in statement for statement in statements) == indexed


def test_setting_what_is_there_already_is_no_step(typed: Register):
    before = history.head(typed)
    assert not petitions.set_parts(typed, "p1", {"petitioner.phone": " 0912345678 "})
    assert history.head(typed) == before


def test_one_part_typed_into_again_and_again_is_one_undo(typed: Register):
    for phone in ("0", "09", "098"):
        petitions.set_parts(typed, "p1", {"petitioner.phone": phone})
    petitions.set_parts(typed, "p1", {"petitioner.name": "Đức"})
    history.undo(typed)
    assert get(typed, "p1").petitioner.phone == "098"
    history.undo(typed)
    assert get(typed, "p1").petitioner.phone == "0912345678"


def test_parts_may_be_undone_together_under_the_name_of_their_group(typed: Register):
    label = "Record the answer"
    for part, value in (("number", "31/UBND"), ("date", date(2022, 4, 1))):
        petitions.set_parts(typed, "p2", {f"written_answer.{part}": value}, label=label, together="written_answer")
    assert get(typed, "p2").written_answer == WrittenAnswer("31/UBND", date(2022, 4, 1))
    assert history.undo_label(typed) == label
    history.undo(typed)
    assert get(typed, "p2").written_answer is None


def test_a_petition_that_is_gone_is_one_clear_error(typed: Register):
    petitions.discard(typed, ["p1"])
    with pytest.raises(petitions.PetitionUnknown):
        petitions.set_parts(typed, "p1", {"content": "x"})
