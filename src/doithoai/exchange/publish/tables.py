"""The tables of the database: made where they are missing, filled at once, later changed where a row differs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from psycopg import errors, sql

from doithoai import paths
from doithoai.domain.errors import N_
from doithoai.exchange.errors import PublishRefused
from doithoai.exchange.publish.server import Connection
from doithoai.register.connection import Row
from doithoai.register.published import TABLES, Identity, Table

STRUCTURE = 1
SCHEMA = "doithoai"
_LOCK = 0x646F6974686F6169  # "doithoai": one program publishes at a time

Rows = Callable[[Table], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of a table came, were changed and went; ``rows``: how many it has now."""

    added: int
    changed: int
    removed: int
    rows: int


def prepare(connection: Connection, identity: Identity) -> bool:
    """Make the tables, or see that those in the database are ours, of this register and of this structure.

    Returns:
        Whether they were made now and are empty.

    Raises:
        PublishRefused: another program's tables, another register's, those of a newer program.
    """
    if not _value(connection, "SELECT pg_try_advisory_xact_lock(%s)", _LOCK):
        raise PublishRefused(N_("Another program is publishing into this database now."))
    if _value(connection, "SHOW server_encoding") != "UTF8":
        raise PublishRefused(
            N_("The database cannot hold Vietnamese: its encoding is not UTF8."),
            remedy=N_("Make another one with encoding UTF8."),
        )
    if _value(connection, "SELECT to_regclass('doithoai.about')") is None:
        _refuse_foreign(connection)
        _run(connection, "tables.sql")
        return True
    _check_about(connection, identity)
    return False


def _refuse_foreign(connection: Connection) -> None:
    """A first time only into a database in which nobody has tables; those of an extension are nobody's."""
    foreign = _value(
        connection,
        "SELECT format('%%I.%%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%%' "
        "AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d "
        "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') LIMIT 1",
    )
    if foreign is not None:
        raise _foreign(str(foreign))


def _foreign(table: str) -> PublishRefused:
    return PublishRefused(
        N_("The database belongs to another program: it has the table {table}."),
        remedy=N_("Make an empty database for the register; nothing was changed."),
        table=table,
    )


def _check_about(connection: Connection, identity: Identity) -> None:
    try:
        row = connection.execute("SELECT structure, register, office_name FROM doithoai.about").fetchone()
    except (errors.UndefinedColumn, errors.WrongObjectType):
        raise _foreign("doithoai.about") from None
    if row is None:
        raise _foreign("doithoai.about")
    structure, register, office = row
    if structure > STRUCTURE:
        raise PublishRefused(
            N_("The database was written by a newer version of the program (structure {structure})."),
            remedy=N_("Publish with that version; nothing was changed."),
            structure=structure,
        )
    if register != identity.uid:
        raise PublishRefused(
            N_("The database holds another register, that of {office}."),
            remedy=N_("Make a database for each register; nothing was changed."),
            office=office or "?",
        )


def fill(connection: Connection, rows: Rows) -> dict[str, Changes]:
    """Copy all rows into empty tables, then make their keys and views."""
    counts = {}
    for table in TABLES:
        count = _copy(connection, sql.Identifier(SCHEMA, table.name), table, rows(table))
        counts[table.name] = Changes(count, 0, 0, count)
    _run(connection, "rules.sql")
    for table in TABLES:
        connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(SCHEMA, table.name)))
    return counts


def update(connection: Connection, rows: Rows) -> dict[str, Changes]:
    """Bring filled tables in step: by uid what is new comes, what differs is changed, what vanished goes.

    All rows pass into tables beside them that end with the transaction; who reads meanwhile sees the rows of before.
    """
    counts = {table.name: _stage(connection, table, rows(table)) for table in TABLES}
    put = {table.name: _put(connection, table) for table in TABLES}
    removed = {table.name: _remove(connection, table) for table in reversed(TABLES)}
    return {name: Changes(*put[name], removed[name], count) for name, count in counts.items()}


def note(connection: Connection, identity: Identity, now: datetime, *, with_private: bool) -> None:
    """Say whose register this is and when it was published."""
    connection.execute(
        "INSERT INTO doithoai.about AS a (structure, register, office_code, office_name, published_at, with_private) "
        "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (one) DO UPDATE SET (structure, register, office_code, "
        "office_name, published_at, with_private) = (EXCLUDED.structure, EXCLUDED.register, EXCLUDED.office_code, "
        "EXCLUDED.office_name, EXCLUDED.published_at, EXCLUDED.with_private)",
        (STRUCTURE, identity.uid, identity.code, identity.name, now.astimezone(), with_private),
    )


def _copy(connection: Connection, target: sql.Composable, table: Table, rows: Iterable[Row]) -> int:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    count = 0
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(target, columns)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _stage(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    target, staged = sql.Identifier(SCHEMA, table.name), _staged(table)
    make = "CREATE TEMP TABLE {} (LIKE {} INCLUDING DEFAULTS, PRIMARY KEY (uid)) ON COMMIT DROP"
    connection.execute(sql.SQL(make).format(staged, target))
    count = _copy(connection, staged, table, rows)
    connection.execute(sql.SQL("ANALYZE {}").format(staged))
    return count


def _staged(table: Table) -> sql.Identifier:
    return sql.Identifier(f"coming_{table.name}")


def _put(connection: Connection, table: Table) -> tuple[int, int]:
    """How many rows were added, how many changed."""
    names = [name for name in table.columns if name != "uid"]
    parts = {
        "target": sql.Identifier(SCHEMA, table.name),
        "staged": _staged(table),
        "columns": sql.SQL(", ").join(map(sql.Identifier, names)),
        "old": sql.SQL(", ").join(sql.Identifier("t", name) for name in names),
        "new": sql.SQL(", ").join(sql.Identifier("n", name) for name in names),
    }
    added = connection.execute(
        sql.SQL(
            "INSERT INTO {target} (uid, {columns}) SELECT n.uid, {new} FROM {staged} n "
            "WHERE NOT EXISTS (SELECT FROM {target} t WHERE t.uid = n.uid)"
        ).format(**parts)
    ).rowcount
    changed = connection.execute(
        sql.SQL(
            "UPDATE {target} t SET ({columns}) = ROW({new}) FROM {staged} n "
            "WHERE t.uid = n.uid AND ROW({old}) IS DISTINCT FROM ROW({new})"
        ).format(**parts)
    ).rowcount
    return added, changed


def _remove(connection: Connection, table: Table) -> int:
    text = "DELETE FROM {} t WHERE NOT EXISTS (SELECT FROM {} n WHERE n.uid = t.uid)"
    query = sql.SQL(text).format(sql.Identifier(SCHEMA, table.name), _staged(table))
    return connection.execute(query).rowcount


def _run(connection: Connection, name: str) -> None:
    script = paths.resource("schemas", "postgresql", name).read_text(encoding="utf-8")
    connection.execute(script.encode())  # bytes: of several statements, none with parameters


def _value(connection: Connection, query: str, *values: object) -> object:
    row = connection.execute(query.encode(), values).fetchone()
    return row[0] if row else None
