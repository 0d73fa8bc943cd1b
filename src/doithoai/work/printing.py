"""Printing: gathering what a document needs from the register, previewing it, issuing it.

A preview takes no number and is marked as a draft. Issuing takes the number, freezes the bytes and
writes the book of documents in one transaction (`register.documents`).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from doithoai.documents.brief import Brief
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.model import Format
from doithoai.documents.formats.wording import number_text, symbol_text
from doithoai.domain import options
from doithoai.domain.errors import N_, AppError
from doithoai.domain.finding import Finding
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.numbering import SeriesKey, TermUnknown
from doithoai.domain.office import Leader
from doithoai.domain.period import ADHOC, Period, named_period
from doithoai.domain.progress import Progress, untold
from doithoai.domain.session import Session
from doithoai.files import whole_file
from doithoai.register import catalogues, documents, history, offices, series_starts, sessions, settings
from doithoai.register.connection import Register
from doithoai.register.documents import Decided, IssuedDocument, Making
from doithoai.work import (
    corrections,
    format_choices,
    gate,
    held,
    letters,
    numbers,
    passages,
    personal,
    planning,
    privacy,
    provinces,
    reporting,
    signers,
    signing,
    wordings,
)
from doithoai.work.dating import document_day
from doithoai.work.gate import Gate
from doithoai.work.provinces import Use

if TYPE_CHECKING:
    from doithoai.documents.content.passages import Line
    from doithoai.documents.content.wording import Wording

WORD = ".docx"
_FINGERPRINT = 16  # digits of the head of the history at the foot of a document


class NotIssued(AppError):
    """A paper that is printed but not issued was to be issued."""


class PreviewOutdated(AppError):
    """What would be issued is not what was shown."""


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
        blanked: what its words say of people who asked to be kept private is left out (``…``).
        signer: uid or name of the leader who signs it; empty takes the usual one.
        number: the one the clerk gives it; None takes the next of its series.
        corrects: of a letter of correction: uid of the issued document it is about; what of a session is of it.
        misprints: what that says wrong, and what is right.
    """

    kind: DocumentKind
    session_uid: str
    day: date | None = None
    choice: str = "auto"
    addressee: str = ""
    petitions: tuple[str, ...] = ()
    replaces: str | None = None
    period: Period | None = None
    blanked: bool = False
    signer: str = ""
    number: int | None = None
    corrects: str | None = None
    misprints: tuple[Misprint, ...] = ()

    @property
    def of_period(self) -> bool:
        """A paper about the days of a period, or a letter that corrects one."""
        return self.period is not None and (self.kind.of_period or self.corrects is not None)


def _subject(register: Register, order: Order) -> Session:
    """The session the document is about, whole; for a report of a period what stands in for one."""
    if order.of_period and order.period:
        return reporting.stand_in(register, order.period)
    return sessions.get(register, order.session_uid)


def _particulars(register: Register, order: Order) -> Session:
    """The subject without its people and petitions, where it is a session."""
    return _subject(register, order) if order.of_period else sessions.particulars(register, order.session_uid)


def _covers(order: Order, session: Session) -> Period | None:
    """The days a report or a plan covers, or those of the one that is corrected; None for every other document."""
    if not order.kind.of_period:
        return order.period if order.of_period else None
    month = order.period or reporting.month_of(session)
    return month if order.period or order.kind is DocumentKind.REPORT else named_period("year", month.first)


def brief_for(register: Register, order: Order, session: Session, day: date, number: int | None = None) -> Brief:
    """Everything the document needs, as things stood on ``day``; without ``number`` it is a draft.

    Raises:
        SignerRefused: the order's signer may not sign this paper on that day.
    """
    held.guard(order.kind, session, day)
    form = _format(register, order, session, day)
    rule = numbers.rule(register, form)
    covers = _covers(order, session)
    leaders = _leaders(register, form, day)
    brief = Brief(
        kind=order.kind,
        session=session,
        office=offices.on(register, day),
        format=form,
        date=day,
        leaders=leaders,
        signer=signers.named(order.kind, leaders, order.signer, day),
        number=number,
        body_symbol=rule.body_symbol,
        archive_unit=rule.archive_unit,
        draft=number is None,
        footer_mark=history.head(register)[:_FINGERPRINT],
        fields=catalogues.names(register, "fields", day),
        receivers=_receivers(register, day, covers),
        bases=provinces.cited_on(register, Use.BASE, form.family, day),
        guidance=provinces.cited_on(register, Use.GUIDANCE, form.family, day),
        cites_bases=settings.chosen(register, options.CITES_BASES),
        addressee=order.addressee,
        petitions=order.petitions,
        sessions=planning.laid_down(register, covers) if covers and order.kind is DocumentKind.PLAN else (),
        reported=reporting.reported(register, covers, day) if covers and order.kind is DocumentKind.REPORT else None,
        passages=passages.of_draft(register, order.kind, _about(order)),
        corrected=corrections.corrected(register, order) if order.corrects else None,
    )
    return personal.as_printed(register, letters.gathered(register, brief, order.replaces), blanked=order.blanked)


