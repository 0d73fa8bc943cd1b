"""Migration 3: what papers say of a session or a person only if the register holds it, and the life of a session.

Of what was entered before, nothing is known of these; their minutes no longer claim to have been read back. Whether
a session was held follows from its day and from what was entered of it.
"""

import os

from sqlite_utils import Database

from doithoai.register import outside
from doithoai.register.recording import run_script
from doithoai.register.schema.definitions import add_columns, date_column, kind_column, list_column

# A day that lies ahead is planned, one that has passed was held; of today's, and of those without a day, what was
# entered tells (`domain.session.was_held`); of the rest nothing is known.
_STATES = """
UPDATE session AS s SET state = CASE
    WHEN starts_at > date('now', 'localtime') || 'T99' THEN 'planned'
    WHEN starts_at < date('now', 'localtime') THEN 'held'
    WHEN ends_at IS NOT NULL OR citizens_present IS NOT NULL OR opening > '' OR conclusion > ''
        OR EXISTS (SELECT 1 FROM attendee a WHERE a.session_id = s.id AND a.present IS NOT NULL)
        OR EXISTS (SELECT 1 FROM petition p WHERE p.session_id = s.id AND p.deleted_at IS NULL) THEN 'held'
    WHEN starts_at IS NOT NULL THEN 'planned'
END
"""

# What is asked of every petition when a period is counted, as one number, so that its index answers without the rows:
# 1 it says something and is not in the bin, 2 answered in the meeting, 4 assigned, 8 answered in writing (as the
# generated columns of structure 1 say), 16 settled, 32 settled on a day nobody wrote down, and its outcome: 64 closed,
# 128 transferred, 256 withdrawn.
_ANSWERED = "({row}answer_by IS NOT NULL OR {row}answer_text IS NOT NULL)"
_ASSIGNED = "({row}lead IS NOT NULL OR {row}supporting <> '[]' OR {row}due IS NOT NULL OR {row}form IS NOT NULL)"
_WRITTEN = "({row}written_number IS NOT NULL OR {row}written_date IS NOT NULL OR {row}written_summary IS NOT NULL)"
_ENDED = "coalesce({row}outcome <> 'open', 0)"
_ANSWERED_ONLY = f"{_ANSWERED} AND NOT {_ASSIGNED}"
PETITION_FACTS = (
    "(({row}deleted_at IS NULL AND ({row}content IS NOT NULL OR {row}petitioner_name IS NOT NULL))"
    f" + 2 * {_ANSWERED} + 4 * {_ASSIGNED} + 8 * {_WRITTEN}"
    f" + 16 * ({_WRITTEN} OR {_ENDED} OR {_ANSWERED_ONLY})"
    f" + 32 * ({{row}}written_date IS NULL AND ({_WRITTEN} OR {_ENDED} AND NOT ({_ANSWERED_ONLY})))"
    " + 64 * coalesce({row}outcome = 'closed', 0) + 128 * coalesce({row}outcome = 'transferred', 0)"
    " + 256 * coalesce({row}outcome = 'withdrawn', 0))"
)
# In the order in which petitions are grouped, so that nothing is sorted.
_TURNOVER_INDEX = (
    "CREATE INDEX petition_turnover ON petition"
    f"(field, lead, {PETITION_FACTS.format(row='')}, session_id, received_on, due, written_date, extensions)"
)

# Moves of a due date stand in the row of their petition: what was overdue on a day of the past is asked of every
# petition of a period. Times lose their seconds and zone: days are compared.
_EXTENSIONS = """
UPDATE petition SET extensions = (
    SELECT json_group_array(json_object('was', was, 'due', due, 'reason', reason, 'at', at))
    FROM (SELECT was, due, reason, substr(at, 1, 16) AS at FROM extension WHERE petition_id = petition.id ORDER BY id)
) WHERE id IN (SELECT petition_id FROM extension);
DELETE FROM extension;
"""


def apply(db: Database) -> None:
    """Bring a register of structure 2 to structure 3."""
    add_columns(
        db,
        "petition",
        kind_column("petitioner_salutation", "ong", "ba"),
        date_column("received_on"),
        list_column("extensions"),
    )
    run_script(db, _EXTENSIONS)
    add_columns(db, "session", "read_back INTEGER CHECK (read_back IN (0, 1))", "notice_conclusion TEXT")
    add_columns(db, "receiver", "source TEXT")
    db.execute(_TURNOVER_INDEX)
    _add_life(db)
    _add_exchange(db)
    _add_board(db)
    _add_life_of_dispatches(db)
    _allow_documents_of_no_session(db)
    add_columns(db, "document", "addressee TEXT")  # known of letters from data files too: reminders are counted by it


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

