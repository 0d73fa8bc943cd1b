"""Migration 1: the tables, their rules, and the search index.

Every table has an ``id`` (SQLite's own row number, private to this file) and, where the row travels,
a ``uid`` (its identity everywhere). Text is NFC. Dates are ISO 8601 text, times ``YYYY-MM-DDTHH:MM``.
Closed lists are those of `doithoai.domain.kinds`.
"""

from doithoai.register.schema.definitions import date_column, kind_column, list_column, time_column

_VALID = (
    f"{date_column('valid_from')}, {date_column('valid_to')}, "
    "CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)"
)

TABLES = f"""
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

-- Exactly one office is the owner of the register; the others are those whose packages were merged.
CREATE TABLE office (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT,
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX office_own ON office(own) WHERE own = 1;
CREATE UNIQUE INDEX office_code ON office(code) WHERE code IS NOT NULL;

-- What an office was called, and under whom it stood, in each period; old records keep old names.
CREATE TABLE office_period (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    office_id INTEGER NOT NULL REFERENCES office(id) ON DELETE CASCADE,
    name TEXT, place_name TEXT, party_name TEXT,
    {kind_column("level", "commune", "district", "province")},
    superior TEXT, party_superior TEXT,
    {_VALID}
) STRICT;
CREATE INDEX office_period_office ON office_period(office_id, valid_from);

CREATE TABLE receiver (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    {list_column("periods")},
    {_VALID}
) STRICT;

CREATE TABLE leader (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    place INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    {kind_column("side", "government", "party")} NOT NULL,
    authority TEXT NOT NULL,
    on_behalf_of TEXT,
    {_VALID}
) STRICT;

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    {date_column("starts_on")} NOT NULL,
    {date_column("ends_on")},
    CHECK (ends_on IS NULL OR starts_on <= ends_on)
) STRICT;

CREATE TABLE number_rule (
    id INTEGER PRIMARY KEY,
    {kind_column("side", "government", "party")} NOT NULL UNIQUE,
    {kind_column("scheme", "year", "term")} NOT NULL,
    {kind_column("scope", "kind", "office")} NOT NULL,
    body_symbol TEXT NOT NULL,
    archive_unit TEXT NOT NULL DEFAULT ''
) STRICT;

-- The last number taken in each series and period. Only issuing moves it, and only upwards.
CREATE TABLE number_series (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 0),
    UNIQUE (series, period)
) STRICT;

CREATE TABLE catalogue_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    {kind_column("catalogue", "fields", "agencies", "villages", "audiences")} NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    {_VALID}
) STRICT;
CREATE INDEX catalogue_entry_order ON catalogue_entry(catalogue, place);

CREATE TABLE deadline_rule (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days >= 0),
    {kind_column("day_type", "calendar", "working")} NOT NULL,
    {kind_column("direction", "before", "after")} NOT NULL,
    counted_from TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    {date_column("day")} NOT NULL,
    {kind_column("kind", "off", "worked")} NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    UNIQUE (day, kind)
) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    office_id INTEGER NOT NULL REFERENCES office(id),
    {kind_column("kind", "periodic", "adhoc", "thematic")},
    {kind_column("side", "government", "party", "joint")},
    title TEXT,
    {time_column("starts_at")},
    {time_column("ends_at")},
    place TEXT,
    audience TEXT,
    {list_column("fields")},
    chair_name TEXT, chair_position TEXT,
    taker_name TEXT, taker_position TEXT,
    citizens_present INTEGER CHECK (citizens_present >= 0),
    opening TEXT,
    conclusion TEXT,
    deleted_at TEXT,
    CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at <= ends_at)
) STRICT;
CREATE INDEX session_time ON session(starts_at, id);

CREATE TABLE attendee (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    position TEXT,
    body TEXT,
    {kind_column("role", "leader", "agency", "invited", "citizen")},
    present INTEGER CHECK (present IN (0, 1))
) STRICT;
CREATE INDEX attendee_session ON attendee(session_id, place);
CREATE INDEX attendee_name ON attendee(name_key);

-- One row a petition, with its answer, its assignment and its written answer: each happens at most
-- once to a petition, and lists of what is waiting need them in one index.
CREATE TABLE petition (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    number INTEGER CHECK (number >= 1),
    petitioner_name TEXT, petitioner_address TEXT, petitioner_phone TEXT,
    confidential INTEGER CHECK (confidential IN (0, 1)),
    field TEXT,
    content TEXT,
    {kind_column("competence", "commune", "district", "province", "centre")},
    answer_by TEXT, answer_text TEXT,
    lead TEXT,
    {list_column("supporting")},
    {date_column("due")},
    {kind_column("form", "written", "in_person")},
    written_number TEXT, {date_column("written_date")}, written_summary TEXT,
    {kind_column("outcome", "open", "closed", "transferred", "withdrawn")},
    matter TEXT, -- petitions that say the same share this mark: linked, never merged
    deleted_at TEXT,
    answered INTEGER NOT NULL GENERATED ALWAYS AS
        (answer_by IS NOT NULL OR answer_text IS NOT NULL) VIRTUAL,
    assigned INTEGER NOT NULL GENERATED ALWAYS AS
        (lead IS NOT NULL OR supporting <> '[]' OR due IS NOT NULL OR form IS NOT NULL) VIRTUAL,
    written INTEGER NOT NULL GENERATED ALWAYS AS
        (written_number IS NOT NULL OR written_date IS NOT NULL OR written_summary IS NOT NULL) VIRTUAL,
    waiting INTEGER NOT NULL GENERATED ALWAYS AS
        (due IS NOT NULL AND written_number IS NULL AND written_date IS NULL AND written_summary IS NULL
         AND (outcome IS NULL OR outcome = 'open') AND deleted_at IS NULL) VIRTUAL
) STRICT;
CREATE INDEX petition_session ON petition(session_id, place);
CREATE INDEX petition_waiting ON petition(due) WHERE waiting;
CREATE INDEX petition_field ON petition(field, id);
CREATE INDEX petition_lead ON petition(lead, id) WHERE lead IS NOT NULL;
CREATE INDEX petition_matter ON petition(matter) WHERE matter IS NOT NULL;
CREATE INDEX petition_village ON petition(petitioner_address, id) WHERE petitioner_address IS NOT NULL;
CREATE INDEX petition_outcome ON petition(outcome, id) WHERE outcome IS NOT NULL;
-- Petitions nobody has answered or assigned yet; the newest first (petitions.Filter, status received).
CREATE INDEX petition_received ON petition(id)
    WHERE NOT answered AND NOT assigned AND NOT written AND (outcome IS NULL OR outcome = 'open');
-- What agencies still owe, dated or not, by agency and by date (register.assignments; the same words as there).
CREATE INDEX petition_owed_lead ON petition(lead, due, id)
    WHERE assigned AND NOT written AND (outcome IS NULL OR outcome = 'open') AND deleted_at IS NULL;
CREATE INDEX petition_owed_due ON petition(due, id)
    WHERE assigned AND NOT written AND (outcome IS NULL OR outcome = 'open') AND deleted_at IS NULL;

-- Bytes by their SHA-256, written once and shared; outside the history, so that undoing never loses them.
CREATE TABLE blob (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    content BLOB NOT NULL
) STRICT;

-- The scanned answer, or another paper that belongs to a petition.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    petition_id INTEGER NOT NULL REFERENCES petition(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob(sha256)
) STRICT;
CREATE INDEX attachment_petition ON attachment(petition_id);

-- A deadline moved, and why; the petition holds the date in force.
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    petition_id INTEGER NOT NULL REFERENCES petition(id) ON DELETE CASCADE,
    {date_column("was")},
    {date_column("due")},
    reason TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX extension_petition ON extension(petition_id);

-- What must be prepared before a session, by whom and by when.
CREATE TABLE preparation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    material TEXT NOT NULL,
    body TEXT,
    {date_column("due")},
    done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT;
CREATE INDEX preparation_session ON preparation(session_id, place);

-- Issued documents, frozen: what was printed, byte for byte. ``pdf`` is NULL for a document known from a
-- data file only. A correction is a new document that names the one it replaces. A report belongs to the days
-- it covers, every other document to a session.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER REFERENCES session(id),
    {date_column("covers_from")},
    {date_column("covers_to")},
    kind TEXT NOT NULL,
    number INTEGER CHECK (number >= 1),
    symbol TEXT,
    {date_column("date")},
    sha256 TEXT CHECK (length(sha256) = 64),
    file TEXT,
    format TEXT,
    series TEXT,
    period TEXT,
    content TEXT CHECK (content IS NULL OR json_valid(content)),
    pdf BLOB,
    issued_at TEXT,
    replaces_id INTEGER REFERENCES document(id),
    CHECK ((session_id IS NULL) = (covers_from IS NOT NULL)),
    CHECK ((covers_from IS NULL) = (covers_to IS NULL)),
    CHECK (covers_from <= covers_to)
) STRICT;
CREATE INDEX document_session ON document(session_id, id);
CREATE UNIQUE INDEX document_number ON document(series, period, number) WHERE series IS NOT NULL;

-- What was sent to the office above, and when: the package itself goes out of the register.
CREATE TABLE dispatch (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M', at)),
    receiver TEXT NOT NULL,
    {date_column("first")}, {date_column("last")},
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TRIGGER document_frozen BEFORE UPDATE ON document
BEGIN
    SELECT RAISE(ABORT, 'an issued document is never altered');
END;
CREATE TRIGGER document_kept BEFORE DELETE ON document
BEGIN
    SELECT RAISE(ABORT, 'an issued document is never deleted');
END;
"""

