"""Migration 3: what papers say of a session or a person only if the register holds it.

Of what was entered before, nothing is known of these; their minutes no longer claim to have been read back.
"""

from sqlite_utils import Database

from doithoai.register.schema.definitions import add_columns, date_column, kind_column


def apply(db: Database) -> None:
    """Bring a register of structure 2 to structure 3."""
    add_columns(db, "petition", kind_column("petitioner_salutation", "ong", "ba"), date_column("received_on"))
    add_columns(db, "session", "read_back INTEGER CHECK (read_back IN (0, 1))", "notice_conclusion TEXT")
    add_columns(db, "receiver", "source TEXT")
