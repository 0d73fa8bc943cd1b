"""The gate: everything that is looked at before a paper takes its number.

What the law forbids is refused, with its clause; what is unusual is listed, and issued all the same only by whoever
looked at it (`Gate.guard`). The facts cost no drawing, so they are also told while one works; the pages are read by
our own checker. Window and commands get the same `Gate`, and issuing asks it once more inside its transaction.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from doithoai.documents.content.signatures import signature
from doithoai.documents.formats.load import FormatUnknown, format_for
from doithoai.documents.formats.model import Family, Format
from doithoai.domain.errors import N_, AppError, filled
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.office import holds_on
from doithoai.domain.shape import part_of
from doithoai.i18n import gettext as _
from doithoai.work.gate_correction import correction_facts
from doithoai.work.gate_facts import facts_of_the_day
from doithoai.work.gate_subject import subject_facts

if TYPE_CHECKING:
    from doithoai.documents.brief import Brief
    from doithoai.documents.check.report import Departure
    from doithoai.domain.numbering import SeriesKey
    from doithoai.domain.session import Session
    from doithoai.register.catalogues import Entry
    from doithoai.register.documents import IssuedDocument

ARTICLE_15 = "Điều 15 Nghị định số 30/2020/NĐ-CP"
ARTICLE_18 = "Điều 18 Nghị định số 30/2020/NĐ-CP"
FORM_OF_MINUTES = "Mẫu 1.9 Phụ lục III Nghị định số 30/2020/NĐ-CP"
MOST = 99_999
"""No office issues more papers of a kind in a year: a greater number is a slip of the hand."""


class NotThroughTheGate(AppError):
    """A paper was not issued because of what was found about it; ``findings`` are all of them.

    Its text says what was found, each sentence once, without a private name; what goes to the log are the codes alone.
    """

    def __init__(self, message: str, findings: Collection[Finding], remedy: str = "") -> None:
        super().__init__(message, remedy=remedy, reasons=" ".join(dict.fromkeys(map(sentence, findings))))
        self.findings = tuple(findings)
        self.args = (message, [finding.code for finding in findings])

    def __str__(self) -> str:
        """For logs: which findings, without a word of the register."""
        return ", ".join(finding.code for finding in self.findings)


class Refused(NotThroughTheGate):
    """The law forbids issuing the paper as it is."""


class Doubted(NotThroughTheGate):
    """Something is unusual, and nobody said that the paper is to be issued all the same."""


def sentence(finding: Finding) -> str:
    """What a person reads of a finding: one or two sentences, and the clause."""
    text = filled(_(finding.message), finding.params)
    return f"{text} ({finding.clause})" if finding.clause else text


@dataclass(frozen=True, slots=True)
class Gate:
    """All that was found about one paper; of one that is refused perhaps not what its pages look like.

    Attributes:
        number: the one it would take; line: as it would be printed; free: those before it that nobody took.
    """

    findings: tuple[Finding, ...]
    number: int = 0
    line: str = ""
    free: range = range(0)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What nobody may overrule."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.REFUSED)

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """What somebody must look at."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ASKED)

    @property
    def codes(self) -> frozenset[str]:
        """The names of all findings."""
        return frozenset(finding.code for finding in self.findings)

    def for_signing(self) -> "Gate":
        """What speaks against the copy that is signed: all but what is of a number, which it has none of yet.

        What changed since an earlier copy is no matter either: this one is signed.
        """
        later = ("number.", "signed.", "form.number")
        return replace(self, findings=tuple(finding for finding in self.findings if not finding.code.startswith(later)))

    def guard(self, *, anyway: bool, agreed: Collection[str] = (), signing: bool = False) -> None:
        """Let a paper through against which nothing speaks, or only what was looked at.

        Args:
            anyway: issue it whatever is to be asked; nothing that is refused is let through by it.
            agreed: codes of findings that somebody looked at.
            signing: it is a copy for signing, not the paper itself.

        Raises:
            Refused, Doubted: no number is taken.
        """
        message = N_("Not issued, no number was taken: {reasons}")
        remedy = N_("To issue it all the same: --anyway (in the window: “Issue all the same”).")
        if signing:
            message = N_("Not printed for signing: {reasons}")
            remedy = N_("To print it for signing all the same: --anyway.")
        if self.refused:
            raise Refused(message, self.refused)
        doubts = [finding for finding in self.doubtful if finding.code not in agreed]
        if doubts and not anyway:
            raise Doubted(message, doubts, remedy)


