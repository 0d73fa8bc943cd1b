"""The register's settings as tables: what each column is called, how it reads and how it is stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from doithoai.desktop.settings import words
from doithoai.desktop.settings.grid_editor import GridEditor, Texts
from doithoai.desktop.settings.words import choices
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.office import OfficePeriod
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, offices
from doithoai.register.catalogues import Entry, Holiday
from doithoai.register.connection import Register
from doithoai.work import settings_tables

CATALOGUES = {
    "fields": N_("Fields"),
    "agencies": N_("Agencies"),
    "villages": N_("Villages"),
    "audiences": N_("Audiences"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One table of settings.

    Attributes:
        title: of the section in the list at the left.
        make: the empty table.
        read: its rows from a register; understand: rows as typed into what `store` takes, or a `SettingRefused`.
        before: what `store` takes between the register and the value.
    """

    title: str
    make: Callable[[], GridEditor]
    read: Callable[[Register], Sequence[Texts]]
    understand: Callable[[Sequence[Texts]], Any]
    store: Callable[..., Any]
    before: tuple[Any, ...] = field(default=())


def all_lists() -> list[Listed]:
    """Every table, in the order of the page."""
    return [
        Listed(
            _("Office"),
            _office,
            lambda r: settings_tables.office_rows(offices.periods(r)),
            settings_tables.office_of,
            _store_office,
        ),
        Listed(
            _("Leaders who sign"),
            _leaders,
            lambda r: settings_tables.leader_rows(offices.all_leaders(r)),
            settings_tables.leaders_of,
            offices.set_leaders,
        ),
        Listed(
            _("Receivers of reports"),
            _receivers,
            lambda r: settings_tables.receiver_rows(offices.all_receivers(r)),
            settings_tables.receivers_of,
            offices.set_receivers,
        ),
        Listed(
            _("Terms of the committee"),
            lambda: GridEditor(_("Terms of the party committee"), [_("Name"), _("From"), _("To")], (0, 14, 14)),
            lambda r: settings_tables.term_rows(offices.terms(r)),
            settings_tables.terms_of,
            offices.set_terms,
        ),
        Listed(
            _("Numbering"),
            _numbering,
            lambda r: settings_tables.numbering_rows(offices.number_rules(r)),
            settings_tables.numbering_of,
            offices.set_number_rules,
        ),
        Listed(
            _("Time limits"),
            _limits,
            lambda r: settings_tables.limit_rows(catalogues.deadline_rules(r)),
            settings_tables.limits_of,
            catalogues.set_deadline_rules,
        ),
        Listed(_("Holidays"), _holidays, _holiday_rows, _holidays_of, catalogues.set_holidays),
        *(_catalogue(key, name) for key, name in CATALOGUES.items()),
    ]


# -- the tables, empty -------------------------------------------------------------------


def _office() -> GridEditor:
    heads = [
        _("Code"), _("Name"), _("Place before the date"), _("Party committee"), _("Level"),
        _("Body above"), _("Party body above"), _("From"), _("To"),
    ]  # fmt: skip
    return GridEditor(
        _("The office and its names over time"),
        heads,
        (9, 24, 14, 20, 16, 22, 20, 13, 13),
        note=_("One row a period. Old sessions keep the names of their time."),
        choices={4: choices(words.LEVELS, blank=True)},
    )


def _leaders() -> GridEditor:
    heads = [_("Full name"), _("Position"), _("Side"), _("Signs"), _("On behalf of"), _("From"), _("To")]
    return GridEditor(
        _("Leaders who may sign"),
        heads,
        (26, 0, 18, 10, 22, 14, 14),
        note=_(
            "The first one valid on the day signs. Signs: TM. for the body, KT. for the head, TL. and TUQ. by order."
        ),
        choices={2: choices(words.SIDES), 3: choices(words.AUTHORITIES)},
    )


def _receivers() -> GridEditor:
    return GridEditor(
        _("Receivers of reports"),
        [_("Name"), _("From"), _("To"), *(_(word) for word in words.PERIODS.values())],
        (0, 13, 13, 9, 9, 11, 12, 11, 14),
        note=_("Tick the periods each one gets a report of."),
        ticks=range(3, 3 + len(words.PERIODS)),
    )


def _numbering() -> GridEditor:
    return GridEditor(
        _("Numbering of documents"),
        [_("Side"), _("Begins anew with"), _("Series"), _("Symbol of the body"), _("Archive unit")],
        (22, 18, 22, 22, 0),
        choices={0: choices(words.SIDES), 1: choices(words.SCHEMES), 2: choices(words.SCOPES)},
    )


def _limits() -> GridEditor:
    heads = [_("Key"), _("Duty"), _("Days"), _("Counted as"), _("Direction"), _("Counted from"), _("Source")]
    return GridEditor(
        _("Time limits"),
        heads,
        (1, 40, 9, 18, 11, 22, 0),
        choices={
            3: choices(words.DAY_TYPES),
            4: choices(words.DIRECTIONS),
            5: choices(words.COUNTED_FROM),
        },
        hidden=(0,),
    )


def _holidays() -> GridEditor:
    return GridEditor(
        _("Holidays and swapped days"),
        [_("Day"), _("Kind"), _("Name"), _("Source")],
        (14, 18, 34, 0),
        choices={1: choices(words.DAYS)},
    )


# -- what is not in `settings_tables` ----------------------------------------------------------


def _holiday_rows(register: Register) -> list[Texts]:
    return [(dates.short(h.day), h.kind, h.name, h.source) for h in catalogues.holidays(register)]


def _holidays_of(rows: Sequence[Texts]) -> list[Holiday]:
    return [
        Holiday(settings_tables.day(day), settings_tables.one_of(kind or "off", ("off", "worked")), name, source)
        for day, kind, name, source in rows
    ]


def _store_office(register: Register, value: tuple[str | None, list[OfficePeriod]]) -> Any:
    code, periods = value
    return offices.set_periods(register, code, periods)


def _catalogue(key: str, name: str) -> Listed:
    return Listed(
        _(name),
        lambda: GridEditor(_(name), [_("Name"), _("From"), _("To")], (0, 14, 14)),
        lambda r: [
            (entry.name, settings_tables.shown(entry.valid_from), settings_tables.shown(entry.valid_to))
            for entry in catalogues.entries(r, key)
        ],
        _entries_of,
        _store_entries,
        (key,),
    )


def _entries_of(rows: Sequence[Texts]) -> list[Entry]:
    return [
        replace(
            Entry(settings_tables.needed(name)),
            valid_from=settings_tables.maybe_day(first),
            valid_to=settings_tables.maybe_day(last),
        )
        for name, first, last in rows
    ]


def _store_entries(register: Register, key: str, typed: Sequence[Entry]) -> Any:
    """Store names and dates; what else is known of an entry stays with its name."""
    present = {entry.name: entry for entry in catalogues.entries(register, key)}
    entries = [
        replace(present.get(entry.name, entry), valid_from=entry.valid_from, valid_to=entry.valid_to) for entry in typed
    ]
    return catalogues.set_entries(register, key, entries)
