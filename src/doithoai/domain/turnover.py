"""What was carried over, came in, was settled and is left, by the day each thing happened (domain.md section 7b).

Every report form counts so: *kỳ trước chuyển sang + nhận trong kỳ = phải giải quyết; đã giải quyết trong kỳ (đúng
hạn, quá hạn); còn lại (trong hạn, quá hạn)*. An answer received in November belongs to November, whenever the
petition was raised. Pure functions; nothing is held but the counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Self

from doithoai.domain.kinds import Outcome
from doithoai.domain.period import Period
from doithoai.domain.petition import Petition, due_on, is_blank
from doithoai.domain.text import sort_key

ENDED = (Outcome.CLOSED, Outcome.TRANSFERRED, Outcome.WITHDRAWN)


class Figure(StrEnum):
    """What is counted of a period; each is an attribute of `Turnover` and a list of petitions."""

    CARRIED = "carried"
    RECEIVED = "received"
    TO_SETTLE = "to_settle"
    SETTLED = "settled"
    SETTLED_IN_TIME = "settled_in_time"
    SETTLED_LATE = "settled_late"
    UNDATED = "undated"
    LEFT = "left"
    LEFT_IN_TIME = "left_in_time"
    LEFT_LATE = "left_late"


FIGURES_OF_A_LINE = (
    Figure.CARRIED,
    Figure.RECEIVED,
    Figure.TO_SETTLE,
    Figure.SETTLED_IN_TIME,
    Figure.SETTLED_LATE,
    Figure.LEFT_IN_TIME,
    Figure.LEFT_LATE,
)
"""What a line of a table on screen shows, in its order: what there was to settle, and what became of it."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """Counts of petitions in one period.

    Attributes:
        carried: received before the period and not settled when it began.
        received: in the period.
        settled_in_time, settled_late: in the period; what has no date set is settled in time.
        undated: of those settled, how many have no day written down; they are counted on the day they were received.
        transferred, withdrawn: of those settled, how many were passed on to whom they belong, or taken back.
        left, left_late: not settled at the period's end; ``left_late`` with a date that had passed then. What is late
            is told by the date that was in force on that day (`petition.due_on`), whatever it was moved to since.
    """

    carried: int = 0
    received: int = 0
    settled_in_time: int = 0
    settled_late: int = 0
    undated: int = 0
    left: int = 0
    left_late: int = 0
    transferred: int = 0
    withdrawn: int = 0

    @property
    def to_settle(self) -> int:
        """What had to be settled in the period."""
        return self.carried + self.received

    @property
    def settled(self) -> int:
        """What was settled in it."""
        return self.settled_in_time + self.settled_late

    @property
    def left_in_time(self) -> int:
        """What is left with time to go, or without a date."""
        return self.left - self.left_late

    def of(self, figure: Figure) -> int:
        """One of the counts."""
        return int(getattr(self, figure))

    def __bool__(self) -> bool:
        return bool(self.to_settle)

    def __add__(self, other: Self) -> "Turnover":
        return Turnover(*(getattr(self, name) + getattr(other, name) for name in _NAMES))


_NAMES = tuple(field.name for field in fields(Turnover))


def total(parts: Iterable[Turnover]) -> Turnover:
    """The sum; zeros for nothing."""
    return sum(parts, Turnover())


@dataclass(frozen=True, slots=True)
class Settled:
    """How a petition was settled; ``day`` is None where nothing says when."""

    day: date | None


def settled(petition: Petition, received: date) -> Settled | None:
    """When a petition was settled; None while it is not.

    An answer in the meeting settles what nobody was told to settle afterwards, on the day it was received; a written
    answer on its own day; closed, transferred or withdrawn on the day of the written answer where there is one.
    """
    written = petition.written_answer
    if written is not None:
        return Settled(written.date)
    if petition.outcome in ENDED:
        answered = petition.answer is not None and petition.assignment is None
        return Settled(received if answered else None)
    if petition.assignment is None and petition.answer is not None:
        return Settled(received)
    return None


def of_petition(petition: Petition, received: date, period: Period) -> Turnover:
    """What one petition, received on ``received``, adds to the counts of ``period``; nothing when it is not in it.

    A row in which nobody says anything is no petition.
    """
    if received > period.last or is_blank(petition):
        return Turnover()
    end = settled(petition, received)
    # An answer dated before the petition came settles it the day it came: it is counted once, in that period.
    day = None if end is None else max(end.day or received, received)
    if day is not None and day < period.first:
        return Turnover()
    carried = received < period.first
    if day is None or day > period.last:
        return _left(petition, period.last, carried=carried)
    due = due_on(petition, day)
    late = due is not None and day > due
    return Turnover(
        carried=carried,
        received=not carried,
        settled_in_time=not late,
        settled_late=late,
        undated=end is not None and end.day is None,
        transferred=petition.outcome is Outcome.TRANSFERRED,
        withdrawn=petition.outcome is Outcome.WITHDRAWN,
    )


def _left(petition: Petition, last: date, *, carried: bool) -> Turnover:
    due = due_on(petition, last)
    return Turnover(carried=carried, received=not carried, left=1, left_late=due is not None and due < last)


Row = tuple[str | None, Turnover]


@dataclass(frozen=True, slots=True)
class TurnoverTables:
    """The counts of a period; a name of None stands for what is not known.

    Attributes:
        period: the days counted: of a period that has not ended, those up to the day of the figures; None when it has
            not begun, and all counts are zero.
        by_field: a row a field, whole.
        by_agency: a row a lead agency, of the petitions that were assigned; those with most to settle first.
    """

    period: Period | None = None
    whole: Turnover = Turnover()
    by_field: tuple[Row, ...] = ()
    by_agency: tuple[Row, ...] = ()

    @property
    def assigned(self) -> Turnover:
        """The sum of the agencies."""
        return total(part for _, part in self.by_agency)


def elapsed(period: Period, today: date) -> Period | None:
    """The days of ``period`` that have come by ``today``: nothing is overdue, and nothing settled, ahead of its day."""
    return Period(period.first, min(period.last, today)) if period.first <= today else None


class TurnoverCounting:
    """Counts as they pass by, whole, by field and by lead agency (None stands for what is not known).

    Args:
        period: the days counted (`elapsed`).
    """

    def __init__(self, period: Period | None) -> None:
        self.period = period
        self.whole = Turnover()
        self._fields: dict[str | None, Turnover] = {}
        self._agencies: dict[str | None, Turnover] = {}

    def add(self, petition: Petition, received: date) -> None:
        """Count a petition, received on ``received``."""
        if self.period:
            part = of_petition(petition, received, self.period)
            assigned = petition.assignment is not None
            lead = petition.assignment.lead if petition.assignment else None
            self.add_counts(part, petition.field, lead, assigned=assigned)

    def add_counts(self, part: Turnover, field: str | None, lead: str | None, *, assigned: bool) -> None:
        """Count several petitions of one field and one agency; ``lead`` says nothing of those not ``assigned``."""
        if part:
            self.whole += part
            self._fields[field] = self._fields.get(field, Turnover()) + part
            if assigned:
                self._agencies[lead] = self._agencies.get(lead, Turnover()) + part

    def tables(self, field_order: Iterable[str] = ()) -> TurnoverTables:
        """What was counted; fields in ``field_order``, then by name; unknown last."""
        places = {name: place for place, name in enumerate(field_order)}
        by_field = sorted(
            self._fields.items(),
            key=lambda row: (row[0] is None, places.get(row[0] or "", len(places)), sort_key(row[0] or "")),
        )
        by_agency = sorted(
            self._agencies.items(),
            key=lambda row: (row[0] is None, -row[1].to_settle, sort_key(row[0] or "")),
        )
        return TurnoverTables(self.period, self.whole, tuple(by_field), tuple(by_agency))