# Two columns: words without marks, and words with marks in one spelling of tone place. Folding is done
# in Python (functions `folded` and `marked`, registered by `connection`): SQLite's own misses đ.
# Contentless: the texts stand in the tables already. prefix: a beginning of a word is found at once.
_INDEX = """
CREATE VIRTUAL TABLE {table}_search USING fts5(
    folded, marked, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table}
WHEN {alive_new} AND (SELECT indexing FROM recorder)
BEGIN
    INSERT INTO {table}_search(rowid, folded, marked)
    VALUES (NEW.id, folded({new}), marked({new}));
END;
CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table}
BEGIN
    DELETE FROM {table}_search WHERE rowid = OLD.id;
END;
CREATE TRIGGER {table}_search_update AFTER UPDATE OF {columns} ON {table}
BEGIN
    DELETE FROM {table}_search WHERE rowid = OLD.id;
    INSERT INTO {table}_search(rowid, folded, marked)
    SELECT NEW.id, folded({new}), marked({new}) WHERE {alive_new};
END;
"""

SEARCHED = {
    "petition": (
        "petitioner_name",
        "petitioner_address",
        "content",
        "answer_by",
        "answer_text",
        "lead",
        "written_number",
        "written_summary",
    ),
    "session": ("title", "place", "audience", "chair_name", "taker_name", "opening", "conclusion"),
    "attendee": ("name", "position", "body"),
}


def searched_text(table: str, row: str) -> str:
    """SQL of all words of a row (``NEW``, or the table itself) that are searched."""
    return "concat_ws(' ', " + ", ".join(f"{row}.{column}" for column in SEARCHED[table]) + ")"


def _search_index(table: str, columns: tuple[str, ...], alive: bool) -> str:
    """SQL of one table's index; ``alive`` where rows can be in the bin, which is not searched."""
    watched = (*columns, "deleted_at") if alive else columns
    return _INDEX.format(
        table=table,
        new=searched_text(table, "NEW"),
        columns=", ".join(watched),
        alive_new="NEW.deleted_at IS NULL" if alive else "1",
    )


SEARCH = "".join(_search_index(table, columns, table != "attendee") for table, columns in SEARCHED.items())
