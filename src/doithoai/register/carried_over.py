"""What belongs to the petitions and sessions of another register and is not in what a session says of itself.

Files kept with petitions, material to be prepared: rows that are here already, by their identity, are passed over.
"""

from doithoai.register.connection import Register

_CHILDREN = (
    ("attachment", "petition", ("uid", "name", "sha256")),
    ("preparation", "session", ("uid", "place", "material", "body", "due", "done")),
)


def copy(other: Register, register: Register) -> int:
    """Copy what is not here yet, inside a step; how many rows came."""
    copied = 0
    for table, parent, columns in _CHILDREN:
        names = ", ".join(f"c.{column}" for column in columns)
        rows = other.rows(f"SELECT p.uid, {names} FROM {table} c JOIN {parent} p ON p.id = c.{parent}_id ORDER BY c.id")
        for parent_uid, *values in rows:
            parent_id = register.value(f"SELECT id FROM {parent} WHERE uid = ?", (parent_uid,))
            if parent_id is None or register.value(f"SELECT 1 FROM {table} WHERE uid = ?", (values[0],)):
                continue
            if table == "attachment":
                _copy_bytes(other, register, str(values[columns.index("sha256")]))
            marks = ", ".join("?" * (len(columns) + 1))
            register.execute(
                f"INSERT INTO {table}({', '.join(columns)}, {parent}_id) VALUES ({marks})", (*values, parent_id)
            )
            copied += 1
    return copied


def _copy_bytes(other: Register, register: Register, sha256: str) -> None:
    content = other.value("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
    register.execute("INSERT OR IGNORE INTO blob(sha256, content) VALUES (?, ?)", (sha256, content))