def _about(order: Order) -> str:
    """What the draft is about, to keep its passages by."""
    period = order.period
    subject = f"{period.first}_{period.last}" if period else order.session_uid
    if order.corrects:
        subject = f"{subject}/{order.corrects}"
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
    name = covers.name if covers else ADHOC
    return tuple(receiver.name for receiver in offices.receivers(register, day) if name in receiver.periods)


def _format(register: Register, order: Order, session: Session, day: date) -> Format:
    issuer = corrections.side(register, order) if order.corrects else None  # the body that issued it corrects it
    return format_choices.applied(register, format_for(issuer or session.side or Side.GOVERNMENT, day, order.choice))


def _leaders(register: Register, form: Format, day: date) -> tuple[Leader, ...]:
    """Those who may sign: of the body that issues it, also where both held the session together."""
    return offices.leaders(register, day, documents.side_of(form.family))


@dataclass(frozen=True, slots=True)
class Source:
    """All that a paper is drawn from: what it says, and in which words. Its number is no part of it.

    Two papers of equal sources differ in their number, the mark of a draft and the head of the history alone.
    """

    brief: Brief
    wording: "Wording"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is shown: its pages, and what they were drawn from (`issue` compares it).

    Attributes:
        findings: what speaks against issuing it, as far as is known without reading the pages (`gate.facts`).
    """

    pdf: bytes
    source: Source
    findings: tuple[Finding, ...] = ()


def source_of(register: Register, brief: Brief) -> Source:
    """What the paper of ``brief`` is drawn from."""
    wording = wordings.in_use(register, brief.kind, brief.format.family)
    return Source(replace(brief, number=None, draft=True, footer_mark=""), wording)


def who_may_sign(register: Register, order: Order, today: date) -> list[signers.Signer]:
    """Those who may sign the paper on its day, in the office's order; none where no leader signs it."""
    session = _particulars(register, order)
    day = document_day(order.kind, session, order.day, today)
    form = _format(register, order, session, day)
    return signers.offered(order.kind, _leaders(register, form, day), form)


def preview(register: Register, order: Order, today: date, progress: Progress = untold) -> Draft:
    """The document as a draft PDF; nothing in the register changes. In results personal data stand on yellow.

    Args:
        progress: told of the paragraphs as they are drawn; stops the drawing by raising.
    """
    from doithoai.work import drawing

    with register.snapshot():
        session = _subject(register, order)
        brief = brief_for(register, order, session, document_day(order.kind, session, order.day, today))
        source = source_of(register, brief)
        findings = () if order.kind.by_hand else _facts(register, order, brief, session, today)
    pdf = drawing.pages(brief, source.wording, progress)
    if order.kind is DocumentKind.RESULTS:
        marks = personal.Marks(brief, drawing.content(brief, source.wording))
        if marks.pieces:
            from doithoai.work.marking import with_marks

            pdf = with_marks(pdf, marks.spans)
    return Draft(pdf, source, findings)


def _copy_of(order: Order) -> str:
    """What a copy for signing is kept by: that of a letter by its petitions too."""
    return "/".join((_about(order), *order.petitions))


