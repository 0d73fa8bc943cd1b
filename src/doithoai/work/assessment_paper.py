"""The paper of the yearly assessment: a clean copy to be signed, its number and day left to be written; or a sheet.

It takes no number here: a paper document gets one after it was signed (Decree 30/2020/NĐ-CP, Article 15).
"""

import io
from datetime import date
from pathlib import Path

from doithoai.documents.brief import Brief
from doithoai.documents.content import assessment_sheet
from doithoai.documents.content.assessment import Assessed, build_assessment
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.model import Family
from doithoai.domain import options
from doithoai.domain.assessment import Mark, Sheet
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.session import Session
from doithoai.domain.turnover import elapsed
from doithoai.files import whole_file
from doithoai.register import documents, offices, settings
from doithoai.register.connection import Register
from doithoai.work import assessment, format_choices, numbers

SHEET = ".xlsx"


class YearAhead(AppError):
    """A year that has not begun is to be assessed."""


def reason(mark: Mark) -> str:
    """Why a mark is what it is, as the paper says it."""
    return assessment_sheet.reason(assessment_sheet.wording(Family.STATE), mark)


def result(sheet: Sheet) -> str:
    """The sum of a sheet in a sentence, as the paper says it."""
    return assessment_sheet.result(assessment_sheet.wording(Family.STATE), sheet)


def worded(points: float) -> str:
    """Points as the paper has them: ``19,6``, ``20``."""
    return assessment_sheet.worded(points)


def assessed(register: Register, year: int, today: date) -> Assessed:
    """What the paper of a year tells, as of ``today``.

    Raises:
        YearAhead: the year has not begun.
    """
    counted = elapsed(assessment.year(year), today)
    if counted is None:
        raise YearAhead(N_("The year {year} has not begun."), year=year)
    with register.snapshot():
        sheets = tuple(assessment.sheets(register, year, today))
        own = len(sheets) == 1 and sheets[0].unit.own
        return Assessed(year, counted.last, assessment.scheme(register), sheets, own)


def brief_for(register: Register, today: date) -> Brief:
    """The brief of the copy to be signed; it is that of a report."""
    side = settings.chosen(register, options.SESSION_SIDE)
    form = format_choices.applied(register, format_for(Side.PARTY if side is Side.PARTY else Side.GOVERNMENT, today))
    rule = numbers.rule(register, form)
    receivers = (receiver.name for receiver in offices.receivers(register, today) if "year" in receiver.periods)
    return Brief(
        kind=DocumentKind.REPORT,
        session=Session("", side=side),
        office=offices.on(register, today),
        format=form,
        date=today,
        leaders=offices.leaders(register, today, documents.side_of(form.family)),
        body_symbol=rule.body_symbol,
        archive_unit=rule.archive_unit,
        receivers=tuple(receivers),
        for_signing=True,
    )


def write(register: Register, year: int, out: Path, today: date) -> Path:
    """Write the assessment of a year to ``out``: ``.pdf`` or ``.xlsx``, whole or not at all.

    Raises:
        YearAhead: the year has not begun.
        CannotWriteFile: the file cannot be written.
    """
    with register.snapshot(), whole_file(out) as file:
        subject = assessed(register, year, today)
        if out.suffix.lower() == SHEET:
            from doithoai.reports.assessment import write_assessment  # spreadsheets take time to load

            office = offices.on(register, today)
            write_assessment(file, office.name or office.party_name or "", subject)
        else:
            file.write(pages(brief_for(register, today), subject))
    return out


def pages(brief: Brief, subject: Assessed) -> bytes:
    """The paper as a PDF; ReportLab takes time to load."""
    from doithoai.documents.render.pdf.render import render_pdf

    pdf = io.BytesIO()
    render_pdf(build_assessment(brief, subject), brief.format, pdf)
    return pdf.getvalue()
