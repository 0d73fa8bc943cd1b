"""Tables outside the history, and what proves that nothing but the program wrote them.

The chain must be the same in every register of the same work, and undo must never reach them: so they have no triggers.
Whoever writes one of them seals it in the same step; `check` compares. A table belongs here, or to the recorded ones
(`recording.RECORDED`), or has a comparison of its own in `check`.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

TABLES = ("own_key", "dispatch", "receipt", "_sqlite_migrations")

TABLE = """
-- SHA-256 over all rows of a table that the history does not hold.
CREATE TABLE outside (
    id INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
"""


def seal(connection: Any, *tables: str) -> None:
    """Take what ``tables`` hold now as what the program wrote; inside the transaction that wrote it."""
    connection.executemany(
        "INSERT INTO outside(tbl, sha256) VALUES (?, ?) ON CONFLICT(tbl) DO UPDATE SET sha256 = excluded.sha256",
        [(table, _digest(connection, table)) for table in tables],
    )


def altered(connection: Any) -> Iterator[str]:
    """The tables that hold anything else than when they were sealed; ``outside`` for seals of no such table."""
    seals = dict(connection.execute("SELECT tbl, sha256 FROM outside ORDER BY id").fetchall())
    for table in TABLES:
        if seals.pop(table, None) != _digest(connection, table):
            yield table
    if seals:
        yield "outside"


def _digest(connection: Any, table: str) -> str:
    columns = [name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")]
    values = " || ',' || ".join(f"quote({column})" for column in columns)
    digest = hashlib.sha256()
    for (row,) in connection.execute(f"SELECT {values} FROM {table} ORDER BY id"):
        digest.update(f"{row}\n".encode())
    return digest.hexdigest()