def for_signing(
    register: Register, order: Order, today: date, *, anyway: bool = False, agreed: Collection[str] = ()
) -> bytes:
    """The clean copy that is signed on paper, its number and day left to be written; what it says is remembered.

    It passes the gate as the paper itself will (as of `issue`): after it is signed a refusal comes too late.

    Raises:
        Refused, Doubted: nothing is remembered.
        NotIssued: a paper that takes no number is not signed so.
    """
    from doithoai.work import drawing

    if order.kind.by_hand:
        raise NotIssued(N_("This paper takes no number; print it without issuing."))
    with register.step(N_("Print for signing")):
        session = _subject(register, order)
        brief = brief_for(register, order, session, document_day(order.kind, session, order.day, today))
        wording = source_of(register, brief).wording
        candidate = _candidate(register, order, brief, session, today)
        findings = _without_drawing(register, _copy_of(order), candidate, wording)
        Gate(findings).for_signing().guard(anyway=True, signing=True)
        pdf = drawing.pages(signing.clean(brief), wording)
        of_pages = gate.of_pages(pdf, brief.format)
        Gate((*findings, *of_pages)).for_signing().guard(anyway=anyway, agreed=agreed, signing=True)
        signing.remember(register, _copy_of(order), brief, wording)
    return pdf


def preview_for_word(register: Register, order: Order, today: date, progress: Progress = untold) -> bytes:
    """The draft as a DOCX, to be edited, which can come back; nothing in the register changes.

    Args:
        progress: told of the paragraphs as they are written; stops the writing by raising.
    """
    from doithoai.work import drawing, taking_back

    with register.snapshot():
        session = _subject(register, order)
        brief = brief_for(register, order, session, document_day(order.kind, session, order.day, today))
        wording = source_of(register, brief).wording
    return drawing.for_word(brief, wording, progress, draft=taking_back.named(order))


def number_ahead(register: Register, order: Order, today: date) -> str:
    """The number line the document would get if it were issued now; taking none."""
    session = _particulars(register, order)
    day = document_day(order.kind, session, order.day, today)
    form = _format(register, order, session, day)
    rule = numbers.rule(register, form)
    number = _number(register, order, numbers.series_for(register, order.kind, form, day))
    return number_text(form, number, symbol_text(form, order.kind, rule.body_symbol, rule.archive_unit))


def start_series(register: Register, order: Order, today: date) -> None:
    """Let the series the paper takes its number from begin at the order's number."""
    session = _particulars(register, order)
    day = document_day(order.kind, session, order.day, today)
    key = numbers.series_for(register, order.kind, _format(register, order, session, day), day)
    series_starts.start(register, key, _number(register, order, key))


def _number(register: Register, order: Order, key: SeriesKey) -> int:
    return documents.next_number(register, key) if order.number is None else order.number


def _candidate(register: Register, order: Order, brief: Brief, session: Session, today: date) -> gate.Candidate:
    key = numbers.series_for(register, order.kind, brief.format, brief.date)
    # Another body's paper is another paper only of what both bodies held, and of periods.
    family = brief.format.family if session.side is Side.JOINT or order.of_period else None
    ordered = replace(order, day=brief.date, addressee=brief.addressee, petitions=brief.petitions)
    measured = (
        numbers.in_series(register, key),
        numbers.same(register, ordered, _covers(order, session), family),
    )
    first = series_starts.first_of(register, key)
    number, agencies = _number(register, order, key), tuple(catalogues.entries(register, "agencies"))
    return gate.Candidate(brief, session, order.choice, today, key, number, *measured, first, agencies)


def _facts(register: Register, order: Order, brief: Brief, session: Session, today: date) -> tuple[Finding, ...]:
    try:
        return tuple(gate.facts(_candidate(register, order, brief, session, today)))
    except TermUnknown as error:  # a draft is drawn all the same
        return (gate.without_series(error),)


def look(
    register: Register, order: Order, today: date, progress: Progress = untold, drawn: Draft | None = None
) -> Gate:
    """What the gate says of a paper: facts, private names, and the pages as our own checker reads them.

    Nothing changes and no number is taken; `issue` looks once more, inside its transaction.

    Args:
        progress: as of `preview`.
        drawn: the draft that is shown: read instead of drawing the paper once more, as long as it is still that.
    """
    from doithoai.work import drawing

    with register.snapshot():
        session = _subject(register, order)
        brief = brief_for(register, order, session, document_day(order.kind, session, order.day, today))
        candidate = _candidate(register, order, brief, session, today)
        source = source_of(register, brief)
        findings = _without_drawing(register, _copy_of(order), candidate, source.wording)
        line = number_ahead(register, order, today)
    if not Gate(findings).refused:  # else it is not issued whatever its pages look like
        # Results stand on yellow in their draft: marks that the paper itself does not have.
        is_drawn = drawn is not None and drawn.source == source and order.kind is not DocumentKind.RESULTS
        pages = drawn.pdf if drawn and is_drawn else drawing.pages(candidate.numbered, source.wording, progress)
        findings = (*findings, *gate.of_pages(pages, brief.format))
    return Gate(findings, candidate.number, line, candidate.free)


