"""Writing the package for the office above: data, spreadsheet, issued PDFs, manifest, in one zip.

Sessions pass by once, one in memory at a time. There is no "now" in a package: the same data gives the same
bytes (with the same versions of the program and of zlib). Overdue in the spreadsheet is judged on ``as_of``,
by default the last day of the period, and both spreadsheet and manifest say so.
"""

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from doithoai import __version__
from doithoai.domain.errors import N_
from doithoai.domain.figures import Figures
from doithoai.domain.office import Office
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.domain.session import DocumentRecord, Session
from doithoai.domain.text import fold
from doithoai.domain.turnover import TurnoverTables
from doithoai.exchange import data_file
from doithoai.exchange import manifest as manifests
from doithoai.exchange.container import Container, blocks
from doithoai.exchange.errors import PackageProblem
from doithoai.exchange.keys import SecretKey
from doithoai.exchange.manifest import Counts, Manifest, Packed, Since, State
from doithoai.exchange.values import LONGEST_NAME
from doithoai.files import whole_file
from doithoai.reports.workbook import LISTING, MAKING, PeriodWorkbook

SUFFIX = ".sdt.zip"
_FILES = 2  # parts of the progress for a session's documents, beside those of the spreadsheet

DocumentBytes = Callable[[DocumentRecord], bytes | None]


def package_name(office: Office | None, period: tuple[date, date], *, whole: bool = True) -> str:
    """``18163_2022-01-01_2022-12-31.sdt.zip``: plain letters, fit for every system and sorted by unit and time.

    One that holds only what is new since a receipt has ``_bo-sung`` behind its days.
    """
    first, last = period
    return f"{_unit_name(office)}_{first.isoformat()}_{last.isoformat()}{'' if whole else '_bo-sung'}{SUFFIX}"


def _unit_name(office: Office | None) -> str:
    name = (office.code or office.place_name or office.name or office.party_name) if office else None
    return _plain(name or "") or "don-vi"


