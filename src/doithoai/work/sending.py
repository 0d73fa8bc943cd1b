"""Data in and out of a register: loading and dumping data files, exporting the package for the office above."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from doithoai.domain.errors import N_, AppError
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress, untold
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.exchange.data_file import DataFile
from doithoai.exchange.manifest import Since, State
from doithoai.i18n import ngettext
from doithoai.register import (
    catalogues,
    documents,
    history,
    keys,
    offices,
    people,
    receipts,
    sessions,
)
from doithoai.register.connection import Register
from doithoai.register.receipts import Changed, Confirmed
from doithoai.work import numbers, reporting

if TYPE_CHECKING:
    from doithoai.exchange.seal import Lock


def load(register: Register, path: Path) -> tuple[int, int]:
    """Add the sessions of a data file, and its documents of no session.

    The file's office is taken where the register has none yet.

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
        documents.add(register, data.documents)
        documents.keep_ahead(register, _numbers_used(register, data))
    return counts


def _numbers_used(register: Register, coming: DataFile) -> Iterator[tuple[SeriesKey, int]]:
    """The series and numbers of documents issued elsewhere, so that none is given out twice."""
    series_of = numbers.reckoner(register)
    of_sessions = (document for session in coming.sessions for document in session.documents)
    for document in (*of_sessions, *coming.documents):
        key = series_of(document)
        if key is not None and document.number is not None:
            yield key, document.number


def dump(register: Register, out: TextIO, first: date | None = None, last: date | None = None) -> None:
    """Write the sessions that began in the period (days inclusive), and the documents of none, as a data file.

    Raises:
        PeriodUpsideDown: the last day is before the first; nothing was written.
    """
    if first and last:
        Period(first, last)
    days = sessions.days(register)
    # The office is named as it was called at the end of what is written, not as it is called today.
    office = offices.on(register, last or (days[1] if days else date.max))
    of_none = documents.of_no_session(register, first, last)
    data_file.write(out, office, (first, last), sessions.each(register, first, last), of_none)


def export(
    register: Register,
    first: date,
    last: date,
    folder: Path,
    progress: Progress = untold,
    *,
    lock: "Lock | None" = None,
    since_receipt: bool = False,
) -> Path:
    """Write the signed package of a period for the office above; the same data gives the same bytes, but for a seal.

    All of it is of one moment, whatever is typed meanwhile.

    Args:
        progress: told how far it is; stops the work by raising.
        lock: whom it is sealed for; None leaves it a zip that everybody opens.
        since_receipt: only what has changed since the last package that an office above confirmed.

    Raises:
        AppError: the period is upside down, nothing was confirmed yet, or the folder cannot be written; nothing is
            left behind.
    """
    from doithoai.exchange import seal

    period = Period(first, last)
    if lock is None:
        return write(register, period, folder, progress, since_receipt=since_receipt)
    with tempfile.TemporaryDirectory() as own:  # what is unsealed stays on this computer
        package = write(register, period, Path(own), progress, since_receipt=since_receipt)
        path = folder / sealed_name(package.name)
        seal.seal(package, path, lock, progress)
    return path


def sealed_name(name: str) -> str:
    """The name of a package once it is sealed."""
    return f"{name.removesuffix('.sdt.zip')}.sdta"


def write(
    register: Register,
    period: Period,
    folder: Path,
    progress: Progress = untold,
    *,
    receiver: str = "",
    since_receipt: bool = False,
    receipt_of: str = "",
) -> Path:
    """Write the unsealed package of a period into ``folder``, as `export` does.

    Args:
        receiver: who it is made for; the first receiver of reports where nobody is named.
        receipt_of: the code of the office whose receipt counts; any where it is empty.
    """
    from doithoai.exchange.keys import SecretKey
    from doithoai.exchange.package import write_package  # spreadsheets and ReportLab take time to load

    first, last = period.first, period.last
    with register.snapshot():
        as_of = max(first, min(last, _last_change(register) or last))
        receipt = _confirmed(register, receipt_of) if since_receipt else None
        changed = receipts.changed_since(register, receipt.state, first, last) if receipt else None
        coming = sessions.each(register, first, last)
        return write_package(
            office=offices.on(register, last),
            receiver=receiver or receiver_on(register, last),
            period=(first, last),
            sessions=coming if not (receipt and changed) else _new_since(coming, receipt, changed),
            documents=documents.of_no_session(register, first, last),
            document_bytes=lambda record: documents.pdf_by_hash(register, record.sha256 or ""),
            out_dir=folder,
            history_head=history.head(register),
            as_of=as_of,
            turnover=reporting.turnover(register, period, as_of),
            key=SecretKey(keys.own(register)),
            state=_state(register),
            since=Since(receipt.manifest, tuple(sorted(changed.gone))) if receipt and changed else None,
            progress=progress,
            expected=sessions.count(register, first, last),
        )


def _confirmed(register: Register, code: str) -> Confirmed:
    receipt = receipts.latest(register, code)
    if receipt is None:
        raise AppError(
            N_("No office above has confirmed a package yet."),
            remedy=N_("Export the whole period; read the receipt when it comes back."),
        )
    return receipt


def _new_since(coming: Iterator[Session], receipt: Confirmed, changed: Changed) -> Iterator[Session]:
    """Sessions that were changed, and those of days that the confirmed package did not cover."""
    for session in coming:
        day = session.starts_at.date() if session.starts_at else receipt.first
        if session.uid in changed.touched or not receipt.first <= day <= receipt.last:
            yield session


def _state(register: Register) -> State | None:
    state = history.state(register)
    return State(state[0], f"{state[1].astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z") if state else None


def lock_of(receivers: Sequence[Path], passphrase: str) -> "Lock | None":
    """What a package is sealed for: the key files of its receivers, else a passphrase; None for neither."""
    from doithoai.exchange import keys as key_files
    from doithoai.exchange.seal import Lock

    if not receivers and not passphrase:
        return None
    return Lock(tuple(key_files.read(path).public for path in receivers), passphrase)


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


def _last_change(register: Register) -> date | None:
    """The day of the last change: a period that has not ended is judged by what was known, not by its end."""
    newest = history.steps(register, 1)
    return datetime.fromisoformat(newest[0].at).date() if newest else None
