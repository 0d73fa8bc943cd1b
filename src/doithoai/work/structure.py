"""Which units there were on a day: the list of units has changed, and each period goes by its own."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from doithoai import paths
from doithoai.domain.kinds import OfficeLevel

# The list that held up to a day; after the last of these the present one (`units.tsv`).
_UNTIL = ((date(2025, 6, 30), "units_until_2025-06-30.tsv"),)
_PRESENT = "units.tsv"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of a list: its official code, its words (``xã Sơn Tiến``), its level, the code of the unit above it."""

    code: str
    words: str
    level: OfficeLevel
    above: str | None


def below(code: str, day: date) -> list[Place]:
    """All units under the unit ``code`` as they were on ``day``, those of a higher level first, by their codes."""
    places = _places(_file_of(day))
    under = {code}
    for place in places.values():  # every unit stands after the one above it
        if place.above in under:
            under.add(place.code)
    return [place for place in places.values() if place.code in under and place.code != code]


def is_known(code: str) -> bool:
    """Whether any list has, or had, a unit of this code."""
    return any(code in _places(name) for name in (_PRESENT, *(name for _, name in _UNTIL)))


def _file_of(day: date) -> str:
    return next((name for last, name in _UNTIL if day <= last), _PRESENT)


@cache
def _places(name: str) -> dict[str, Place]:
    with paths.resource("catalogues", name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    return {place.code: place for place in _listed(rows)}


def _listed(rows: list[dict[str, str]]) -> Iterator[Place]:
    """Provinces at the top, communes at the bottom of the list, what is between them where there is anything."""
    parents = {row["code"]: row["parent"] for row in rows}
    deepest = _depth(parents, rows[-1]["code"])
    for row in rows:
        depth = _depth(parents, row["code"])
        level = OfficeLevel.COMMUNE if depth == deepest else OfficeLevel.DISTRICT if depth else OfficeLevel.PROVINCE
        yield Place(row["code"], f"{row['kind']} {row['name']}", level, row["parent"] or None)


def _depth(parents: dict[str, str], code: str) -> int:
    depth = 0
    while code := parents[code]:
        depth += 1
    return depth
