"""What offices of a province cite, whom they report to, which fields and audiences they know, each with its days.

A file of `resources/provinces/` holds one province's facts (``42.toml``, by its code), ``national.toml`` what holds
everywhere. A file that offices share has the same shape (`province_file`). The first citations of an office are those
shipped for its province; once it edits them, its register keeps its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, partial
from pathlib import Path

from doithoai import paths
from doithoai.documents.formats.model import Family
from doithoai.domain import text
from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, Receiver, holds_on
from doithoai.domain.period import REPORT_PERIODS
from doithoai.register import catalogues, offices, settings
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register
from doithoai.work import tables, units
from doithoai.work.tables import Table

__all__ = ["Family"]  # whose papers cite a text: handed out to those who ask for it

_NATIONAL = "national"
_OWN = "province"  # the setting with an office's own citations, as TOML
_PERIODS = [period.key for period in REPORT_PERIODS]


class Use(StrEnum):
    """How a text is cited: a legal basis (căn cứ), or guidance that is carried out (thực hiện)."""

    BASE = "base"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Citation:
    """A law, a decision or guidance that papers cite; ``family`` None is for both, the days are inclusive."""

    use: Use
    text: str
    family: Family | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReceiverPattern:
    """A receiver of reports and the level of the offices that report to it (None: of every office).

    Of a shipped file its name may hold ``{above}`` and ``{party_above}``, the bodies of the unit above.
    """

    receiver: Receiver
    level: OfficeLevel | None = None


@dataclass(frozen=True, slots=True)
class ProvinceData:
    """All facts of a file, in their order; legal bases before guidance.

    Attributes:
        code, name: of the province; None of what holds everywhere.
    """

    code: str | None = None
    name: str | None = None
    citations: tuple[Citation, ...] = ()
    receivers: tuple[ReceiverPattern, ...] = ()
    fields: tuple[Entry, ...] = ()
    audiences: tuple[Entry, ...] = ()


# -- files -------------------------------------------------------------------------------


def read(path: Path) -> ProvinceData:
    """The facts in the TOML file at ``path``, cleaned as everything that comes from outside.

    Raises:
        TableRefused: the file breaks the shape; the text names the key.
    """
    return _data(tables.read(path))


def read_text(written: str) -> ProvinceData:
    """The facts of the text of such a file; raises as `read` does."""
    return _data(tables.read_text(written))


def _data(table: Table) -> ProvinceData:
    data = ProvinceData(
        table.maybe_text("code"),
        table.maybe_text("name"),
        _citations(table),
        tuple(table.each("receiver", _receiver)),
        tuple(table.each("field", _entry)),
        tuple(table.each("audience", _entry)),
    )
    table.done()
    return data


def _citations(table: Table) -> tuple[Citation, ...]:
    return tuple(citation for use in Use for citation in table.each(use, partial(_citation, use=use)))


def _citation(row: Table, *, use: Use) -> Citation:
    family = row.one_of("family", Family) if row.has("family") else None
    row.skip("mark")
    return Citation(use, _clean(row.filled("text")), family, *row.span("since", "until"), _source(row))


def _receiver(row: Table) -> ReceiverPattern:
    level = row.one_of("level", OfficeLevel) if row.has("level") else None
    row.skip("mark")
    name, periods = _clean(row.filled("name")), row.codes("periods", _PERIODS)
    return ReceiverPattern(Receiver("", name, periods, *row.span("since", "until"), _source(row) or None), level)


def _entry(row: Table) -> Entry:
    row.skip("key", "mark")
    first, last = row.span("since", "until")
    return Entry(_clean(row.filled("name")), _source(row), first, last)


def _source(row: Table) -> str:
    return _clean(row.maybe_text("source") or "")


def _clean(words: str) -> str:
    return " ".join(text.clean(words).split())


# -- what is shipped ---------------------------------------------------------------------


def shipped(code: str | None) -> ProvinceData:
    """What is shipped for the province of that code: its own facts with those that hold everywhere.

    Citations of both stand together, those of the country first; of the other lists a province's own is taken whole.
    """
    national, own = _shipped(_NATIONAL), _shipped_of(code)
    if own is None:
        return replace(national, code=code)
    return ProvinceData(
        own.code,
        own.name,
        tuple(sorted(national.citations + own.citations, key=lambda citation: list(Use).index(citation.use))),
        own.receivers or national.receivers,
        own.fields or national.fields,
        own.audiences or national.audiences,
    )


def _shipped_of(code: str | None) -> ProvinceData | None:
    known = code is not None and code.isdigit() and paths.resource("provinces", f"{code}.toml").exists()
    return _shipped(code) if known and code else None


@cache
def _shipped(name: str) -> ProvinceData:
    return read(paths.resource("provinces", f"{name}.toml"))


def province_of(office: Office) -> str | None:
    """The code of an office's province: by its own code, else by the province that its name or those above it name."""
    unit = units.by_code(office.code) if office.code else None
    if unit is not None:
        return (unit.above or unit).code
    named = units.province_named(office.name, office.superior, office.party_name, office.party_superior)
    return named.code if named else None


