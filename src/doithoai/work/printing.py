"""Printing: gathering what a document needs from the register, previewing it, issuing it.

A preview takes no number and is marked as a draft. Issuing takes the number, freezes the bytes and
writes the book of documents in one transaction (`register.documents`).
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from doithoai.documents.brief import Brief
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import number_text, symbol_text, type_symbol
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import NumberRule, SeriesKey, series_key
from doithoai.domain.period import ADHOC, Period
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.files import whole_file
from doithoai.register import catalogues, documents, history, offices, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument, Making
from doithoai.work import format_choices, passages, reporting, wordings

if TYPE_CHECKING:
    from doithoai.documents.content.passages import Line

WORD = ".docx"
_FINGERPRINT = 16  # digits of the head of the history at the foot of a document


class NotIssued(AppError):
    """A paper that is printed but not issued was to be issued."""


class DateUnknown(AppError):
    """A document needs a date and nothing known gives one."""


def document_day(kind: DocumentKind, session: Session, given: date | None, today: date) -> date:
    """The date a document carries: the one given; for minutes the session's own day; else ``today``.

    Raises:
        DateUnknown: minutes of a session whose day is not known.
    """
    if given:
        return given
    if kind is not DocumentKind.MINUTES:
        return today
    moment = session.ends_at or session.starts_at
    if moment is None:
        raise DateUnknown(
            N_("The session {title} has no date, so its minutes cannot be dated."),
            remedy=N_("Enter the session's time, or give a date."),
            title=session.title or session.uid,
        )
    return moment.date()


@dataclass(frozen=True, slots=True)
class Order:
    """Which document is wanted.

    Attributes:
        session_uid: the session it is about. Of a report: a session of the month it covers, or empty.
        day: the date it carries; None takes the usual one (`document_day`).
        choice: ``auto`` takes the format in force on that day for the session's side; else a format's id.
        addressee, petitions: of a letter: the agency it goes to, and the uids it is about.
        replaces: uid of the issued document this one replaces.
        period: of a report: the days it covers; None takes the month of the session.
    """

    kind: DocumentKind
    session_uid: str
    day: date | None = None
    choice: str = "auto"
    addressee: str = ""
    petitions: tuple[str, ...] = ()
    replaces: str | None = None
    period: Period | None = None


def _subject(register: Register, order: Order) -> Session:
    """The session the document is about, whole; for a report of a period what stands in for one."""
    if order.kind is DocumentKind.REPORT and order.period:
        return reporting.stand_in(register, order.period)
    return sessions.get(register, order.session_uid)


def _covers(order: Order, session: Session) -> Period | None:
    """The days a report covers; None for every other document."""
    return (order.period or reporting.month_of(session)) if order.kind is DocumentKind.REPORT else None


def brief_for(register: Register, order: Order, session: Session, day: date, number: int | None = None) -> Brief:
    """Everything the document needs, as things stood on ``day``; without ``number`` it is a draft."""
    form = _format(register, order, session, day)
    rule = _rule(register, form)
    covers = _covers(order, session)
    return Brief(
        kind=order.kind,
        session=session,
        office=offices.on(register, day),
        format=form,
        date=day,
        leaders=offices.leaders(register, day, _signing_side(session, form)),
        number=number,
        body_symbol=rule.body_symbol,
        archive_unit=rule.archive_unit,
        draft=number is None,
        footer_mark=history.head(register)[:_FINGERPRINT],
        fields=catalogues.names(register, "fields", day),
        receivers=_receivers(register, day, covers),
        addressee=order.addressee,
        petitions=order.petitions,
        reported=reporting.reported(register, covers, day) if covers else None,
        passages=passages.of_draft(register, order.kind, _about(order)),
    )


def _about(order: Order) -> str:
    """What the draft is about, to keep its passages by."""
    period = order.period
    subject = f"{period.first}_{period.last}" if period else order.session_uid
    return f"{subject}/{order.addressee}" if order.addressee else subject


def paragraphs(register: Register, order: Order, today: date) -> "list[Line]":
    """The paragraphs of the draft with what was edited by hand; nothing in the register changes."""
    from doithoai.work import drawing

    session = _subject(register, order)
    brief = brief_for(register, order, session, document_day(order.kind, session, order.day, today))
    return drawing.paragraphs(brief, wordings.in_use(register, brief.kind, brief.format.family))


def retell(register: Register, order: Order, line: "Line", words: str) -> None:
    """Keep the hand's words for a paragraph; over newer data they count as edited anew."""
    with register.step(N_("Edit a passage of a draft"), strand=f"passage:{_about(order)}:{line.text[:40]}"):
        if line.passage is not None and line.outdated:
            edit_passage(register, order, line.passage.was, None)
        edit_passage(register, order, line.text, words)


def edit_passage(register: Register, order: Order, was: str, now: str | None) -> None:
    """Keep the hand's words for a paragraph of a draft; None takes the builder's again."""
    passages.edit(register, order.kind, _about(order), was, now)


def _receivers(register: Register, day: date, covers: Period | None) -> tuple[str, ...]:
    """Those who want reports of this period; what is issued between reports goes to those of reports out of turn."""
    wanted = covers.name if covers else ADHOC
    return tuple(receiver.name for receiver in offices.receivers(register, day) if wanted in receiver.periods)


