"""The rules of columns hold in a new table and in one that was there before."""

from collections.abc import Iterator

import pytest
import sqlcipher3
from sqlite_utils import Database

from doithoai.register.schema.definitions import add_columns, date_column, kind_column, list_column, time_column

RULES = {
    "day": (date_column("day"), [None, "2026-02-28"], ["2026-02-30", "28/2/2026", "", "2026-2-8"]),
    "at": (time_column("at"), [None, "2026-02-28T08:30"], ["2026-02-28", "2026-02-28T08:30:00", "8h30"]),
    "names": (list_column("names"), ["[]", '["a"]'], [None, "a", "{}", ""]),
    "kind": (kind_column("kind", "ong", "ba"), [None, "ong", "ba"], ["", "Ong", "chi"]),
}


@pytest.fixture(params=["new", "added"])
def table(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A table with each rule: made so, or with a row in it before the columns came."""
    db = Database(sqlcipher3.connect(":memory:", isolation_level=None), execute_plugins=False)
    definitions = [definition for definition, _, _ in RULES.values()]
    if request.param == "new":
        db.execute(f"CREATE TABLE thing (id INTEGER PRIMARY KEY, {', '.join(definitions)}) STRICT")
        db.execute("INSERT INTO thing DEFAULT VALUES")
    else:
        db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT")
        db.execute("INSERT INTO thing DEFAULT VALUES")
        add_columns(db, "thing", *definitions)
    yield db
    db.close()


def test_a_row_from_before_holds_the_default(table: Database) -> None:
    assert table.execute("SELECT day, at, names, kind FROM thing").fetchall() == [(None, None, "[]", None)]


@pytest.mark.parametrize("column", RULES)
def test_the_rule_holds(table: Database, column: str) -> None:
    _, allowed, refused = RULES[column]
    for value in allowed:
        table.execute(f"UPDATE thing SET {column} = ?", (value,))
        assert table.execute(f"SELECT {column} FROM thing").fetchone() == (value,)
    for value in refused:
        with pytest.raises(sqlcipher3.IntegrityError):
            table.execute(f"UPDATE thing SET {column} = ?", (value,))
