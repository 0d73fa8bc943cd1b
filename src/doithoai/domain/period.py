"""The period a report is about: its days, and the period the rules know it as (Kết luận 215-KL/TW)."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.domain.dates import short
from doithoai.domain.errors import N_, AppError

ADHOC = "adhoc"


class PeriodUpsideDown(AppError):
    """A period ends before it begins."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both inclusive.

    Raises:
        PeriodUpsideDown: the last day is before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise PeriodUpsideDown(
                N_("The period ends before it begins ({first} – {last})."),
                first=short(self.first),
                last=short(self.last),
            )

    @property
    def name(self) -> str:
        """The key of the one of `REPORT_PERIODS` it is; ``adhoc`` for days that make none of them."""
        return next((period.key for period in REPORT_PERIODS if period.of and period.of(self.first) == self), ADHOC)

    @property
    def quarter(self) -> int | None:
        """Which quarter of its year it is, 1 to 4; None when it is none."""
        number = (self.first.month + 2) // 3
        whole = self.first == date(self.first.year, 3 * number - 2, 1) and self.last == _end(
            self.first.year, 3 * number
        )
        return number if whole else None


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A period that reports are made for; receivers tick those they get, the page of reports offers its days.

    What a report calls it stands in ``resources/wording/report.toml`` (``period_`` and its key).

    Attributes:
        key: as registers and profiles keep it.
        name: message id; current: where it is offered for today, if called otherwise there.
        of: the period that contains a day; None where the days are chosen each time.
    """

    key: str
    name: str
    of: Callable[[date], Period] | None = None
    current: str = ""


def _months(first: int, last: int) -> Callable[[date], Period]:
    """From one month of the day's year to another, whole."""
    return lambda day: Period(date(day.year, first, 1), _end(day.year, last))


def _month(day: date) -> Period:
    return Period(day.replace(day=1), _end(day.year, day.month))


def _quarter(day: date) -> Period:
    first = 3 * ((day.month - 1) // 3) + 1
    return _months(first, first + 2)(day)


def _year(day: date) -> Period:
    return _months(1, 12)(day)


def _before(of: Callable[[date], Period]) -> Callable[[date], Period]:
    """The period before that of the day."""
    return lambda day: of(of(day).first - timedelta(days=1))


def _end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


# Those of Kết luận 215-KL/TW (domain.md section 3).
REPORT_PERIODS = (
    ReportPeriod("month", N_("Month"), _month, N_("This month")),
    ReportPeriod("quarter1", N_("Quarter 1"), _months(1, 3)),
    ReportPeriod("half", N_("Six months"), _months(1, 6)),
    ReportPeriod("nine_months", N_("Nine months"), _months(1, 9)),
    ReportPeriod("year", N_("The whole year"), _year),
    ReportPeriod(ADHOC, N_("When asked")),
)

# To look at: the periods of reports, and those whose report is written now that they are over.
OFFERED_PERIODS = (
    ReportPeriod("previous_month", N_("Previous month"), _before(_month)),
    ReportPeriod("quarter", N_("This quarter"), _quarter),
    ReportPeriod("previous_quarter", N_("Previous quarter"), _before(_quarter)),
    ReportPeriod("previous_year", N_("Previous year"), _before(_year)),
    *(period for period in REPORT_PERIODS if period.of),
)


def named_period(key: str, day: date) -> Period:
    """The period asked for on ``day``; ``key`` is that of one of `OFFERED_PERIODS`."""
    return next(period.of(day) for period in OFFERED_PERIODS if period.of and period.key == key)


def offered_name(period: Period, day: date) -> str:
    """The key of the one of `OFFERED_PERIODS` that ``period`` is on ``day``; ``adhoc`` where it is none of them."""
    return next((offered.key for offered in OFFERED_PERIODS if offered.of and offered.of(day) == period), ADHOC)
