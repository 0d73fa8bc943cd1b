"""The spreadsheet of a period: sessions, petitions, assignments and the tables of figures, in Vietnamese.

Sessions pass by one at a time and go to disk at once; those not held, and rows in which nobody says anything, are left
out. The same sessions give the same bytes. A petitioner who asked for it is not named; telephone numbers are left out
altogether.
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]

from doithoai.domain.errors import N_, AppError
from doithoai.domain.figures import Counting, Figures, Row, Summary, total
from doithoai.domain.office import Office
from doithoai.domain.petition import is_blank
from doithoai.domain.progress import Meter, Progress, Stretch, untold
from doithoai.domain.session import Session, was_held
from doithoai.domain.turnover import TurnoverTables
from doithoai.reports import lists, words
from doithoai.reports.book import Book
from doithoai.reports.sheet import MOST_ROWS, Column, List, Styles, Value

# Nothing of the day on which it is made goes in: the same data gives the same bytes.
_MADE = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 18
# Parts of the progress, by the time they take: listing a session, then its share of putting the workbook together.
LISTING, MAKING = 12, 4

_NOTE = (
    "Số liệu tính đến hết ngày {day}. Một ý kiến có thể vừa được trả lời tại hội nghị, vừa được phân công giải quyết; "
    "số quá hạn nằm trong số đang giải quyết."
)
_TURNOVER_NOTE = (
    "Số liệu theo ngày phát sinh, tính đến hết ngày {day}. Kỳ trước chuyển sang cộng nhận trong kỳ là số phải "
    "giải quyết, bằng số đã giải quyết trong kỳ cộng số còn lại; ý kiến không có thời hạn được tính là đúng hạn."
)


class CannotMakeWorkbook(AppError):
    """The spreadsheet cannot be made: no room for its working files."""


@contextmanager
def _working_files() -> Iterator[None]:
    """What the disk refuses here is no fault of the file that the person asked for: say so."""
    try:
        yield
    except (OSError, XlsxWriterException) as error:
        raise CannotMakeWorkbook(
            N_("The spreadsheet cannot be made."),
            remedy=N_("Check that the disk has room for temporary files."),
            detail=str(error),
        ) from error


class PeriodWorkbook:
    """A workbook being filled; a context manager that writes it to ``out`` when the block ends well.

    Args:
        today: the day on which overdue is judged; named in the sheets.
        turnover: what was carried over, settled and is left in the period; None leaves its two sheets out.
        out: takes the bytes; need not be seekable backwards.
        folder: where the working files go; None is the system's folder for them.
        meter: told of each session (`LISTING` parts, then `MAKING`); where it is looked at, the work can be stopped.
    """

    def __init__(
        self,
        office: Office | None,
        period: tuple[date | None, date | None],
        out: BinaryIO,
        today: date,
        *,
        turnover: TurnoverTables | None = None,
        folder: Path | None = None,
        most_rows: int = MOST_ROWS,
        meter: Meter | None = None,
    ) -> None:
        self._meter = meter or Meter(untold, 1)
        self._unit = (office.name or office.party_name) if office else None
        self._out, self._today, self._turnover = out, today, turnover
        self._subtitle = _subtitle(self._unit, period, today)
        self._most_rows = most_rows
        self._folder = folder
        self._counting = Counting(today)
        self._numbers = [0, 0, 0]
        self._listed = 0
        self._cleanup = ExitStack()

    def __enter__(self) -> Self:
        """Open the working files."""
        try:
            with _working_files():
                self._open()
        except BaseException:
            self._cleanup.close()
            raise
        return self

    def _open(self) -> None:
        working = tempfile.TemporaryDirectory(prefix="doithoai-", dir=self._folder, ignore_cleanup_errors=True)
        room = Path(self._cleanup.enter_context(working))
        self._raw = self._cleanup.enter_context((room / "workbook.xlsx").open("w+b"))
        self._file = Book(self._raw, self._meter, room)
        self._book = self._file.workbook
        self._book.set_properties({"title": "Tổng hợp tiếp xúc, đối thoại", "created": _MADE})
        self._styles = Styles(self._book)
        self._sessions = self._list("Hội nghị", "DANH SÁCH HỘI NGHỊ TIẾP XÚC, ĐỐI THOẠI", lists.SESSIONS)
        self._petitions = self._list("Kiến nghị", "DANH SÁCH Ý KIẾN, KIẾN NGHỊ", lists.PETITIONS)
        self._assignments = self._list("Phân công", "DANH SÁCH KIẾN NGHỊ ĐÃ PHÂN CÔNG GIẢI QUYẾT", lists.ASSIGNMENTS)

    def _list(self, name: str, title: str, columns: Sequence[Column]) -> List:
        return List(self._book.add_worksheet, self._styles, name, title, self._subtitle, columns, self._most_rows)

    def add(self, session: Session, unit: str | None = None) -> Figures:
        """A session with its petitions; ``unit`` names who held it when that is not the office. Gives its counts."""
        unit = unit or (session.office.name or session.office.code if session.office else None)
        figures = self._counting.add(session, unit or self._unit)
        if was_held(session, self._today):
            with _working_files():
                self._list_session(session, figures)
        self._listed += 1
        self._meter.advance(LISTING)
        return figures

    def _list_session(self, session: Session, figures: Figures) -> None:
        self._sessions.add(lists.session_row(self._next(0), session, figures))
        for petition in session.petitions:
            if is_blank(petition):
                continue
            self._petitions.add(lists.petition_row(self._next(1), session, petition, self._today))
            if petition.assignment:
                self._assignments.add(lists.assignment_row(self._next(2), session, petition, self._today))

    def summary(self) -> Summary:
        """The figures of what was added so far."""
        return self._counting.summary()

    def _next(self, counter: int) -> int:
        self._numbers[counter] += 1
        return self._numbers[counter]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the workbook out, unless the block failed; the working files go in any case."""
        with self._cleanup:
            try:
                if kind is None:
                    self._finish()
            finally:
                self._file.drop()

    def _finish(self) -> None:
        with _working_files():
            for table in (self._sessions, self._petitions, self._assignments):
                table.end()
            self._write_figures(self.summary())
            if self._turnover:
                self._write_turnover(self._turnover)
            self._file.close()
        half = self._listed * MAKING // 2
        self._meter.advance(half)
        _copy_evenly(self._raw, self._out, self._meter.stretch(half))

    def _write_figures(self, summary: Summary) -> None:
        note = _NOTE.format(day=_vietnamese(summary.today))
        unit = self._list("Tổng hợp theo đơn vị", "TỔNG HỢP THEO ĐƠN VỊ", lists.BY_UNIT)
        _fill(unit, summary.by_unit, words.UNKNOWN_UNIT, lists.unit_counts, note, summary.whole)
        field = self._list("Tổng hợp theo lĩnh vực", "TỔNG HỢP THEO LĨNH VỰC", lists.BY_FIELD)
        _fill(field, summary.by_field, words.UNKNOWN_FIELD, lists.field_counts, note, summary.whole)
        agency = self._list("Tổng hợp theo cơ quan", "TỔNG HỢP THEO CƠ QUAN CHỦ TRÌ GIẢI QUYẾT", lists.BY_AGENCY)
        _fill(
            agency,
            summary.by_agency,
            words.UNKNOWN_AGENCY,
            lists.agency_counts,
            note,
            total(part for _, part in summary.by_agency),
        )

    def _write_turnover(self, tables: TurnoverTables) -> None:
        note = _TURNOVER_NOTE.format(day=_vietnamese(tables.period.last if tables.period else self._today))
        for name, title, columns, rows, unknown, whole in (
            ("lĩnh vực", "LĨNH VỰC", lists.TURNOVER_BY_FIELD, tables.by_field, words.UNKNOWN_FIELD, tables.whole),
            ("cơ quan", "CƠ QUAN", lists.TURNOVER_BY_AGENCY, tables.by_agency, words.UNKNOWN_AGENCY, tables.assigned),
        ):
            sheet = self._list(f"Giải quyết theo {name}", f"KẾT QUẢ GIẢI QUYẾT TRONG KỲ THEO {title}", columns)
            for number, (row, part) in enumerate(rows, 1):
                sheet.add([number, row or unknown, *lists.turnover_counts(part)])
            sheet.end(["", words.TOTAL, *lists.turnover_counts(whole)], note)