def _plain(text: str) -> str:
    """ASCII letters, digits and hyphens; ``Sơn Tiến`` gives ``son-tien``."""
    folded = unicodedata.normalize("NFKD", fold(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")[:40].strip("-")


def write_package(
    *,
    office: Office | None,
    receiver: str,
    period: tuple[date, date],
    sessions: Iterable[Session],
    document_bytes: DocumentBytes,
    out_dir: Path,
    documents: Iterable[DocumentRecord] = (),
    turnover: TurnoverTables | None = None,
    history_head: str = "",
    as_of: date | None = None,
    made_on: date | None = None,
    key: SecretKey | None = None,
    state: State | None = None,
    since: Since | None = None,
    progress: Progress = untold,
    expected: int = 0,
) -> Path:
    """Write the package of a period into ``out_dir``; gives its path. A file of the same name is replaced.

    Args:
        receiver: name of the office above; may be empty. period: first and last day, both inclusive.
        document_bytes: the frozen PDF of an issued document; None where only its record is known, which goes alone.
        documents: those of no session.
        turnover: what was carried over, settled and is left in the period, as of ``as_of``; None where it is not known.
        history_head: head of the chain of history.
        as_of: the day on which overdue is judged; None is the last day of the period.
        made_on: the day of sending; goes in as data, so that two packages made on two days differ.
        key: signs the manifest; None leaves the package unsigned, and nobody will merge it.
        state: how far the register has come.
        since: what ``sessions`` leave out.
        progress, expected: told of what is packed, of about so many sessions; stops the work by raising.

    Raises:
        PackageProblem: a document's bytes are not those whose SHA-256 its record has.
        CannotWriteFile, CannotMakeWorkbook: no room, or no right to write; nothing is left behind.
    """
    judged = as_of or period[1]
    path = out_dir / package_name(office, period, whole=since is None)
    meter = Meter(progress, expected * (LISTING + MAKING + _FILES))
    about = partial(Manifest, f"doithoai {__version__}", office, receiver, period, judged, made_on, history_head)
    with whole_file(path) as file, Container(file, meter) as container:
        packing = _Packing(container, document_bytes, meter)
        with tempfile.TemporaryFile(dir=out_dir) as spreadsheet:
            with PeriodWorkbook(office, period, spreadsheet, judged, turnover=turnover, meter=meter) as book:
                packing.add_data(office, period, sessions, documents, book)
            packing.add_workbook(spreadsheet)
        packing.add_documents()
        extent = partial(about, turnover=turnover.whole if turnover else None, state=state, since=since)
        packing.finish(extent, key)
    return path


class _Packing:
    """Members going into a container, and the totals met on the way."""

    def __init__(self, container: Container, document_bytes: DocumentBytes, meter: Meter) -> None:
        self._container = container
        self._meter = meter
        self._bytes = document_bytes
        self._documents: dict[str, DocumentRecord] = {}
        self.counts = Counts()

    def add_data(
        self,
        office: Office | None,
        period: tuple[date, date],
        sessions: Iterable[Session],
        documents: Iterable[DocumentRecord],
        book: PeriodWorkbook,
    ) -> None:
        """``data.json``, while the same sessions fill the spreadsheet."""

        def passing() -> Iterator[Session]:
            for session in sessions:
                named = self._with_files(session)
                self.counts = add_counts(self.counts, book.add(named))
                yield named

        def of_no_session() -> Iterator[DocumentRecord]:
            for document in documents:
                self.counts = replace(self.counts, documents=self.counts.documents + 1)
                yield self._named(document)

        pieces = (piece.encode() for piece in data_file.to_json(office, period, passing(), of_no_session()))
        self._container.add(manifests.DATA, pieces, packed=True)

    def add_workbook(self, file: BinaryIO) -> None:
        """The spreadsheet, packed already."""
        file.seek(0)
        self._container.add(manifests.WORKBOOK, blocks(file), packed=False)

    def add_documents(self) -> None:
        """The issued PDFs that ``data.json`` names, packed already for the most part."""
        way = self._meter.stretch(self.counts.sessions * _FILES)
        for place, name in enumerate(sorted(self._documents), start=1):
            content = self._checked(self._documents[name])
            self._container.add(name, [content or b""], packed=False)
            way.reach(place, len(self._documents))
        way.reach(1, 1)

    def finish(self, about: Callable[..., Manifest], key: SecretKey | None) -> None:
        """The manifest, which says ``about`` of the package and lists all that went in, and its signature."""
        members, packed = tuple(self._container.members), Packed(*self._container.so_far())
        public = key.public if key else None
        content = manifests.to_bytes(about(counts=self.counts, members=members, packed=packed, key=public))
        self._container.add(manifests.NAME, [content], packed=False)
        if key:
            self._container.add(manifests.SIGNATURE, [key.sign(content)], packed=False)

    def _with_files(self, session: Session) -> Session:
        if not session.documents:
            return session
        return replace(session, documents=tuple(map(self._named, session.documents)))

    def _named(self, record: DocumentRecord) -> DocumentRecord:
        """The record with the name of its file in the package, or with none when there are no bytes."""
        if record.sha256 is None or self._checked(record) is None:
            return replace(record, file=None)
        name = _free_name(record, self._documents)
        named = replace(record, file=name)
        self._documents[name] = named
        return named

    def _checked(self, record: DocumentRecord) -> bytes | None:
        content = self._bytes(record)
        if content is not None and hashlib.sha256(content).hexdigest() != record.sha256:
            raise PackageProblem(
                N_("The register's copy of document {number} {symbol} is not the one that was issued."),
                remedy=N_("Check the register and restore a backup; no package was written."),
                number=record.number,
                symbol=record.symbol,
            )
        return content


def _free_name(record: DocumentRecord, taken: dict[str, DocumentRecord]) -> str:
    """Name of the PDF: the register's when it fits a package, else made from the record; never one twice.

    The same bytes under two records share one file.
    """
    name = record.file if record.file and _fits(record.file) else _name_from(record)
    stem, counter = name.removesuffix(".pdf"), 1
    while name in taken and taken[name].sha256 != record.sha256:
        counter += 1
        name = f"{stem}-{counter}.pdf"
    return name


_DOCUMENT_NAME = re.compile(r"documents(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+\.pdf")


def _fits(name: str) -> bool:
    return len(name) <= LONGEST_NAME - 10 and bool(_DOCUMENT_NAME.fullmatch(name)) and ".." not in name


def _name_from(record: DocumentRecord) -> str:
    year = f"{record.date.year:04}" if record.date else "khong-ngay"
    number = f"{record.number:04}" if record.number else "khong-so"
    symbol = _plain(record.symbol or "") or "van-ban"
    return f"documents/{year}/{symbol}-{number}-{record.kind}.pdf"


def add_counts(counts: Counts, figures: Figures) -> Counts:
    """The five totals with a session's figures added; attendees are everyone who came, citizens included.

    A session that was not held adds nothing, and neither does a row in which nobody says anything.
    """
    return Counts(
        counts.sessions + figures.sessions,
        counts.attendees + figures.people,
        counts.petitions + figures.petitions,
        counts.assigned + figures.assigned,
        counts.documents + figures.documents,
    )
