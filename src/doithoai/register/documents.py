"""Issued documents: taking the number, freezing the bytes, keeping the series ahead.

The number is read, the document is made with it, and both are written in one transaction that holds the
write lock throughout, so two processes never share a number and a failure takes none.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from doithoai.domain.errors import N_, Gone
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord
from doithoai.register import number_series, rows, sessions
from doithoai.register.connection import Register, Row


@dataclass(frozen=True, slots=True)
class Making:
    """What making a document gave: its bytes and what the book of documents must know of it.

    Attributes:
        symbol: without the number, e.g. ``TB-UBND``.
        content: what it says, JSON-able; kept beside the bytes so that the register can read it back.
    """

    pdf: bytes
    symbol: str
    format: str
    content: object = None


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A line of the book of documents.

    Attributes:
        session_uid: of the session it belongs to; empty for a report, which has the days it ``covers``.
    """

    uid: str
    session_uid: str
    record: DocumentRecord
    format: str | None
    issued_at: str | None
    replaced_by: str | None
    has_pdf: bool
    covers: Period | None = None


class DocumentUnknown(Gone):
    """No issued document fits."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is known of a document before its number is taken.

    Attributes:
        make: called once with the number taken.
        covers: the days a report is about; it belongs to no session.
        number: the one it takes; None takes the next of its series. Whether it is free the gate has asked.
        addressee: the body that a letter goes to.
    """

    day: date
    series: SeriesKey
    make: Callable[[int], Making]
    covers: Period | None = None
    number: int | None = None
    addressee: str | None = None


def issue(
    register: Register,
    kind: DocumentKind,
    session_uid: str,
    decide: Callable[[], Decided],
    *,
    replaces: str | None = None,
) -> IssuedDocument:
    """Issue a document: take its number (the one decided, else the next), make the document, freeze it.

    Args:
        decide: called once, inside the transaction: whatever decides the paper is read there.
        replaces: uid of the issued document this one replaces.

    Raises:
        AppError: whatever ``decide`` or what it gives raises; then no number is taken and nothing is written.
    """
    with register.step(N_("Issue a document"), kind="final"):
        decided = decide()
        day, series, covers = decided.day, decided.series, decided.covers
        session_id = None if covers else sessions.id_of(register, session_uid)
        number = number_series.take(register, series, decided.number)
        making = decided.make(number)
        digest = hashlib.sha256(making.pdf).hexdigest()
        record = DocumentRecord(
            kind,
            number,
            making.symbol,
            day,
            digest,
            file_name(kind, number, making.symbol, series),
            covers.first if covers else None,
            covers.last if covers else None,
            decided.addressee,
        )
        uid = str(uuid.uuid4())
        register.execute(
            f"INSERT INTO document(uid, session_id, {rows.names(rows.DOCUMENT)}, format, "
            f"series, period, content, pdf, issued_at, replaces_id) "
            f"VALUES (?, ?, {rows.marks(rows.DOCUMENT)}, ?, ?, ?, ?, ?, ?, ?)",
            (
                uid,
                session_id,
                *rows.document_row(record),
                making.format,
                series.series,
                series.period,
                json.dumps(making.content, ensure_ascii=False) if making.content is not None else None,
                making.pdf,
                datetime.now().astimezone().isoformat(timespec="seconds"),
                _id_of(register, replaces) if replaces else None,
            ),
        )
    return get(register, uid)


def file_name(kind: DocumentKind, number: int, symbol: str, series: SeriesKey) -> str:
    """The name of the PDF inside a package: ASCII, one for each document, sorted as the book is."""
    plain = symbol.replace("/", "-").replace("Đ", "D")
    period = "".join(c if c.isalnum() else "-" for c in series.period)
    return f"documents/{period}/{plain}-{number:04d}-{kind}.pdf"


def next_number(register: Register, series: SeriesKey) -> int:
    """The number the next document of ``series`` will take; taking none."""
    return number_series.next_number(register, series)