# -- what is asked without drawing --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper before the gate, and what the register holds that it is measured against.

    Attributes:
        session: as it is stored; of a report what stands in for one.
        choice: the format that was asked for; ``auto`` for the one in force.
        key: the series it takes its number from.
        number: the number it would take; typed by hand where the clerk gave one.
        series: the documents issued in its series, in whatever order.
        same: issued documents of the same kind about the same thing, none of them replaced.
        first: the number at which the series begins here.
        agencies: the office's catalogue of bodies, with the days they exist.
    """

    brief: "Brief"
    session: "Session"
    choice: str
    today: date
    key: "SeriesKey"
    number: int
    series: tuple["IssuedDocument", ...] = ()
    same: tuple["IssuedDocument", ...] = ()
    first: int = 1
    agencies: tuple["Entry", ...] = ()

    @property
    def numbered(self) -> "Brief":
        """The brief of the paper as it would be issued."""
        return replace(self.brief, number=self.number, draft=False)

    @property
    def free(self) -> range:
        """The numbers between the last one of the series and the paper's."""
        last = max((document.record.number or 0 for document in self.series), default=0)
        return range(max(last + 1, self.first), self.number)


def facts(candidate: Candidate) -> Iterator[Finding]:
    """What speaks against a paper, as far as the register tells without drawing it."""
    yield from _format(candidate)
    yield from _days(candidate)
    yield from _number(candidate)
    yield from _missing(candidate)
    yield from _issued_before(candidate)
    yield from subject_facts(candidate)
    yield from facts_of_the_day(candidate)
    yield from correction_facts(candidate)


def _format(candidate: Candidate) -> Iterator[Finding]:
    form, day = candidate.brief.format, candidate.brief.date
    if candidate.choice == "auto" or holds_on(form.valid_from, form.valid_to, day):
        return
    side = Side.PARTY if form.family is Family.PARTY else Side.GOVERNMENT
    try:
        in_force = format_for(side, day)
    except FormatUnknown:
        return
    if in_force.id != form.id:
        yield Finding(
            "format.not_in_force",
            Severity.REFUSED,
            N_("{title} is not in force on {day}; in force is {in_force}."),
            Spot(Holder.ORDER, "format"),
            {"title": form.title, "day": _short(day), "in_force": in_force.title},
            in_force.title,
        )


_BEFORE = (DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION)
_OF_ITS_DAY = (DocumentKind.MINUTES, *_BEFORE, DocumentKind.REPORT, DocumentKind.CORRECTION)


def _days(candidate: Candidate) -> Iterator[Finding]:
    """The day of the paper beside the days of the session, and beside today."""
    kind, day = candidate.brief.kind, candidate.brief.date
    first, last = _held(candidate.session)
    if first is not None and last is not None and not kind.of_period:
        yield from _beside_the_session(candidate, first, last)
    if day > candidate.today:
        yield _dated(
            candidate,
            "day.ahead",
            Severity.ASKED,
            N_("The paper is dated {day}, and that day has not come yet."),
        )


def _beside_the_session(candidate: Candidate, first: date, last: date) -> Iterator[Finding]:
    kind, day = candidate.brief.kind, candidate.brief.date
    held = {"held": _short(first)}
    if kind is DocumentKind.MINUTES and day < first:
        text = N_("The minutes are dated {day}, before the session ({held}).")
        yield _dated(candidate, "minutes.before_session", Severity.REFUSED, text, FORM_OF_MINUTES, **held)
    elif kind is DocumentKind.MINUTES and day > last:
        text = N_("The minutes are dated {day}; minutes are of the day of the session ({held}).")
        yield _dated(candidate, "minutes.other_day", Severity.REFUSED, text, FORM_OF_MINUTES, **held)
    elif kind in _BEFORE and day > first:
        text = N_("The paper tells of a session to come and is dated {day}, after it ({held}).")
        yield _dated(candidate, "day.after_session", Severity.ASKED, text, **held)
    elif kind not in _OF_ITS_DAY and day < first:
        text = N_("The paper tells of a session that was held and is dated {day}, before it ({held}).")
        yield _dated(candidate, "day.before_session", Severity.ASKED, text, **held)


def _dated(
    candidate: Candidate, code: str, severity: Severity, message: str, clause: str = "", **params: object
) -> Finding:
    day = _short(candidate.brief.date)
    return Finding(code, severity, message, Spot(Holder.ORDER, "day"), {"day": day, **params}, clause)


def _held(session: "Session") -> tuple[date | None, date | None]:
    """The first and the last day of a session."""
    moments = [moment.date() for moment in (session.starts_at, session.ends_at) if isinstance(moment, datetime)]
    return (min(moments), max(moments)) if moments else (None, None)


# -- numbers ----------------------------------------------------------------------------


