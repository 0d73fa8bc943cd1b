"""The legal bases a document of a family may cite on its date (`resources/wording/bases.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from doithoai.documents.content.shipped import read_shipped
from doithoai.documents.formats.model import Family
from doithoai.domain.office import holds_on


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A law or decision; ``family`` None is for both, the days are inclusive."""

    text: str
    family: Family | None
    valid_from: date | None
    valid_to: date | None
    source: str


@cache
def _shipped() -> tuple[LegalBasis, ...]:
    return read_shipped("bases", lambda table: tuple(_basis(row) for row in table["base"]))


def _basis(row: Mapping[str, Any]) -> LegalBasis:
    family = Family(row["family"]) if "family" in row else None
    return LegalBasis(row["text"], family, row.get("valid_from"), row.get("valid_to"), row["source"])


def bases_on(family: Family, day: date) -> tuple[str, ...]:
    """The bases in force on ``day``, in the order they are cited."""
    return tuple(
        one.text for one in _shipped() if one.family in (None, family) and holds_on(one.valid_from, one.valid_to, day)
    )
