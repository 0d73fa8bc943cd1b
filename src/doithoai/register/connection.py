"""One open register: the connection, its settings, and the step in which every change is made.

Durability: WAL with ``synchronous=FULL``, so what a step acknowledged survives a power cut.
Statements run here and nowhere else, so that SQLite's errors become ours in one place.
"""

import contextlib
import getpass
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Self, cast

import sqlcipher3
from sqlite_utils import Database

from doithoai import files
from doithoai.domain import text
from doithoai.register import copying, errors, locks, migrations, steps
from doithoai.register.recording import stored_columns
from doithoai.register.steps import ChangeSet

SUFFIX = ".sdt"
_LEAST_SIZE = 512  # bytes: one page of SQLite, of the smallest size it knows
_BUSY_SECONDS = 15.0
# SQLite's own 2 MB makes a large transaction write the same pages to the log again and again. Readers are many (one
# for each list that searches off the user's thread), on computers with 4 GB: what they need most is in the system's
# own cache of files.
READER_KIB = 8 * 1024
WRITER_KIB = 16 * 1024
_LOOK_EVERY = 20_000  # of SQLite's own instructions: some milliseconds

Row = tuple[Any, ...]  # as the driver gives it: text, numbers, bytes, None
Parameters = Sequence[object] | Mapping[str, object]


class Register:
    """An open register file.

    Use :meth:`create` or :meth:`open`; close it (or use ``with``). One object serves one thread at a
    time; another thread opens its own with :meth:`reader`.
    """

    def __init__(self, path: Path, db: Database, *, writable: bool, who: str) -> None:
        self.path = path
        self.who = who
        self.writable = writable
        self._db = db
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._step = 0  # the step now open
        self._columns: dict[str, tuple[str, ...]] = {}
        self._has_larger_cache = False
        self._let_go = locks.hold(self, path)

    # -- opening and closing -------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, who: str | None = None) -> Self:
        """Make a new, empty register.

        It is built under a temporary name and renamed, so a crash never leaves half a register.

        Raises:
            RegisterExists: something is at ``path`` already.
            CannotWrite, DiskFull: the folder does not take the file.
        """
        path = path.absolute()
        try:
            with copying.building(path) as building:
                _build(building)
        except sqlcipher3.DatabaseError as error:
            raise errors.of_sqlite(error, path) from error
        return cls.open(path, who=who)

    @classmethod
    def open(cls, path: Path, *, writable: bool = True, who: str | None = None) -> Self:
        """Open the register at ``path``; a file of an earlier structure is brought up to date.

        One that may only be read is brought up to date in memory, and stays as it is.

        Raises:
            RegisterMissing, CannotRead, NotARegister, NewerRegister, RegisterDamaged, CannotWrite, CannotUpgrade:
                nothing was touched.
        """
        path = path.absolute()
        _check_file(path)
        writable = writable and files.may_write(path)
        try:
            db = _opened(path, writable=writable)
        except sqlcipher3.DatabaseError as error:
            raise errors.of_sqlite(error, path) from error
        return cls(path, db, writable=writable, who=who if who is not None else _person())

    def reader(self) -> "Register":
        """A second, read-only connection to the same file, for another thread."""
        return Register.open(self.path, writable=False, who=self.who)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it when this was its last user."""
        self._db.close()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- statements (for the modules of this room only) ----------------------

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        with self.translated():
            return cast("list[Row]", self._db.conn.execute(sql, parameters).fetchall())

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """The rows of a query, one after the other, never all in memory."""
        with self.translated():
            # Not "yield from": that would close the cursor when the reader stops early, perhaps after the file.
            for row in self._db.conn.execute(sql, parameters):  # noqa: UP028
                yield row

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query, or None."""
        with self.translated():
            return cast("Row | None", self._db.conn.execute(sql, parameters).fetchone())

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement that writes; returns the id of the row it inserted (or the last one)."""
        with self.translated():
            return cast(int, self._db.conn.execute(sql, parameters).lastrowid)

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each of ``rows``."""
        with self.translated():
            self._db.conn.executemany(sql, rows)

    def interrupt(self) -> None:
        """Stop the query now running on this connection; may be called from any thread."""
        self._db.conn.interrupt()

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of ``table`` that hold data; asked of the file once."""
        if table not in self._columns:
            with self.translated():
                self._columns[table] = tuple(stored_columns(self._db, table))
        return self._columns[table]

    @contextlib.contextmanager
    def larger_cache(self, mebibytes: int) -> Iterator[None]:
        """Keep more pages in memory inside, for much writing; the outermost decides how many."""
        if self._has_larger_cache:
            yield
            return
        self.execute(f"PRAGMA cache_size = -{mebibytes * 1024}")
        self._has_larger_cache = True
        try:
            yield
        finally:
            self._has_larger_cache = False
            self.execute(f"PRAGMA cache_size = -{WRITER_KIB if self.writable else READER_KIB}")

    def wait_for_lock(self, seconds: float) -> None:
        """How long a step waits from now on while another program writes, before it raises `RegisterBusy`."""
        self._db.conn.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @property
    def connection(self) -> Any:
        """The driver's connection, for backup and checks."""
        return self._db.conn

    # -- steps ---------------------------------------------------------------

    @contextlib.contextmanager
    def step(
        self, label: str, *, kind: str = "do", strand: str = "", reverses: int | None = None
    ) -> Iterator[ChangeSet]:
        """Everything changed inside is one transaction, one line of the history and one undo.

        Args:
            label: message id naming the act ("Edit a petition"); shown translated.
            strand: steps in a row of one strand are undone together, e.g. ``petition:UID:content`` while one types.
            kind: ``do``; ``final`` for what cannot be undone (issuing); ``undo`` and ``redo`` by `history`.
            reverses: the step an undo or redo takes back.

        Yields:
            The change set; it is filled in when the block ends. A step inside a step belongs to the outer one, and
            its change set says what its own block changed.

        Raises:
            RegisterError: nothing of the block stands.
        """
        if self._db.conn.in_transaction:
            with self._inner_step(label) as changes:
                yield changes
            return
        if not self.writable:
            raise errors.ReadOnly(self.path)
        opening = steps.Opening(label, kind, strand, self.who, _now(), reverses)
        changes = ChangeSet(label)
        with self.translated():
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                self._step = changes.step = steps.begin(self._db, opening)
                yield changes
                steps.finish(self._db, opening, changes)
                self._db.conn.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.conn.execute("ROLLBACK")
                raise
        if changes:
            for listener in self._listeners:
                listener(changes)

    @contextlib.contextmanager
    def _inner_step(self, label: str) -> Iterator[ChangeSet]:
        changes = ChangeSet(label, self._step)
        with self.translated():
            begun = steps.last_change(self._db)
        yield changes
        with self.translated():
            steps.changed_since(self._db, begun, changes)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever other connections write meanwhile; nothing waits."""
        if self._db.conn.in_transaction:
            yield
            return
        with self.translated():
            self._db.conn.execute("BEGIN")
            self._db.conn.execute("SELECT count(*) FROM sqlite_schema")  # the moment is that of the first read
        try:
            yield
        finally:
            if self._db.conn.in_transaction:
                self._db.conn.execute("ROLLBACK")

    def stop_when(self, asked: Callable[[], bool]) -> None:
        """Let statements on this connection end early, as interrupted, once ``asked`` says so."""
        self._db.conn.set_progress_handler(asked, _LOOK_EVERY)

    def on_change(self, listener: Callable[[ChangeSet], None]) -> None:
        """Call ``listener`` after every step that changed something."""
        self._listeners.append(listener)

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turn SQLite's errors into ours, for work on :attr:`connection` itself."""
        try:
            yield
        except sqlcipher3.DatabaseError as error:
            raise errors.of_sqlite(error, self.path) from error


