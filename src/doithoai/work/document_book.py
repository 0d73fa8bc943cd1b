"""The book of outgoing documents: what was issued in a year, line by line, the numbers between them explained."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from doithoai.documents.content.document_book import Entry, book_words, build_document_book
from doithoai.documents.content.model import Document
from doithoai.documents.formats.load import all_formats, format_for
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import short_number
from doithoai.domain.kinds import Side
from doithoai.domain.numbering import SeriesKey
from doithoai.files import whole_file
from doithoai.register import documents, offices, series_starts, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument
from doithoai.work import corrections, format_choices, numbers
from doithoai.work.citing import cited

SHEET = ".xlsx"
_ARCHIVE = re.compile(r"^Lưu:?\s+")


def noted(content: object, document: Document, form: Format) -> object:
    """What is kept beside an issued paper, with what the book tells of it: summary, signers, recipients, archive."""
    if not isinstance(content, dict):
        return content
    first, last = form.texts.recipient.split("{name}"), form.texts.recipient_last.split("{name}")
    names = [line.removeprefix(first[0]).removesuffix(first[1]) for line in document.recipients[:-1]]
    archive = [_ARCHIVE.sub("", line.removeprefix(last[0]).removesuffix(last[1])) for line in document.recipients[-1:]]
    signers = [signature.name for signature in document.signatures if signature.name]
    known = [name for name in document.addressees if any(map(str.isalpha, name))]  # not room left for one
    book = {"summary": document.summary, "signers": signers, "recipients": names, "archive": "".join(archive)}
    return {**content, "book": {**book, "addressees": known}}


@dataclass(frozen=True, slots=True)
class _Line:
    """A document of the series ``key`` in the book."""

    key: SeriesKey
    number: int
    document: IssuedDocument


def entries(register: Register, side: Side, year: int) -> tuple[list[Entry], list[str]]:
    """The lines of a side's book of the year by series and number, gaps between them; and the gaps of each series."""
    lines = list(_lines(register, side))
    telling = _Telling(register, side, [line.document for line in lines])
    result: list[Entry] = []
    gaps: list[str] = []
    for key, series in groupby(sorted(lines, key=_order), key=lambda line: line.key):
        of_year, before = _of_year(list(series), year)
        missing: list[str] = []
        first = series_starts.first_of(register, key)
        for line in of_year:
            early, late = _apart(range(before + 1, line.number), first)
            if early:
                result.append(telling.early(_span(early), line.document, first))
            if late:
                missing.append(_span(late))
                result.append(telling.gap(missing[-1], line.document))
            result.append(telling.entry(line.document))
            before = line.number
        if missing:
            symbol = of_year[0].document.record.symbol or ""
            gaps.append(book_words()["gap_numbers"].format(numbers=", ".join(missing), symbol=symbol))
    return result, gaps


def _lines(register: Register, side: Side) -> Iterator[_Line]:
    series_of = numbers.reckoner(register)
    for document in documents.book(register):
        key, number = series_of(document.record), document.record.number
        if key is not None and number is not None and key.series.partition("/")[0] == side:
            yield _Line(key, number, document)


def _order(line: _Line) -> tuple[str, str, int]:
    return line.key.series, line.key.period, line.number


def _of_year(series: Sequence[_Line], year: int) -> tuple[list[_Line], int]:
    """The lines of the year, and the last number that was given before it."""
    days = [(line.document.record.date or date.min).year for line in series]
    before = [line.number for line, of in zip(series, days, strict=True) if of < year]
    return [line for line, of in zip(series, days, strict=True) if of == year], max(before, default=0)


def _apart(gap: range, first: int) -> tuple[range, range]:
    """The numbers of a gap before the series begins here, and the others."""
    place = min(max(first, gap.start), gap.stop)
    return range(gap.start, place), range(place, gap.stop)


def _span(gap: range) -> str:
    return f"{gap[0]:02d}" if len(gap) == 1 else f"{gap[0]:02d} – {gap[-1]:02d}"


