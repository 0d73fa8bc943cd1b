"""How people and bodies are named in a document: forms of address, a position with the body it belongs to.

The words are data (`resources/wording/names.toml`). Nothing typed is changed: words are only set before or after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from doithoai.documents.content.resource_tables import read_table
from doithoai.domain.people import Titles, title_of


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `names.toml`."""

    honorifics: Titles
    titles: Titles
    abbreviations: Mapping[str, str]
    same: Mapping[str, str]
    committees: Mapping[str, str]


@cache
def name_words() -> NameWords:
    """The shipped words around names."""
    return read_table("names", _words)


class _Table(TypedDict):
    """The file as it is typed."""

    honorifics: list[str]
    titles: list[str]
    surnames: Mapping[str, list[str]]
    abbreviations: Mapping[str, str]
    same: Mapping[str, str]
    committees: Mapping[str, str]


def _words(table: _Table) -> NameWords:
    honorifics = tuple(table["honorifics"])
    surnames = tuple((word, tuple(middles)) for word, middles in table["surnames"].items())
    return NameWords(
        Titles(honorifics, surnames),
        Titles((*honorifics, *table["titles"]), surnames),
        {short.casefold(): full.casefold() for short, full in table["abbreviations"].items()},
        {long.casefold(): short.casefold() for long, short in table["same"].items()},
        dict(table["committees"]),
    )


def is_addressed(name: str) -> bool:
    """True when a form of address (``Ông``, ``Đồng chí``) was typed before the name."""
    return bool(title_of(name, name_words().honorifics))


def with_body(position: str, body: str) -> str:
    """A position with the body it belongs to, their common words written once.

    ``Trưởng thôn``, ``Thôn Hùng Tiến`` → ``Trưởng thôn Hùng Tiến``; ``Chủ tịch UBND xã``,
    ``Ủy ban nhân dân xã Sơn Tiến`` → ``Chủ tịch UBND xã Sơn Tiến``; without common words both, with a comma.
    """
    words = body.split()
    held = _expanded(position)
    for length in range(len(words), 0, -1):
        beginning = _expanded(" ".join(words[:length]))
        if held == beginning or held.endswith(" " + beginning):
            return " ".join([position, *words[length:]])
    return f"{position}, {body}"


def _expanded(text: str) -> str:
    """``text`` in small letters, abbreviations written out and bodies under one name, for comparing."""
    words = name_words()
    plain = " ".join(words.abbreviations.get(word, word) for word in text.casefold().split())
    for long, short in words.same.items():
        plain = plain.replace(long, short)
    return plain


def committee(party_superior: str) -> str:
    """The committee a party organisation is reported to through: ``Đảng bộ tỉnh X`` → ``Tỉnh ủy X``."""
    for organisation, name in name_words().committees.items():
        if party_superior.startswith(organisation + " "):
            return name + party_superior[len(organisation) :]
    return party_superior