def _check_file(path: Path) -> None:
    """Refuse what cannot be a register before SQLite looks at it.

    The file is never opened here: closing it again would end the locks that SQLite holds on it in this process (POSIX
    locks belong to the process), and any other program could then take the log of an open register away.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise errors.of_reading(error, path) from error
    if not stat.S_ISREG(about.st_mode) or about.st_size < _LEAST_SIZE:
        raise errors.NotARegister(path)
    if not os.access(path, os.R_OK):
        raise errors.CannotRead(path)


def _opened(path: Path, *, writable: bool) -> Database:
    """A connection to a file that is a register of the newest structure; closed again when it is not."""
    db = _connect(path, writable=writable)
    try:
        _check_structure(db, path)
        older = migrations.number_of(db) < migrations.NEWEST
        if older and not writable:
            return _upgraded_in_memory(db)
        if older:
            migrations.upgrade(db, path, datetime.now())
            _check_structure(db, path)  # another program, perhaps a newer one, may have been quicker
        if writable:
            migrations.sweep(path)
            _make_durable(db)
    except BaseException:
        db.close()
        raise
    return db


def _upgraded_in_memory(db: Database) -> Database:
    """The same register as the newest structure has it, in memory only; the file is closed as it was."""
    newer = _empty()
    db.conn.backup(newer.conn)
    db.close()
    migrations.apply(newer)
    return newer


def _empty() -> Database:
    return _prepared(sqlcipher3.connect(":memory:", isolation_level=None, check_same_thread=False), READER_KIB)


def in_memory() -> Database:
    """A new register in memory only: the structure as this program makes it."""
    db = _empty()
    migrations.apply(db)
    return db


def _connect(path: Path, *, writable: bool) -> Database:
    mode = "rw" if writable else "ro"
    uri = f"{path.as_uri()}?mode={mode}"
    connection = sqlcipher3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    return _prepared(connection, WRITER_KIB if writable else READER_KIB)


def _prepared(connection: Any, cache_kib: int) -> Database:
    try:
        connection.create_function("folded", 1, text.index_folded, deterministic=True)
        connection.create_function("marked", 1, text.index_marked, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{cache_kib}")
    except BaseException:
        connection.close()
        raise
    # Plug-ins of sqlite-utils may run any code they like on our file: they are left out.
    return Database(connection, execute_plugins=False)


def _make_durable(db: Database) -> None:
    """Write-ahead log, synced at every commit. Only for a file known to be ours: this writes to it."""
    db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("PRAGMA synchronous = FULL")


def _check_structure(db: Database, path: Path) -> None:
    """Refuse a file that is not ours, or that a later program wrote."""
    (application,) = db.conn.execute("PRAGMA application_id").fetchone()
    if application != migrations.APPLICATION_ID:
        raise errors.NotARegister(path)
    if (number := migrations.number_of(db)) > migrations.NEWEST:
        raise errors.NewerRegister(path, number, migrations.NEWEST)


def _build(path: Path) -> None:
    """Write an empty register at ``path``, with its owner and the shipped catalogues still to come."""
    path.unlink(missing_ok=True)
    with path.open("xb"):
        pass
    db = _connect(path, writable=True)
    try:
        _make_durable(db)
        migrations.apply(db)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _person() -> str:
    """The person's name on this machine, for the history."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
