"""Migration 3: what papers say of a session or a person only if the register holds it.

Of what was entered before, nothing is known of these; their minutes no longer claim to have been read back.
"""

from sqlite_utils import Database

from doithoai.register.schema.definitions import add_columns, date_column, kind_column

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
    db.execute(_TURNOVER_INDEX)
