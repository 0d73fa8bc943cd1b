"""Petitions as a spreadsheet with the columns that another system asks for: those are data (`resources/columns`)."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from doithoai.domain.dates import short
from doithoai.domain.errors import N_, InputRefused
from doithoai.domain.office import Office
from doithoai.domain.petition import Assignment, Petition, WrittenAnswer, is_blank, status
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.domain.session import Session, was_held
from doithoai.paths import resource
from doithoai.reports import lists, words
from doithoai.reports.book import Book
from doithoai.reports.sheet import Column, List, Styles, Value

_MADE = datetime(2000, 1, 1)  # nothing of the day on which it is made goes in
_LONGEST_SHEET = 25
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A petition to be listed; ``office`` keeps the register, ``number`` is that of the row."""

    number: int
    office: Office
    session: Session
    petition: Petition
    today: date


def _session_day(line: Line) -> date | None:
    return line.session.starts_at.date() if line.session.starts_at else None


def _unit(line: Line) -> Value:
    office = line.session.office
    return (office.name or office.code) if office else line.office.name or line.office.party_name


def _reference(line: Line) -> Value:
    day, number = _session_day(line), line.petition.number
    return f"{number}/{short(day)}" if day and number else number


def _assigned(line: Line) -> Assignment:
    return line.petition.assignment or Assignment()


def _written(line: Line) -> WrittenAnswer:
    return line.petition.written_answer or WrittenAnswer()


VALUES: Mapping[str, Callable[[Line], Value]] = {
    "number": lambda line: line.number,
    "unit": _unit,
    "unit_code": lambda line: line.session.office.code if line.session.office else line.office.code,
    "received_on": lambda line: line.petition.received_on or _session_day(line),
    "session_day": _session_day,
    "session_title": lambda line: line.session.title,
    "reference": _reference,
    "petitioner": lambda line: lists.who(line.petition.petitioner)[0],
    "address": lambda line: lists.who(line.petition.petitioner)[1],
    "field": lambda line: line.petition.field,
    "content": lambda line: line.petition.content,
    "competence": lambda line: words.COMPETENCES[line.petition.competence] if line.petition.competence else None,
    "answer_by": lambda line: line.petition.answer.by if line.petition.answer else None,
    "answer": lambda line: line.petition.answer.text if line.petition.answer else None,
    "lead": lambda line: _assigned(line).lead,
    "supporting": lambda line: "; ".join(_assigned(line).supporting) or None,
    "due": lambda line: _assigned(line).due,
    "written_number": lambda line: _written(line).number,
    "written_on": lambda line: _written(line).date,
    "written_summary": lambda line: _written(line).summary,
    "status": lambda line: words.STATUSES[status(line.petition, line.today)],
}
"""What a column may hold, by the name that its file calls it."""


class ColumnsRefused(InputRefused):
    """A file of columns is not what it should be; ``path`` names the place, e.g. ``column[3].value``."""


@dataclass(frozen=True, slots=True)
class OtherColumns:
    """The columns of another system, each with what stands in its rows."""

    title: str
    sheet: str
    heading: str
    columns: tuple[Column, ...]
    values: tuple[Callable[[Line], Value], ...]


def shipped() -> dict[str, Path]:
    """The files that come with the program, by name."""
    return {path.stem: path for path in sorted(resource("columns").glob("*.toml"))}


def read(path: Path) -> OtherColumns:
    """Read a file of columns.

    Raises:
        ColumnsRefused: it cannot be read, or names a value that there is not.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = N_("{path} cannot be read as a file of columns.")
        raise ColumnsRefused(path.name, message, detail=type(error).__name__) from error
    columns = table.get("column")
    if not isinstance(columns, list) or not columns:
        raise ColumnsRefused("column", N_("{path} is missing."))
    sheet = _text(table, "sheet", "")
    if len(sheet) > _LONGEST_SHEET or set(sheet) & set("[]:*?/\\"):
        raise ColumnsRefused("sheet", N_("{path} is no name of a sheet."))
    pairs = [_column(column, f"column[{place}]") for place, column in enumerate(columns)]
    return OtherColumns(
        _text(table, "title", ""),
        sheet,
        _text(table, "heading", ""),
        tuple(column for column, _ in pairs),
        tuple(value for _, value in pairs),
    )


def _column(table: object, place: str) -> tuple[Column, Callable[[Line], Value]]:
    if not isinstance(table, dict):
        raise ColumnsRefused(place, N_("{path} is missing."))
    width = table.get("width", _WIDTH)
    if not isinstance(width, int | float) or not 1 <= width <= 255:
        raise ColumnsRefused(f"{place}.width", N_("{path} is no width of a column."))
    head = Column(_text(table, "head", place), float(width))
    if "text" in table:
        text = _text(table, "text", place)
        return head, lambda _line: text
    name = table.get("value")
    if name is None:
        return head, lambda _line: None
    if not isinstance(name, str) or name not in VALUES:
        raise ColumnsRefused(f"{place}.value", N_("{path} is no value of a petition."))
    return head, VALUES[name]


def _text(table: dict[str, Any], key: str, place: str) -> str:
    text = table.get(key)
    if not isinstance(text, str) or not text.strip():
        raise ColumnsRefused(f"{place}.{key}" if place else key, N_("{path} is missing."))
    return text.strip()


def write(
    out: BinaryIO,
    layout: OtherColumns,
    sessions: Iterable[Session],
    *,
    office: Office,
    today: date,
    progress: Progress = untold,
    expected: int = 0,
) -> int:
    """Write the petitions of those sessions that were held, in their order.

    Args:
        expected: about how many sessions there are, for the progress only.

    Returns:
        How many were written.
    """
    meter, count = Meter(progress, expected), 0
    book = Book(out, meter)
    try:
        book.workbook.set_properties({"title": layout.title, "created": _MADE})
        subtitle = ". ".join(filter(None, (office.name or office.party_name, f"Số liệu đến ngày {short(today)}")))
        new_sheet, styles = book.workbook.add_worksheet, Styles(book.workbook)
        sheet = List(new_sheet, styles, layout.sheet, layout.heading, subtitle, layout.columns)
        for session in sessions:
            for petition in session.petitions if was_held(session, today) else ():
                if not is_blank(petition):
                    count += 1
                    line = Line(count, office, session, petition, today)
                    sheet.add([value(line) for value in layout.values])
            meter.advance()
        sheet.end()
        book.close()
    finally:
        book.drop()
    return count
