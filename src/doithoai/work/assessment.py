"""The yearly assessment: the scheme that holds, the sheets of all units, marks set by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from doithoai import paths
from doithoai.domain.assessment import (
    Criterion,
    Grade,
    HandMark,
    Level,
    Measure,
    Nothing,
    Scheme,
    Sheet,
    Unit,
    Value,
    sheet,
)
from doithoai.domain.errors import N_, InputRefused
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.register import assessment, hand_marks, offices, settings
from doithoai.register.connection import Register
from doithoai.work import provinces, structure, tables
from doithoai.work.tables import Table, TableRefused

_OWN = "assessment_scheme"
_MOST_POINTS = 1000


class MarkRefused(InputRefused):
    """A mark by hand that cannot be set."""


# -- the scheme ------------------------------------------------------------------------------


def read(path: Path) -> Scheme:
    """The scheme in the TOML file at ``path``.

    Raises:
        TableRefused: the file breaks the shape; the text names the key.
    """
    return _scheme(tables.read(path))


def _scheme(table: Table) -> Scheme:
    table.skip("mark")
    name, source, basis = table.filled("name"), table.filled("source"), table.maybe_text("basis") or ""
    announced, results = (_within(table, key, 0, 365) for key in ("announced_days", "results_days"))
    least_data = _within(table, "least_data", 0, 100)
    duty = _duty(table)
    criteria = tuple(table.each("criterion", _criterion))
    grades = tuple(table.each("grade", _grade))
    table.done()
    if not criteria or len({criterion.key for criterion in criteria}) < len(criteria):
        raise TableRefused("criterion", N_("{file}: criteria are needed, each with a key of its own."), file=table.file)
    least = [grade.least for grade in grades]
    if not grades or least != sorted(set(least), reverse=True) or least[-1] != 0:
        raise TableRefused("grade", N_("{file}: grades go from the highest down to 0."), file=table.file)
    return Scheme(name, source, duty, announced, results, least_data, criteria, grades, basis)


def _within(table: Table, key: str, least: int, most: int) -> int:
    number = table.number(key)
    if not least <= number <= most:
        text = N_("{file}: {path} must lie between {least} and {most}.")
        place = f"{table.path}.{key}" if table.path else key
        raise TableRefused(place, text, file=table.file, least=least, most=most)
    return number


def _duty(table: Table) -> dict[OfficeLevel, int]:
    inner = table.table("duty")
    if inner is None:
        raise TableRefused("duty", N_("{file}: {path} is missing."), file=table.file)
    duty = {level: _within(inner, level, 0, 365) for level in OfficeLevel if inner.has(level)}
    inner.done()
    return duty


def _criterion(table: Table) -> Criterion:
    most = _within(table, "points", 1, _MOST_POINTS)
    levels = tuple(table.each("level", lambda level: _level(level, most)))
    least = [level.least for level in levels]
    if least != sorted(set(least), reverse=True):
        raise TableRefused(f"{table.path}.level", N_("{file}: {path} go from the highest down."), file=table.file)
    return Criterion(
        table.filled("key"),
        table.filled("title"),
        table.one_of("measure", Measure),
        most,
        _within(table, "each", 1, most) if table.has("each") else None,
        levels,
        table.one_of("nothing", Nothing) if table.has("nothing") else Nothing.FULL,
    )


def _level(table: Table, most: int) -> Level:
    return Level(_within(table, "least", 0, 100), _within(table, "points", 0, most))


def _grade(table: Table) -> Grade:
    lists = [table.flag(key) for key in ("praise", "correction")]
    return Grade(table.filled("name"), _within(table, "least", 0, 100), *lists)


@cache
def shipped(province: str | None) -> Scheme:
    """The scheme shipped for a province, else that for all."""
    own = paths.resource("assessment", f"{province}.toml") if province and province.isdigit() else None
    return read(own if own and own.exists() else paths.resource("assessment", "national.toml"))


def scheme(register: Register) -> Scheme:
    """The scheme that the office marks by: its own, else that of its province."""
    own = settings.get(register, _OWN)
    return _scheme(tables.read_text(own)) if own else shipped(provinces.own_province(register))


def keep_scheme(register: Register, path: Path) -> None:
    """Let the office mark by the scheme in a file from now on.

    Raises:
        TableRefused: the file breaks the shape; nothing is changed.
    """
    read(path)
    with register.step(N_("Change the marking scheme")):
        settings.put(register, _OWN, path.read_text("utf-8"))


# -- the sheets ------------------------------------------------------------------------------


def year(of: int) -> Period:
    """The days of a year."""
    return Period(date(of, 1, 1), date(of, 12, 31))


def sheets(register: Register, of: int, today: date) -> list[Sheet]:
    """The sheets of all units as of ``today``: at one office alone its own; else the units below, by their codes.

    Units from which nothing came stand among them, with nothing marked.
    """
    with register.snapshot():
        marking = scheme(register)
        units = assessment.units(register, marking, year(of), today)
        own = [unit for unit in units if unit.own]
        below = [unit for unit in units if not unit.own]
        if own and own[0].level is OfficeLevel.COMMUNE:  # the others are those it was made of
            own, below = [_together(own[0], below)], []
        if below:
            names = {place.code: place for place in _places(register, year(of).last)}
            present = {unit.code for unit in below}
            below = [_named(unit, names) for unit in below]
            below += [Unit(code, place.words, place.level) for code, place in names.items() if code not in present]
        assessed = sorted(below, key=lambda unit: unit.code) or own
        return [sheet(marking, unit, hand_marks.of_unit(register, of, unit.code)) for unit in assessed]


def _together(own: Unit, before: Sequence[Unit]) -> Unit:
    """A commune with what the communes that it was made of did in the year; its duty is its own."""
    values = dict(own.values)
    for unit in before:
        for measure, value in unit.values.items():
            present = values.get(measure, Value(0, value.of if measure is Measure.SESSIONS else 0))
            of = present.of if measure is Measure.SESSIONS else present.of + value.of
            values[measure] = Value(present.count + value.count, of)
    return replace(own, values=values)


def _places(register: Register, day: date) -> list[structure.Place]:
    code = offices.own_code(register)
    return structure.below(code, day) if code else []


def _named(unit: Unit, places: dict[str, structure.Place]) -> Unit:
    place = places.get(unit.code)
    return replace(unit, level=unit.level or place.level) if place else unit


def mark_typed(register: Register, of: int, typed: str, reason: str) -> None:
    """Set a mark as it is typed, ``18163/reception=8``; without points (``18163/reception=``) the counted one holds.

    Raises:
        MarkRefused: it is no mark.
    """
    unit, slash, rest = typed.partition("/")
    criterion, equals, points = rest.partition("=")
    number = points.strip().replace(",", ".")
    if not (slash and equals) or (number and not number.replace(".", "", 1).isdecimal()):
        raise MarkRefused("", N_("“{value}” is not a mark: UNIT/CRITERION=POINTS."), value=typed)
    mark_by_hand(register, of, unit.strip(), criterion.strip(), float(number) if number else None, reason)


def mark_by_hand(register: Register, of: int, unit: str, criterion: str, points: float | None, reason: str) -> None:
    """Set the points of a criterion by hand, with a reason; None lets the counted ones hold again.

    Args:
        unit: its code.

    Raises:
        MarkRefused: there is no such criterion, or it has not so many points, or the reason is missing.
    """
    lines = {line.key: line for line in scheme(register).criteria}
    if criterion not in lines:
        raise MarkRefused("", N_("The scheme has no criterion {key}."), key=criterion)
    if points is None:
        hand_marks.put(register, of, unit, criterion, None)
        return
    if not 0 <= points <= lines[criterion].points:
        text = N_("Points must lie between 0 and {most}.")
        raise MarkRefused("", text, most=f"{lines[criterion].points:g}")
    if not reason.strip():
        raise MarkRefused("", N_("A mark by hand needs a reason."))
    mark = HandMark(points, " ".join(reason.split()), register.who, date.today())
    hand_marks.put(register, of, unit, criterion, mark)
