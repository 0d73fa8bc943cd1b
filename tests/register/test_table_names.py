"""No sentence about the file of a register says a name that only its program knows."""

from doithoai.i18n import render, set_language
from doithoai.register import connection, recording
from doithoai.register.table_names import TABLES, column_name, table_name


def tables() -> list[str]:
    rows = connection.in_memory().conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in rows if "_search" not in name and not name.startswith("sqlite_")]


def test_every_table_has_a_name() -> None:
    assert set(tables()) == set(TABLES)


def test_every_column_the_history_holds_has_a_name() -> None:
    set_language("en")
    made = connection.in_memory().conn
    nameless = [
        f"{table}.{column}"
        for table in recording.RECORDED
        for (column,) in made.execute(f"SELECT name FROM pragma_table_info('{table}')")
        if column != "id" and column not in recording.UNRECORDED
        if render(column_name(table, column)) == column
    ]
    assert not nameless


def test_they_are_said_in_the_language_of_the_sentence() -> None:
    set_language("en")
    assert render(column_name("petition", "lead")) == "Lead agency"
    assert render(column_name("petition", "written_number")) == "Number of the answer"
    assert render(column_name("session", "title")) == "Title"
    assert render(table_name("office")) == "offices"
    assert render(table_name("something_else")) == "something_else"
