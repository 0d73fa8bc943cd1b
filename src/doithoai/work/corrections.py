"""Letters of correction: which issued paper one is about, who received that, and what is kept of the letter.

An error of form, layout or procedure is corrected by a letter of the office that issued the paper; an error of content
by a paper that replaces it (Decree 30/2020/NĐ-CP, Article 18, clause 3).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from doithoai.documents.brief import Brief, Corrected
from doithoai.documents.content.wording import standard_phrases
from doithoai.documents.formats.load import all_formats, format_for
from doithoai.documents.formats.model import Family
from doithoai.documents.formats.wording import short_number
from doithoai.domain.errors import N_, AppError
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.office import Office
from doithoai.domain.session import Session
from doithoai.domain.shape import empty
from doithoai.domain.text import clean, nfc
from doithoai.exchange import data_file
from doithoai.register import documents
from doithoai.register.connection import Register
from doithoai.register.documents import DocumentUnknown, IssuedDocument
from doithoai.work.citing import cited

if TYPE_CHECKING:
    from doithoai.exchange.values import Json
    from doithoai.work.printing import Order

_PART = "correction"
"""Of what is kept beside an issued letter: which document it corrects, and the misprints."""


class CorrectionRefused(AppError):
    """The document named is not one that a letter can correct."""


# -- which paper ---------------------------------------------------------------------------


def named(register: Register, name: str, session_uid: str = "") -> IssuedDocument:
    """The issued document that is meant by its uid or its number (``05/TB-UBND``, ``05-TB/ĐU``).

    Args:
        session_uid: only of this session; empty: of any.

    Raises:
        DocumentUnknown: there is none.
        CorrectionRefused: there are several; numbers begin anew each year.
    """
    matches = [
        document
        for document in documents.book(register, session_uid or None)
        if document.uid == name or _even(cited(document)) == _even(name)
    ]
    if not matches:
        raise DocumentUnknown(N_("The register has no document {uid}."), uid=name)
    if len(matches) > 1:
        listed = "; ".join(f"{_day(document.record.date)}: {document.uid}" for document in matches)
        raise CorrectionRefused(
            N_("Several documents have the number {number} ({listed})."),
            remedy=N_("Name the session, or the document by its identity."),
            number=name,
            listed=listed,
        )
    return matches[0]


def letter_about(order: "Order", document: IssuedDocument) -> "Order":
    """``order`` as that of a letter that corrects ``document``.

    Raises:
        CorrectionRefused: nothing tells what the document was about.
    """
    if not document.session_uid and document.covers is None:
        raise CorrectionRefused(
            N_("Only the record of {number} came with a data file; a letter that corrects it cannot be kept with it."),
            number=cited(document),
        )
    return replace(
        order,
        kind=DocumentKind.CORRECTION,
        session_uid=document.session_uid,
        period=document.covers,
        corrects=document.uid,
    )


def ordered(register: Register, order: "Order", name: str, misprints: Iterable[tuple[str, str]]) -> "Order":
    """``order`` as that of the letter about the document called ``name``, of the order's session where it has one.

    Args:
        misprints: what is wrong, and what is right, each.

    Raises:
        DocumentUnknown, CorrectionRefused: as `named` and `letter_about`.
    """
    letter = letter_about(order, named(register, name, order.session_uid))
    return replace(letter, misprints=tuple(Misprint(clean(wrong), clean(right)) for wrong, right in misprints))


def _even(number: str) -> str:
    """A number as it is compared: its letters and figures, without its word and the zero before it."""
    return "".join(filter(str.isalnum, nfc(number).casefold())).removeprefix("số").lstrip("0")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "?"


# -- what the letter needs of it -------------------------------------------------------------


def corrected(register: Register, order: "Order") -> Corrected | None:
    """The paper that ``order`` corrects, as it was issued; None where none is named.

    Raises:
        DocumentUnknown: the register does not have it.
    """
    if order.corrects is None:
        return None
    document = documents.get(register, order.corrects)
    stored = documents.content_part(register, document.uid, "book")
    book = json.loads(stored) if stored else {}
    return Corrected(
        document.uid,
        document.record,
        _number(document),
        str(book.get("summary") or ""),
        _receivers(register, document, book),
        _family(document),
        document.replaced_by,
        order.misprints,
        tuple(_body(register, document.uid)),
    )


def _number(document: IssuedDocument) -> str:
    """Its number as it is cited; of one that came with data, in the format of the side its symbol tells."""
    record = document.record
    if document.format or record.number is None or record.date is None:
        return cited(document)
    issuer = Side.PARTY if "/" in (record.symbol or "") else Side.GOVERNMENT
    return short_number(format_for(issuer, record.date), record.number, record.symbol or "")


def side(register: Register, order: "Order") -> Side | None:
    """The side that issued the paper corrected; None where only its record is known."""
    family = _family(documents.get(register, order.corrects)) if order.corrects else None
    return documents.side_of(family) if family else None


def _family(document: IssuedDocument) -> Family | None:
    form = all_formats().get(document.format or "")
    return form.family if form else None


def _receivers(register: Register, document: IssuedDocument, book: "Json") -> tuple[str, ...]:
    """Who received it: whom it was addressed to, then who got a copy."""
    phrases = standard_phrases(document.record.kind, _family(document) or Family.STATE)
    reported = phrases["report_to"].text.removeprefix("{name}")
    recipients = [str(name).removesuffix(reported) for name in book.get("recipients", ())]
    addressees = [str(name) for name in book.get("addressees", ())]
    addressees = addressees or [name for name in [documents.letter_of(register, document.uid)[0]] if name]
    as_above = phrases["as_above"].text
    copies = recipients[1:] if addressees else [name for name in recipients if name != as_above]
    return tuple(dict.fromkeys([*addressees, *copies]))


_WORDS = ("content", "text", "summary", "opening", "conclusion", "notice_conclusion", "lead", "supporting", "due")
"""Keys of a data file under which the content of a paper stands."""
_OF_REPORT = ("limits", "directions", "proposals")


def _body(register: Register, uid: str) -> Iterator[str]:
    """The words and days of what a document says, as they were frozen with it."""
    for key in ("sessions", *_OF_REPORT):
        stored = documents.content_part(register, uid, key)
        if stored is None:
            continue
        if key in _OF_REPORT:
            yield stored
        else:
            yield from _texts(json.loads(stored), is_said=False)


def _texts(value: object, *, is_said: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, is_said=key in _WORDS)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, is_said=is_said)
    elif isinstance(value, str) and is_said:
        yield from _ways(value)


def _ways(text: str) -> Iterator[str]:
    """A text as it is; a day in the ways papers write it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield text
        return
    yield f"{day:%d/%m/%Y}"
    yield f"{day.day}/{day.month}/{day.year}"
    yield from (f"{d} tháng {m} năm {day.year}" for d in (day.day, f"{day:%d}") for m in (day.month, f"{day:%m}"))


