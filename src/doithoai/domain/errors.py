"""The errors a person may see, and the marker for texts that are translated later.

Every error that reaches a person is an :class:`AppError`. Its texts are message ids (English);
`doithoai.i18n` renders them in the person's language at the edge (command line, window).
"""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any


def N_(message: str) -> str:  # noqa: N802  (the customary name of the marker, known to Babel)
    """Mark ``message`` for the catalogues without translating it here."""
    return message


class _Lenient(Formatter):
    """Leaves a placeholder without a value as it stands: a slip in a text must not hide the error it is about."""

    def get_field(self, field_name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[object, str]:
        try:
            value: tuple[object, str] = super().get_field(field_name, args, kwargs)
            return value
        except (LookupError, AttributeError):
            return "{" + field_name + "}", field_name


def filled(text: str, params: Mapping[str, object]) -> str:
    """``text`` with its placeholders filled in; never raises, whatever is missing or does not fit."""
    try:
        return _Lenient().vformat(text, (), params)
    except (ValueError, TypeError):  # a brace alone, or a format that does not fit its value
        return text


class AppError(Exception):
    """Something a person must be told: what happened, and what to do.

    Args:
        message: message id with ``{name}`` placeholders: what happened, in one sentence.
        remedy: message id: what is safe and what to do about it; may be empty.
        detail: text for the log and for "copy for support"; never translated.
        params: values of the placeholders of both texts.
    """

    def __init__(self, message: str, *, remedy: str = "", detail: str = "", **params: Any) -> None:
        super().__init__(message, params)
        self.message = message
        self.remedy = remedy
        self.detail = detail
        self.params = params

    def __str__(self) -> str:
        """The untranslated text, for logs; a placeholder without its value stays as it stands."""
        return filled(self.message, self.params)


class Gone(AppError):
    """What was acted on is no longer in the register: deleted, or taken back, on another page perhaps."""


class InputRefused(AppError):
    """Data from outside breaks a rule of the domain; ``path`` names the place, e.g. ``sessions[3].uid``.

    The message may use the placeholder ``{path}``.
    """

    def __init__(self, path: str, message: str, *, remedy: str = "", detail: str = "", **params: Any) -> None:
        super().__init__(message, remedy=remedy, detail=detail, path=path, **params)
        self.path = path