def _without_drawing(
    register: Register, about: str, candidate: gate.Candidate, wording: "Wording"
) -> tuple[Finding, ...]:
    from doithoai.work import drawing

    document = drawing.content(candidate.brief, wording)
    mentioned = privacy.mentions(register, candidate.brief, document)
    shown = personal.findings(candidate.brief, document)
    changed = signing.changed(register, about, candidate.brief, wording)
    unread = corrections.unread(register, candidate.brief)
    return (*gate.facts(candidate), *privacy.findings(candidate.brief.kind, mentioned), *shown, *changed, *unread)


def issue(
    register: Register,
    order: Order,
    today: date,
    *,
    shown: Source | None = None,
    twin: BinaryIO | None = None,
    anyway: bool = True,
    agreed: Collection[str] = (),
) -> IssuedDocument:
    """Issue the document: number, content and bytes are fixed for ever, in one transaction.

    All that decides the paper (subject, day, format, series, signer, data, words) is read, and looked at, inside it.

    Args:
        shown: what the draft that the person looked at was drawn from; None issues unseen, as commands do.
        twin: takes the same document, with the same number, as a DOCX. What is issued is the PDF.
        anyway: whatever the gate asks about is let through; agreed: only findings of these codes are.

    Raises:
        Refused: the gate refuses the paper, ``anyway`` or not.
        Doubted: the gate asks about it, and nobody agreed.
        NotIssued: a paper to be written in by hand takes no number.
        PreviewOutdated: the paper would say something else than ``shown`` did; no number is taken.
        AppError: what the content, the format or the register refuse; then no number is taken.
    """
    if order.kind.by_hand:
        raise NotIssued(N_("This paper takes no number; print it without issuing."))
    from doithoai.work import drawing, making

    def decide() -> Decided:
        """Everything that decides the paper, read inside the transaction; raises what speaks against it."""
        session = _subject(register, order)
        day = document_day(order.kind, session, order.day, today)
        draft = brief_for(register, order, session, day)
        source = source_of(register, draft)
        if shown is not None and source != shown:
            raise PreviewOutdated(
                N_("The data changed since the preview was drawn; nothing was issued. Look at the pages again.")
            )
        candidate = _candidate(register, order, draft, session, today)
        findings = _without_drawing(register, _copy_of(order), candidate, source.wording)
        Gate(findings).guard(anyway=True)  # what is refused is refused before it is drawn
        pages = drawing.pages(candidate.numbered, source.wording)
        Gate((*findings, *gate.of_pages(pages, draft.format))).guard(anyway=anyway, agreed=agreed)

        def make(number: int) -> Making:
            paper = making.frozen(register, replace(draft, number=number, draft=False), session, pages, twin)
            held.issued(register, order.kind, order.session_uid)
            signing.forget(register, _copy_of(order), draft)
            return paper

        return Decided(day, candidate.key, make, _covers(order, session), candidate.number, letters.body_of(draft))

    return documents.issue(register, order.kind, order.session_uid, decide, replaces=order.replaces)


def sign_to(register: Register, order: Order, out: Path, today: date, *, anyway: bool = False) -> Path:
    """Write the copy for signing (`for_signing`) to ``out``.

    Raises:
        CannotWriteFile: the file cannot be written; then nothing is remembered.
    """
    with whole_file(out) as file:
        file.write(for_signing(register, order, today, anyway=anyway))
    return out


def print_to(register: Register, order: Order, out: Path, *, issuing: bool, today: date, anyway: bool = False) -> Path:
    """Write a draft, or issue the document and write its frozen bytes, to ``out``.

    A name ending in ``.docx`` takes the twin for Word instead; the PDF issued is then in the register alone.
    The folder is tried before a number is taken, so that a wrong path costs none.

    Args:
        anyway: as for `issue`.

    Raises:
        CannotWriteFile: the file cannot be written. An issued document is in the register all the same.
    """
    for_word = out.suffix.lower() == WORD
    with whole_file(out) as file:
        if issuing and for_word:
            issue(register, order, today, twin=file, anyway=anyway)
        elif issuing:
            file.write(documents.pdf(register, issue(register, order, today, anyway=anyway).uid))
        else:
            drawn = preview_for_word(register, order, today) if for_word else preview(register, order, today).pdf
            file.write(drawn)
    return out
