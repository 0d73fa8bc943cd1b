"""Migration 3: what papers say of a session or a person only if the register holds it, and the life of a session.

Of what was entered before, nothing is known of these; their minutes no longer claim to have been read back. Whether
a session was held follows from its day and from what was entered of it.
"""

from sqlite_utils import Database

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
# generated columns of structure 1 say).
PETITION_FACTS = (
    "(({row}deleted_at IS NULL AND ({row}content IS NOT NULL OR {row}petitioner_name IS NOT NULL))"
    " + 2 * ({row}answer_by IS NOT NULL OR {row}answer_text IS NOT NULL)"
    " + 4 * ({row}lead IS NOT NULL OR {row}supporting <> '[]' OR {row}due IS NOT NULL OR {row}form IS NOT NULL)"
    " + 8 * ({row}written_number IS NOT NULL OR {row}written_date IS NOT NULL OR {row}written_summary IS NOT NULL))"
)
_TURNOVER_INDEX = (
    "CREATE INDEX petition_turnover ON petition"
    f"(session_id, received_on, field, lead, due, written_date, outcome, {PETITION_FACTS.format(row='')})"
)


def apply(db: Database) -> None:
    """Bring a register of structure 2 to structure 3."""
    add_columns(db, "petition", kind_column("petitioner_salutation", "ong", "ba"), date_column("received_on"))
    add_columns(db, "session", "read_back INTEGER CHECK (read_back IN (0, 1))", "notice_conclusion TEXT")
    add_columns(db, "receiver", "source TEXT")
    db.execute(_TURNOVER_INDEX)
    _add_life(db)


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
