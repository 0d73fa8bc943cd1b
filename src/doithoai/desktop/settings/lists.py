"""The register's settings as tables: which columns each has, and how it is read and stored."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from doithoai.desktop.models.columns import FIT, REST
from doithoai.desktop.settings import words
from doithoai.desktop.settings.grid_editor import GridColumn, GridEditor, column
from doithoai.desktop.settings.words import choices
from doithoai.domain.errors import N_
from doithoai.domain.office import OfficePeriod
from doithoai.domain.period import REPORT_PERIODS
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, offices, series_starts
from doithoai.register.connection import Register
from doithoai.work import numbers
from doithoai.work import settings_tables as tables
from doithoai.work.settings_tables import Row, SettingsTable

CATALOGUES = {
    "fields": N_("Fields"),
    "agencies": N_("Agencies"),
    "villages": N_("Villages"),
    "audiences": N_("Audiences"),
}
_DATE = 14  # letters: a date as people write it, 00/00/0000, and the edges of the cell


@dataclass(frozen=True, slots=True)
class SettingsList:
    """One table of settings.

    Attributes:
        title: of the section in the list at the left.
        make: the empty table.
        read: its rows from a register; understand: rows as typed into what `store` takes, or a `SettingRefused`.
        before: what `store` takes between the register and the value.
    """

    title: str
    make: Callable[[], GridEditor]
    read: Callable[[Register], Sequence[Row]]
    understand: Callable[[Sequence[Row]], Any]
    store: Callable[..., object]
    before: tuple[Any, ...] = field(default=())


def all_lists() -> list[SettingsList]:
    """Every table, in the order of the page."""
    return [
        SettingsList(
            _("Office"),
            _office,
            lambda register: tables.OFFICE.rows(offices.periods(register)),
            tables.office_of,
            _store_office,
        ),
        _of(tables.LEADERS, _("Leaders who sign"), _leaders, offices.all_leaders, offices.set_leaders),
        _of(tables.RECEIVERS, _("Receivers of reports"), _receivers, offices.all_receivers, offices.set_receivers),
        _of(tables.TERMS, _("Terms of the committee"), _terms, offices.terms, offices.set_terms),
        _of(
            tables.NUMBERING,
            _("Numbering"),
            _numbering,
            lambda register: offices.number_rules(register).values(),
            offices.set_number_rules,
        ),
        _of(
            tables.STARTS,
            _("Where numbers begin"),
            _starts,
            series_starts.listed,
            series_starts.replace_all,
        ),
        _of(
            tables.LIMITS,
            _("Time limits"),
            _limits,
            lambda register: catalogues.deadline_rules(register).values(),
            catalogues.set_deadline_rules,
        ),
        _of(tables.HOLIDAYS, _("Holidays"), _holidays, catalogues.holidays, catalogues.set_holidays),
        *(_catalogue(key, name) for key, name in CATALOGUES.items()),
    ]


def _of(
    table: SettingsTable[Any],
    title: str,
    make: Callable[[], GridEditor],
    read: Callable[[Register], Iterable[Any]],
    store: Callable[..., object],
) -> SettingsList:
    """A list of things of one table, read and stored whole."""
    return SettingsList(title, make, lambda register: table.rows(read(register)), table.things, store)


# -- the tables, empty -------------------------------------------------------------------


def _valid(width: int = _DATE) -> list[GridColumn]:
    """The days a row holds for."""
    return [column("valid_from", _("From"), width), column("valid_to", _("To"), width)]


def _office() -> GridEditor:
    return GridEditor(
        _("The office and its names over time"),
        [
            column("code", _("Code"), 9),
            column("name", _("Name"), 24),
            column("place_name", _("Place before the date"), 14),
            column("party_name", _("Party committee"), 20),
            column("level", _("Level"), 16, choices=choices(words.LEVELS, blank=True)),
            column("superior", _("Body above"), 22),
            column("party_superior", _("Party body above"), 20),
            *_valid(13),  # nine columns: a letter less keeps the last one in sight at 1920 pixels
        ],
        note=_("One row a period. Old sessions keep the names of their time."),
    )


def _leaders() -> GridEditor:
    return GridEditor(
        _("Leaders who may sign"),
        [
            column("name", _("Full name"), 26),
            column("position", _("Position"), REST),
            column("side", _("Side"), 18, choices=choices(words.SIDES)),
            column("authority", _("Signs"), 10, choices=choices(words.SIGNS)),
            column("on_behalf_of", _("On behalf of"), 22),
            *_valid(),
        ],
        note=_(
            "The first one valid on the day signs. Signs: TM. for the body, KT. for the head, TL. and TUQ. by order."
        ),
    )


def _receivers() -> GridEditor:
    ticks = [column(period.key, _(period.name), FIT, ticked=True) for period in REPORT_PERIODS]
    return GridEditor(
        _("Receivers of reports"),
        [column("name", _("Name"), REST), *_valid(13), *ticks],
        note=_("Tick the periods each one gets a report of."),
    )


def _terms() -> GridEditor:
    return GridEditor(
        _("Terms of the party committee"),
        [column("name", _("Name"), REST), column("starts_on", _("From"), _DATE), column("ends_on", _("To"), _DATE)],
    )


def _numbering() -> GridEditor:
    return GridEditor(
        _("Numbering of documents"),
        [
            column("side", _("Side"), 22, choices=choices(words.SIDES)),
            column("scheme", _("Begins anew with"), 18, choices=choices(words.SCHEMES)),
            column("scope", _("Series"), 22, choices=choices(words.SCOPES)),
            column("body_symbol", _("Symbol of the body"), 22),
            column("archive_unit", _("Archive unit"), REST),
        ],
    )


def _starts() -> GridEditor:
    types = [("", _("All types in one series")), *((symbol, symbol) for symbol in numbers.type_symbols())]
    return GridEditor(
        _("Where numbers begin"),
        [
            column("side", _("Side"), 22, choices=choices(words.SIDES)),
            column("type_symbol", _("Type"), 26, choices=types),
            column("period", _("Year, or first day of the term"), 30),
            column("first", _("First number here"), 20),
        ],
        note=_(
            "For an office that begins to use the program in the middle of a year: the next document takes the first "
            "number here; those before it stand in the book as registered elsewhere. CV: letters."
        ),
    )


def _limits() -> GridEditor:
    return GridEditor(
        _("Time limits"),
        [
            column("name", _("Duty"), 40),
            column("days", _("Days"), 9),
            column("day_type", _("Counted as"), 18, choices=choices(words.DAY_TYPES)),
            column("direction", _("Direction"), 11, choices=choices(words.DIRECTIONS)),
            column("counted_from", _("Counted from"), 22, choices=choices(words.COUNTED_FROM)),
            column("source", _("Source"), REST),
        ],
    )


def _holidays() -> GridEditor:
    return GridEditor(
        _("Holidays and swapped days"),
        [
            column("day", _("Day"), _DATE),
            column("kind", _("Kind"), 18, choices=choices(words.DAYS)),
            column("name", _("Name"), 34),
            column("source", _("Source"), REST),
        ],
    )


def _catalogue(key: str, name: str) -> SettingsList:
    """Names and the days they are offered for; where an entry comes from stays with its row, unseen."""
    return SettingsList(
        _(name),
        lambda: GridEditor(_(name), [column("name", _("Name"), REST), *_valid()]),
        lambda register: tables.ENTRIES.rows(catalogues.entries(register, key)),
        tables.ENTRIES.things,
        catalogues.set_entries,
        (key,),
    )


def _store_office(register: Register, value: tuple[str | None, list[OfficePeriod]]) -> None:
    code, periods = value
    offices.set_periods(register, code, periods)
