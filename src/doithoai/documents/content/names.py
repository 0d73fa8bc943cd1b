"""How people and bodies are named in a document: forms of address, a position with the body it belongs to.

The words are data (`resources/wording/names.toml`). Nothing typed is changed: words are only set before or after it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypedDict

from doithoai.documents.content.resource_tables import read_table
from doithoai.domain.people import Titles, title_of


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `names.toml`."""

    honorifics: Titles
    address: tuple[str, ...]
    never: tuple[str, ...]
    titles: Titles
    common: tuple[str, ...]
    groups: tuple[str, ...]
    postings: tuple[str, ...]
    places: tuple[str, ...]
    units: tuple[str, ...]
    heads: tuple[str, ...]
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
    address: list[str]
    never: list[str]
    titles: list[str]
    common: list[str]
    groups: list[str]
    postings: list[str]
    places: list[str]
    units: list[str]
    heads: list[str]
    surnames: Mapping[str, list[str]]
    abbreviations: Mapping[str, str]
    same: Mapping[str, str]
    committees: Mapping[str, str]


def _words(table: _Table) -> NameWords:
    honorifics = tuple(table["honorifics"])
    surnames = tuple((word, tuple(middles)) for word, middles in table["surnames"].items())
    return NameWords(
        Titles(honorifics, surnames),
        tuple(table["address"]),
        tuple(table["never"]),
        Titles((*honorifics, *table["titles"]), surnames),
        tuple(table["common"]),
        tuple(table["groups"]),
        tuple(table["postings"]),
        tuple(table["places"]),
        tuple(table["units"]),
        tuple(table["heads"]),
        {short.casefold(): full.casefold() for short, full in table["abbreviations"].items()},
        {long.casefold(): short.casefold() for long, short in table["same"].items()},
        dict(table["committees"]),
    )


def is_addressed(name: str) -> bool:
    """True when a form of address (``Ông``, ``Đồng chí``) was typed before the name."""
    return bool(title_of(name, name_words().honorifics))


def typed_address(name: str) -> str:
    """The common form of address typed before a name, in small letters: ``bà`` of ``Bà Chắt``; empty for none."""
    typed = title_of(name, name_words().honorifics).casefold()
    return typed if typed in {word.casefold() for word in name_words().common} else ""


def small_address(name: str) -> str:
    """``Bà Chắt`` → ``bà Chắt``: a common noun is small inside a sentence (Decree 30, Appendix II)."""
    return name[:1].lower() + name[1:] if typed_address(name) else name


def is_posting(line: str) -> bool:
    """True for a line of recipients that is no addressee: ``Niêm yết tại trụ sở``, ``Lưu: VT``."""
    return bool(beginning(name_words().postings).match(line.lstrip("- ")))


def is_group(name: str) -> bool:
    """True for several people under one name (``Các đồng chí Ủy viên Ban Thường vụ``)."""
    return bool(beginning(name_words().groups).match(name))


@cache
def beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole, at the beginning of a name; asked for every name of a paper, so made once."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def small_place(place: str) -> str:
    """``Thôn An Phú`` → ``thôn An Phú``, ``Khu phố 2`` → ``khu phố 2``; a unit named by a number is left as typed."""
    return ", ".join(_small(part) for part in place.split(", "))


def _small(part: str) -> str:
    return part[:1].lower() + part[1:] if _places(name_words().places, name_words().units).match(part) else part


@cache
def _places(words: tuple[str, ...], units: tuple[str, ...]) -> re.Pattern[str]:
    both = "|".join(map(re.escape, words)), "|".join(map(re.escape, units))
    return re.compile(rf"(?:{both[0]}) |(?:{both[1]}) (?!\d)")


def with_body(position: str, body: str) -> str:
    """A position with the body it belongs to, their common words written once.

    ``Trưởng thôn``, ``Thôn Hùng Tiến`` → ``Trưởng thôn Hùng Tiến``; ``Chủ tịch UBND xã``,
    ``Ủy ban nhân dân xã Sơn Tiến`` → ``Chủ tịch UBND xã Sơn Tiến``; ``Chủ tịch``, ``Hội Nông dân xã`` →
    ``Chủ tịch Hội Nông dân xã``; any other without common words both, with a comma.
    """
    return joined(position, body) or f"{position}, {small_place(body)}"


def joined(position: str, body: str) -> str:
    """A position and a body that continues it; empty where a comma would have to stand between."""
    words = body.split()
    held = expanded(position)
    for length in range(len(words), 0, -1):
        beginning = expanded(" ".join(words[:length]))
        if held == beginning or held.endswith(" " + beginning):
            return " ".join([position, *words[length:]])
    is_head = held in {head.casefold() for head in name_words().heads}
    return f"{position} {small_place(body)}" if is_head else ""


@lru_cache(1024)  # the same bodies and posts over and over in one paper
def expanded(text: str) -> str:
    """``text`` in small letters, abbreviations written out and bodies under one name, for comparing."""
    words = name_words()
    plain = " ".join(words.abbreviations.get(word, word) for word in text.casefold().split())
    for long, short in words.same.items():
        plain = plain.replace(long, short)
    return plain


def committee(party_superior: str) -> str:
    """The committee a party organisation is reported to through: ``Đảng bộ tỉnh X`` → ``Tỉnh ủy X``."""
    for organisation, name in name_words().committees.items():
        if party_superior == organisation:
            return name
        if party_superior.startswith(organisation + " "):
            return name + party_superior[len(organisation) :]
    return party_superior
