"""The legal bases a document of a family may cite on its date (`resources/wording/bases.toml`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NotRequired, TypedDict

from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run
from doithoai.documents.content.prose import Prose, listed
from doithoai.documents.content.resource_tables import read_table
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


class _Row(TypedDict):
    """One basis as it is typed."""

    text: str
    source: str
    family: NotRequired[str]
    valid_from: NotRequired[date]
    valid_to: NotRequired[date]


class _Table(TypedDict):
    """The file as it is typed."""

    base: list[_Row]


def _bases(table: _Table) -> tuple[LegalBasis, ...]:
    return tuple(map(_basis, table["base"]))


@cache
def _standard() -> tuple[LegalBasis, ...]:
    return read_table("bases", _bases)


def _basis(row: _Row) -> LegalBasis:
    family = Family(row["family"]) if "family" in row else None
    return LegalBasis(row["text"], family, row.get("valid_from"), row.get("valid_to"), row["source"])


def cited(prose: Prose) -> Sequence[str]:
    """The bases of a document: those of the office's own wording, else those in force on its date."""
    return prose.wording.lines("bases") or bases_on(prose.brief.format.family, prose.brief.date)


def optional_bases(prose: Prose) -> Sequence[str]:
    """The bases of a paper that may go without: those of the office's own wording, or all where it wants them."""
    return cited(prose) if prose.brief.cites_bases else prose.wording.lines("bases")


def basis_paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """The legal bases over the text, the last with a full stop."""
    for line in listed(lines):
        yield Paragraph((Run(line),), ParagraphStyle.LEGAL_BASIS)


def bases_on(family: Family, day: date) -> tuple[str, ...]:
    """The bases in force on ``day``, in the order they are cited."""
    return tuple(
        basis.text
        for basis in _standard()
        if basis.family in (None, family) and holds_on(basis.valid_from, basis.valid_to, day)
    )
