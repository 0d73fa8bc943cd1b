"""How columns are written: the same words for every structure, so that a rule is stated once.

Each function gives the definition of one column, with the ``CHECK`` that says its rule; it serves in a
``CREATE TABLE`` and in :func:`add_columns` alike.
"""

from sqlite_utils import Database

from doithoai.register.recording import RECORDED, record


def date_column(column: str) -> str:
    """A day, ISO 8601, or unknown."""
    return f"{column} TEXT CHECK ({column} IS NULL OR {column} IS date({column}))"


def time_column(column: str) -> str:
    """A local time to the minute, or unknown."""
    return f"{column} TEXT CHECK ({column} IS NULL OR {column} IS strftime('%Y-%m-%dT%H:%M', {column}))"


def list_column(column: str) -> str:
    """A list of texts, as JSON; empty, never unknown."""
    return f"{column} TEXT NOT NULL DEFAULT '[]' CHECK (json_valid({column}) AND json_type({column}) = 'array')"


def kind_column(column: str, *values: str) -> str:
    """One of a closed list, or unknown."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} TEXT CHECK ({column} IN ({listed}))"


def add_columns(db: Database, table: str, *definitions: str) -> None:
    """Add columns to a table of an earlier structure; rows already in it hold the default, or nothing.

    What watches the table is made anew here, so that rows the same migration changes are recorded, and once more after
    every migration (`migrations.structure`): nothing else is to be remembered for the history. A column that is to be
    searched also needs its place in ``SEARCHED``.

    Args:
        definitions: of this module, or plain SQL (``last INTEGER NOT NULL DEFAULT 0 CHECK (last >= 0)``).
    """
    for definition in definitions:
        db.execute(f"ALTER TABLE {table} ADD COLUMN {definition}")
    if table in RECORDED:
        record(db, table)