def keep_ahead(register: Register, numbers: Iterable[tuple[SeriesKey, int]]) -> None:
    """Move series past numbers already used elsewhere (documents of a data file, an office's paper book)."""
    with register.step(N_("Set the next number")):
        number_series.keep_ahead(register, numbers)


_ISSUED = f"""
SELECT d.uid, coalesce(s.uid, ''), d.format, d.issued_at,
       (SELECT r.uid FROM document r WHERE r.replaces_id = d.id ORDER BY r.id DESC LIMIT 1), d.pdf IS NOT NULL,
       {rows.names(rows.DOCUMENT, "d")}
FROM document d LEFT JOIN session s ON s.id = d.session_id
"""


def _issued(row: Row) -> IssuedDocument:
    uid, session_uid, form, issued_at, replaced_by, has_pdf, *values = row
    record = rows.document_of(values)
    covers = Period(record.covers_from, record.covers_to) if record.covers_from and record.covers_to else None
    return IssuedDocument(uid, session_uid, record, form, issued_at, replaced_by, bool(has_pdf), covers)


def get(register: Register, uid: str) -> IssuedDocument:
    """The book's line of one document."""
    row = register.row(f"{_ISSUED} WHERE d.uid = ?", (uid,))
    if row is None:
        raise DocumentUnknown(N_("The register has no document {uid}."), uid=uid)
    return _issued(row)


def book(register: Register, session_uid: str | None = None) -> list[IssuedDocument]:
    """The issued documents (of a session), in the order of issue."""
    where = "WHERE s.uid = ?" if session_uid else ""
    lines = register.rows(f"{_ISSUED} {where} ORDER BY d.id", (session_uid,) if session_uid else ())
    return [_issued(row) for row in lines]


def in_series(register: Register, key: SeriesKey) -> list[IssuedDocument]:
    """The documents issued here with a number of a series, by number."""
    lines = register.rows(f"{_ISSUED} WHERE d.series = ? AND d.period = ? ORDER BY d.number", (key.series, key.period))
    return [_issued(row) for row in lines]


def of_no_series(register: Register) -> list[IssuedDocument]:
    """The documents of which only the record is known, from a data file, and their number with it."""
    lines = register.rows(f"{_ISSUED} WHERE d.series IS NULL AND d.number IS NOT NULL ORDER BY d.number")
    return [_issued(row) for row in lines]


def of_no_session(register: Register, first: date | None = None, last: date | None = None) -> list[DocumentRecord]:
    """The records of the documents that belong to no session, dated in the period (days inclusive), as issued."""
    lines = register.rows(
        f"SELECT {rows.names(rows.DOCUMENT)} FROM document WHERE session_id IS NULL "
        "AND (:first IS NULL OR date >= :first) AND (:last IS NULL OR date <= :last) ORDER BY id",
        {"first": rows.iso(first), "last": rows.iso(last)},
    )
    return [rows.document_of(line) for line in lines]


def add(register: Register, records: Iterable[DocumentRecord]) -> None:
    """Add documents of no session that are known from a data file; one that is there already is not added again."""
    with register.step(N_("Add documents")):
        existing = {_identity(record) for record in of_no_session(register)}
        for record in records:
            row = rows.document_row(record)
            identity = _identity(rows.document_of(row))
            if identity not in existing:
                existing.add(identity)
                register.execute(
                    f"INSERT INTO document(uid, {rows.names(rows.DOCUMENT)}) VALUES (?, {rows.marks(rows.DOCUMENT)})",
                    (str(uuid.uuid4()), *row),
                )


def _identity(record: DocumentRecord) -> DocumentRecord:
    """What makes a record that of one document: not the name of a file, which each package gives, nor what files of
    earlier versions do not say.
    """
    return replace(record, file=None, covers_from=None, covers_to=None, addressee=None)


