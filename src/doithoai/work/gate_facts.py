"""What a paper tells that was not so on its own day: bodies that had ended, answers and moved dates of later days."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doithoai.documents.content.attached import declared, sessions_of
from doithoai.documents.content.bodies import body_key, has_ended
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.petition import Petition, due_on

if TYPE_CHECKING:
    from doithoai.documents.brief import Brief
    from doithoai.work.gate import Candidate

_ASSIGNING = "assignment.due"
_CALLING = (DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION)
_TO_ONE_BODY = (DocumentKind.REMINDER, DocumentKind.TRANSFER, DocumentKind.REQUEST)


def facts_of_the_day(candidate: "Candidate") -> Iterator[Finding]:
    """What the paper tells that was not so on its day, without drawing it."""
    yield from _postponed(candidate)
    for petition in _petitions(candidate.brief):
        yield from _later(candidate.brief, petition)
    yield from _ended(candidate)


def _postponed(candidate: "Candidate") -> Iterator[Finding]:
    session = candidate.session
    if candidate.brief.kind in _CALLING and session.state is SessionState.POSTPONED:
        text = N_("The session was postponed. Nobody is called to it before its new day is settled.")
        yield Finding("session.postponed", Severity.ASKED, text, Spot(Holder.SESSION, "starts_at", session.uid))


def _petitions(brief: "Brief") -> list[Petition]:
    """The petitions that the paper tells of."""
    rows = [petition for session in sessions_of(brief) for petition in session.petitions]
    return [petition for petition in rows if not brief.petitions or petition.uid in brief.petitions]


def _later(brief: "Brief", petition: Petition) -> Iterator[Finding]:
    """An answer given, or a date moved, after the paper's own day."""
    parts, day = declared(brief.kind).petitions, brief.date
    written = petition.written_answer
    params = {"day": f"{day:%d/%m/%Y}"}
    if "written_answer.date" in parts and written and written.date and written.date > day:
        text = N_("The paper is dated {day} and tells of an answer of {later}.")
        spot = Spot(Holder.PETITION, "written_answer.date", petition.uid)
        later = {**params, "later": f"{written.date:%d/%m/%Y}"}
        yield Finding("day.before_answer", Severity.REFUSED, text, spot, later)
    if _ASSIGNING in parts and petition.assignment and due_on(petition, day) != petition.assignment.due:
        text = N_("The paper is dated {day} and tells of a time limit that was moved after that day.")
        spot = Spot(Holder.PETITION, _ASSIGNING, petition.uid)
        yield Finding("day.before_extension", Severity.ASKED, text, spot, params)


def _ended(candidate: "Candidate") -> Iterator[Finding]:
    """A body named as one to do something, to answer or to read, which did not exist on the paper's day."""
    brief = candidate.brief
    office, day = brief.office, brief.date
    dated = {body_key(entry.name, office): entry for entry in candidate.agencies if not entry.holds_on(day)}
    for entry in candidate.agencies:  # of one name that holds again under other days nothing is asked
        if entry.holds_on(day):
            dated.pop(body_key(entry.name, office), None)
    for body, spot in _bodies(brief).items():
        if body_key(body, office) in dated or has_ended(body, office, day):
            text = N_("{body} did not exist on {day}. Whoever took over its work is to be named.")
            yield Finding("body.ended", Severity.ASKED, text, spot, {"body": body, "day": f"{day:%d/%m/%Y}"})


def _bodies(brief: "Brief") -> dict[str, Spot]:
    """The bodies that the paper names, each with the place where it is entered."""
    bodies: dict[str, Spot] = {}
    if brief.kind in _TO_ONE_BODY:
        return {brief.addressee: Spot(Holder.ORDER, "addressee")} if brief.addressee else {}
    if not {"assignment.lead", _ASSIGNING}.isdisjoint(declared(brief.kind).petitions):
        for petition in _petitions(brief):
            task = petition.assignment
            for body in (task.lead, *task.supporting) if task else ():
                if body:
                    bodies.setdefault(body, Spot(Holder.PETITION, "assignment.lead", petition.uid))
    for receiver in brief.receivers:
        bodies.setdefault(receiver, Spot(Holder.OFFICE, "receivers"))
    return bodies
