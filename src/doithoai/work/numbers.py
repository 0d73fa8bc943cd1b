"""Numbers of papers: which series an issued one stands in, and which issued ones a new one is measured against."""

import contextlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from doithoai.documents.formats.load import all_formats, format_for
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import LETTER, type_symbol
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import NumberRule, SeriesKey, TermUnknown, series_key
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord
from doithoai.register import documents, offices
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument
from doithoai.work import corrections

if TYPE_CHECKING:
    from doithoai.work.printing import Order

_LETTERS = (DocumentKind.REMINDER, DocumentKind.TRANSFER, DocumentKind.REQUEST, DocumentKind.COVER)


def rule(register: Register, form: Format) -> NumberRule:
    """How the office numbers documents of the format's family.

    Raises:
        AppError: no rule is set for that side.
    """
    side = documents.side_of(form.family)
    rules = offices.number_rules(register)
    if side not in rules:
        raise AppError(N_("The register has no numbering rule for this side."), remedy=N_("Set the numbering."))
    return rules[side]


def series_for(register: Register, kind: DocumentKind, form: Format, day: date) -> SeriesKey:
    """The series a document of ``kind`` takes its number from."""
    terms = offices.terms(register) if form.family is Family.PARTY else ()
    return series_key(rule(register, form), type_symbol(form, kind), day, terms)


def reckoner(register: Register) -> Callable[[DocumentRecord], SeriesKey | None]:
    """Tells the series of a document that came with a data file; None where nothing says it."""
    rules = offices.number_rules(register)
    terms = offices.terms(register)

    def series_of(record: DocumentRecord) -> SeriesKey | None:
        side = Side.PARTY if "/" in (record.symbol or "") else Side.GOVERNMENT
        if record.number is None or record.date is None or side not in rules:
            return None
        with contextlib.suppress(TermUnknown):  # of a term nobody will number in any more
            type_name = type_symbol(format_for(side, record.date), record.kind)
            return series_key(rules[side], type_name, record.date, terms)
        return None

    return series_of


def type_symbols() -> tuple[str, ...]:
    """The abbreviations of types that name a series, in every format; letters last."""
    types = {symbol for form in all_formats().values() for symbol in form.texts.types.values()}
    return (*sorted(types), LETTER)


def in_series(register: Register, key: SeriesKey) -> tuple[IssuedDocument, ...]:
    """The documents with a number of a series, issued here or known from a data file."""
    series_of = reckoner(register)
    loaded = (document for document in documents.of_no_series(register) if series_of(document.record) == key)
    return (*documents.in_series(register, key), *loaded)


def same(
    register: Register, order: "Order", covers: Period | None, family: Family | None = None
) -> tuple[IssuedDocument, ...]:
    """The issued documents that are the paper ordered, but for the one it replaces.

    Of a session held by both sides each body makes its own paper: that of the other one is another. A letter is the
    same to the same addressee about the same petitions; of reminders, which are repeated on purpose, only one of the
    same day is; of letters of correction one of the same misprints of the same paper. Of a letter known from a data
    file nobody says which petitions it names.

    Args:
        family: of the body that makes the paper; None: whoever did.
    """
    if order.kind is DocumentKind.INVITATION and order.addressee:
        return ()
    standing = documents.standing(register, order.kind, order.session_uid, covers)
    if order.kind is DocumentKind.CORRECTION:
        standing = [document for document in standing if corrections.is_same(register, document.uid, order)]
    return tuple(
        document
        for document in standing
        if document.uid != order.replaces
        and (family is None or _is_of(document, family))
        and (order.kind not in _LETTERS or _is_letter(register, document, order))
    )


def _is_of(document: IssuedDocument, family: Family) -> bool:
    """Whether the body of a family issued a document; of one that only its record tells of, any may have."""
    form = all_formats().get(document.format or "")
    return form is None or form.family is family


def _is_letter(register: Register, document: IssuedDocument, order: "Order") -> bool:
    addressee, petitions = documents.letter_of(register, document.uid)
    loaded = order.kind is DocumentKind.REMINDER and document.issued_at is None
    if addressee != order.addressee or (not loaded and frozenset(petitions) != frozenset(order.petitions)):
        return False
    return order.kind is not DocumentKind.REMINDER or document.record.date == order.day
