"""One open register: the connection, its settings, and the step in which every change is made.

Durability: WAL with ``synchronous=FULL``, so what a step acknowledged survives a power cut.
Statements run here and nowhere else, so that SQLite's errors become ours in one place.
"""

import contextlib
import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Self, cast

import sqlcipher3
from sqlite_utils import Database

from doithoai import files
from doithoai.domain import text
from doithoai.domain.errors import N_
from doithoai.register import errors, history
from doithoai.register.history import ChangeSet
from doithoai.register.migrations import APPLICATION_ID, KNOWN, migrations

SUFFIX = ".sdt"
_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 15.0
_CACHE_KIB = 128 * 1024

Row = tuple[Any, ...]


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
        if path.exists():
            raise errors.RegisterExists(path)
        building = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            _build(building)
            _sync_and_rename(building, path)
        except sqlcipher3.DatabaseError as error:
            raise errors.known_error(error, path) from error
        except OSError as error:
            raise errors.CannotWrite(path, str(error)) from error
        finally:
            for left in (building, *(Path(f"{building}{end}") for end in ("-wal", "-shm", "-journal"))):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)
        return cls.open(path, who=who)

    @classmethod
    def open(cls, path: Path, *, writable: bool = True, who: str | None = None) -> Self:
        """Open the register at ``path``; a file of an earlier structure is brought up to date.

        Raises:
            RegisterMissing, NotARegister, NewerRegister, RegisterDamaged, CannotWrite: nothing was touched.
        """
        path = path.absolute()
        _check_header(path)
        writable = writable and files.may_write(path)
        try:
            db = _connect(path, writable=writable)
            found = _structure(db, path)
            if found > KNOWN:
                db.close()
                raise errors.NewerRegister(path, found, KNOWN)
            if writable:
                _make_durable(db)
                if found < KNOWN:
                    migrations.apply(db)
        except sqlcipher3.DatabaseError as error:
            raise errors.known_error(error, path) from error
        return cls(path, db, writable=writable, who=who if who is not None else _person())

    def reader(self) -> "Register":
        """A second, read-only connection to the same file, for another thread."""
        return Register.open(self.path, writable=False, who=self.who)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it when this was its last user."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- statements (for the modules of this room only) ----------------------

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._translated():
            return cast("list[Row]", self._db.conn.execute(sql, parameters).fetchall())

    def each(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Iterator[Row]:
        """The rows of a query, one after the other, never all in memory."""
        with self._translated():
            yield from self._db.conn.execute(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._translated():
            return cast("Row | None", self._db.conn.execute(sql, parameters).fetchone())

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run a statement that writes; returns the id of the row it inserted (or the last one)."""
        with self._translated():
            return cast(int, self._db.conn.execute(sql, parameters).lastrowid)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each of ``rows``."""
        with self._translated():
            self._db.conn.executemany(sql, rows)

    def interrupt(self) -> None:
        """Stop the query now running on this connection; may be called from any thread."""
        self._db.conn.interrupt()

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
            The change set; it is filled in when the block ends.

        Raises:
            RegisterError: nothing of the block stands.
        """
        changes = ChangeSet(label)
        if self._db.conn.in_transaction:  # a step inside a step belongs to the outer one
            yield changes
            return
        if not self.writable:
            raise errors.ReadOnly(self.path)
        with self._translated():
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                history.begin(self._db, history.Opening(label, kind, strand, self.who, _now(), reverses))
                yield changes
                history.finish(self._db, changes)
                self._db.conn.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.conn.execute("ROLLBACK")
                raise
        if changes:
            for listener in self._listeners:
                listener(changes)

    def on_change(self, listener: Callable[[ChangeSet], None]) -> None:
        """Call ``listener`` after every step that changed something."""
        self._listeners.append(listener)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlcipher3.DatabaseError as error:
            raise errors.known_error(error, self.path) from error


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except FileNotFoundError as error:
        raise errors.RegisterMissing(path) from error
    except OSError as error:
        raise errors.NotARegister(path, str(error)) from error
    if start != _HEADER:
        raise errors.NotARegister(path)


def _connect(path: Path, *, writable: bool) -> Database:
    mode = "rw" if writable else "ro"
    uri = f"{path.as_uri()}?mode={mode}"
    connection = sqlcipher3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.create_function("folded", 1, text.index_folded, deterministic=True)
    connection.create_function("marked", 1, text.index_marked, deterministic=True)
    # Plug-ins of sqlite-utils may run any code they like on our file: they are left out.
    db = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = ON")
    # SQLite's own 2 MB makes a large transaction write the same pages to the log again and again.
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return db


def _make_durable(db: Database) -> None:
    """Write-ahead log, synced at every commit. Only for a file known to be ours: this writes to it."""
    db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("PRAGMA synchronous = FULL")


def _structure(db: Database, path: Path) -> int:
    """The structure number of the file; a file that is not ours is refused."""
    (application,) = db.conn.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        db.close()
        raise errors.NotARegister(path)
    (version,) = db.conn.execute("PRAGMA user_version").fetchone()
    return cast(int, version)


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


def _sync_and_rename(building: Path, path: Path) -> None:
    """Put the finished file in its place; on the disk before its name is."""
    with building.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(building, path)  # fails when the name was taken meanwhile, unlike rename
    except FileExistsError as error:
        raise errors.RegisterExists(path) from error
    except OSError:  # a file system without hard links (FAT on a stick)
        building.rename(path)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _person() -> str:
    """The person's name on this machine, for the history."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


NEW_REGISTER = N_("New register")
