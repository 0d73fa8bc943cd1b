"""Reading our TOML files strictly: every key expected, every value of its type, the place named when not."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from doithoai.domain import faults
from doithoai.domain.errors import N_, InputRefused

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")


class TableRefused(InputRefused):
    """A settings file breaks its shape; the text names the file and the key."""


def read(path: Path) -> "Table":
    """The TOML file at ``path``.

    Raises:
        TableRefused: it is missing, not UTF-8 or not TOML.
    """
    try:
        with path.open("rb") as file:
            return Table(tomllib.load(file), path, "")
    except FileNotFoundError as error:
        raise TableRefused("", N_("There is no file at {file}."), file=path) from error
    except OSError as error:
        raise TableRefused("", N_("{file} cannot be read."), file=path, detail=str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableRefused(
            "", N_("{file} is not a valid TOML file: {fault}."), file=path, fault=faults.of(error)
        ) from error


def read_text(written: str) -> "Table":
    """The table that ``written`` holds, a TOML text of our own keeping.

    Raises:
        TableRefused: it is not TOML.
    """
    try:
        return Table(tomllib.loads(written), Path(), "")
    except tomllib.TOMLDecodeError as error:
        raise TableRefused(
            "", N_("{file} is not a valid TOML file: {fault}."), file="", fault=faults.of(error)
        ) from error


def quoted(text: str) -> str:
    """``text`` as a TOML string in one line."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": ""}
    plain = "".join(escapes.get(letter, letter) for letter in text)
    return '"' + "".join(letter if letter >= " " and letter != "\x7f" else "" for letter in plain) + '"'


class Table:
    """One table of a TOML file; each key is read once, and :meth:`done` refuses those nobody read."""

    def __init__(self, values: Mapping[str, object], file: Path, path: str) -> None:
        self._values = dict(values)
        self.file = file
        self.path = path

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that nobody read yet, for a table whose keys are data."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is there and not read yet."""
        return key in self._values

    def text(self, key: str) -> str:
        """A text that must be there."""
        text = self.maybe_text(key)
        if text is None:
            raise self._refused(key, N_("{file}: {path} is missing."))
        return text

    def maybe_text(self, key: str) -> str | None:
        """A text, or None."""
        return cast("str | None", self._take(key, str))

    def number(self, key: str) -> int:
        """A whole number that must be there."""
        number = self._take(key, int)
        if number is None or isinstance(number, bool):
            raise self._refused(key, N_("{file}: {path} must be a whole number."))
        return cast(int, number)

    def flag(self, key: str) -> bool:
        """Whether something is so; it is not when absent."""
        return bool(self._take(key, bool))

    def maybe_date(self, key: str) -> date | None:
        """A date (without time), or None."""
        day = self._take(key, date)
        if isinstance(day, datetime):
            raise self._refused(key, N_("{file}: {path} is not of the right kind."))
        return cast("date | None", day)

    def span(self, first: str, last: str) -> tuple[date | None, date | None]:
        """The days between two dates, both inclusive; either may be open."""
        begins, ends = self.maybe_date(first), self.maybe_date(last)
        if begins and ends and ends < begins:
            raise self._refused(last, N_("{file}: {path} is before the day it begins."))
        return begins, ends

    def filled(self, key: str) -> str:
        """A text that must be there and say something."""
        text = self.text(key).strip()
        if not text:
            raise self._refused(key, N_("{file}: {path} is missing."))
        return text

    def day(self, key: str) -> date:
        """A date that must be there."""
        day = self.maybe_date(key)
        if day is None:
            raise self._refused(key, N_("{file}: {path} is missing."))
        return day

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        texts = self._take(key, list) or []
        if not all(isinstance(text, str) for text in texts):
            raise self._refused(key, N_("{file}: {path} must be a list of texts."))
        return tuple(texts)

    def codes(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """A list of codes, each of a closed list; empty when absent."""
        codes = self.texts(key)
        if not set(codes) <= set(allowed):
            raise self._refused(key, N_("{file}: {path} must be one of {allowed}."), allowed=", ".join(allowed))
        return codes

    def one_of(self, key: str, kind: type[Kind]) -> Kind:
        """A value of a closed list that must be there."""
        text = self.text(key)
        try:
            return kind(text)
        except ValueError as error:
            allowed = ", ".join(kind)
            raise self._refused(key, N_("{file}: {path} must be one of {allowed}."), allowed=allowed) from error

    def table(self, key: str) -> "Table | None":
        """A table inside, or None."""
        values = self._take(key, dict)
        return None if values is None else Table(values, self.file, self._place(key))

    def tables(self, key: str) -> list["Table"]:
        """A list of tables (``[[key]]``); empty when absent."""
        inner = []
        for index, values in enumerate(self._take(key, list) or []):
            if not isinstance(values, dict):
                raise self._refused(key, N_("{file}: {path} must be a list of tables."))
            inner.append(Table(values, self.file, f"{self._place(key)}[{index}]"))
        return inner

    def each(self, key: str, make: "Callable[[Table], Value]") -> list[Value]:
        """One value made of each table of the list ``key``, each checked to the end."""
        values = []
        for table in self.tables(key):
            values.append(make(table))
            table.done()
        return values

    def skip(self, *keys: str) -> None:
        """Keys that may be there and are not for us (marks, comments)."""
        for key in keys:
            self._values.pop(key, None)

    def done(self) -> None:
        """Refuse a key that nobody read: most likely it is misspelt."""
        for key in self._values:
            raise self._refused(key, N_("{file}: {path} is not known."))

    def _take(self, key: str, kind: type) -> Any:
        value = self._values.pop(key, None)
        if value is not None and not isinstance(value, kind):
            raise self._refused(key, N_("{file}: {path} is not of the right kind."))
        return value

    def _place(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _refused(self, key: str, message: str, **params: Any) -> TableRefused:
        return TableRefused(self._place(key), message, file=self.file, **params)