-- A package of another office that was merged. ``manifest`` names it; (``at``, ``step``) is how far its sender had
-- come: the later one knows better. ``whole`` says that what is not in it is not there.
CREATE TABLE merged_package (
    id INTEGER PRIMARY KEY,
    manifest TEXT NOT NULL UNIQUE CHECK (length(manifest) = 64),
    office_id INTEGER NOT NULL REFERENCES office(id),
    office_name TEXT NOT NULL,
    {date_column("first")} NOT NULL,
    {date_column("last")} NOT NULL,
    at TEXT NOT NULL,
    step INTEGER NOT NULL,
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    file TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT;
CREATE INDEX merged_package_office ON merged_package(office_id, at);

-- What a package says of a session; ``digest`` is of what it says of it, NULL where it says that it was withdrawn.
-- ``own`` is 1 where the sender is the office that held the session. ``sha256`` is of the bytes kept (zlib, JSON).
CREATE TABLE merged_session (
    id INTEGER PRIMARY KEY,
    package_id INTEGER NOT NULL REFERENCES merged_package(id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    {date_column("day")},
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    digest TEXT,
    sha256 TEXT REFERENCES blob(sha256),
    UNIQUE (package_id, uid)
) STRICT;
CREATE INDEX merged_session_uid ON merged_session(uid);

-- Petitions that came in several sessions: each counts once, in the session that was held first.
CREATE TABLE shared_petition (
    id INTEGER PRIMARY KEY,
    petition_uid TEXT NOT NULL,
    session_uid TEXT NOT NULL,
    UNIQUE (petition_uid, session_uid)
) STRICT;
CREATE INDEX shared_petition_session ON shared_petition(session_uid);

-- A paper known only by its record, of a session that another office held, goes when that office withdraws it.
DROP TRIGGER document_kept;
CREATE TRIGGER document_kept BEFORE DELETE ON document
WHEN OLD.pdf IS NOT NULL OR OLD.issued_at IS NOT NULL OR OLD.session_id IS NULL
    OR (SELECT o.own FROM session s JOIN office o ON o.id = s.office_id WHERE s.id = OLD.session_id)
BEGIN
    SELECT RAISE(ABORT, 'an issued document is never deleted');
END;
"""


def _add_exchange(db: Database) -> None:
    """Keys, those of other offices, receipts; what was merged, and from where each session is."""
    run_script(db, _EXCHANGE + outside.TABLE)
    add_columns(db, "office", kind_column("level", "commune", "district", "province"))
    add_columns(db, "session", "office_name TEXT", "source_id INTEGER REFERENCES merged_package(id)")
    db.execute("CREATE INDEX session_source ON session(source_id) WHERE source_id IS NOT NULL")
    db.execute(
        "INSERT INTO own_key(id, made_at, signing, sealing) VALUES (1, datetime('now'), ?, ?)",
        (os.urandom(32), os.urandom(32)),
    )


def _add_board(db: Database) -> None:
    """Of a merged package: what a receipt gives back, and who compared its code by telephone.

    And which words of a session a person looked at and did not take: they are asked about once.
    """
    add_columns(
        db,
        "merged_package",
        "said TEXT",
        "signature TEXT",
        date_column("confirmed_on"),
        "confirmed_by TEXT",
    )
    run_script(db, _DECISIONS)


# ``digest`` is of a version (`merged_session`) of the session that somebody looked at and that need not be asked again.
_DECISIONS = """
CREATE TABLE merge_decision (
    id INTEGER PRIMARY KEY,
    session_uid TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (session_uid, digest)
) STRICT;
"""


def _add_life_of_dispatches(db: Database) -> None:
    """What was read out by telephone of a package, how it was closed, and when and how it left the house.

    Of a package made before, nobody knows; ``manifest`` finds the receipt that comes back.
    """
    add_columns(
        db,
        "dispatch",
        "manifest TEXT CHECK (length(manifest) = 64)",
        "totals TEXT CHECK (totals IS NULL OR json_array_length(totals) = 5)",
        kind_column("sealing", "key", "passphrase", "none"),
        "since INTEGER NOT NULL DEFAULT 0 CHECK (since IN (0, 1))",
        date_column("sent_on"),
        kind_column("way", "stick", "mail", "zalo", "system", "other"),
    )


def _add_life(db: Database) -> None:
    """Where a session stands, how and why it is held, and who chairs beside the chair."""
    add_columns(
        db,
        "session",
        kind_column("state", "planned", "announced", "held", "postponed", "cancelled"),
        kind_column("holding", "in_person", "online", "social_network", "mixed"),
        list_column("villages"),
        kind_column("demanded_by", "duty", "voters", "need"),
        list_column("co_chairs"),
    )
    db.execute(_STATES)


# Of a report known from a data file nobody says which days it covers.
_OF_SESSION_OR_DAYS = "CHECK ((session_id IS NULL) = (covers_from IS NOT NULL))"
_IF_ISSUED_HERE = "CHECK ((session_id IS NULL) = (covers_from IS NOT NULL) OR coalesce(session_id, issued_at) IS NULL)"


def _allow_documents_of_no_session(db: Database) -> None:
    """A document of no session may be known by its record only.

    The rule is written anew where SQLite keeps it (its own advice for a ``CHECK``): made anew, the table would have
    every frozen paper copied.
    """
    (version,) = db.conn.execute("PRAGMA schema_version").fetchone()
    db.conn.execute("PRAGMA writable_schema = ON")
    db.conn.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'document'",
        (_OF_SESSION_OR_DAYS, _IF_ISSUED_HERE),
    )
    db.conn.execute(f"PRAGMA schema_version = {version + 1}")
    db.conn.execute("PRAGMA writable_schema = RESET")
