"""Figures of a period, the spreadsheet of it, and what its report says.

A report is written from the figures; what no figure tells are passages kept in the register for that period.
"""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from doithoai.documents.brief import Reported
from doithoai.domain.errors import N_, AppError
from doithoai.domain.figures import Summary, by_level
from doithoai.domain.kinds import Side
from doithoai.domain.period import Period, named_period
from doithoai.domain.progress import Progress, untold
from doithoai.domain.session import Session
from doithoai.domain.turnover import TurnoverTables
from doithoai.files import whole_file
from doithoai.register import catalogues, consolidated, offices, sessions, settings
from doithoai.register import figures as summed
from doithoai.register import turnover as turnovers
from doithoai.register.connection import Register
from doithoai.work import planning


def figures(register: Register, period: Period, today: date) -> Summary:
    """The figures of the sessions that were held in the period; overdue as of ``today``."""
    with register.snapshot():
        office = offices.on(register, period.last)
        return summed.summary(
            register, period, today, unit=office.name, field_order=catalogues.names(register, "fields")
        )


def turnover(register: Register, period: Period, today: date) -> TurnoverTables:
    """What was carried over, came in, was settled and is left, by the days of the period that have come."""
    with register.snapshot():
        return turnovers.tables(register, period, today, catalogues.names(register, "fields"))


def save_workbook(register: Register, period: Period, path: Path, today: date, progress: Progress = untold) -> Path:
    """Write the period's spreadsheet to ``path``, whole or not at all, all of it of one moment.

    Args:
        progress: told how far it is; stops the work by raising.
    """
    from doithoai.reports.workbook import write_workbook  # spreadsheets take time to load

    days = (period.first, period.last)
    with register.snapshot(), whole_file(path) as file:
        of_period, expected = sessions.each(register, *days), sessions.count(register, *days)
        office = offices.on(register, period.last)
        counted = turnover(register, period, today)
        write_workbook(office, days, of_period, file, today, turnover=counted, progress=progress, expected=expected)
    return path


def other_columns() -> dict[str, str]:
    """The titles of the spreadsheets with columns of other systems, by name."""
    from doithoai.reports import other_columns as columns

    return {name: columns.read(path).title for name, path in columns.shipped().items()}


def save_columns(
    register: Register, period: Period, path: Path, today: date, columns: str, progress: Progress = untold
) -> Path:
    """Write the petitions of the period's sessions as rows for another system, whole or not at all.

    Args:
        columns: a name of `other_columns`, or the path of a file of the same shape.

    Raises:
        ColumnsRefused: there is no such file, or it is not what it should be.
    """
    from doithoai.reports import other_columns

    layout = other_columns.read(other_columns.shipped().get(columns) or Path(columns))
    days = (period.first, period.last)
    with register.snapshot(), whole_file(path) as file:
        of_period, expected = sessions.each(register, *days), sessions.count(register, *days)
        office = offices.on(register, period.last)
        other_columns.write(file, layout, of_period, office=office, today=today, progress=progress, expected=expected)
    return path


def save_spreadsheet(
    register: Register, period: Period, path: Path, today: date, columns: str, progress: Progress = untold
) -> Path:
    """`save_columns` where columns of another system are named, else `save_workbook`."""
    if columns:
        return save_columns(register, period, path, today, columns, progress)
    return save_workbook(register, period, path, today, progress)


# -- the report --------------------------------------------------------------------------


class MonthUnknown(AppError):
    """The report of a session's month is wanted, and the session has no date."""


def month_of(session: Session) -> Period:
    """The month whose report tells of ``session``.

    Raises:
        MonthUnknown: the session's day is not known.
    """
    if session.starts_at is None:
        raise MonthUnknown(
            N_("The session {title} has no date, so it belongs to no report."),
            remedy=N_("Enter the session's time."),
            title=session.title or session.uid,
        )
    return named_period("month", session.starts_at.date())


PASSAGES = ("limits", "directions", "proposals")
"""What an office writes into the report of a period; one not written takes the wording's own words."""


def passages(register: Register, period: Period) -> dict[str, str]:
    """The passages written for the report of ``period``."""
    stored = json.loads(settings.get(register, _key(period), "{}"))
    return {name: str(stored.get(name) or "") for name in PASSAGES}


def write_passage(register: Register, period: Period, name: str, text: str | None) -> None:
    """Keep the passage ``name`` of the report of ``period``; changes of one passage in a row are undone together."""
    assert name in PASSAGES
    with register.step(N_("Write the report"), strand=f"{_key(period)}:{name}"):
        texts = passages(register, period) | {name: text or ""}
        settings.put(register, _key(period), json.dumps(texts, ensure_ascii=False))


def _key(period: Period) -> str:
    return f"report:{period.first}:{period.last}"


def reported(register: Register, period: Period, day: date) -> Reported:
    """What the report of ``period`` dated ``day`` tells: figures as of that day, and the passages written for it."""
    with register.snapshot():
        of_plan, counted = planning.held_of_plan(register, period, day), turnover(register, period, day)
        units, summed_up = consolidated.units(register, period, day), figures(register, period, day)
        sides, texts = summed.by_side(register, period, day), passages(register, period)
        return Reported(period, summed_up, counted, of_plan=of_plan, units=units, by_side=sides, **texts)


def stand_in(register: Register, period: Period) -> Session:
    """What a report knows of sessions beside its figures: the side that holds them, and who chaired the latest.

    The party's rules hold where the party committee alone held the sessions of the period.
    """
    summaries = list(sessions.summaries(register, period.last, period.first, period.last))
    sides = {summary.side for summary in summaries if summary.side}
    chair = sessions.particulars(register, summaries[-1].uid).chair if summaries else None
    return Session("", side=Side.PARTY if sides == {Side.PARTY} else Side.GOVERNMENT, chair=chair)


def frozen(report: Reported) -> dict[str, object]:
    """What an issued report says, JSON-able: its period, its figures, its passages."""
    summary = report.figures
    tables = {name: getattr(summary, name) for name in ("by_kind", "by_field", "by_agency")}
    return {
        "period": {"from": report.period.first.isoformat(), "to": report.period.last.isoformat()},
        "as_of": summary.today.isoformat(),
        "whole": asdict(summary.whole),
        "by_side": [list(row) for row in report.by_side],
        **{name: [[row, asdict(part)] for row, part in table] for name, table in tables.items()},
        **({"by_level": [[level, asdict(part)] for level, part in by_level(report.units)]} if report.units else {}),
        "turnover": _turnover(report.turnover),
        **{name: getattr(report, name) for name in PASSAGES},
    }


def _turnover(tables: TurnoverTables) -> dict[str, object]:
    rows = {"by_field": tables.by_field, "by_agency": tables.by_agency}
    return {
        "until": tables.period.last.isoformat() if tables.period else None,
        "whole": asdict(tables.whole),
        **{name: [[row, asdict(part)] for row, part in table] for name, table in rows.items()},
    }
