"""The office's settings as tables of texts, to be shown and typed, and back: one clear word when a cell is wrong.

A row is a mapping of texts by the names of its cells. Beside the cells it carries ``uid``, whose row it is, and what
no column shows: a row that was edited is still the same leader, agency or term.
"""

import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

from doithoai.documents.formats.model import Family
from doithoai.domain import dates
from doithoai.domain.deadlines import DayType, DeadlineRule, Direction
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import SCHEMES, SCOPES, NumberRule, SeriesStart
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term
from doithoai.domain.period import REPORT_PERIODS
from doithoai.domain.signing import AUTHORITIES
from doithoai.register.catalogues import Entry, Holiday
from doithoai.work import numbers
from doithoai.work.gate import MOST
from doithoai.work.provinces import Citation, Use

Thing = TypeVar("Thing")
Row = dict[str, str]
Values = dict[str, Any]

UID = "uid"
TICKED = "1"
"""What a ticked cell holds; one not ticked is blank."""
COUNTED_FROM = ("session_start", "session_end", "notice_date", "period_end")
HOLIDAY_KINDS = ("off", "worked")
_SIGNING_SIDES = (Side.GOVERNMENT, Side.PARTY)


class SettingRefused(AppError):
    """A cell of a settings table cannot be understood; nothing is stored."""


