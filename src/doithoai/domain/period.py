"""The period a report is about: its days, and the period the rules know it as (Kết luận 215-KL/TW)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from doithoai.domain.dates import short
from doithoai.domain.errors import N_, AppError

ADHOC = "adhoc"
_ENDS = {"quarter1": 3, "half": 6, "nine_months": 9, "year": 12}


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
        """``month``, ``quarter1``, ``half``, ``nine_months`` or ``year``; ``adhoc`` for days that make none of them."""
        names = ("month", *_ENDS)
        return next((name for name in names if named_period(name, self.first) == self), ADHOC)

    @property
    def quarter(self) -> int | None:
        """Which quarter of its year it is, 1 to 4; None when it is none."""
        number = (self.first.month + 2) // 3
        whole = self.first == date(self.first.year, 3 * number - 2, 1) and self.last == _end_of(self.first, 3 * number)
        return number if whole else None


def named_period(name: str, day: date) -> Period:
    """The period of reports that contains ``day``.

    Args:
        name: ``month``, ``quarter1``, ``half``, ``nine_months`` or ``year`` (Kết luận 215-KL/TW, domain.md section 3).
    """
    if name == "month":
        return Period(day.replace(day=1), _end_of(day, day.month))
    return Period(date(day.year, 1, 1), _end_of(day, _ENDS[name]))


def _end_of(day: date, month: int) -> date:
    """The last day of ``month`` in the year of ``day``."""
    return date(day.year, month, monthrange(day.year, month)[1])
