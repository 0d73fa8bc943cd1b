"""Small settings of the register itself, by key."""

from doithoai.domain.errors import N_
from doithoai.register.connection import Register

PRACTICE = "practice"
"""Set in a register of invented people, whose papers say so and which may be replaced by a new one."""


def get(register: Register, key: str, default: str = "") -> str:
    """The value of ``key``."""
    value = register.value("SELECT value FROM setting WHERE key = ?", (key,))
    return default if value is None else str(value)


def put(register: Register, key: str, value: str) -> None:
    """Set ``key`` to ``value``."""
    with register.step(N_("Edit a setting")):
        register.execute(
            "INSERT INTO setting(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
