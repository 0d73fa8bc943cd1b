"""Reading a JSON file that may be anything: one clear error each for what can be wrong with it."""

import json
from collections import Counter
from pathlib import Path
from typing import NoReturn

from doithoai.domain import faults
from doithoai.domain.errors import N_
from doithoai.exchange.errors import DataUnreadable, NotText
from doithoai.exchange.values import Json, Repeated

_CONSTANTS = ("NaN", "Infinity", "-Infinity")  # Python's JSON knows them, others' does not


def read_json(path: Path) -> object:
    """What the JSON file at ``path`` says; an object that names a key twice is a `Repeated`.

    Raises:
        DataUnreadable: the file is missing, a folder, empty, not UTF-8 or not JSON.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DataUnreadable(N_("There is no file at {file}."), file=path) from error
    except OSError as error:
        message = N_("{file} is a folder, not a data file.") if path.is_dir() else N_("{file} cannot be read: {fault}.")
        raise DataUnreadable(message, file=path, fault=faults.of(error)) from error
    return json_of(content, str(path))


def json_of(content: bytes, file: str) -> object:
    """The same from bytes; ``file`` is what messages call them. A byte order mark is passed over."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = N_("{file} is not UTF-8 text (line {line}).")
        raise NotText(message, remedy=N_("Save it again as UTF-8."), file=file, line=line) from error
    if not text.strip():
        raise DataUnreadable(N_("{file} is empty."), file=file)
    return _parsed(text, file)


def _parsed(text: str, file: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        message = N_("{file} is not valid JSON: line {line}, column {column}.")
        raise DataUnreadable(message, file=file, line=error.lineno, column=error.colno, detail=error.msg) from error
    except RecursionError as error:
        raise DataUnreadable(N_("{file} is not valid JSON: it is nested too deeply."), file=file) from error
    except ValueError as error:  # NaN, Infinity, a number of thousands of digits
        if str(error) in _CONSTANTS:
            message = N_("{file} has a number that cannot be read: {fault}.")
            raise DataUnreadable(message, file=file, fault=str(error)) from error
        raise DataUnreadable(N_("{file} has a number that cannot be read."), file=file, detail=str(error)) from error


def _object(pairs: list[tuple[str, object]]) -> Json:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    repeated = Repeated(values)
    counts = Counter(key for key, _ in pairs)
    repeated.key = next(key for key, count in counts.items() if count > 1)
    return repeated


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
