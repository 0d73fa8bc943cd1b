"""Migration 3: what papers say of a session or a person only if the register holds it.

Of what was entered before, nothing is known of these; their minutes no longer claim to have been read back.
"""

import os

from sqlite_utils import Database

from doithoai.register.recording import run_script
from doithoai.register.schema.definitions import add_columns, date_column, kind_column


def apply(db: Database) -> None:
    """Bring a register of structure 2 to structure 3."""
    add_columns(db, "petition", kind_column("petitioner_salutation", "ong", "ba"), date_column("received_on"))
    add_columns(db, "session", "read_back INTEGER CHECK (read_back IN (0, 1))", "notice_conclusion TEXT")
    _add_exchange(db)


_EXCHANGE = f"""
-- The secret halves of this office's keys, 32 bytes each: Ed25519 signs what it sends, X25519 opens what is sealed for
-- it. Outside the history, which is not to hold them a second time; never in a data file or a package.
CREATE TABLE own_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    made_at TEXT NOT NULL,
    signing BLOB NOT NULL CHECK (length(signing) = 32),
    sealing BLOB NOT NULL CHECK (length(sealing) = 32)
) STRICT;

-- The public halves of another office's keys, and how they came: handed over as a file, or seen first in a package.
CREATE TABLE trusted_key (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    signing TEXT NOT NULL CHECK (length(signing) = 64),
    sealing TEXT NOT NULL,
    {kind_column("way", "file", "package", "receipt")} NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- What offices above confirmed of our packages; ``state`` is our step that the package was made after.
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    manifest TEXT NOT NULL CHECK (length(manifest) = 64),
    state INTEGER NOT NULL,
    head TEXT NOT NULL,
    {date_column("first")} NOT NULL,
    {date_column("last")} NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (code, manifest)
) STRICT;
"""


def _add_exchange(db: Database) -> None:
    """Keys, those of other offices, receipts."""
    run_script(db, _EXCHANGE)
    db.execute(
        "INSERT INTO own_key(id, made_at, signing, sealing) VALUES (1, datetime('now'), ?, ?)",
        (os.urandom(32), os.urandom(32)),
    )