def standing(
    register: Register, kind: DocumentKind, session_uid: str, covers: Period | None = None
) -> list[IssuedDocument]:
    """The documents of a kind about a session, or about the days of a report, that no other replaces."""
    where, values = ("s.uid = ?", [session_uid])
    if covers:
        where, values = ("d.covers_from = ? AND d.covers_to = ?", [covers.first.isoformat(), covers.last.isoformat()])
    lines = register.rows(
        f"{_ISSUED} WHERE d.kind = ? AND {where} "
        "AND NOT EXISTS (SELECT 1 FROM document r WHERE r.replaces_id = d.id) ORDER BY d.id",
        (kind.value, *values),
    )
    return [_issued(row) for row in lines]


def reminders_to(register: Register, agency: str, before: date, but: str | None = None) -> int:
    """How many reminders an agency was issued before a day; one that was replaced counts once with its successor.

    Args:
        but: uid of one that is left out, as it is being replaced.
    """
    return int(
        register.value(
            "SELECT count(*) FROM document d WHERE d.kind = 'reminder' AND d.date < ? AND d.uid IS NOT ? "
            "AND coalesce(d.addressee, json_extract(d.content, '$.letter.addressee')) = ? "
            "AND NOT EXISTS (SELECT 1 FROM document r WHERE r.replaces_id = d.id AND r.date < ?)",
            (rows.iso(before), but, agency, rows.iso(before)),
        )
    )


def content_part(register: Register, uid: str, key: str) -> str | None:
    """A part of what is kept beside an issued document, as JSON; None where that was not kept."""
    stored = register.value("SELECT json_extract(content, '$.' || ?) FROM document WHERE uid = ?", (key, uid))
    return None if stored is None else str(stored)


def letter_of(register: Register, uid: str) -> tuple[str, tuple[str, ...]]:
    """Whom an issued letter went to, and the uids of the petitions it names; empty of any other document."""
    row = register.row("SELECT addressee, json_extract(content, '$.letter') FROM document WHERE uid = ?", (uid,))
    addressee, text = row or (None, None)
    letter = json.loads(text) if text else {}
    return str(addressee or letter.get("addressee") or ""), tuple(map(str, letter.get("petitions", ())))


def corrected_by(register: Register) -> dict[str, list[str]]:
    """The letters of correction that stand, by the uid of the document each corrects, in the order of issue."""
    letters: dict[str, list[str]] = {}
    for uid, corrects in register.rows(
        "SELECT d.uid, json_extract(d.content, '$.correction.of') FROM document d WHERE d.kind = 'correction' "
        "AND json_extract(d.content, '$.correction.of') IS NOT NULL "  # of one that came with data it is not known
        "AND NOT EXISTS (SELECT 1 FROM document r WHERE r.replaces_id = d.id) ORDER BY d.id"
    ):
        letters.setdefault(corrects, []).append(uid)
    return letters


def pdf(register: Register, uid: str) -> bytes:
    """The frozen bytes of an issued document.

    Raises:
        DocumentUnknown: there is no such document, or only its record is known.
    """
    content = register.value("SELECT pdf FROM document WHERE uid = ?", (uid,))
    if content is None:
        raise DocumentUnknown(N_("The register does not hold the file of document {uid}."), uid=uid)
    return bytes(content)


def pdf_by_hash(register: Register, sha256: str) -> bytes | None:
    """The frozen bytes with this SHA-256, or None when only the record is known."""
    content = register.value("SELECT pdf FROM document WHERE sha256 = ? AND pdf IS NOT NULL", (sha256,))
    return bytes(content) if content is not None else None


def side_of(family: str) -> Side:
    """The side whose numbering a document of a family follows."""
    return Side.PARTY if family == "party" else Side.GOVERNMENT


def _id_of(register: Register, uid: str) -> int:
    row = register.value("SELECT id FROM document WHERE uid = ?", (uid,))
    if row is None:
        raise DocumentUnknown(N_("The register has no document {uid}."), uid=uid)
    return int(row)