# -- what is kept of the letter ----------------------------------------------------------------


def frozen(letter: Corrected) -> dict[str, object]:
    """What an issued letter says, JSON-able: the book shows by it which paper was corrected."""
    return {_PART: {"of": letter.uid, "misprints": [[pair.wrong, pair.right] for pair in letter.misprints]}}


def carried(office: Office, letter: Corrected, session: Session) -> "Json":
    """The data in the file of the letter: the record of the paper corrected, and nothing else of its session."""
    record = replace(letter.record, sha256=None, file=None)
    nobody = (None, None)
    if not session.uid:
        return data_file.compose(office, nobody, [], [record])
    bare: Session = replace(empty(Session), uid=session.uid, documents=(record,))
    return data_file.compose(office, nobody, [bare])


def content_of(register: Register, uid: str) -> tuple[str, tuple[Misprint, ...]]:
    """Which document an issued letter corrects, and the misprints; empty of any other document."""
    stored = documents.content_part(register, uid, _PART)
    letter = json.loads(stored) if stored else {}
    return str(letter.get("of") or ""), tuple(Misprint(wrong, right) for wrong, right in letter.get("misprints", ()))


def is_same(register: Register, uid: str, order: "Order") -> bool:
    """Whether an issued letter corrects the same misprints of the same paper."""
    return content_of(register, uid) == (order.corrects, order.misprints)


# -- the paper, read again ---------------------------------------------------------------------


def unread(register: Register, brief: Brief) -> list[Finding]:
    """Each text said to be wrong that is not read in the paper corrected; nothing where its pages are not kept."""
    letter = brief.corrected
    wrong = [pair.wrong for pair in letter.misprints if pair.is_whole] if letter else []
    if letter is None or not wrong:
        return []
    try:
        pages = documents.pdf(register, letter.uid)
    except DocumentUnknown:
        return []
    missing = _unread(wrong, pages)
    message = N_("What is said to be wrong is not read in the paper that is corrected.")
    spot = Spot(Holder.ORDER, "misprints")
    return [Finding("correction.unread", Severity.ASKED, message, spot, quote=words) for words in missing]


def _unread(texts: Sequence[str], pages: bytes) -> list[str]:
    """Those of ``texts`` that are not read; pages are read only until all are."""
    from doithoai.documents.check.reading_pdf import words_of  # readers take time to load

    missing, read = list(texts), ""
    for page in words_of(pages):
        read += _letters(page)
        missing = [text for text in missing if _letters(text) not in read]
        if not missing:
            break
    return missing


def _letters(text: str) -> str:
    """The letters alone: where a line ends is no part of what is read, capitals are."""
    return "".join(nfc(text).split())