def newest_office(register: Register) -> Office:
    """The office of the register as it is called latest; with nothing but its code before it has a name."""
    periods = offices.periods(register)
    return periods[-1].office if periods else Office(offices.own_code(register))


def begin(register: Register) -> None:
    """Give a new register the lists of its office's province where it has none of its own yet.

    Whom the office reports to follows from the unit above it; an office whose unit is not known chooses for itself.
    """
    data = shipped(own_province(register))
    for catalogue, entries in (("fields", data.fields), ("audiences", data.audiences)):
        if not catalogues.entries(register, catalogue):
            catalogues.set_entries(register, catalogue, entries)
    if not offices.all_receivers(register):
        offices.set_receivers(register, receivers_of(data, newest_office(register)))


def receivers_of(data: ProvinceData, office: Office) -> list[Receiver]:
    """Those an office reports to, with the names of the bodies above it."""
    unit = units.by_code(office.code) if office.code else None
    party_above = units.office_of(unit.above).party_name if unit and unit.above else None
    receivers = []
    for pattern in data.receivers:
        name = _named(pattern.receiver.name, {"{above}": office.superior, "{party_above}": party_above})
        if name and pattern.level in (None, office.level):
            receivers.append(replace(pattern.receiver, uid=offices.new_uid(), name=name))
    return receivers


def _named(pattern: str, bodies: dict[str, str | None]) -> str | None:
    """The name of a receiver; None where it needs a body that is not known."""
    for placeholder, body in bodies.items():
        if placeholder in pattern:
            if not body:
                return None
            pattern = pattern.replace(placeholder, body)
    return pattern


# -- what an office cites ----------------------------------------------------------------


def citations(register: Register) -> tuple[Citation, ...]:
    """What the office cites: its own once it edited them, else those shipped for its province."""
    own = settings.get(register, _OWN)
    return _own_citations(own) if own else shipped(own_province(register)).citations


def own_province(register: Register) -> str | None:
    """The code of the province of the register's office, by its newest name that tells."""
    names = [period.office for period in reversed(offices.periods(register))]
    own = names or [Office(offices.own_code(register))]
    return next((code for code in map(province_of, own) if code), None)


@lru_cache(maxsize=4)
def _own_citations(written: str) -> tuple[Citation, ...]:
    return _citations(tables.read_text(written))


def set_citations(register: Register, chosen: Sequence[Citation]) -> None:
    """Keep what the office cites; an empty list cites nothing."""
    with register.step(N_("Edit the legal bases")):
        settings.put(register, _OWN, citations_written(chosen) or "# none\n")


def citations_written(chosen: Sequence[Citation]) -> str:
    """Citations as the tables of a province's file, legal bases first."""
    blocks = []
    for citation in sorted(chosen, key=lambda citation: list(Use).index(citation.use)):
        lines = [f"[[{citation.use}]]", f"text = {tables.quoted(citation.text)}"]
        if citation.family:
            lines.append(f"family = {tables.quoted(citation.family)}")
        blocks.append("\n".join([*lines, *dated(citation), ""]))
    return "\n".join(blocks)


def dated(fact: Citation | Receiver | Entry) -> list[str]:
    """The days and the source of a fact as lines of its table."""
    lines = [f"since = {fact.valid_from.isoformat()}"] if fact.valid_from else []
    lines += [f"until = {fact.valid_to.isoformat()}"] if fact.valid_to else []
    return [*lines, f"source = {tables.quoted(fact.source or '')}"]


def cited_on(register: Register, use: Use, family: Family, day: date) -> tuple[str, ...]:
    """The texts that papers of a family cite on ``day``, in their order."""
    return tuple(
        citation.text
        for citation in citations(register)
        if citation.use is use
        and citation.family in (None, family)
        and holds_on(citation.valid_from, citation.valid_to, day)
    )
