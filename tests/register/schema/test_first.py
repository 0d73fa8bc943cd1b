"""The first structure: what the search index watches, and what the tables refuse."""

import pytest

from doithoai.register import errors
from doithoai.register.connection import Register
from doithoai.register.schema import first


@pytest.fixture
def office(register: Register) -> Register:
    with register.step("x"):
        register.execute("INSERT INTO office(id, uid, own) VALUES (1, 'o', 1)")
        register.execute("INSERT INTO session(id, uid, office_id) VALUES (1, 's', 1)")
        register.execute("INSERT INTO petition(id, uid, session_id, place) VALUES (1, 'p', 1, 0)")
        register.execute(
            "INSERT INTO attendee(id, uid, session_id, place, name, name_key) VALUES (1, 'a', 1, 0, 'A', 'a')"
        )
    return register


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, columns in first.SEARCHED.items() for c in columns])
def test_words_of_every_searched_column_reach_the_index_and_leave_it(office: Register, table: str, column: str) -> None:
    def rows() -> list[tuple[int]]:
        return office.rows(f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH 'folded : \"kenh muong\"'")

    with office.step("x"):
        office.execute(f"UPDATE {table} SET {column} = 'Kênh mương'")
        assert rows() == [(1,)]
        office.execute(f"UPDATE {table} SET {column} = 'Đường'")
        assert rows() == []


@pytest.mark.parametrize("table", ["petition", "session"])
def test_what_is_in_the_bin_is_not_searched(office: Register, table: str) -> None:
    column = first.SEARCHED[table][0]
    match = f"SELECT count(*) FROM {table}_search WHERE {table}_search MATCH 'folded : \"kenh\"'"
    with office.step("x"):
        office.execute(f"UPDATE {table} SET {column} = 'Kênh'")
        office.execute(f"UPDATE {table} SET deleted_at = '2026-01-01'")
        assert office.value(match) == 0
        office.execute(f"UPDATE {table} SET deleted_at = NULL")
        assert office.value(match) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO office(uid, own) VALUES ('two', 1)",
        "INSERT INTO leader(uid, name, position, side, authority) VALUES ('l', 'A', 'B', 'joint', 'TM')",
        "INSERT INTO term(uid, name, starts_on, ends_on) VALUES ('t', 'A', '2026-01-01', '2025-01-01')",
        "INSERT INTO receiver(uid, name, valid_from, valid_to) VALUES ('r', 'A', '2026-01-02', '2026-01-01')",
        "INSERT INTO attachment(uid, petition_id, name, sha256) VALUES ('x', 1, 'a', 'no such blob')",
        "UPDATE petition SET number = 0",
        "UPDATE petition SET outcome = 'lost'",
        "UPDATE attendee SET present = 2",
    ],
)
def test_the_tables_refuse_what_the_domain_forbids(office: Register, statement: str) -> None:
    with pytest.raises(errors.RuleBroken), office.step("x"):
        office.execute(statement)
