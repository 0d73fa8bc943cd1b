"""Which series a document takes its number from: by calendar year, or through a committee's term.

State documents are numbered by year, from 01 on 1 January (Decree 30/2020/NĐ-CP, Article 15); party
documents run through the committee's term (HD 36-HD/VPTW, HD 05-HD/VPTW). The scheme is a setting of the
office; the printed form of a number (leading zero, symbol) is the format's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doithoai.domain.errors import N_, AppError, InputRefused
from doithoai.domain.kinds import Side
from doithoai.domain.office import Term, holds_on

SCHEMES = ("year", "term")
SCOPES = ("kind", "office")
OPEN_TERM = "term"
"""The period while no term is known at all: one series without end, so that printing still works."""


class TermUnknown(AppError):
    """A number by term is wanted for a day that no known term of the committee covers."""


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How an office numbers the documents of one side.

    Attributes:
        scheme: ``year`` (from 01 each calendar year) or ``term`` (from 01 each committee term).
        scope: ``kind`` (one series a document type) or ``office`` (one for all types).
        body_symbol: the issuing body in the symbol, e.g. ``UBND`` or ``ĐU``.
        archive_unit: the unit after ``Lưu: VT,``; may be empty.

    Raises:
        InputRefused: ``scheme`` or ``scope`` is not in its list.
    """

    side: Side
    scheme: str
    scope: str
    body_symbol: str
    archive_unit: str = ""

    def __post_init__(self) -> None:
        for path, value, allowed in (("scheme", self.scheme, SCHEMES), ("scope", self.scope, SCOPES)):
            if value not in allowed:
                raise InputRefused(path, N_("“{value}” is not one of: {known}."), value=value, known=", ".join(allowed))


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """One run of numbers from 01.

    Attributes:
        series: ``government/TB`` (one a document type) or ``government`` (one for the office).
        period: ``2026``; the day the term began, ``2025-07-01``; or `OPEN_TERM`.
    """

    series: str
    period: str


@dataclass(frozen=True, slots=True)
class SeriesStart:
    """Where a series begins in a register that goes on with the numbers of another book or program.

    Attributes:
        type_symbol: as of `series_key`; empty for the one series of an office.
        period: as of `SeriesKey`; first: the first number given here.
    """

    side: Side
    type_symbol: str
    period: str
    first: int

    @property
    def key(self) -> SeriesKey:
        """The series it is about."""
        return SeriesKey(f"{self.side}/{self.type_symbol}" if self.type_symbol else str(self.side), self.period)


def series_key(rule: NumberRule, type_symbol: str, day: date, terms: Iterable[Term]) -> SeriesKey:
    """The series a document dated ``day`` takes its number from.

    Args:
        type_symbol: the abbreviation of its type, e.g. ``TB``: all announcements and notices share one series.

    Raises:
        TermUnknown: numbers run by term, terms are known, and none covers ``day``.
    """
    series = str(rule.side) if rule.scope == "office" else f"{rule.side}/{type_symbol}"
    period = f"{day.year:04d}" if rule.scheme == "year" else _term_period(day, tuple(terms))
    return SeriesKey(series, period)


def _term_period(day: date, terms: tuple[Term, ...]) -> str:
    """The period of the term that covers ``day``; of two that overlap, the later one (its congress was held)."""
    if not terms:
        return OPEN_TERM
    covering = [term.starts_on for term in terms if holds_on(term.starts_on, term.ends_on, day)]
    if not covering:
        raise TermUnknown(
            N_("No term of the party committee covers {day}, so the document cannot be numbered."),
            remedy=N_("Enter the term (its first and last day) in the office's settings, then issue again."),
            day=f"{day:%d/%m/%Y}",
        )
    # The day it began, not its name or its row: both may be written anew without a new congress.
    return max(covering).isoformat()
