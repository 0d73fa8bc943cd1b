"""Checks of single values and of the shapes they stand in: each takes what JSON gave and returns what we keep.

A check is a plain function that raises `Wrong`; shapes are built once a file and then only called, so that
100,000 petitions take seconds. ``null`` never reaches a check: it means "not known" and is left out.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from doithoai.domain.errors import N_
from doithoai.domain.text import clean, name_text
from doithoai.exchange.errors import Wrong, quoted, unknown_key

Json = dict[str, Any]  # an object as the `json` module gives it
Check = Callable[[object], Any]

LONGEST_UID = 64
LARGEST = 2**31 - 1  # of a count or a number; what every database and spreadsheet can hold

# Control characters but tab and the ends of lines, halves of surrogate pairs, and the two that XML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\t\n\r\u2028\u2029]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Repeated(Json):
    """What the JSON reader gives for an object that names a key twice; no shape accepts it.

    Attributes:
        key: the key.
    """

    key: str = ""


def text(value: object) -> str | None:
    r"""Clean as the register keeps it (`domain.text.clean`), outer blanks off; nothing but blanks is None."""
    if type(value) is not str:
        raise Wrong(N_("{path} must be a text, not {value}."), value=quoted(value))
    # Most texts are one printable line and skip the search.
    if not value.isprintable() and (match := _FORBIDDEN.search(value)):
        raise Wrong(N_("{path} has a character that a text cannot have ({code})."), code=f"U+{ord(match[0]):04X}")
    return clean(value).strip() or None


def name(value: object) -> str:
    """A person's name with one blank between its words; who is not known by name is null, never a blank."""
    if not (words := name_text(text(value) or "")):
        raise Wrong(N_("{path} is a name in which nothing can be seen; leave it out where the name is not known."))
    return words


def writable(text: str | None) -> str | None:
    """``text`` as a data file may hold it: what :func:`text` refuses is left out, Word's soft breaks end a line.

    So that what is written can always be read, whatever was once pasted into a register.
    """
    if text is None or text.isprintable():
        return text
    return _FORBIDDEN.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))


def uid(value: object) -> str | None:
    """An identity: one line of at most `LONGEST_UID` characters; blank is not known."""
    identity = text(value)
    assert isinstance(value, str)  # else `text` refused it
    if len(value) > LONGEST_UID:
        raise Wrong(N_("{path} is longer than {most} characters."), most=LONGEST_UID)
    if _BREAK.search(value):
        raise Wrong(N_("{path} must be one line."))
    return identity


def whole_number(least: int) -> Check:
    """A whole number of at least ``least``; ``true`` and ``5.0`` are none."""

    def check(value: object) -> int:
        if type(value) is not int or not least <= value <= LARGEST:
            message = N_("{path} must be a whole number from {least} to {most}, not {value}.")
            raise Wrong(message, least=least, most=LARGEST, value=quoted(value))
        return value

    return check


def flag(value: object) -> bool:
    """``true`` or ``false``."""
    if type(value) is not bool:
        raise Wrong(N_("{path} must be true or false, not {value}."), value=quoted(value))
    return value


def day(value: object) -> date:
    """A date written ``YYYY-MM-DD``, in the calendar."""
    try:
        if type(value) is str and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Wrong(N_("{path}: {value} is not a date (YYYY-MM-DD)."), value=quoted(value))


def minute(value: object) -> datetime:
    """A local time written ``YYYY-MM-DDTHH:MM``."""
    try:
        if type(value) is str and _MINUTE.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise Wrong(N_("{path}: {value} is not a time (YYYY-MM-DDTHH:MM)."), value=quoted(value))


def sha256(value: object) -> str:
    """A SHA-256 as 64 lower-case hex digits."""
    if type(value) is not str or not _SHA256.fullmatch(value):
        raise Wrong(N_("{path}: {value} is not a SHA-256 (64 lower-case hex digits)."), value=quoted(value))
    return value


def member_name(value: object) -> str:
    """The name of a file inside a package: never a way out of it, and a name on every system."""
    if type(value) is not str or not is_safe_name(value):
        raise Wrong(N_("{path}: {value} is not a safe file name inside a package."), value=quoted(value))
    return unicodedata.normalize("NFC", value)


_PART = r'[^./\\:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff][^/\\:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff]*'
_NAME = re.compile(f"{_PART}(?:/{_PART})*")
LONGEST_NAME = 200


def is_safe_name(name: str) -> bool:
    """Parts divided by ``/``, none starting with a dot, none of the characters that Windows refuses."""
    return len(name) <= LONGEST_NAME and bool(_NAME.fullmatch(name))


def choice_of(kind: type[StrEnum]) -> Check:
    """A value of a closed list."""
    members = {member.value: member for member in kind}

    def check(value: object) -> StrEnum:
        member = members.get(value) if type(value) is str else None
        if member is None:
            raise Wrong(N_("{path}: {value} is not one of {allowed}."), value=quoted(value), allowed=", ".join(members))
        return member

    return check


def a_list(inner: Check) -> Check:
    """A list whose elements all pass ``inner``; elements found blank are left out. Gives a tuple."""

    def check(value: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise Wrong(N_("{path} must be a list, not {value}."), value=quoted(value))
        elements = []
        for index, element in enumerate(value):
            try:
                checked = inner(element)
            except Wrong as wrong:
                raise wrong.inside(index) from None
            if checked is not None:
                elements.append(checked)
        return tuple(elements)

    return check


def an_object(shape: Mapping[str, Check], make: Callable[[Json], object]) -> Check:
    """An object with the keys of ``shape`` only; ``make`` gets those that are known."""

    def check(value: object) -> object:
        """The value as the shape gives it; raises `Wrong` with the way to what is not as it must be."""
        if type(value) is not dict:
            raise _no_object(value)
        values = {}
        for key, inner in value.items():
            check_inner = shape.get(key)
            if check_inner is None:
                raise unknown_key(key)
            if inner is None:
                continue
            try:
                values[key] = check_inner(inner)
            except Wrong as wrong:
                raise wrong.inside(key) from None
        return make(values)

    return check


def _no_object(value: object) -> Wrong:
    if isinstance(value, Repeated):
        return Wrong(N_("{path} is given twice.")).inside(value.key)
    return Wrong(N_("{path} must be an object, not {value}."), value=quoted(value))
