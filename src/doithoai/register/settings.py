"""Small settings of the register itself, by key; the office's options among them."""

from typing import TypeVar

from doithoai.domain.errors import N_
from doithoai.domain.options import Option
from doithoai.register.connection import Register

Value = TypeVar("Value")

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


def chosen(register: Register, option: Option[Value]) -> Value:
    """What the office chose of ``option``; its default before, and for a value that is no longer offered."""
    return option.from_text(get(register, option.key))


def choose(register: Register, option: Option[Value], value: Value) -> None:
    """Keep what the office chose.

    Raises:
        OptionRefused: the option does not offer ``value``; nothing is changed.
    """
    put(register, option.key, option.to_text(value))
