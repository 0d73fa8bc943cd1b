"""Registers of equals joined into one: of communes that became one, and of two desks of one office.

A plan first; then all of it in one step, undone as one.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.exchange import desks, joining
from doithoai.exchange.joining import Villages
from doithoai.exchange.merge import Outcome
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import catalogues, documents, offices
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register
from doithoai.work import merging, numbers, tables


class JoinRefused(AppError):
    """Registers that cannot be joined."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of one register, or of the desks together.

    Attributes:
        name: of its office, or the desks' files; notes: what a person should know.
    """

    name: str
    counts: dict[Outcome, int]
    conflicts: tuple[AppError, ...]
    notes: tuple[str, ...] = ()


class _OnlyPlanned(Exception):
    """Ends the step of a plan: nothing of it stands."""


def read_villages(path: Path | None) -> Villages:
    """The map of villages in a TOML file: a table for each old unit's code, the new name by the old one.

    Raises:
        TableRefused: the file breaks the shape; the text names the key.
    """
    if path is None:
        return {}
    table = tables.read(path)
    villages: dict[str, dict[str, str]] = {}
    for code in table.names:
        inner = table.table(code)
        villages[code] = {old: inner.filled(old) for old in inner.names} if inner else {}
    return villages


def join(register: Register, others: Sequence[Path], villages: Villages, *, is_plan: bool = False) -> list[Joined]:
    """Join other registers into this one, in one step.

    Args:
        is_plan: find out what would happen, and leave the register as it is.

    Raises:
        JoinRefused: one of them is this register itself, or does not say whose it is; nothing was changed.
        RegisterError: one cannot be opened; nothing was changed.
    """
    results: list[Joined] = []
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(_opened(register, path)) for path in sorted(set(others))]
        with contextlib.suppress(_OnlyPlanned), register.step(N_("Join registers")):
            results += _joined(register, opened, villages)
            if is_plan:
                raise _OnlyPlanned
    return results


def _opened(register: Register, path: Path) -> Register:
    if path.exists() and path.samefile(register.path):
        raise JoinRefused(N_("{path} is this register itself."), path=path)
    other = Register.open(path, writable=False)
    if not offices.own_code(other) or not offices.own_code(register):
        other.close()
        text = N_("{path}: both registers must say which office they are of.")
        raise JoinRefused(text, remedy=N_("Enter the office's official code in the settings first."), path=path)
    return other


def _joined(register: Register, others: Sequence[Register], villages: Villages) -> Iterator[Joined]:
    own_code = offices.own_code(register)
    of_this_office = [other for other in others if offices.own_code(other) == own_code]
    if of_this_office:
        yield _desks(register, of_this_office)
    for other in others:
        if other not in of_this_office:
            yield _office(register, other, villages)


def _desks(register: Register, others: Sequence[Register]) -> Joined:
    joined = desks.take_desks(register, others)
    notes = []
    for other in others:
        if papers := _papers_elsewhere(register, other):
            text = _("Issued in {file} and kept there: {papers}")
            notes.append(text.format(file=other.path.name, papers=", ".join(papers)))
    name = ", ".join(other.path.name for other in others)
    return Joined(name, dict(joined.counts), tuple(joined.conflicts), tuple(notes))


def _papers_elsewhere(register: Register, other: Register) -> list[str]:
    """The papers that only the other desk has issued; their numbers are not given out here again."""
    present = {paper.uid for paper in documents.book(register)}
    papers = [paper for paper in documents.book(other) if paper.uid not in present]
    series_of = numbers.reckoner(register)
    used = [(key, paper.record.number) for paper in papers if (key := series_of(paper.record)) and paper.record.number]
    documents.keep_ahead(register, ((key, number) for key, number in used if number))
    return [f"{paper.record.number or '?'}/{paper.record.symbol or paper.record.kind}" for paper in papers]


def _office(register: Register, other: Register, villages: Villages) -> Joined:
    result = joining.take_office(register, other, villages)
    names = villages.get(offices.own_code(other) or "", {})
    _offer_villages(register, other, names)
    unmapped = list(joining.villages_of(other, names)) if names else []
    text = _("Villages that the map does not name: {villages}")
    notes = (text.format(villages="; ".join(unmapped)),) if unmapped else ()
    office = offices.periods(other)[-1].office if offices.periods(other) else None
    name = (office.name or office.party_name if office else None) or other.path.name
    return Joined(name, dict(result.counts), tuple(result.doubts), notes)


def _offer_villages(register: Register, other: Register, names: Mapping[str, str]) -> None:
    """The villages of the other office among those to choose from here, under their new names."""
    present = catalogues.entries(register, "villages")
    known = {entry.name for entry in present}
    coming = [names.get(name, name) for name in catalogues.names(other, "villages")]
    new = [Entry(name) for name in dict.fromkeys(coming) if name not in known]
    if new:
        catalogues.set_entries(register, "villages", [*present, *new])


def lines(joined: Joined) -> list[str]:
    """What becomes of a register, for a person: the counts, then what is worth knowing."""
    counts = "; ".join(merging.counted(joined.counts)) or "0"
    return [_("{name}: {counts}").format(name=joined.name, counts=counts), *joined.notes]


def complaints(joined: Joined) -> list[str]:
    """What contradicts each other; a line each."""
    return [render(conflict) for conflict in joined.conflicts]