def _number(candidate: Candidate) -> Iterator[Finding]:
    number = candidate.number
    spot, clause = Spot(Holder.ORDER, "number"), _clause_of_numbers(candidate.brief.format)
    if not 1 <= number <= MOST:
        text = N_("{number} is no number for a paper; numbers begin at 1.")
        yield Finding("number.none", Severity.REFUSED, text, spot, {"number": number}, clause)
        return
    numbered = [document for document in candidate.series if document.record.number is not None]
    same = next((document for document in numbered if document.record.number == number), None)
    if same is not None:
        params = {"number": number, "day": _day_of(same)}
        text = N_("Number {number} of this series is taken, by the paper of {day}.")
        yield Finding("number.taken", Severity.REFUSED, text, Spot(Holder.DOCUMENT, "", same.uid), params, clause)
        return
    if number < candidate.first:
        text = N_("The series begins at number {first} here: number {number} was given in another book or program.")
        yield Finding(
            "number.before_start", Severity.ASKED, text, spot, {"number": number, "first": candidate.first}, clause
        )
    if candidate.free and (numbered or candidate.first > 1):  # of an empty series nobody knows where it stands
        text = N_("Number {number} leaves {free} of this series without a paper; the book will say so.")
        span = " – ".join(str(end) for end in dict.fromkeys((candidate.free[0], candidate.free[-1])))
        yield Finding("number.jump", Severity.ASKED, text, spot, {"number": number, "free": span}, clause)
    beside = _against_order(numbered, number, candidate.brief.date)
    if beside is not None:
        params = {
            "number": number,
            "day": _short(candidate.brief.date),
            "other": beside.record.number,
            "other_day": _day_of(beside),
        }
        text = N_(
            "Number {number} would be dated {day}, but number {other} is dated {other_day}: numbers follow dates."
        )
        yield Finding("number.order", Severity.REFUSED, text, Spot(Holder.ORDER, "day"), params, clause)


def _against_order(numbered: Iterable["IssuedDocument"], number: int, day: date) -> "IssuedDocument | None":
    """The nearest document whose number and date stand the other way round than the paper's."""
    against = [
        document
        for document in numbered
        if document.record.date is not None
        and ((document.record.number or 0) - number) * (document.record.date - day).days < 0
    ]
    return min(against, key=lambda document: abs((document.record.number or 0) - number), default=None)


def _clause_of_numbers(form: Format) -> str:
    return ARTICLE_15 if form.family is Family.STATE else form.title


def without_series(error: AppError) -> Finding:
    """What is told of a paper that no series has a number for."""
    return Finding("number.no_series", Severity.REFUSED, error.message, Spot(Holder.OFFICE, "terms"), error.params)


# -- what is missing, and what was issued ---------------------------------------------------

_OF_SESSION: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.MINUTES: ("starts_at", "ends_at", "place", "chair.name", "minute_taker.name"),
    DocumentKind.NOTICE: ("starts_at", "place", "chair.name"),
    DocumentKind.RESULTS: ("starts_at",),
    DocumentKind.ANNOUNCEMENT: ("starts_at", "place", "chair.name"),
    DocumentKind.INVITATION: ("starts_at", "place", "chair.name"),
    DocumentKind.CORRECTION: (),
}
_LETTERS = ("starts_at",)
_TEXTS = {
    "starts_at": N_("When the session begins is not entered."),
    "ends_at": N_("When the session ended is not entered."),
    "place": N_("The place of the session is not entered."),
    "chair.name": N_("Who chairs the session is not entered."),
    "minute_taker.name": N_("Who takes the minutes is not entered."),
}


def _missing(candidate: Candidate) -> Iterator[Finding]:
    brief, session = candidate.brief, candidate.session
    for part in () if brief.kind.of_period else _OF_SESSION.get(brief.kind, _LETTERS):
        if not part_of(session, part):
            spot = Spot(Holder.SESSION, part, session.uid)
            yield Finding(f"missing.{part.partition('.')[0]}", Severity.ASKED, _TEXTS[part], spot)
    if brief.kind is not DocumentKind.MINUTES and not signature(brief).name:
        text = N_("Nobody is entered who may sign on {day}.")
        yield Finding(
            "missing.signer", Severity.ASKED, text, Spot(Holder.OFFICE, "leaders"), {"day": _short(brief.date)}
        )


def _issued_before(candidate: Candidate) -> Iterator[Finding]:
    form = candidate.brief.format
    clause = ARTICLE_18 if form.family is Family.STATE else form.title
    for document in candidate.same:
        text = N_(
            "The same paper is issued already, as number {number} of {day}. What is wrong in it is corrected by a "
            "paper that replaces it, or by a letter of correction."
        )
        params = {"number": document.record.number or "?", "day": _day_of(document)}
        yield Finding("paper.issued", Severity.ASKED, text, Spot(Holder.DOCUMENT, "", document.uid), params, clause)


# -- what the checker reads ---------------------------------------------------------------


def of_pages(pdf: bytes, form: Format) -> list[Finding]:
    """What our own checker finds in the drawn paper; ``form`` is the format it follows."""
    from doithoai.documents.check.lint import check_drawn

    return [_departing(departure) for departure in check_drawn(pdf, form)]


def _departing(departure: "Departure") -> Finding:
    place = departure.places[0] if departure.places else None
    page = str(place.page) if place and place.page else ""
    message = filled(_(departure.message), departure.params)
    text = N_("The checker reads on page {page}: {message}") if page else N_("The checker reads: {message}")
    return Finding(
        f"form.{departure.rule}",
        Severity.ASKED,
        text,
        Spot(Holder.PAPER, page),
        {"page": page, "message": message},
        departure.clause,
        place.words if place else "",
    )


def _day_of(document: "IssuedDocument") -> str:
    return _short(document.record.date) if document.record.date else "?"


def _short(day: date) -> str:
    return f"{day:%d/%m/%Y}"
