"""Changing a register behind its back, as someone with a tool for SQLite would."""

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from doithoai.domain import text


def alter(path: Path, statements: Iterable[str], *, watched: bool = False) -> None:
    """Run statements on a closed register with plain SQLite.

    Args:
        watched: leave the triggers that write the history in place (a careless hand rather than a clever one).
    """
    with contextlib.closing(sqlite3.connect(path)) as plain:
        plain.create_function("folded", 1, text.index_folded)
        plain.create_function("marked", 1, text.index_marked)
        triggers = [] if watched else plain.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        dropped = list(triggers)
        for name, _ in dropped:
            plain.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert plain.execute(statement).rowcount, statement
        for _, sql in dropped:
            plain.execute(sql)
        plain.commit()
