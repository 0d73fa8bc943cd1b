"""Figures of a period, and the spreadsheet of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from doithoai.exchange.files import whole_file
from doithoai.register import catalogues, offices, sessions
from doithoai.register.connection import Register
from doithoai.reports.figures import Summary, summarise
from doithoai.reports.workbook import write_workbook


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both inclusive."""

    first: date
    last: date


def named_period(name: str, day: date) -> Period:
    """The period of reports that contains ``day``.

    Args:
        name: ``month``, ``quarter1``, ``half``, ``nine_months`` or ``year`` (Kết luận 215-KL/TW, domain.md section 3).
    """
    january = date(day.year, 1, 1)
    ends = {"quarter1": 3, "half": 6, "nine_months": 9, "year": 12}
    if name == "month":
        first = day.replace(day=1)
        return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    month = ends[name]
    after = date(day.year + 1, 1, 1) if month == 12 else date(day.year, month + 1, 1)
    return Period(january, after - timedelta(days=1))


def figures(register: Register, period: Period, today: date) -> Summary:
    """The figures of the sessions that began in the period; overdue as of ``today``."""
    office = offices.on(register, period.last)
    fields = catalogues.names(register, "fields")
    found = sessions.each(register, period.first, period.last)
    return summarise(found, today, unit=office.name, field_order=fields)


def save_workbook(register: Register, period: Period, path: Path, today: date) -> Path:
    """Write the period's spreadsheet to ``path``, whole or not at all."""
    office = offices.on(register, period.last)
    with whole_file(path) as file:
        found = sessions.each(register, period.first, period.last)
        write_workbook(office, (period.first, period.last), found, file, today)
    return path
