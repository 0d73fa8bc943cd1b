"""The series numbers are taken from: each only goes up, whatever is undone, so that no number is given out twice."""

from collections.abc import Iterable

from doithoai.domain.numbering import OPEN_TERM, SeriesKey
from doithoai.register import series_starts
from doithoai.register.connection import Register

_LAST = "SELECT last FROM number_series WHERE series = ? AND period = ?"
_RAISE = """
INSERT INTO number_series(series, period, last) VALUES (?, ?, ?)
ON CONFLICT(series, period) DO UPDATE SET last = excluded.last WHERE last < excluded.last
"""
# Numbers by term stand under the day the term began, or under `OPEN_TERM`; those by year are no business of terms.
_BY_TERM = "SELECT series, period, last FROM number_series WHERE period = ? OR period IS date(period)"


def next_number(register: Register, key: SeriesKey) -> int:
    """The number the next document of a series will take; taking none."""
    last = int(register.value(_LAST, (key.series, key.period)) or 0)
    return max(last + 1, series_starts.first_of(register, key))


def take(register: Register, key: SeriesKey, number: int | None = None) -> int:
    """Take a number of a series, the next one where none is given, inside a step."""
    number = next_number(register, key) if number is None else number
    keep_ahead(register, [(key, number)])
    return number


def keep_ahead(register: Register, numbers: Iterable[tuple[SeriesKey, int]]) -> None:
    """Move series past numbers that are used already, inside a step; never back."""
    for key, number in numbers:
        register.execute(_RAISE, (key.series, key.period, number))


def carry_over(register: Register) -> None:
    """Let numbers taken under a term not known (any more, or yet) go on in the newest one, inside a step."""
    starts = {start for (start,) in register.rows("SELECT starts_on FROM term")}
    newest = max(starts, default=OPEN_TERM)
    taken: dict[str, dict[str, int]] = {}
    for series, period, last in register.rows(_BY_TERM, (OPEN_TERM,)):
        taken.setdefault(series, {})[period] = last
    for series, numbers in taken.items():
        lost = {period: last for period, last in numbers.items() if period not in starts and period != newest}
        by_term = {start: numbers.get(start, 0) for start in starts}
        for period, last in lost.items():
            if _goes_on(period, last, newest, by_term):
                keep_ahead(register, [(SeriesKey(series, newest), last)])


def _goes_on(period: str, last: int, newest: str, by_term: dict[str, int]) -> bool:
    """Whether numbers of ``period`` go on in the ``newest`` term, and are not those of a term long over.

    Args:
        by_term: the last number of each known term in the series, by the day it began.
    """
    if OPEN_TERM in (period, newest):  # handed on to a term once, not to every later one
        return all(last > other for other in by_term.values())
    if period >= newest:
        return True
    return not by_term[newest] and not any(period < start < newest for start in by_term)
