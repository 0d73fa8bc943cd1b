"""The yearly assessment: what a unit did held against a marking scheme, criterion by criterion, each with its reason.

No scheme is universal: criteria, points and grades are data with a source. What nothing feeds yet has no points and is
not counted against anybody; a person may mark by hand, with a reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.text import sort_key


class Measure(StrEnum):
    """What can be measured of a unit in a year."""

    SESSIONS = "sessions"
    """Sessions held, of those that are its duty."""
    ANNOUNCED = "announced"
    """Sessions announced in time, of those held."""
    RESULTS = "results"
    """Sessions whose results were announced in time, of those for which the time has passed."""
    SETTLED = "settled"
    """Petitions settled, of those to be settled."""
    IN_TIME = "in_time"
    """Petitions settled in time, of those settled or past their date."""
    ASSIGNED = "assigned"
    """The same as `SETTLED`, of the petitions that were assigned."""
    OVERDUE = "overdue"
    """Petitions left that are past their date, of those left."""
    REOPENED = "reopened"
    """Petitions whose matter had been settled before, of those received."""
    CONCLUSIONS = "conclusions"
    """Conclusions carried out. Nothing feeds it yet."""
    RECEPTION = "reception"
    """Days on which citizens were received. Nothing feeds it yet."""


class Nothing(StrEnum):
    """What a criterion is worth where there was nothing to be done (no petition to settle, no session held)."""

    FULL = "full"
    NONE = "none"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Level:
    """From a share of a hundred on, so many points."""

    least: int
    points: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a scheme.

    Attributes:
        points: at most.
        each: points lost for each one counted; None: points by share.
        levels: points by share, highest first; empty: in proportion.
        nothing: where there was nothing to be done.
    """

    key: str
    title: str
    measure: Measure
    points: float
    each: float | None = None
    levels: tuple[Level, ...] = ()
    nothing: Nothing = Nothing.FULL


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, from so much of a hundred on; ``praise`` and ``correction`` are the lists its units stand in."""

    name: str
    least: int
    praise: bool = False
    correction: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A marking scheme.

    Attributes:
        source: where it comes from; basis: what papers cite it by, where there is anything.
        duty: sessions a year, by level.
        announced_days, results_days: before and after a session.
        least_data: so much of a hundred of all points must be marked, or a unit has no grade.
        grades: highest first.
    """

    name: str
    source: str
    duty: Mapping[OfficeLevel, int]
    announced_days: int
    results_days: int
    least_data: int
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    basis: str = ""

    @property
    def points(self) -> float:
        """All points there are."""
        return rounded(sum(criterion.points for criterion in self.criteria))


@dataclass(frozen=True, slots=True)
class Value:
    """A measure: ``count`` of ``of``."""

    count: int
    of: int

    @property
    def share(self) -> int:
        """Of a hundred, rounded down; 100 at most."""
        return min(100, 100 * self.count // self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class HandMark:
    """Points somebody set by hand, and why."""

    points: float
    reason: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a unit has for a criterion.

    Attributes:
        value: what was measured; None where nothing feeds it.
        counted: the points that follow from it; None where none do.
        hand: stands in their place.
    """

    criterion: Criterion
    value: Value | None
    counted: float | None
    hand: HandMark | None = None

    @property
    def points(self) -> float | None:
        """The points that hold; None: it is not marked, and not counted."""
        return self.hand.points if self.hand else self.counted


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is assessed.

    Attributes:
        values: by measure; a measure that is not there has no data.
        own: it is the office of the register itself.
    """

    code: str
    name: str
    level: OfficeLevel | None
    values: Mapping[Measure, Value] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The marks of a unit.

    Attributes:
        points: their sum; out_of: of the criteria that are marked.
        grade: None where too little is marked.
    """

    unit: Unit
    marks: tuple[Mark, ...]
    points: float
    out_of: float
    grade: Grade | None

    @property
    def share(self) -> float:
        """The points of a hundred that could be had, to one decimal."""
        return rounded(100 * self.points / self.out_of) if self.out_of else 0.0


def rounded(points: float) -> float:
    """To one decimal, halves up."""
    return int(points * 10 + 0.5 + 1e-9) / 10


def points(criterion: Criterion, value: Value | None) -> float | None:
    """The points that follow from a measure; None where none do."""
    if value is None:
        return None
    if value.of == 0:
        worth = {Nothing.FULL: criterion.points, Nothing.NONE: 0.0, Nothing.LEFT_OUT: None}
        return worth[criterion.nothing]
    if criterion.each is not None:
        return rounded(max(0.0, criterion.points - criterion.each * value.count))
    if criterion.levels:
        return next((level.points for level in criterion.levels if value.share >= level.least), 0.0)
    return rounded(criterion.points * min(value.count, value.of) / value.of)


def sheet(scheme: Scheme, unit: Unit, hand: Mapping[str, HandMark]) -> Sheet:
    """The marks of a unit; ``hand``: by the key of the criterion."""
    marks = tuple(_mark(criterion, unit, hand.get(criterion.key)) for criterion in scheme.criteria)
    total = rounded(sum(mark.points for mark in marks if mark.points is not None))
    out_of = rounded(sum(mark.criterion.points for mark in marks if mark.points is not None))
    ungraded = Sheet(unit, marks, total, out_of, None)
    if not out_of or 100 * out_of < scheme.least_data * scheme.points:
        return ungraded
    grade = next((grade for grade in scheme.grades if ungraded.share >= grade.least), None)
    return Sheet(unit, marks, total, out_of, grade)


def _mark(criterion: Criterion, unit: Unit, hand: HandMark | None) -> Mark:
    value = unit.values.get(criterion.measure)
    return Mark(criterion, value, points(criterion, value), hand)


def ranked(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Those that have a grade, the best first; units alike by their names."""
    graded = [sheet for sheet in sheets if sheet.grade]
    return sorted(graded, key=lambda sheet: (-sheet.share, sort_key(sheet.unit.name), sheet.unit.code))


def praised(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Those to be praised, the best first."""
    return [sheet for sheet in ranked(sheets) if sheet.grade and sheet.grade.praise]


def to_correct(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Those to be corrected, the weakest first."""
    return [sheet for sheet in reversed(ranked(sheets)) if sheet.grade and sheet.grade.correction]