# -- kinds of cells ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a thing in a table.

    Attributes:
        key: its name in a row and among the values a thing is made of; the attribute it is read from.
        read: the value of what was typed; raises `SettingRefused`.
        show: the text of a value.
        get: the value of a thing, where it is not the attribute of that name.
    """

    key: str
    read: Callable[[str], Any] = str.strip
    show: Callable[[Any], str] = lambda value: "" if value is None else str(value)
    get: Callable[[Any], Any] | None = None

    def text_of(self, thing: object) -> str:
        """The cell of ``thing``."""
        return self.show((self.get or attrgetter(self.key))(thing))


def required(key: str) -> Cell:
    """A text that must be there."""
    return Cell(key, _required)


def optional(key: str, get: Callable[[Any], Any] | None = None) -> Cell:
    """A text; blank is None."""
    return Cell(key, lambda text: text.strip() or None, get=get)


def day(key: str) -> Cell:
    """A date that must be there."""
    return Cell(key, _day, dates.short)


def open_day(key: str) -> Cell:
    """A date; blank is an open end."""
    return Cell(
        key, lambda text: _day(text) if text.strip() else None, lambda value: dates.short(value) if value else ""
    )


def whole_number(key: str) -> Cell:
    """A whole number."""
    return Cell(key, _number)


def one_of(key: str, codes: Iterable[str], kind: Callable[[str], Any] = str, default: str | None = None) -> Cell:
    """A code of a closed list, typed in any case; a blank cell takes ``default``, where there is one."""
    allowed = tuple(codes)
    return Cell(key, lambda text: kind(_one_of(text if text.strip() or default is None else default, allowed)))


def _required(text: str) -> str:
    if not text.strip():
        raise SettingRefused(N_("A cell that must be filled is empty."))
    return text.strip()


def _day(text: str) -> date:
    value = dates.parse_typed(text, date.today())
    if value is None:
        raise SettingRefused(N_("“{text}” is not a date (day/month/year)."), text=text)
    return value


def _number(text: str) -> int:
    if not text.strip().isdigit():
        raise SettingRefused(N_("“{text}” is not a whole number."), text=text)
    return int(text)


def _one_of(text: str, codes: Sequence[str]) -> str:
    for code in codes:
        if code.lower() == text.strip().lower():
            return code
    raise SettingRefused(N_("“{value}” is not one of: {known}."), value=text, known=", ".join(codes))


# -- tables ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SettingsTable(Generic[Thing]):
    """A list of the office as a table.

    Attributes:
        cells: the parts of a thing, in the order in which a wrong one is named.
        make: the thing, from its values by their keys.
        identity: the attribute that tells one thing from another, where things have such; ``uid`` of their rows.
    """

    cells: tuple[Cell, ...]
    make: Callable[[Values], Thing]
    identity: str = ""

    def rows(self, things: Iterable[Thing]) -> list[Row]:
        """Things as rows of texts."""
        return [self._row(thing) for thing in things]

    def things(self, rows: Iterable[Row]) -> list[Thing]:
        """The things that `rows` shows, after edits; a cell that is not there is blank.

        Raises:
            SettingRefused: a cell cannot be understood.
        """
        return [self.make(self._values(row)) for row in rows]

    def _row(self, thing: Thing) -> Row:
        row = {cell.key: cell.text_of(thing) for cell in self.cells}
        return row | {UID: str(getattr(thing, self.identity))} if self.identity else row

    def _values(self, row: Row) -> Values:
        values = {cell.key: cell.read(row.get(cell.key, "")) for cell in self.cells}
        return values | {self.identity: row.get(UID) or str(uuid.uuid4())} if self.identity else values


def _period_of(values: Values) -> OfficePeriod:
    names = {key: value for key, value in values.items() if key not in ("valid_from", "valid_to")}
    return OfficePeriod(Office(**names), values["valid_from"], values["valid_to"])


def _of_office(key: str) -> Callable[[OfficePeriod], object]:
    return attrgetter(f"office.{key}")


OFFICE = SettingsTable(
    (
        optional("code", _of_office("code")),
        optional("name", _of_office("name")),
        optional("place_name", _of_office("place_name")),
        optional("party_name", _of_office("party_name")),
        Cell(
            "level",
            lambda text: OfficeLevel(_one_of(text, list(OfficeLevel))) if text.strip() else None,
            get=_of_office("level"),
        ),
        optional("superior", _of_office("superior")),
        optional("party_superior", _of_office("party_superior")),
        open_day("valid_from"),
        open_day("valid_to"),
    ),
    _period_of,
)

LEADERS = SettingsTable(
    (
        required("name"),
        Cell("position"),
        one_of("side", _SIGNING_SIDES, Side, Side.GOVERNMENT),
        one_of("authority", AUTHORITIES, default="TM"),
        optional("on_behalf_of"),
        open_day("valid_from"),
        open_day("valid_to"),
    ),
    lambda values: Leader(**values),
    identity="uid",
)


def _ticked(period: str) -> Cell:
    return Cell(
        period,
        lambda text: text == TICKED,
        lambda ticked: TICKED if ticked else "",
        lambda receiver: period in receiver.periods,
    )


def _receiver_of(values: Values) -> Receiver:
    periods = tuple(period.key for period in REPORT_PERIODS if values.pop(period.key))
    return Receiver(periods=periods, **values)


RECEIVERS = SettingsTable(
    (
        required("name"),
        open_day("valid_from"),
        open_day("valid_to"),
        optional("source"),
        *(_ticked(period.key) for period in REPORT_PERIODS),
    ),
    _receiver_of,
    identity="uid",
)

TERMS = SettingsTable(
    (Cell("name"), day("starts_on"), open_day("ends_on")), lambda values: Term(**values), identity="uid"
)

NUMBERING = SettingsTable(
    (
        one_of("side", _SIGNING_SIDES, Side),
        one_of("scheme", SCHEMES),
        one_of("scope", SCOPES),
        required("body_symbol"),
        Cell("archive_unit"),
    ),
    lambda values: NumberRule(**values),
)


def _period(text: str) -> str:
    """A year, or the first day of a term."""
    typed = text.strip()
    return typed if re.fullmatch(r"(19|20|21)\d\d", typed) else _day(typed).isoformat()


def _period_text(period: str) -> str:
    return period if period.isdigit() else dates.short(date.fromisoformat(period))


def _first(text: str) -> int:
    number = _number(text)
    if not 1 <= number <= MOST:
        raise SettingRefused(N_("{number} is no number for a paper; numbers begin at 1."), number=number)
    return number


STARTS = SettingsTable(
    (
        one_of("side", _SIGNING_SIDES, Side, Side.GOVERNMENT),
        Cell("type_symbol", lambda text: _one_of(text, numbers.type_symbols()) if text.strip() else ""),
        Cell("period", _period, _period_text),
        Cell("first", _first),
    ),
    lambda values: SeriesStart(**values),
)

LIMITS = SettingsTable(
    (
        required("name"),
        whole_number("days"),
        one_of("day_type", DayType, DayType, DayType.CALENDAR),
        one_of("direction", Direction, Direction, Direction.AFTER),
        one_of("counted_from", COUNTED_FROM, default="session_end"),
        Cell("source"),
    ),
    lambda values: DeadlineRule(**values),
    identity="key",
)

HOLIDAYS = SettingsTable(
    (day("day"), one_of("kind", HOLIDAY_KINDS, default="off"), Cell("name"), Cell("source")),
    lambda values: Holiday(**values),
)

CITATIONS = SettingsTable(
    (
        one_of("use", Use, Use, Use.BASE),
        required("text"),
        Cell("family", lambda text: Family(_one_of(text, list(Family))) if text.strip() else None),
        open_day("valid_from"),
        open_day("valid_to"),
        Cell("source"),
    ),
    lambda values: Citation(**values),
)

ENTRIES = SettingsTable(
    (required("name"), open_day("valid_from"), open_day("valid_to"), Cell("source")), lambda values: Entry(**values)
)


def office_of(rows: Sequence[Row]) -> tuple[str | None, list[OfficePeriod]]:
    """The code and the periods of the rows of `OFFICE`; the first code typed is that of every period."""
    periods = OFFICE.things(rows)
    code = next((period.office.code for period in periods if period.office.code), None)
    return code, [replace(period, office=replace(period.office, code=code)) for period in periods]
