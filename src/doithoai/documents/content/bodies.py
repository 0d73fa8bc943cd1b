"""How bodies stand to the office: above it, beside it, its own; their order of rank; when two names are one body.

The words are data (`resources/wording/bodies.toml`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NotRequired, TypedDict

from doithoai.documents.content.names import beginning, expanded
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import Competence, OfficeLevel
from doithoai.domain.office import Office, holds_on
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee


class Standing(StrEnum):
    """How a body stands to the office: its own units are told (giao), all others are asked (đề nghị)."""

    OWN = "own"
    BESIDE = "beside"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who watches over assignments of a side, as called between two days; ``{kind}`` is the unit's (``xã``)."""

    family: Family
    name: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words of `bodies.toml`, as names are compared."""

    offices: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]
    begins: tuple[str, ...]
    unlike: tuple[str, ...]
    beside: Mapping[str, tuple[str, ...]]
    ranks: tuple[tuple[str, ...], ...]
    watchers: tuple[Watcher, ...]
    ended: tuple[str, ...]
    ended_after: date
    not_by_party: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]


class _Ranks(TypedDict):
    order: list[list[str]]
    posts: list[list[str]]


class _Ended(TypedDict):
    words: list[str]
    last_day: date


class _Watcher(TypedDict):
    family: str
    name: str
    valid_from: NotRequired[date]
    valid_to: NotRequired[date]


class _Table(TypedDict):
    """The file as it is typed."""

    offices: list[str]
    above: Mapping[str, list[str]]
    beside: Mapping[str, list[str]]
    ranks: _Ranks
    watcher: list[_Watcher]
    ended: _Ended
    reported: Mapping[str, list[str]]


@cache
def body_words() -> BodyWords:
    """The shipped words around bodies."""
    return read_table("bodies", _words)


def _words(table: _Table) -> BodyWords:
    above = {key: tuple(map(expanded, names)) for key, names in table["above"].items()}
    watchers = (
        Watcher(Family(row["family"]), row["name"], row.get("valid_from"), row.get("valid_to"))
        for row in table["watcher"]
    )
    return BodyWords(
        tuple(table["offices"]),
        {level: above[level] for level in OfficeLevel},
        above["begins"],
        above["not"],
        {family: tuple(map(expanded, table["beside"][family])) for family in Family},
        tuple(tuple(map(expanded, names)) for names in table["ranks"]["order"]),
        tuple(watchers),
        tuple(map(expanded, table["ended"]["words"])),
        table["ended"]["last_day"],
        tuple(map(expanded, table["reported"]["not_by_party"])),
        tuple(tuple(map(expanded, names)) for names in table["ranks"]["posts"]),
    )


def unit_of(office: Office) -> str:
    """The unit an office works in, e.g. ``xã Sơn Tiến``; empty where its names do not tell."""
    for name in (office.name, office.party_name):
        for kind in body_words().offices:
            if name and name.casefold().startswith(kind.casefold() + " "):
                return name[len(kind) :].strip()
    return ""


def standing(body: str, office: Office, family: Family) -> Standing:
    """How ``body`` stands to the office when it writes as ``family``."""
    words, name, unit = body_words(), expanded(body), expanded(unit_of(office))
    superior = [expanded(above) for above in (office.superior, office.party_superior) if above]
    if name in superior or (_begins(name, words.begins) and not _begins(name, words.unlike)):
        return Standing.ABOVE
    outside = name.replace(unit, "") if unit else name
    if _anywhere(words.above[office.level or OfficeLevel.COMMUNE]).search(outside):
        return Standing.ABOVE
    return Standing.BESIDE if _begins(name, words.beside[family]) else Standing.OWN


def has_ended(body: str, office: Office, day: date) -> bool:
    """True for a body of a level of government that is no more on ``day``, as its name tells."""
    words, unit = body_words(), expanded(unit_of(office))
    name = expanded(body).replace(unit, "") if unit else expanded(body)
    return day > words.ended_after and bool(_anywhere(words.ended).search(name))


def may_report_to(body: str, family: Family) -> bool:
    """False for an authority where a party committee writes: it reports to the party above it alone."""
    return family is not Family.PARTY or not _begins(expanded(body), body_words().not_by_party)


def is_beyond(petition: Petition, office: Office) -> bool:
    """True where a level above the office's is to settle the petition."""
    order, own = list(Competence), office.level or OfficeLevel.COMMUNE
    return petition.competence is not None and order.index(petition.competence) > order.index(Competence(own))


def _begins(name: str, words: tuple[str, ...]) -> bool:
    return bool(beginning(words).match(name))


@cache
def _anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def body_key(body: str, office: Office) -> str:
    """What two names of one body have in common: ``Công an xã Sơn Tiến`` and ``Công an xã`` are one in that xã."""
    name, unit = expanded(re.sub(r"\s*\([^)]*\)$", "", body)), expanded(unit_of(office))
    kind = unit.partition(" ")[0]
    return re.sub(rf"(?<!\w){re.escape(unit)}(?!\w)", kind, name) if unit else name


def is_within(body: str, office: Office) -> bool:
    """True for a body of the office's own unit, whoever leads it: its name ends with the unit or its kind."""
    kind = expanded(unit_of(office)).partition(" ")[0]
    return bool(kind) and body_key(body, office).endswith(f" {kind}")


def ranked(bodies: Iterable[str], office: Office, family: Family) -> list[str]:
    """Bodies by rank, those above first, each body once and the office itself never."""
    itself = (office.party_name if family is Family.PARTY else office.name) or ""
    own = body_key(itself, office)
    by_key: dict[str, str] = {}
    for body in bodies:
        by_key.setdefault(body_key(body, office), body)
    return sorted((body for key, body in by_key.items() if key != own), key=lambda body: _rank(body, office, family))


def _rank(body: str, office: Office, family: Family) -> int:
    if standing(body, office, family) is Standing.ABOVE:
        return -1
    ranks, name = body_words().ranks, expanded(body)
    return next((row for row, words in enumerate(ranks) if words != ("",) and _begins(name, words)), ranks.index(("",)))


def by_rank(attendees: Iterable[Attendee], office: Office, family: Family) -> list[Attendee]:
    """People by the rank of their posts, those of bodies above first; others, and equals, in the order of typing."""
    posts = body_words().posts

    def rank(attendee: Attendee) -> int:
        if attendee.body and standing(attendee.body, office, family) is Standing.ABOVE:
            return -1
        held = expanded(f"{attendee.position or ''} {attendee.body or ''}".strip())
        return next((row for row, words in enumerate(posts) if _begins(held, words)), len(posts))

    return sorted(attendees, key=rank)


def watcher(office: Office, family: Family, day: date) -> str:
    """Who watches over assignments on ``day``, with the kind of the unit where it is known.

    A unit named by a number is called by its whole name: ``Phường`` alone is none.
    """
    unit = unit_of(office)
    kind = unit if unit.rpartition(" ")[2].isdecimal() else unit.partition(" ")[0]
    rows = body_words().watchers
    row = next(row for row in rows if row.family is family and holds_on(row.valid_from, row.valid_to, day))
    return row.name.format(kind=kind).strip()
