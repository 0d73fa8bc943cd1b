"""The units of the country and what an office of each is called: enough to set up a register from one name."""

import csv
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from doithoai import paths
from doithoai.domain import text
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.office import Leader, Office, OfficePeriod
from doithoai.work import tables
from doithoai.work.profile import Profile
from doithoai.work.tables import Table

LIMIT = 8  # offers at once


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the official list; ``above`` is None for a province."""

    code: str
    kind: str
    name: str
    above: "Unit | None" = None

    @property
    def words(self) -> str:
        """``xã Sơn Tiến, tỉnh Hà Tĩnh``."""
        own = f"{self.kind} {self.name}"
        return f"{own}, {self.above.words}" if self.above else own


@dataclass(frozen=True, slots=True)
class Post:
    """A post whose holder is asked for at the beginning."""

    key: str
    position: str
    side: Side
    authority: str
    on_behalf_of: str


def find(typed: str) -> list[Unit]:
    """Units whose words begin with all words typed, marked or not; those whose name begins so first."""
    words = text.fold(typed).split()
    if not words:
        return []
    fitting = [unit for unit, folded in _all().items() if _fits(words, folded)]
    return sorted(fitting, key=lambda unit: (not _begins(unit, " ".join(words)), len(unit.words)))[:LIMIT]


def _begins(unit: Unit, folded: str) -> bool:
    """Whether the unit's own name, with or without its kind, begins so."""
    return any(text.fold(own).startswith(folded) for own in (unit.name, f"{unit.kind} {unit.name}"))


def by_code(code: str) -> Unit | None:
    """The unit of an official code; None for one that is not in the list (any more)."""
    return _by_code().get(code)


def province_named(*names: str | None) -> Unit | None:
    """The province that one of the names holds, with its kind (``Đảng bộ tỉnh Hà Tĩnh``) or as ``Tỉnh ủy Hà Tĩnh``."""
    provinces = [unit for unit in _by_code().values() if unit.above is None]
    for name in names:
        folded = f" {text.fold(name)} " if name else ""
        for unit in provinces:
            called = (unit.words, office_of(unit).party_name or unit.words)
            if any(f" {text.fold(words)} " in folded for words in called):
                return unit
    return None


def office_of(unit: Unit) -> Office:
    """What the office of a unit is called today."""
    pattern = next(candidate for candidate in _names().patterns if unit.kind in candidate.kinds)
    values = {"kind": unit.kind, "name": unit.name}
    above = {"above_kind": unit.above.kind, "above": unit.above.name} if unit.above else {}
    name, party, superior, party_superior = (
        phrase.format_map(values | above) if phrase else None for phrase in pattern.phrases
    )
    return Office(unit.code, name, unit.name, party, pattern.level, superior, party_superior)


def posts() -> tuple[Post, ...]:
    """The posts asked for."""
    return _names().posts


def profile_of(office: Office, holders: Mapping[str, str]) -> Profile:
    """The start of an office: its names, and a leader for each post of `posts` whose holder is given."""
    leaders = tuple(
        Leader(str(uuid.uuid4()), holders[post.key], post.position, post.side, post.authority, post.on_behalf_of)
        for post in posts()
        if holders.get(post.key)
    )
    return Profile(code=office.code, periods=(OfficePeriod(office),), leaders=leaders)


def _fits(typed: list[str], folded: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in folded) for beginning in typed)


@cache
def _all() -> dict[Unit, list[str]]:
    """Every unit with its folded words."""
    return {unit: text.fold(unit.words.replace(",", "")).split() for unit in _by_code().values()}


@cache
def _by_code() -> dict[str, Unit]:
    """Every unit by its code, the provinces last; much sooner read than their words are folded."""
    with paths.resource("catalogues", "units.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = list(csv.DictReader(lines, delimiter="\t"))
    provinces = {row["code"]: Unit(row["code"], row["kind"], row["name"]) for row in rows if not row["parent"]}
    communes = [Unit(row["code"], row["kind"], row["name"], provinces[row["parent"]]) for row in rows if row["parent"]]
    return {unit.code: unit for unit in (*communes, *provinces.values())}


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How the bodies of units of some kinds are called: name, party name, body above, party body above."""

    level: OfficeLevel
    kinds: tuple[str, ...]
    phrases: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    patterns: tuple[_Pattern, ...]
    posts: tuple[Post, ...]


@cache
def _names() -> _Names:
    table = tables.read(paths.resource("catalogues", "office_names.toml"))
    names = _Names(tuple(table.each("office", _pattern)), tuple(table.each("post", _post)))
    table.done()
    return names


def _pattern(table: Table) -> _Pattern:
    table.skip("source", "mark")
    phrases = tuple(table.maybe_text(key) for key in ("name", "party_name", "superior", "party_superior"))
    return _Pattern(table.one_of("level", OfficeLevel), table.texts("kinds"), phrases)


def _post(table: Table) -> Post:
    return Post(
        table.text("key"),
        table.text("position"),
        table.one_of("side", Side),
        table.text("authority"),
        table.text("on_behalf_of"),
    )
