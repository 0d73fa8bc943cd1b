"""A step costs few statements, and says truthfully what it changed, also inside another."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pytest

from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.register import catalogues, petitions, sessions
from doithoai.register.catalogues import Entry
from doithoai.register.connection import READER_KIB, WRITER_KIB, Register
from doithoai.register.recording import RECORDED

MOST_SENT = 15


def statements(register: Register, act: Callable[[], object]) -> tuple[list[str], int]:
    """The statements ``act`` sends, and how many run in all.

    SQLite reports what a trigger runs as a comment, or as the statement that set it off once more.
    """
    traced: list[str] = []
    register.connection.set_trace_callback(traced.append)
    act()
    register.connection.set_trace_callback(None)
    own = [statement for statement in traced if not statement.startswith("--")]
    return [statement for statement, _ in groupby(own)], len(traced)


def with_content(words: str) -> Callable[[Petition], Petition]:
    return lambda petition: replace(petition, content=words)


def test_a_saved_field_sends_few_statements(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sent, with_triggers = statements(register, lambda: petitions.edit(register, "p1", with_content("Mái trường dột.")))
    assert len(sent) <= MOST_SENT, "\n".join(sent)
    assert with_triggers <= 2 * MOST_SENT
    assert not [statement for statement in sent if "pragma" in statement.lower()]


def test_a_saved_field_of_a_session_does_too(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sent, _ = statements(register, lambda: sessions.edit(register, session.uid, lambda s: replace(s, title="Mới")))
    assert len(sent) <= MOST_SENT, "\n".join(sent)


def test_the_hash_asks_for_what_was_touched_not_for_every_table(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sent, _ = statements(register, lambda: petitions.edit(register, "p1", with_content("Mái trường dột.")))
    untouched = [table for table in RECORDED if table not in ("petition", "session")]
    assert not [s for s in sent if any(f"FROM {table} " in s for table in untouched)]


def test_the_columns_of_a_table_are_asked_for_once(register: Register) -> None:
    first, _ = statements(register, lambda: register.columns("petition"))
    again, _ = statements(register, lambda: register.columns("petition"))
    assert (len(first), again) == (1, [])


def test_a_step_inside_a_step_says_what_its_own_block_changed(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    heard = []
    register.on_change(heard.append)
    with register.step("Both") as outer:
        inner = petitions.edit(register, "p1", with_content("Một"))
        nothing = petitions.edit(register, "p1", with_content("Một"))
        other = sessions.update(register, replace(session, title="Khác"))
    row = register.value("SELECT id FROM petition WHERE uid = 'p1'")
    assert (inner.tables, inner.rows) == ({"petition"}, {("petition", row)})
    assert not nothing
    assert other.tables == {"session"}
    assert outer.tables == {"petition", "session"}
    assert inner.step == other.step == outer.step
    assert heard == [outer], "listeners hear of the whole act once"


def test_too_many_rows_are_counted_and_not_listed(register: Register) -> None:
    with register.step("Both") as outer:
        catalogues.set_entries(register, "villages", [Entry(f"Thôn {n}") for n in range(1001)])
        with register.step("Inner") as inner:
            catalogues.set_entries(register, "fields", [Entry(f"Lĩnh vực {n}") for n in range(1001)])
    assert outer.rows is None and inner.rows is None
    assert inner.tables == outer.tables == {"catalogue_entry"}


def test_a_step_that_changed_nothing_leaves_no_line(register: Register) -> None:
    with register.step("Nothing") as changes:
        pass
    assert not changes and changes.step == 0
    assert register.value("SELECT count(*) FROM step WHERE label = 'Nothing'") == 0


def test_a_failure_inside_takes_the_whole_act_back(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    with pytest.raises(ZeroDivisionError), register.step("Both"):
        petitions.edit(register, "p1", with_content("Một"))
        raise ZeroDivisionError
    assert petitions.get(register, "p1").petition.content == session.petitions[0].content


def test_each_connection_keeps_few_pages_in_memory(register: Register, session: Session) -> None:
    assert READER_KIB <= 8 * 1024
    assert register.value("PRAGMA cache_size") == -WRITER_KIB
    with register.reader() as reader:
        assert reader.value("PRAGMA cache_size") == -READER_KIB
    sessions.add(register, [session])
    assert register.value("PRAGMA cache_size") == -WRITER_KIB, "a load gives back what it took"
