"""The office's settings as tables of texts, to be shown and typed, and back: one clear word when a cell is wrong."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from doithoai.domain import dates
from doithoai.domain.deadlines import DayType, DeadlineRule, Direction
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import SCHEMES, SCOPES, NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term

Texts = tuple[str, ...]

AUTHORITIES = ("TM", "KT", "Q", "TL", "TUQ")
PERIODS = ("month", "quarter1", "half", "nine_months", "year", "adhoc")
TICKED = "1"
COUNTED_FROM = ("session_start", "session_end", "notice_date", "period_end")


class SettingRefused(AppError):
    """A cell of a settings table cannot be understood; nothing is stored."""


# -- cells -------------------------------------------------------------------------------


def shown(day: date | None) -> str:
    """A date in a cell; blank for an open end."""
    return dates.short(day) if day else ""


def maybe_day(text: str) -> date | None:
    """The date typed in a cell; None for blank."""
    return day(text) if text.strip() else None


def day(text: str) -> date:
    """The date typed in a cell that must have one."""
    found = dates.parse_typed(text, date.today())
    if found is None:
        raise SettingRefused(N_("“{text}” is not a date (day/month/year)."), text=text)
    return found


def one_of(text: str, known: Iterable[str]) -> str:
    """One of a closed list, typed in any case."""
    allowed = list(known)
    for value in allowed:
        if value.lower() == text.strip().lower():
            return value
    raise SettingRefused(N_("“{value}” is not one of: {known}."), value=text, known=", ".join(allowed))


def number(text: str) -> int:
    """A whole number."""
    if not text.strip().isdigit():
        raise SettingRefused(N_("“{text}” is not a whole number."), text=text)
    return int(text)


def needed(text: str) -> str:
    """A text that must be there."""
    if not text.strip():
        raise SettingRefused(N_("A cell that must be filled is empty."))
    return text.strip()


# -- office, leaders, receivers, terms --------------------------------------------------------


def office_rows(periods: Sequence[OfficePeriod]) -> list[Texts]:
    """code, name, place, party, level, above, party above, from, to."""
    return [
        (
            p.office.code or "",
            p.office.name or "",
            p.office.place_name or "",
            p.office.party_name or "",
            p.office.level or "",
            p.office.superior or "",
            p.office.party_superior or "",
            shown(p.valid_from),
            shown(p.valid_to),
        )
        for p in periods
    ]


def office_of(rows: Sequence[Texts]) -> tuple[str | None, list[OfficePeriod]]:
    """The code and the periods that `office_rows` shows."""
    code = next((row[0] for row in rows if row[0]), None)
    periods = []
    for _code, name, place, party, level, above, party_above, first, last in rows:
        office = Office(
            code,
            name or None,
            place or None,
            party or None,
            OfficeLevel(one_of(level, OfficeLevel)) if level else None,
            above or None,
            party_above or None,
        )
        periods.append(OfficePeriod(office, maybe_day(first), maybe_day(last)))
    return code, periods


def leader_rows(leaders: Iterable[Leader]) -> list[Texts]:
    """name, position, side, authority, on behalf of, from, to."""
    return [
        (
            one.name,
            one.position,
            str(one.side),
            one.authority,
            one.on_behalf_of or "",
            shown(one.valid_from),
            shown(one.valid_to),
        )
        for one in leaders
    ]


def leaders_of(rows: Sequence[Texts]) -> list[Leader]:
    """The leaders that `leader_rows` shows; a side and an authority left blank are the usual ones."""
    return [
        Leader(
            str(uuid.uuid4()),
            needed(name),
            position,
            Side(one_of(side or Side.GOVERNMENT, (Side.GOVERNMENT, Side.PARTY))),
            one_of(authority or "TM", AUTHORITIES),
            behalf or None,
            maybe_day(first),
            maybe_day(last),
        )
        for name, position, side, authority, behalf, first, last in rows
    ]


def receiver_rows(receivers: Iterable[Receiver]) -> list[Texts]:
    """name, from, to, and for each of `PERIODS` `TICKED` or blank."""
    return [
        (
            one.name,
            shown(one.valid_from),
            shown(one.valid_to),
            *(TICKED if period in one.periods else "" for period in PERIODS),
        )
        for one in receivers
    ]


def receivers_of(rows: Sequence[Texts]) -> list[Receiver]:
    """The receivers that `receiver_rows` shows."""
    return [
        Receiver(
            str(uuid.uuid4()),
            needed(name),
            tuple(period for period, tick in zip(PERIODS, ticks, strict=True) if tick == TICKED),
            maybe_day(first),
            maybe_day(last),
        )
        for name, first, last, *ticks in rows
    ]


def term_rows(terms: Iterable[Term]) -> list[Texts]:
    """name, from, to."""
    return [(one.name, shown(one.starts_on), shown(one.ends_on)) for one in terms]


def terms_of(rows: Sequence[Texts]) -> list[Term]:
    """The terms that `term_rows` shows."""
    return [Term(str(uuid.uuid4()), name, day(first), maybe_day(last)) for name, first, last in rows]


# -- numbering and time limits ------------------------------------------------------------------


def numbering_rows(rules: Mapping[Side, NumberRule]) -> list[Texts]:
    """side, scheme, scope, symbol, archive unit."""
    return [(str(r.side), r.scheme, r.scope, r.body_symbol, r.archive_unit) for r in rules.values()]


def numbering_of(rows: Sequence[Texts]) -> list[NumberRule]:
    """The rules that `numbering_rows` shows."""
    return [
        NumberRule(
            Side(one_of(side, (Side.GOVERNMENT, Side.PARTY))),
            one_of(scheme, SCHEMES),
            one_of(scope, SCOPES),
            needed(symbol),
            unit,
        )
        for side, scheme, scope, symbol, unit in rows
    ]


def limit_rows(rules: Mapping[str, DeadlineRule]) -> list[Texts]:
    """key, name, days, day type, direction, counted from, source."""
    return [
        (r.key, r.name, str(r.days), str(r.day_type), str(r.direction), r.counted_from, r.source)
        for r in rules.values()
    ]


def limits_of(rows: Sequence[Texts]) -> list[DeadlineRule]:
    """The time limits that `limit_rows` shows; one typed anew gets a key of its own."""
    return [
        DeadlineRule(
            key or str(uuid.uuid4()),
            needed(name),
            number(days),
            DayType(one_of(day_type or DayType.CALENDAR, DayType)),
            Direction(one_of(direction or Direction.AFTER, Direction)),
            one_of(counted_from or "session_end", COUNTED_FROM),
            source,
        )
        for key, name, days, day_type, direction, counted_from, source in rows
    ]
