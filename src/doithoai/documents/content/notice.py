"""The notice of conclusions and assignment: form 1.4 of Decree 30/2020/NĐ-CP, and the party's.

It goes to agencies and is read by others, so a petitioner who asked to be kept private is named neither in the
list nor in the annex, name and address both.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.assignments import annex, assigned, assignment_list
from doithoai.documents.content.bases import basis_lines, basis_paragraphs
from doithoai.documents.content.bodies import Standing, watcher
from doithoai.documents.content.frame import copies, frame, recipients, wording_of
from doithoai.documents.content.holding import chairs
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.petitions import Tally, in_order, tally
from doithoai.documents.content.prose import (
    ARABIC,
    Prose,
    heading,
    listed,
    numbered_sections,
    paragraph,
    plain,
    quoted,
    sentence,
    typed_lines,
)
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.domain.petition import Assignment

LISTED_UP_TO = 3
"""As many assignments stand in the text as a list; more go into an annex (domain.md section 7)."""
NAMED_UP_TO = 12
"""As many agencies are named among the recipients; more are those of the annex."""


def build_notice(brief: Brief, wording: Wording | None = None) -> Document:
    """The notice of conclusions and assignment after the brief's session.

    Args:
        wording: the phrases of the notice in the format's family; None takes the shipped ones.
    """
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=(signature(brief),),
        recipients=recipients(prose, _copies(prose)),
        annexes=(annex(prose),) if _by_annex(prose) else (),
        summary_of=f"summary{_subject(prose)}",
    )


def _by_annex(prose: Prose) -> bool:
    return len(assigned(prose)) > LISTED_UP_TO


def _subject(prose: Prose) -> str:
    """What the notice tells, as its phrases are named: conclusion and assignment, one of them, or the results alone."""
    is_concluded, is_assigned = bool(_conclusion_lines(prose)), bool(assigned(prose))
    if is_concluded and is_assigned:
        return ""
    return "_conclusion" if is_concluded else "_assignment" if is_assigned else "_results"


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    yield from _bases(prose)
    yield from _meeting(prose)
    is_answered = any(petition.answer for petition in prose.brief.session.petitions)
    sections = [("numbers_heading" if is_answered else "received_heading", _numbers)]
    if _conclusion_lines(prose):
        sections.insert(0, ("assessment_heading", _conclusion))
    if assigned(prose):
        sections += [("assignment_heading", _assignment), ("carrying_out_heading", _carrying_out)]
    heads = numbered_sections([prose.wording.say(key) for key, _ in sections], ARABIC)
    for head, (_, section) in zip(heads, sections, strict=True):
        yield heading(head, 2)
        yield from section(prose)
    yield paragraph(prose.wording.say(_closing(prose)) + prose.brief.format.texts.body_end)


def _closing(prose: Prose) -> str:
    """The key of the last sentence: own units are told to carry it out, all others are asked."""
    act = _act(prose) if assigned(prose) else "own"
    return f"closing{_subject(prose)}" + ("" if act == "own" else f"_{act}")


def _bases(prose: Prose) -> Iterator[Paragraph]:
    """The legal bases and the session itself, the last with a full stop; only for an office that wants them."""
    say, session = prose.wording.say, prose.brief.session
    lines = basis_lines(prose)
    if not lines:
        return
    if session.starts_at:
        lines.append(say("base_session", title=prose.title, day=prose.day(session.starts_at.date())))
    else:
        lines.append(say("base_session_undated", title=prose.title))
    yield from basis_paragraphs(lines)


def _meeting(prose: Prose) -> Iterator[Paragraph]:
    """When and where it was, who chaired, who came; then what is announced."""
    say, session = prose.wording.say, prose.brief.session
    chair = chairs(prose)
    clauses = [
        say("when", day=prose.day(session.starts_at.date())) if session.starts_at else "",
        say("where", place=session.place) if session.place else "",
        say("chaired_together" if session.co_chairs else "chaired", chair=chair, title=prose.title)
        if chair
        else say("held", office=prose.office, title=prose.title),
    ]
    text = sentence(", ".join(clause for clause in clauses if clause)) + "."
    names = {"office": prose.office, "title": prose.title, "audience": prose.audience}
    if session.citizens_present:
        text += " " + say("attended", count=prose.count(session.citizens_present), **names)
    yield paragraph(text.strip())
    yield from plain(_announced(prose, names))


def _announced(prose: Prose, names: dict[str, str]) -> str:
    """What the office announces after: only what was heard, answered and concluded as the register has it."""
    say, petitions = prose.wording.say, prose.brief.session.petitions
    parts = [
        say("heard", **names) if petitions else "",
        say("heard_answers", **names) if any(petition.answer for petition in petitions) else "",
        say("heard_conclusion", **names) if _conclusion_lines(prose) else "",
    ]
    *others, last = [part for part in parts if part] or [""]
    heard = say("heard_join", parts=", ".join(others), last=last) if others else last
    return sentence(say("announce", heard=heard, **names) if heard else say("announce_plain", **names))


def _conclusion_lines(prose: Prose) -> list[str]:
    """The conclusion as a notice tells it; else the chair's own words, marked as such."""
    session = prose.brief.session
    return typed_lines(session.notice_conclusion) or quoted(typed_lines(session.conclusion))


