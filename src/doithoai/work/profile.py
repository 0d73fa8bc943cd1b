"""What a register starts with: the shipped catalogues, and an office's own profile from a TOML file.

The shape of a profile is that of ``resources/sample/profile.toml``.
"""

import uuid
from dataclasses import dataclass, field
from pathlib import Path

from doithoai import paths
from doithoai.domain.deadlines import DayType, DeadlineRule, Direction
from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term
from doithoai.domain.period import REPORT_PERIODS
from doithoai.register import catalogues, offices
from doithoai.register.catalogues import Entry, Holiday
from doithoai.register.connection import Register
from doithoai.work import tables
from doithoai.work.tables import Table


@dataclass(frozen=True, slots=True)
class Profile:
    """An office's own settings, as read from a file."""

    code: str | None = None
    periods: tuple[OfficePeriod, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    leaders: tuple[Leader, ...] = ()
    terms: tuple[Term, ...] = ()
    numbering: tuple[NumberRule, ...] = ()
    catalogues: dict[str, list[Entry]] = field(default_factory=dict)


# -- the shipped catalogues ------------------------------------------------------------


def fill_in_shipped(register: Register) -> None:
    """Give a new register the shipped agencies, holidays, deadline rules and numbering."""
    catalogues.set_entries(register, "agencies", _shipped("agencies").each("agency", _entry))
    catalogues.set_holidays(register, _shipped("holidays").each("holiday", _holiday))
    catalogues.set_deadline_rules(register, _shipped("deadline_rules").each("rule", _deadline_rule))
    numbering = _shipped("numbering")
    offices.set_number_rules(register, _numbering(numbering))


def _shipped(name: str) -> Table:
    return tables.read(paths.resource("catalogues", f"{name}.toml"))


def _entry(table: Table) -> Entry:
    table.skip("key", "group", "mark")
    return Entry(
        table.text("name"),
        table.maybe_text("source") or "",
        table.maybe_date("valid_from"),
        table.maybe_date("valid_to"),
    )


def _holiday(table: Table) -> Holiday:
    table.skip("swapped_with", "mark")
    return Holiday(table.day("date"), table.text("kind"), table.text("name"), table.maybe_text("source") or "")


def _deadline_rule(table: Table) -> DeadlineRule:
    table.skip("mark")
    return DeadlineRule(
        table.text("key"),
        table.text("name"),
        table.number("days"),
        table.one_of("day_type", DayType),
        table.one_of("direction", Direction),
        table.text("counted_from"),
        table.maybe_text("source") or "",
    )


def _numbering(table: Table | None) -> tuple[NumberRule, ...]:
    rules = []
    for side in (Side.GOVERNMENT, Side.PARTY):
        rules_table = table.table(side) if table else None
        if rules_table is None:
            continue
        rules_table.skip("source", "mark")
        rules.append(
            NumberRule(
                side,
                rules_table.text("scheme"),
                rules_table.text("scope"),
                rules_table.text("body_symbol"),
                rules_table.maybe_text("archive_unit") or "",
            )
        )
        rules_table.done()
    return tuple(rules)


# -- an office's profile -----------------------------------------------------------------


def read(path: Path) -> Profile:
    """The profile in the TOML file at ``path``.

    Raises:
        TableRefused: the file breaks the shape; the text names the key.
    """
    table = tables.read(path)
    office = table.table("office")
    code, periods = _office(office) if office else (None, ())
    profile = Profile(
        code=code,
        periods=periods,
        receivers=tuple(table.each("receiver", _receiver)),
        leaders=tuple(table.each("leader", _leader)),
        terms=tuple(table.each("term", _term)),
        numbering=_numbering(table.table("numbering")),
        catalogues={
            name: entries
            for name, key in (
                ("agencies", "agency"),
                ("villages", "village"),
                ("fields", "field"),
                ("audiences", "audience"),
            )
            if (entries := table.each(key, _entry))
        },
    )
    table.done()
    return profile


def _office(table: Table) -> tuple[str | None, tuple[OfficePeriod, ...]]:
    code = table.maybe_text("code")
    periods = tuple(table.each("period", lambda period: _period(period, code)))
    table.done()
    return code, periods


def _period(table: Table, code: str | None) -> OfficePeriod:
    office = Office(
        code,
        table.text("name"),
        table.maybe_text("place_name"),
        table.maybe_text("party_name"),
        table.one_of("level", OfficeLevel),
        table.maybe_text("superior"),
        table.maybe_text("party_superior"),
    )
    return OfficePeriod(office, table.maybe_date("valid_from"), table.maybe_date("valid_to"))


def _receiver(table: Table) -> Receiver:
    return Receiver(
        str(uuid.uuid4()),
        table.text("name"),
        table.codes("periods", [period.key for period in REPORT_PERIODS]),
        table.maybe_date("valid_from"),
        table.maybe_date("valid_to"),
        table.maybe_text("source"),
    )


def _leader(table: Table) -> Leader:
    return Leader(
        str(uuid.uuid4()),
        table.text("name"),
        table.text("position"),
        table.one_of("side", Side),
        table.text("authority"),
        table.maybe_text("on_behalf_of"),
        table.maybe_date("valid_from"),
        table.maybe_date("valid_to"),
    )


def _term(table: Table) -> Term:
    return Term(str(uuid.uuid4()), table.text("name"), table.day("starts_on"), table.maybe_date("ends_on"))


def apply(register: Register, profile: Profile) -> None:
    """Write the profile into the register; lists it does not name stay as they are."""
    with register.step(N_("Set up the office")):
        if profile.periods or profile.code:
            offices.set_periods(register, profile.code, profile.periods)
        offices.set_receivers(register, profile.receivers)
        offices.set_leaders(register, profile.leaders)
        offices.set_terms(register, profile.terms)
        if profile.numbering:
            offices.set_number_rules(register, profile.numbering)
        for name, entries in profile.catalogues.items():
            catalogues.set_entries(register, name, entries)
