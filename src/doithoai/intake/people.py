"""People from elsewhere: rows pasted from Excel or Word, or a spreadsheet file, turned into attendees.

Columns are told by their heads where there is a head row, else by what stands in them.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee
from doithoai.domain.text import clean, fold

_HEADS = {
    "name": ("ho va ten", "ho ten", "ten", "dai bieu", "nguoi tham du", "name"),
    "position": ("chuc vu", "chuc danh", "position"),
    "body": ("don vi", "co quan", "dia chi", "thon", "noi cong tac", "to chuc", "body", "unit"),
}
_ORDER = re.compile(r"^\s*\d{1,4}[.)]?\s*$")
_NUMBERED = re.compile(r"^\s*\d{1,4}[.)]\s+")
_MOST = 5000


class PeopleUnreadable(AppError):
    """A file of people cannot be read."""


def from_text(pasted: str) -> list[Attendee]:
    """People in pasted text: cells between tabs (Excel, a Word table), or one a line with commas between."""
    lines = [line for line in clean(pasted).split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        return from_rows([line.split("\t") for line in lines])
    return from_rows([re.split(r"\s*[,;–]\s*|\s+-\s+", _NUMBERED.sub("", line), maxsplit=2) for line in lines])


def from_file(path: Path) -> list[Attendee]:
    """People in the first sheet of an ``.xlsx`` file, or in a ``.csv`` or text file.

    Raises:
        PeopleUnreadable: the file is not there or is something else.
    """
    try:
        if path.suffix.lower() == ".xlsx":
            return from_rows(_sheet(path))
        text = path.read_text("utf-8-sig")
        separator = csv.Sniffer().sniff(text[:4096], delimiters=",;\t").delimiter if "\t" not in text else "\t"
        return from_rows(list(csv.reader(io.StringIO(text), delimiter=separator)))
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        raise PeopleUnreadable(
            N_("{file} cannot be read as a list of people."),
            remedy=N_("Save it as .xlsx, or copy the rows and paste them here."),
            file=path.name,
            detail=str(error),
        ) from error


def _sheet(path: Path) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(values_only=True, max_row=_MOST)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    finally:
        book.close()


def from_rows(rows: Sequence[Sequence[str]]) -> list[Attendee]:
    """People in a table of texts."""
    table = [[clean(cell).strip() for cell in row] for row in rows]
    table = [row for row in table if any(row)]
    columns = _by_head(table)
    if columns is not None:
        start, places = columns
        table = table[start + 1 :]
    else:
        places = _by_place(table)
    people = (_person(row, places) for row in table)
    return [person for person in people if person is not None][:_MOST]


def _by_head(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """The row of heads among the first few, and which column is which."""
    for place, row in enumerate(table[:6]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            words = fold(cell)
            for part, heads in _HEADS.items():
                if part not in columns and any(words.startswith(head) for head in heads):
                    columns[part] = column
                    break
        if "name" in columns and len(row) > 1:
            return place, columns
    return None


def _by_place(table: Sequence[Sequence[str]]) -> dict[str, int]:
    """Name, position and body in this order, after a column of running numbers if there is one."""
    first = 1 if table and sum(bool(row and _ORDER.match(row[0])) for row in table) * 2 > len(table) else 0
    return {"name": first, "position": first + 1, "body": first + 2}


def _person(row: Sequence[str], columns: dict[str, int]) -> Attendee | None:
    def cell(part: str) -> str | None:
        place = columns.get(part)
        return row[place] or None if place is not None and place < len(row) else None

    name = cell("name")
    if not name or _ORDER.match(name):
        return None
    return Attendee(" ".join(name.split()), cell("position"), cell("body"), guessed_role(cell("position")))


_LEADER_WORDS = ("bi thu", "chu tich", "pho chu tich", "pho bi thu")


def guessed_role(position: str | None) -> Role | None:
    """A leader by the post; otherwise not known: nothing else is guessed."""
    words = fold(position or "")
    if any(words.startswith(word) for word in _LEADER_WORDS) and "hoi" not in words.split():
        return Role.LEADER
    return None


def not_on_roster(coming: Iterable[Attendee], roster: Iterable[Attendee]) -> list[Attendee]:
    """Those who are not on the roster yet, by name and body."""
    present = {(fold(person.name), fold(person.body or "")) for person in roster}
    return [person for person in coming if (fold(person.name), fold(person.body or "")) not in present]
