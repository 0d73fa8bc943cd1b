"""What a report says of the plan: how many sessions were planned, how many of them were held, which are missing."""

from collections.abc import Iterator

from doithoai.documents.brief import HeldOfPlan, Unheld
from doithoai.documents.content.model import Paragraph
from doithoai.documents.content.prose import Prose, listed, paragraph, plain, sentence
from doithoai.documents.formats.wording import number_text
from doithoai.domain.session import DocumentRecord


def held_of_plan(prose: Prose, of_plan: HeldOfPlan | None) -> Iterator[Paragraph]:
    """The sentences; none where nothing was planned."""
    if of_plan is None:
        return
    say, count = prose.wording.say, prose.count
    if of_plan.plan:
        names = {"plan": _cited(prose, of_plan.plan), "count": count(of_plan.planned), "held": count(of_plan.held)}
        yield from plain(sentence(say("plan" if of_plan.planned else "plan_none", **names)))
        if of_plan.ahead:
            yield from plain(sentence(say("plan_ahead", count=count(of_plan.ahead))))
    if of_plan.missing:
        key = "plan_missing" if of_plan.plan else "unheld"
        yield paragraph(sentence(say(key, count=count(len(of_plan.missing)))), keep_with_next=True)
        yield from map(paragraph, listed(_missing(prose, session) for session in of_plan.missing))


def _missing(prose: Prose, session: Unheld) -> str:
    say = prose.wording.say
    state = say(f"unheld_{session.state}" if session.state else "unheld_planned")
    title = session.title or say("session_untitled")
    return say("unheld_session", title=title, day=prose.short_day(session.day), state=state)


def _cited(prose: Prose, plan: DocumentRecord) -> str:
    number = number_text(prose.brief.format, plan.number, plan.symbol or "").replace("Số:", "số").replace("Số ", "số ")
    return prose.wording.say("plan_cited", number=number, day=prose.day(plan.date))
