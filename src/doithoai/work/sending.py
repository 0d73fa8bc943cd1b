"""Data in and out of a register: loading and dumping data files, exporting the package for the office above."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from doithoai.domain.errors import N_, AppError
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress, untold
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure, Turnover
from doithoai.exchange import data_file
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import catalogues, dispatches, documents, history, offices, people, sessions
from doithoai.register.connection import Register
from doithoai.register.dispatches import Dispatch
from doithoai.work import numbers, reporting

if TYPE_CHECKING:
    from doithoai.exchange.verify import PackageReport


def load(register: Register, path: Path) -> tuple[int, int]:
    """Add the sessions of a data file; the file's office is taken where the register has none yet.

    Returns:
        How many sessions were added, and how many were there already with the same contents.

    Raises:
        DataRefused: the file breaks the schema; the text names the place; nothing was changed.
        SessionConflict, OtherOffice: it contradicts what the register holds; nothing was changed.
    """
    data = data_file.read(path, catalogue=catalogues.names(register, "fields"))
    with register.step(N_("Load sessions")):
        offices.take(register, data.office)
        counts = sessions.add(register, data.sessions)
        documents.keep_ahead(register, _numbers_used(register, data.sessions))
    return counts


def _numbers_used(register: Register, coming: tuple[Session, ...]) -> Iterator[tuple[SeriesKey, int]]:
    """The series and numbers of documents issued elsewhere, so that none is given out twice."""
    series_of = numbers.reckoner(register)
    for session in coming:
        for document in session.documents:
            key = series_of(document)
            if key is not None and document.number is not None:
                yield key, document.number


def dump(register: Register, out: TextIO, first: date | None = None, last: date | None = None) -> None:
    """Write the sessions that began in the period (days inclusive) as a data file."""
    days = sessions.days(register)
    # The office is named as it was called at the end of what is written, not as it is called today.
    office = offices.on(register, last or (days[1] if days else date.max))
    data_file.write(out, office, (first, last), sessions.each(register, first, last))


@dataclass(frozen=True, slots=True)
class Packed:
    """A package on the disk, and the line of it that belongs into the register."""

    path: Path
    dispatch: Dispatch


def export(register: Register, first: date, last: date, folder: Path, progress: Progress = untold) -> Path:
    """Write the package of a period for the office above; the same data gives the same bytes.

    All of it is of one moment, whatever is typed meanwhile.

    Args:
        progress: told how far it is; stops the work by raising.

    Raises:
        AppError: the period is upside down, or the folder cannot be written; nothing is left behind.
    """
    from doithoai.exchange.package import write_package  # spreadsheets and ReportLab take time to load

    period = Period(first, last)
    with register.snapshot():
        as_of = max(first, min(last, _last_change(register) or last))
        return write_package(
            office=offices.on(register, last),
            receiver=receiver_on(register, last),
            period=(first, last),
            sessions=sessions.each(register, first, last),
            document_bytes=lambda record: documents.pdf_by_hash(register, record.sha256 or ""),
            out_dir=folder,
            history_head=history.head(register),
            as_of=as_of,
            turnover=reporting.turnover(register, period, as_of),
            progress=progress,
            expected=sessions.count(register, first, last),
        )


def readable_private(register: Register, first: date, last: date) -> str | None:
    """One line about those in the package of a period who asked to be kept private; None when there is nobody."""
    count = len({person.name or person.phone for person in people.private(register, first, last)})
    if not count:
        return None
    return ngettext(
        "The package holds the data (name, village, telephone, words) of {count} person who asked to be kept private; "
        "every program can read them.",
        "The package holds the data (name, village, telephone, words) of {count} people who asked to be kept private; "
        "every program can read them.",
        count,
    ).format(count=count)


def receiver_on(register: Register, day: date) -> str:
    """Who a package is made for on ``day``: the first receiver, else the body above."""
    receivers = offices.receivers(register, day)
    return receivers[0].name if receivers else offices.on(register, day).superior or ""


def pack(
    register: Register, first: date, last: date, folder: Path, now: datetime, progress: Progress = untold
) -> Packed:
    """Write the package of a period as `export` does; what is to be noted of it comes back with it (`note`)."""
    path = export(register, first, last, folder, progress)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Packed(path, Dispatch(now, receiver_on(register, last), first, last, path.name, digest))


def note(register: Register, packed: Packed) -> None:
    """Keep a line in the register of a package that was made."""
    dispatches.note(register, packed.dispatch)


def _last_change(register: Register) -> date | None:
    """The day of the last change: a period that has not ended is judged by what was known, not by its end."""
    newest = history.steps(register, 1)
    return datetime.fromisoformat(newest[0].at).date() if newest else None


def verify(path: Path) -> tuple[list[str], list[AppError]]:
    """What a package holds, in lines a person reads, and what is wrong with it."""
    from doithoai.exchange.verify import verify as verify_package

    report = verify_package(path)
    lines = []
    if report.manifest:
        lines = summary(report)
    return lines, list(report.problems)


def summary(report: "PackageReport") -> list[str]:
    """Sender, receiver, period, the totals and the code to compare by telephone."""
    manifest = report.manifest
    assert manifest is not None
    office = manifest.office
    counts = manifest.counts
    first, last = (f"{day:%d/%m/%Y}" for day in manifest.period)
    lines = [
        _("Sender: {name} ({code})").format(name=(office and office.name) or "?", code=(office and office.code) or "?"),
        _("Receiver: {name}").format(name=manifest.receiver or "?"),
        _("Period: {first} – {last}").format(first=first, last=last),
        _(
            "Sessions: {sessions}; people: {people}; petitions: {petitions}; assigned: {assigned}; "
            "documents: {documents}"
        ).format(
            sessions=counts.sessions,
            people=counts.attendees,
            petitions=counts.petitions,
            assigned=counts.assigned,
            documents=counts.documents,
        ),
        *_turnover(manifest.turnover),
        _("Code: {code}").format(code=report.code),
    ]
    if report.is_whole:
        lines.append(_("The package is whole."))
    return lines


def _turnover(counts: Turnover | None) -> Iterator[str]:
    if counts is None:
        return
    yield _(
        "To settle: {to_settle} (carried over {carried}, received {received}); "
        "settled: {settled} (late {settled_late}); left: {left} (overdue {left_late})"
    ).format(**{figure: counts.of(figure) for figure in Figure})