def write_workbook(
    office: Office | None,
    period: tuple[date | None, date | None],
    sessions: Iterable[Session],
    out: BinaryIO,
    today: date,
    *,
    turnover: TurnoverTables | None = None,
    progress: Progress = untold,
    expected: int = 0,
) -> Summary:
    """Write the spreadsheet of ``sessions`` to ``out``; overdue as of ``today``.

    Args:
        turnover: as of `PeriodWorkbook`.
        progress: told of sessions as they are listed; stops the work by raising.
        expected: about how many sessions there are, for the progress only.

    Raises:
        CannotMakeWorkbook, OSError: no room for the working files or for the result.
    """
    meter = Meter(progress, expected * (LISTING + MAKING))
    with PeriodWorkbook(office, period, out, today, turnover=turnover, meter=meter) as book:
        for session in sessions:
            book.add(session)
    return book.summary()


Counts = Callable[[Figures], list[Value]]


def _fill(table: List, rows: Iterable[Row], unknown: str, counts: Counts, note: str, whole: Figures) -> None:
    for number, (name, figures) in enumerate(rows, 1):
        table.add([number, name or unknown, *counts(figures)])
    table.end(["", words.TOTAL, *counts(whole)], note)


def _subtitle(unit: str | None, period: tuple[date | None, date | None], today: date) -> str:
    first, last = period
    span = [f"từ ngày {_vietnamese(first)}"] if first else []
    span += [f"đến ngày {_vietnamese(last)}"] if last else []
    parts = [unit, " ".join(span), f"số liệu tính đến hết ngày {_vietnamese(today)}"]
    return "; ".join(part for part in parts if part)


def _vietnamese(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _copy_evenly(raw: BinaryIO, out: BinaryIO, way: Stretch) -> None:
    """The same members with one time and one set of rights: XlsxWriter takes both from its working files."""
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        copied, total = 0, sum(member.file_size for member in source.infolist())
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it tells Windows from the rest
            info.external_attr = 0o600 << 16
            with source.open(member) as inside, target.open(info, "w") as outside:
                while block := inside.read(_BLOCK):
                    outside.write(block)
                    copied += len(block)
                    way.reach(copied, total)
