"""Figures of a period, and the spreadsheet of it."""

from datetime import date
from pathlib import Path

from doithoai.domain.figures import Summary, summarise
from doithoai.domain.period import Period
from doithoai.exchange.files import whole_file
from doithoai.register import catalogues, offices, sessions
from doithoai.register.connection import Register
from doithoai.reports.workbook import write_workbook


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
