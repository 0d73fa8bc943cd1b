"""Every change of a recorded table is written down, both sides, whoever makes it."""

import json

import pytest

from doithoai.register import recording
from doithoai.register.connection import Register

# Outside the history on purpose: its own tables, bytes that are never changed, what has left the house and what was
# confirmed of it, the secret halves of keys, which are not to be written down a second time, and the seals of those.
OUTSIDE = {"step", "change", "recorder", "blob", "dispatch", "receipt", "own_key", "outside"}


def test_every_table_of_ours_is_recorded_or_left_out_on_purpose(register: Register) -> None:
    tables = register.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'")
    assert {name for (name,) in tables} == {*recording.RECORDED, *OUTSIDE}


@pytest.mark.parametrize("table", recording.RECORDED)
def test_every_column_that_holds_data_is_watched(register: Register, table: str) -> None:
    written = dict(
        register.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,))
    )
    for act in ("insert", "update", "delete"):
        statement = written[f"{table}_recorded_{act}"]
        for column in register.columns(table):
            if column not in ("id", *recording.UNRECORDED):
                assert f"'{column}'" in statement, (act, column)


def last_change(register: Register) -> tuple[object, ...]:
    operation, before, after = register.row("SELECT op, before, after FROM change ORDER BY id DESC LIMIT 1") or ()
    return operation, json.loads(before or "null"), json.loads(after or "null")


def test_both_sides_of_a_change_are_written(register: Register) -> None:
    with register.step("x"):
        row = register.execute("INSERT INTO receiver(uid, name) VALUES ('r', 'Tỉnh ủy')")
        operation, before, after = last_change(register)
        assert (operation, before) == ("insert", None)
        assert after["name"] == "Tỉnh ủy" and after["valid_to"] is None and after["id"] == row
        register.execute("UPDATE receiver SET name = 'Tỉnh uỷ', periods = '[]'")
        assert last_change(register) == ("update", {"name": "Tỉnh ủy"}, {"name": "Tỉnh uỷ"})
        register.execute("DELETE FROM receiver")
        operation, before, after = last_change(register)
        assert (operation, before["name"], after) == ("delete", "Tỉnh uỷ", None)


def test_a_row_written_over_with_the_same_is_no_change(register: Register) -> None:
    with register.step("x"):
        register.execute("INSERT INTO receiver(uid, name) VALUES ('r', 'Tỉnh ủy')")
    with register.step("y") as changes:
        register.execute("UPDATE receiver SET name = 'Tỉnh ủy'")
    assert not changes


def test_bytes_are_not_copied_into_the_history(register: Register) -> None:
    assert "pdf" in register.columns("document")
    statements = recording.triggers("document", ["id", "kind"]).values()
    assert all("pdf" not in statement for statement in statements)
    written = register.rows("SELECT sql FROM sqlite_master WHERE name LIKE 'document_recorded%'")
    assert len(written) == 3 and all("pdf" not in sql for (sql,) in written)


def test_a_change_outside_a_step_is_written_without_one(register: Register) -> None:
    register.execute("INSERT INTO setting(key, value) VALUES ('a', 'b')")
    assert register.row("SELECT step_id, tbl FROM change ORDER BY id DESC LIMIT 1") == (None, "setting")
