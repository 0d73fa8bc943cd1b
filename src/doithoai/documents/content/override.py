"""An office's own wording: read, checked phrase by phrase, with the line and the word of what is wrong."""

import re
import string
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.text import shortened


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the office's own wording file; the shipped phrase stays in force.

    Attributes:
        line: counted from 1; 0 when the file as a whole cannot be read.
        word: the word that is wrong, as typed; may be empty.
        message: message id with the placeholders ``{file}``, ``{line}``, ``{word}`` and those of ``more``.
    """

    file: Path
    line: int
    word: str
    message: str
    more: tuple[tuple[str, object], ...] = ()

    def render(self, translate: Callable[[str], str]) -> str:
        """The problem in words, one line."""
        return translate(self.message).format_map(
            {"file": self.file.name, "line": self.line, "word": self.word, **dict(self.more)}
        )


UNREADABLE = N_("{file} cannot be read; the program's own wording is used.")
NOT_TEXT = N_("{file} is not text in UTF-8; the program's own wording is used.")
NOT_TOML = N_("{file}, line {line}: this is not TOML near “{word}”; the program's own wording is used.")
NO_KIND = N_("{file}, line {line}: “{word}” is no kind of document.")
NO_KEY = N_("{file}, line {line}: there is no phrase “{word}” in this document.")
NO_TEXT = N_("{file}, line {line}: “{word}” must be a text between quotes.")
NO_NAME = N_("{file}, line {line}: “{word}” cannot be used in this phrase; usable: {usable}.")
BAD_BRACE = N_("{file}, line {line}: a brace without its fellow in the phrase “{word}”.")

Allowed = Mapping[str, frozenset[str]]

_QUOTED = 60  # characters of a line that is no TOML: enough to find it by
NAME_IN_REGISTER = "loi-van.toml"  # what a text without a file of its own is called in messages


def read_override(
    source: Path | str, kind: DocumentKind, family: Family, allowed: Allowed
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The good phrases of an office's own for ``kind`` in ``family``, and what is wrong with the others.

    Args:
        normal: the file, or its text where a register keeps it.
        allowed: the placeholders each phrase may use.
    """
    path = source if isinstance(source, Path) else Path(NAME_IN_REGISTER)
    try:
        text = source if isinstance(source, str) else source.read_bytes().decode("utf-8-sig")
        normal = unicodedata.normalize("NFC", text)
        tables = tomllib.loads(normal)
    except OSError:
        return {}, (Problem(path, 0, "", UNREADABLE),)
    except UnicodeDecodeError:
        return {}, (Problem(path, 0, "", NOT_TEXT),)
    except tomllib.TOMLDecodeError as wrong:
        return {}, (_not_toml(path, normal, str(wrong)),)
    return _checked(Place(path, normal.splitlines()), tables, kind, family, allowed)


@dataclass(frozen=True, slots=True)
class Place:
    """Finds the line of a key in the source; `tomllib` does not keep it."""

    path: Path
    lines: list[str]

    def problem(self, section: str, key: str, word: str, message: str, **more: object) -> Problem:
        """A problem at ``word`` in the phrase ``key`` of ``section``."""
        line = self.line_of(section, key)
        if word != key:
            needle = word.rstrip("}")
            line = next((n for n in range(line, len(self.lines) + 1) if needle in self.lines[n - 1]), line)
        return Problem(self.path, line, word, message, tuple(more.items()))

    def line_of(self, section: str, key: str) -> int:
        """The line where ``key`` of ``section`` stands; that of the section when ``key`` is empty or hidden."""
        at = 0
        section_there = ""
        for number, line in enumerate(self.lines, 1):
            if head := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
                section_there = head[1].replace('"', "").replace(" ", "")
                at = number if section_there == section else at
            elif section_there == section and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line) and key:
                return number
        return at or 1


def _not_toml(path: Path, source: str, text: str) -> Problem:
    match = re.search(r"at line (\d+)", text)
    lines = source.splitlines() or [""]
    number = int(match[1]) if match else len(lines)
    return Problem(path, number, shortened(lines[min(number, len(lines)) - 1].strip(), _QUOTED), NOT_TOML)


def _checked(
    place: Place, tables: Mapping[str, object], kind: DocumentKind, family: Family, allowed: Allowed
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    problems = [
        place.problem("", name, name, NO_KIND)
        if not isinstance(table, dict)
        else place.problem(name, "", name, NO_KIND)
        for name, table in tables.items()
        if name not in set(DocumentKind) or not isinstance(table, dict)
    ]
    table = tables.get(kind)
    if not isinstance(table, dict):
        return {}, tuple(problems)
    phrases: dict[str, str] = {}
    for section, key, value in _entries(kind, family, table):
        faults = list(_wrong(place, section, key, value, allowed))
        problems += faults
        if not faults and isinstance(value, str):
            phrases[key] = unicodedata.normalize("NFC", value)
    return phrases, tuple(problems)


def _entries(kind: str, family: Family, table: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Section, key and value of each phrase that concerns the family; its own after those of both."""
    yield from ((kind, key, value) for key, value in table.items() if key not in set(Family))
    own = table.get(family, {})
    if isinstance(own, dict):
        yield from ((f"{kind}.{family}", key, value) for key, value in own.items())
    else:
        yield kind, family, own


def _wrong(place: Place, section: str, key: str, value: object, allowed: Allowed) -> Iterator[Problem]:
    """What is wrong with one phrase."""
    if key not in allowed:
        yield place.problem(section, key, key, NO_KEY)
        return
    if not isinstance(value, str):
        yield place.problem(section, key, key, NO_TEXT)
        return
    try:
        parsed = list(string.Formatter().parse(value))
    except ValueError:
        yield place.problem(section, key, key, BAD_BRACE)
        return
    for _, name, spec, conversion in parsed:
        if name is not None and (name not in allowed[key] or spec or conversion):
            usable = ", ".join(f"{{{allowed_name}}}" for allowed_name in sorted(allowed[key])) or "–"
            yield place.problem(section, key, f"{{{name}}}", NO_NAME, usable=usable)