def _format(register: Register, order: Order, session: Session, day: date) -> Format:
    return format_choices.applied(register, format_for(session.side or Side.GOVERNMENT, day, order.choice))


def _signing_side(session: Session, form: Format) -> Side:
    """Whose leaders sign: of a session held by both together those of both."""
    return Side.JOINT if session.side is Side.JOINT else documents.side_of(form.family)


def _rule(register: Register, form: Format) -> NumberRule:
    """How the office numbers documents of the format's family."""
    side = documents.side_of(form.family)
    rules = offices.number_rules(register)
    if side not in rules:
        raise AppError(N_("The register has no numbering rule for this side."), remedy=N_("Set the numbering."))
    return rules[side]


def series_for(register: Register, kind: DocumentKind, form: Format, day: date) -> SeriesKey:
    """The series a document of ``kind`` takes its number from."""
    terms = offices.terms(register) if form.family is Family.PARTY else ()
    return series_key(_rule(register, form), type_symbol(form, kind), day, terms)


def preview(register: Register, order: Order, today: date) -> bytes:
    """The document as a draft PDF; nothing in the register changes."""
    session = _subject(register, order)
    return _pdf(register, brief_for(register, order, session, document_day(order.kind, session, order.day, today)))


def preview_for_word(register: Register, order: Order, today: date) -> bytes:
    """The draft as a DOCX, to be edited; nothing in the register changes."""
    session = _subject(register, order)
    return _for_word(register, brief_for(register, order, session, document_day(order.kind, session, order.day, today)))


def number_ahead(register: Register, order: Order, today: date) -> str:
    """The number line the document would get if it were issued now; taking none."""
    of_period = order.kind is DocumentKind.REPORT and order.period
    session = _subject(register, order) if of_period else sessions.particulars(register, order.session_uid)
    day = document_day(order.kind, session, order.day, today)
    form = _format(register, order, session, day)
    rule = _rule(register, form)
    number = documents.next_number(register, series_for(register, order.kind, form, day))
    return number_text(form, number, symbol_text(form, order.kind, rule.body_symbol, rule.archive_unit))


def issue(register: Register, order: Order, today: date, *, twin: BinaryIO | None = None) -> IssuedDocument:
    """Issue the document: number, content and bytes are fixed for ever, in one transaction.

    Args:
        twin: takes the same document, with the same number, as a DOCX. What is issued is the PDF.

    Raises:
        NotIssued: a paper to be written in by hand takes no number.
        AppError: what the content, the format or the register refuse; then no number is taken.
    """
    if order.kind.by_hand:
        raise NotIssued(N_("This paper takes no number; print it without issuing."))
    session = _subject(register, order)
    day = document_day(order.kind, session, order.day, today)
    series = series_for(register, order.kind, _format(register, order, session, day), day)

    def make(number: int) -> Making:
        # Read again inside the transaction: what is frozen is what the register holds at that moment.
        now = _subject(register, order)
        brief = brief_for(register, order, now, day, number)
        told = brief.reported
        content = reporting.frozen(told) if told else data_file.compose(brief.office, (None, None), [now])
        symbol = symbol_text(brief.format, order.kind, brief.body_symbol, brief.archive_unit)
        told_publicly = content if told else data_file.compose(brief.office, (None, None), [public(now)])
        pdf = _frozen(register, brief, data_file.text_of(told_publicly))
        if twin is not None:
            twin.write(_for_word(register, brief))
        return Making(pdf, symbol, brief.format.id, content)

    covers = _covers(order, session)
    return documents.issue(
        register, order.kind, order.session_uid, day, series, make, replaces=order.replaces, covers=covers
    )


def public(session: Session) -> Session:
    """The session as a paper that anyone may hold carries it: no telephone, and nobody who asked to be kept private."""
    return replace(session, petitions=tuple(_public(petition) for petition in session.petitions))


def _public(petition: Petition) -> Petition:
    who = petition.petitioner
    if who is None:
        return petition
    told = Petitioner(confidential=True) if who.confidential else replace(who, phone=None)
    return replace(petition, petitioner=told)


def print_to(register: Register, order: Order, out: Path, *, issuing: bool, today: date) -> Path:
    """Write a draft, or issue the document and write its frozen bytes, to ``out``.

    A name ending in ``.docx`` takes the twin for Word instead; the PDF issued is then in the register alone.
    The folder is tried before a number is taken, so that a wrong path costs none.

    Raises:
        CannotWriteFile: the file cannot be written. An issued document is in the register all the same.
    """
    for_word = out.suffix.lower() == WORD
    with whole_file(out) as file:
        if issuing and for_word:
            issue(register, order, today, twin=file)
        elif issuing:
            file.write(documents.pdf(register, issue(register, order, today).uid))
        else:
            file.write((preview_for_word if for_word else preview)(register, order, today))
    return out


def _pdf(register: Register, brief: Brief) -> bytes:
    from doithoai.work import drawing

    return drawing.pages(brief, wordings.in_use(register, brief.kind, brief.format.family))


def _for_word(register: Register, brief: Brief) -> bytes:
    from doithoai.work import drawing

    return drawing.for_word(brief, wordings.in_use(register, brief.kind, brief.format.family))


def _frozen(register: Register, brief: Brief, data: bytes) -> bytes:
    from doithoai.work import drawing

    return drawing.frozen(brief, wordings.in_use(register, brief.kind, brief.format.family), data)
