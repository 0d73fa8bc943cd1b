"""What speaks against a paper by what it tells of: whose body makes it, its period, its plan, its petitions."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from doithoai.documents.content.attached import declared, sessions_of
from doithoai.documents.content.transfer import is_settled
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, Outcome, Side
from doithoai.domain.petition import Petition
from doithoai.register.documents import side_of

if TYPE_CHECKING:
    from doithoai.work.gate import Candidate

_OF_HELD = (DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.RESULTS)


def subject_facts(candidate: "Candidate") -> Iterator[Finding]:
    """What the subject of a paper says against it, without drawing it."""
    yield from _body(candidate)
    yield from _session_ahead(candidate)
    yield from _period(candidate)
    yield from _plan(candidate)
    yield from _letter(candidate)
    yield from _numbered_alike(candidate)


def _body(candidate: "Candidate") -> Iterator[Finding]:
    """A session of one body has papers of that body; only what both held together has those of both."""
    session, form, kind = candidate.session, candidate.brief.format, candidate.brief.kind
    of_session = not kind.of_period and kind is not DocumentKind.CORRECTION  # that is of the body that issued the paper
    if not of_session or session.side in (None, Side.JOINT, side_of(form.family)):
        return
    text = N_("The other body held the session; a paper in the format {title} would be one of this body.")
    yield Finding("format.other_body", Severity.ASKED, text, Spot(Holder.ORDER, "format"), {"title": form.title})


def _session_ahead(candidate: "Candidate") -> Iterator[Finding]:
    starts = candidate.session.starts_at
    if candidate.brief.kind in _OF_HELD and isinstance(starts, datetime) and starts.date() > candidate.today:
        text = N_("The session is on {day}; that day has not come yet, so there is no such paper of it.")
        spot = Spot(Holder.SESSION, "starts_at", candidate.session.uid)
        yield Finding("session.ahead", Severity.REFUSED, text, spot, {"day": f"{starts:%d/%m/%Y}"})


def _period(candidate: "Candidate") -> Iterator[Finding]:
    """A report tells of days that have come."""
    reported, day = candidate.brief.reported, min(candidate.brief.date, candidate.today)
    if reported is None or reported.period.last <= day:
        return
    period, spot = reported.period, Spot(Holder.ORDER, "period")
    params = {"first": f"{period.first:%d/%m/%Y}", "last": f"{period.last:%d/%m/%Y}"}
    if period.first > day:
        text = N_("The period of the report begins on {first}: there is nothing to report of it yet.")
        yield Finding("period.ahead", Severity.REFUSED, text, spot, params)
    else:
        text = N_("The period of the report ends on {last}: it is not over yet.")
        yield Finding("period.unfinished", Severity.ASKED, text, spot, params)


def _plan(candidate: "Candidate") -> Iterator[Finding]:
    """A plan lays down what is to come."""
    brief = candidate.brief
    planned = brief.sessions if brief.kind is DocumentKind.PLAN else ()
    past = [session for session in planned if session.starts_at and session.starts_at.date() < brief.date]
    if past:
        text = N_("The plan is dated {day}; of {count} sessions in it {past} were to be held before that day.")
        params = {"day": f"{brief.date:%d/%m/%Y}", "count": len(planned), "past": len(past)}
        yield Finding("plan.past", Severity.ASKED, text, Spot(Holder.ORDER, "day"), params)


def _letter(candidate: "Candidate") -> Iterator[Finding]:
    brief = candidate.brief
    chosen = [petition for petition in candidate.session.petitions if petition.uid in brief.petitions]
    for petition in chosen:
        lead = petition.assignment.lead if petition.assignment else ""
        if brief.kind is DocumentKind.COVER and not _has_answer(petition):
            text = N_("The petition is not answered yet, so a letter of answer has nothing to tell.")
            yield Finding("letter.no_answer", Severity.ASKED, text, Spot(Holder.PETITION, "answer.text", petition.uid))
        elif brief.kind is DocumentKind.TRANSFER and is_settled(petition):
            text = N_("The petition is answered or closed already; it is not transferred.")
            yield Finding("transfer.settled", Severity.REFUSED, text, Spot(Holder.PETITION, "outcome", petition.uid))
        if brief.kind is DocumentKind.TRANSFER and not (brief.addressee or lead):
            text = N_("Whom the slip goes to is not entered.")
            yield Finding("missing.addressee", Severity.ASKED, text, Spot(Holder.ORDER, "addressee"))


def _has_answer(petition: Petition) -> bool:
    """Whether something became of it that can be told: an answer, or that it was handed on."""
    answers = (petition.answer, petition.written_answer)
    return any(answers) or petition.outcome is Outcome.TRANSFERRED


def _numbered_alike(candidate: "Candidate") -> Iterator[Finding]:
    """Papers, their annexes and letters call a petition by its number: one number is one petition."""
    if "number" not in declared(candidate.brief.kind).petitions:
        return
    for session in sessions_of(candidate.brief):
        counts = Counter(petition.number for petition in session.petitions if petition.number is not None)
        for number in (number for number, count in counts.items() if count > 1):
            uid = [petition.uid for petition in session.petitions if petition.number == number][-1]
            text = N_("Several petitions of the session have number {number}.")
            spot = Spot(Holder.PETITION, "number", uid)
            yield Finding("petition.same_number", Severity.ASKED, text, spot, {"number": number})
