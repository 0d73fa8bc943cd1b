"""The search index is compared with the words of the records, though it keeps no text."""

import hashlib

import pytest

from doithoai.domain.session import Session
from doithoai.register import indexed, petitions, sessions
from doithoai.register.connection import Register


@pytest.fixture(autouse=True)
def _in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexed, "_ROWS", 2)


@pytest.fixture
def filled(register: Register, session: Session) -> Register:
    """A register with words that were edited and put into the bin: the index has parts that no longer count."""
    sessions.add(register, [session])
    petitions.edit(register, "p1", lambda petition: petition.__class__("p1", content="Mái trường dột."))
    petitions.discard(register, ["p3"])
    return register


@pytest.mark.parametrize("table", ["petition", "session", "attendee"])
def test_what_the_program_wrote_fits(filled: Register, table: str) -> None:
    assert indexed.fits(filled, table)
    filled.execute(f"INSERT INTO {table}_search({table}_search) VALUES ('optimize')")
    assert indexed.fits(filled, table), "in one part too"


def test_an_empty_register_fits(register: Register) -> None:
    assert indexed.fits(register, "petition")


def test_many_pages_fit(register: Register) -> None:
    words = [hashlib.sha256(bytes([place])).hexdigest() for place in range(200)]
    title = " ".join(word[:9] + " " + word[9:30] for word in words)
    sessions.add(register, [Session("long", title=title)])
    pages = register.value("SELECT count(*) FROM session_search_idx")
    assert pages > 2 and indexed.fits(register, "session")
    register.execute("DELETE FROM session_search_idx WHERE pgno >> 1 = 2")
    assert not indexed.fits(register, "session")


_PUT = "INSERT OR REPLACE INTO petition_search(rowid, folded, marked)"
ALTERED = {
    "other words": f"{_PUT} VALUES (2, 'khac', 'khác')",
    "the words of another record": f"{_PUT} SELECT 2, folded(content), marked(content) FROM petition WHERE id = 1",
    "words in another order": f"{_PUT} SELECT 1, 'truong mai dot', 'trường mái dột'",
    "no words": f"{_PUT} VALUES (2, '', '')",
    "totals gone": "DELETE FROM petition_search_data WHERE id = 1",
    "totals too small": "UPDATE petition_search_data SET block = x'000000' WHERE id = 1",
    "pages not listed": "DELETE FROM petition_search_idx",
    "a count of words": "UPDATE petition_search_docsize SET sz = x'0101' WHERE id = 2",
    "a setting": "INSERT INTO petition_search_config VALUES ('rank', 'x')",
}


@pytest.mark.parametrize("case", ALTERED)
def test_an_altered_index_does_not_fit(filled: Register, case: str) -> None:
    filled.execute(ALTERED[case])
    assert not indexed.fits(filled, "petition")


def test_a_setting_that_is_of_speed_alone_is_nobodys_business(filled: Register) -> None:
    filled.execute("INSERT INTO petition_search(petition_search, rank) VALUES ('automerge', 8)")
    assert indexed.fits(filled, "petition")