class _Telling:
    """Says of each document what the book has columns for."""

    def __init__(self, register: Register, side: Side, issued: Iterable[IssuedDocument]) -> None:
        self._register, self._side = register, side
        self._titles = sessions.titles(register)
        self._replaces = {document.replaced_by: document for document in issued if document.replaced_by}
        self._corrected_by = documents.corrected_by(register)
        self._words = book_words()

    def entry(self, document: IssuedDocument) -> Entry:
        """The line of a document."""
        record, stored = document.record, documents.content_part(self._register, document.uid, "book")
        book = json.loads(stored) if stored else {}
        addressees, recipients = book.get("addressees", []), book.get("recipients", [])
        receivers = [*addressees, *recipients[1:]] if addressees else recipients  # whom it is addressed to: “as above”
        return Entry(
            self._cited(document),
            f"{record.date:%d/%m/%Y}" if record.date else "",
            self._subject(document, book.get("summary")),
            "; ".join(book.get("signers", ())),
            "; ".join(receivers),
            book.get("archive", ""),
            note=self._note(document),
        )

    def gap(self, span: str, document: IssuedDocument) -> Entry:
        """The line of numbers that no document here has, of the series of ``document``."""
        number = self._words["gap_numbers"].format(numbers=span, symbol=document.record.symbol or "")
        return Entry(number, "", self._words["gap"], note=self._words["gap_note"])

    def early(self, span: str, document: IssuedDocument, first: int) -> Entry:
        """The line of numbers that were given before the series of ``document`` begins here, at ``first``."""
        number = self._words["gap_numbers"].format(numbers=span, symbol=document.record.symbol or "")
        note = self._words["before_start_note"].format(first=first)
        return Entry(number, "", self._words["before_start"], note=note)

    def _cited(self, document: IssuedDocument) -> str:
        """Its number; of one that came with data, in the format of its side."""
        record = document.record
        if document.format or record.number is None or record.date is None:
            return cited(document)
        return short_number(format_for(self._side, record.date), record.number, record.symbol or "")

    def _subject(self, document: IssuedDocument, summary: str | None) -> str:
        form = all_formats().get(document.format or "")
        names = (form or format_for(self._side, document.record.date or date.today())).texts.type_names
        kind = names.get(document.record.kind, "").capitalize() or self._words["letter"]
        title = summary or self._titles.get(document.session_uid, "")
        return self._words["of_session"].format(kind=kind, title=title).removesuffix(": ")

    def _note(self, document: IssuedDocument) -> str:
        notes = []
        if (old := self._replaces.get(document.uid)) is not None:
            notes.append(self._words["replaces"].format(number=self._cited(old)))
        if document.replaced_by:
            newer = documents.get(self._register, document.replaced_by)
            notes.append(self._words["replaced"].format(number=self._cited(newer)))
        for letter in self._corrected_by.get(document.uid, ()):
            notes.append(self._words["corrected"].format(number=self._cited(documents.get(self._register, letter))))
        corrects, _misprints = corrections.content_of(self._register, document.uid)
        if corrects:
            notes.append(self._words["corrects"].format(number=self._cited(documents.get(self._register, corrects))))
        return "; ".join(notes)


def write(register: Register, out: Path, day: date, choice: str = "auto") -> Path:
    """Write the book of the year of ``day`` to ``out``: ``.pdf``, ``.docx`` or ``.xlsx``.

    Args:
        choice: a format of the party writes the party committee's book; ``auto`` and the State's the authority's.

    Raises:
        CannotWriteFile: the file cannot be written.
    """
    with register.snapshot():
        form = format_choices.applied(register, format_for(Side.GOVERNMENT, day, choice))
        side = Side.PARTY if form.family is Family.PARTY else Side.GOVERNMENT
        lines, gaps = entries(register, side, day.year)
        office = offices.on(register, day)
    with whole_file(out) as file:
        if out.suffix.lower() == SHEET:
            from doithoai.reports.document_book import write_document_book  # spreadsheets take time to load

            issuer = (office.party_name if side is Side.PARTY else office.name) or ""
            write_document_book(file, issuer, day.year, lines)
        else:
            document = build_document_book(office, form, day, lines, gaps)
            file.write(_drawn(document, form, for_word=out.suffix.lower() == ".docx"))
    return out


def _drawn(document: Document, form: Format, *, for_word: bool) -> bytes:
    """Rendered; ReportLab and python-docx take time to load."""
    out = io.BytesIO()
    if for_word:
        from doithoai.documents.render.docx.render import render_docx

        render_docx(document, form, out)
    else:
        from doithoai.documents.render.pdf.render import render_pdf

        render_pdf(document, form, out)
    return out.getvalue()
