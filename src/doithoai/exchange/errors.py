"""What is wrong with data that came from outside, and where: the path is built only when something is."""

from typing import Any, Self

from doithoai.domain.errors import N_, AppError, InputRefused

_QUOTED = 60  # characters of a foreign value that a message quotes


class DataRefused(InputRefused):
    """A data file breaks its schema; ``path`` names the place, e.g. ``sessions[3].uid``."""


class DataUnreadable(AppError):
    """A data file cannot be read at all: missing, a folder, not UTF-8, not JSON."""


class NotText(DataUnreadable):
    """It is no text at all: a picture, a package."""


class PackageProblem(AppError):
    """One thing wrong with a package; `verify` lists them, writing a package raises one."""


class KeyRefused(AppError):
    """An office's key, or what stands in its place, is not what it should be; nothing was changed."""


class PackageLocked(PackageProblem):
    """A package is sealed with a passphrase that was not given, or that is another one."""


class KeyChanged(KeyRefused):
    """An office's package is signed by another key than the known one; ``key`` and ``known`` are fingerprints."""


class ReceiptRefused(AppError):
    """A receipt is not what it should be; nothing was changed."""


class PublishRefused(AppError):
    """A database was not brought in step with the register; it is as it was, unless the error says otherwise."""


class Wrong(Exception):
    """A value breaks a rule; on its way out every level adds its own step to the path.

    Checks raise it with a message id that starts with ``{path}``; :meth:`refused` makes the error for the person.
    """

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.params = params
        self._steps: list[str | int] = []

    def inside(self, *steps: str | int) -> Self:
        """The same error seen from further out: a key is a text, a place in a list a number."""
        self._steps[:0] = steps
        return self

    @property
    def path(self) -> str:
        """The place as written in design.md: ``sessions[3].petitions[0].due``."""
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{quoted(step)}" for step in self._steps)
        return path.removeprefix(".")

    def refused(self, whole: str = "") -> DataRefused:
        """The error for the person; ``whole`` names the top when the path is empty."""
        return DataRefused(self.path or whole, self.message, **self.params)


def quoted(value: object) -> str:
    """A foreign value fit to stand in one line of a message: short, nothing but printable characters."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    try:
        text = value if isinstance(value, str) else repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists inside lists inside …
        return "…"
    text = "".join(letter if letter.isprintable() else "�" for letter in text[: _QUOTED + 1])
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def unknown_key(key: str) -> Wrong:
    """A key that the schema does not have."""
    return Wrong(N_("{path} is not a known key.")).inside(key)


def missing(key: str) -> Wrong:
    """A key that must be there."""
    return Wrong(N_("{path} is missing.")).inside(key)
