"""The steps that bring a register file to the structure this program knows.

A file carries the number of its structure in ``user_version``; a file with a greater one than
:data:`KNOWN` is refused before anything is written (`connection`). Each step is one transaction.
"""

from sqlite_utils import Database, Migrations

from doithoai.register import recording
from doithoai.register.schema import first

migrations = Migrations("doithoai")

APPLICATION_ID = 0x53445431  # "SDT1", in the file's header: tells a register from any other SQLite file
KNOWN = 1


@migrations()
def first_structure(db: Database) -> None:
    """The tables, the search index and the history."""
    recording.run_script(db, first.TABLES + first.SEARCH + recording.TABLES)
    recording.record_all(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