def _conclusion(prose: Prose) -> Iterator[Paragraph]:
    say = prose.wording.say
    chair = sentence(prose.person(prose.brief.session.chair) or say("chair_unknown"))
    yield paragraph(say("conclusion", chair=chair), keep_with_next=True)
    yield from map(paragraph, _conclusion_lines(prose))


def _numbers(prose: Prose) -> Iterator[Paragraph]:
    """How many were raised, answered and assigned; then who answered which."""
    say = prose.wording.say
    if not prose.brief.session.petitions:
        yield from plain(say("none_raised"))
        return
    counts = tally(prose.brief.session)
    yield from plain(*listed(_counts(prose, counts)))
    if counts.withdrawn_after:
        numbers = ", ".join(map(str, counts.withdrawn_after))
        yield from plain(say("withdrawn_after", count=prose.count(len(counts.withdrawn_after)), numbers=numbers))
    yield from _answered(prose)


def _counts(prose: Prose, counts: Tally) -> Iterator[str]:
    say, both = prose.wording.say, prose.count(counts.both)
    yield say("number_total", count=prose.count(counts.total))
    for key, count in (
        ("number_answered", counts.answered),
        ("number_assigned_both" if counts.both else "number_assigned", counts.assigned),
        ("number_left", counts.noted),
        ("number_withdrawn", counts.withdrawn),
    ):
        if count:
            yield say(key, count=prose.count(count), **({"both": both} if key.endswith("_both") else {}))


def _answered(prose: Prose) -> Iterator[Paragraph]:
    """Who answered which petitions in the meeting; the words of the answers are in the minutes."""
    say = prose.wording.say
    by: dict[str, list[int]] = {}
    for item in in_order(prose.brief):
        if item.petition.answer is not None:
            by.setdefault(prose.answerer(item.petition.answer.by or ""), []).append(item.number)
    if not by:
        return
    yield paragraph(say("answered_lead"), keep_with_next=True)
    lines = []
    for who, numbers in by.items():
        ordered = ", ".join(map(str, sorted(numbers)))
        lines.append(say("answered", by=who, numbers=ordered) if who else say("answered_nobody", numbers=ordered))
    yield from plain(*listed(lines))
    yield from plain(say("answered_duty", audience=prose.audience))


def _assignment(prose: Prose) -> Iterator[Paragraph]:
    say = prose.wording.say
    names = {"office": prose.office, "act": say(f"act_{_act(prose)}")}
    if _by_annex(prose):
        count = prose.count(len(assigned(prose)))
        yield paragraph(sentence(say("assignment_annex", count=count, **names)))
    else:
        yield paragraph(sentence(say("assignment_list", **names)), keep_with_next=True)
        yield from assignment_list(prose)


def _tasks(prose: Prose) -> list[Assignment]:
    return [item.petition.assignment for item in assigned(prose) if item.petition.assignment]


def _act(prose: Prose) -> str:
    """``own`` where all who lead or support are the office's own, ``other`` where none is, else ``both``."""
    bodies = [name for task in _tasks(prose) for name in (task.lead, *task.supporting) if name]
    own = {prose.standing(body) is Standing.OWN for body in bodies} or {True}
    return "both" if len(own) > 1 else "own" if own == {True} else "other"


def _carrying_out(prose: Prose) -> Iterator[Paragraph]:
    """Answers in writing and their last day; who watches over it."""
    say, brief = prose.wording.say, prose.brief
    assignments = _tasks(prose)
    days = [assignment.due for assignment in assignments if assignment.due]
    if len(days) == len(assignments):
        yield from plain(say("written_answers_by", office=prose.office, day=prose.day(max(days))))
    else:
        yield from plain(say("written_answers", office=prose.office))
    supporting = [name for assignment in assignments for name in assignment.supporting]
    if supporting:
        is_own = all(prose.standing(name) is Standing.OWN for name in supporting)
        yield from plain(say("supporting_duty" if is_own else "supporting_duty_asked"))
    who = watcher(brief.office, brief.format.family, brief.date)
    yield from plain(*prose.wording.lines("watching", audience=prose.audience, office=prose.office, watcher=who))


def _copies(prose: Prose) -> list[str]:
    """Those above, the office's own leaders, the Front, the lead agencies, then the supporting ones."""
    assignments = _tasks(prose)
    leads = dict.fromkeys(assignment.lead for assignment in assignments if assignment.lead)
    supporting = dict.fromkeys(name for assignment in assignments for name in assignment.supporting)
    agencies = list(dict.fromkeys((*leads, *supporting)))
    if len(agencies) > NAMED_UP_TO and _by_annex(prose):
        agencies = [prose.wording.say("recipients_annex")]
    return copies(prose, above=True, agencies=agencies)
