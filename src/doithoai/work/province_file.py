"""A province's facts as one file that offices share: written from a register, and taken into another by a plan.

Taking in only adds and changes: what a register has and the file does not stays as it is. A second time changes
nothing.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from doithoai.domain import text
from doithoai.domain.errors import N_
from doithoai.domain.office import Receiver
from doithoai.files import whole_file
from doithoai.register import catalogues, offices
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register
from doithoai.work import provinces, tables, units
from doithoai.work.provinces import Citation, ProvinceData, ReceiverPattern

Fact = Citation | Receiver | Entry
Kind = TypeVar("Kind", Citation, Receiver, Entry)

_HEADING = "# Dữ liệu của tỉnh cho Sổ Đối Thoại: căn cứ, văn bản hướng dẫn, nơi nhận báo cáo, lĩnh vực, đối tượng.\n"


class FactList(StrEnum):
    """The lists of a file."""

    CITATIONS = "citations"
    RECEIVERS = "receivers"
    FIELDS = "fields"
    AUDIENCES = "audiences"


class Outcome(StrEnum):
    """What becomes of a fact of the file."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Planned:
    """A fact of the file, and what the register has in its place; None where it has nothing."""

    list: FactList
    fact: Fact
    before: Fact | None

    @property
    def words(self) -> str:
        """The text cited, or the name."""
        return self.fact.text if isinstance(self.fact, Citation) else self.fact.name

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if self.before is None:
            return Outcome.ADDED
        return Outcome.SAME if self.before == self.fact else Outcome.CHANGED


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in a file would do.

    Attributes:
        lines: every fact of the file, in the file's order.
        merged: the lists as they would be, those that change.
    """

    lines: tuple[Planned, ...]
    merged: dict[FactList, list[Any]]


# -- out ---------------------------------------------------------------------------------


def of_register(register: Register) -> ProvinceData:
    """The facts of a register, as they would be shared."""
    with register.snapshot():
        code = provinces.own_province(register)
        unit = units.by_code(code) if code else None
        return ProvinceData(
            code,
            unit.name if unit else None,
            provinces.citations(register),
            tuple(ReceiverPattern(receiver) for receiver in offices.all_receivers(register)),
            tuple(catalogues.entries(register, "fields")),
            tuple(catalogues.entries(register, "audiences")),
        )


def save(register: Register, path: Path) -> Path:
    """Write the register's facts as one file to ``path``, whole or not at all.

    Raises:
        CannotWriteFile: it cannot be written.
    """
    written = file_text(of_register(register))
    with whole_file(path) as file:
        file.write(written.encode("utf-8"))
    return path


def file_text(data: ProvinceData) -> str:
    """The facts as the text of a file that `provinces.read` reads."""
    head = [f"{key} = {tables.quoted(value)}" for key, value in (("code", data.code), ("name", data.name)) if value]
    blocks = ["\n".join([_HEADING, *head, ""]), provinces.citations_written(data.citations)]
    for pattern in data.receivers:
        receiver, level = pattern.receiver, pattern.level
        periods = ", ".join(map(tables.quoted, receiver.periods))
        lines = [f"level = {tables.quoted(level)}"] if level else []
        blocks.append(_block("receiver", receiver, [*lines, f"periods = [{periods}]"]))
    blocks += [_block("field", entry) for entry in data.fields]
    blocks += [_block("audience", entry) for entry in data.audiences]
    return "\n".join(block for block in blocks if block)


def _block(table: str, fact: Receiver | Entry, more: Sequence[str] = ()) -> str:
    return "\n".join([f"[[{table}]]", f"name = {tables.quoted(fact.name)}", *more, *provinces.dated(fact), ""])


# -- in ----------------------------------------------------------------------------------


def plan(register: Register, data: ProvinceData) -> Plan:
    """What taking in ``data`` would add and change; nothing is changed yet."""
    with register.snapshot():
        office = provinces.newest_office(register)
        return _joined(
            _merged(FactList.CITATIONS, provinces.citations(register), data.citations, _citation_key),
            _merged(
                FactList.RECEIVERS,
                offices.all_receivers(register),
                provinces.receivers_of(data, office),
                _name_key,
                lambda before, fact: replace(fact, uid=before.uid),
            ),
            _merged(FactList.FIELDS, catalogues.entries(register, "fields"), data.fields, _name_key),
            _merged(FactList.AUDIENCES, catalogues.entries(register, "audiences"), data.audiences, _name_key),
        )


def take(register: Register, data: ProvinceData) -> Plan:
    """Add and change what `plan` says, in one step; undone as one."""
    with register.step(N_("Take in the data of the province")):
        decided = plan(register, data)
        store: dict[FactList, Callable[[Any], object]] = {
            FactList.CITATIONS: lambda facts: provinces.set_citations(register, facts),
            FactList.RECEIVERS: lambda facts: offices.set_receivers(register, facts),
            FactList.FIELDS: lambda facts: catalogues.set_entries(register, "fields", facts),
            FactList.AUDIENCES: lambda facts: catalogues.set_entries(register, "audiences", facts),
        }
        for fact_list, facts in decided.merged.items():
            store[fact_list](facts)
        return decided


def _joined(*parts: tuple[tuple[Planned, ...], list[Any]]) -> Plan:
    lines = tuple(line for planned, _facts in parts for line in planned)
    changing = {line.list for line in lines if line.outcome is not Outcome.SAME}
    lists = zip(FactList, parts, strict=True)
    return Plan(lines, {fact_list: facts for fact_list, (_lines, facts) in lists if fact_list in changing})


def _merged(
    fact_list: FactList,
    existing: Sequence[Kind],
    coming: Sequence[Kind],
    key: Callable[[Kind], Hashable],
    as_stored: Callable[[Kind, Kind], Kind] = lambda _before, fact: fact,
) -> tuple[tuple[Planned, ...], list[Kind]]:
    """Each fact of the file beside what it replaces; a new one follows the one that stands before it in the file."""
    partners = _partners(existing, coming, key)
    stored = [
        fact if partner is None else as_stored(existing[partner], fact)
        for fact, partner in zip(coming, partners, strict=True)
    ]
    lines = tuple(
        Planned(fact_list, fact, None if partner is None else existing[partner])
        for fact, partner in zip(stored, partners, strict=True)
    )
    following: dict[int, list[Kind]] = {}  # new facts by the place of the one they follow; -1: before all
    anchor = next((partner - 1 for partner in partners if partner is not None), len(existing) - 1)
    facts = list(existing)
    for fact, partner in zip(stored, partners, strict=True):
        if partner is None:
            following.setdefault(anchor, []).append(fact)
        else:
            anchor, facts[partner] = partner, fact
    merged = following.get(-1, [])
    for number, fact in enumerate(facts):
        merged.append(fact)
        merged.extend(following.get(number, []))
    return lines, merged


def _partners(existing: Sequence[Kind], coming: Sequence[Kind], key: Callable[[Kind], Hashable]) -> list[int | None]:
    """The place of the fact that each of the file stands for; of several with one name, each its own."""
    free: dict[Hashable, list[int]] = {}
    for place, fact in enumerate(existing):
        free.setdefault(key(fact), []).append(place)
    partners: list[int | None] = []
    for fact in coming:
        places = free.get(key(fact), [])
        same = next((place for place in places if existing[place] == fact), places[0] if places else None)
        partners.append(same)
        if same is not None:
            places.remove(same)
    return partners


def _citation_key(citation: Citation) -> Hashable:
    return citation.use, citation.family, text.nfc(citation.text).casefold()


def _name_key(fact: Receiver | Entry) -> Hashable:
    return text.nfc(fact.name).casefold()
