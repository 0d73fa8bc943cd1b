"""The notice of conclusions and assignment: form 1.4 of Decree 30/2020/NĐ-CP, and the party's.

It goes to agencies and is read by others, so a petitioner who asked to be kept private is named neither in the
list nor in the annex, name and address both.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.assignments import annex, assigned, assignment_list
from doithoai.documents.content.bases import basis_paragraphs, cited
from doithoai.documents.content.frame import frame, recipients, reported_to, wording_of
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.petitions import in_order
from doithoai.documents.content.prose import Prose, heading, listed, paragraph, plain, sentence, typed_lines
from doithoai.documents.content.signatures import signatures
from doithoai.documents.content.wording import Wording

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
        signatures=signatures(brief),
        recipients=recipients(prose, _copies(prose)),
        annexes=(annex(prose),) if _by_annex(prose) else (),
    )


def _by_annex(prose: Prose) -> bool:
    return len(assigned(prose)) > LISTED_UP_TO


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    yield from _bases(prose)
    yield from _meeting(prose)
    due = [_assessment, _numbers, *([_assignment, _carrying_out] if assigned(prose) else [])]
    for number, section in enumerate(due, 1):
        yield from section(prose, number)
    closing = prose.wording.say("closing")
    yield paragraph(closing + prose.brief.format.texts.body_end)


def _bases(prose: Prose) -> Iterator[Paragraph]:
    """The legal bases and the session itself, the last with a full stop."""
    say, session = prose.wording.say, prose.brief.session
    lines = [say("base", base=base) for base in cited(prose)]
    if session.starts_at:
        lines.append(say("base_session", title=prose.title, day=prose.day(session.starts_at.date())))
    else:
        lines.append(say("base_session_undated", title=prose.title))
    yield from basis_paragraphs(lines)


def _meeting(prose: Prose) -> Iterator[Paragraph]:
    """When and where it was, who chaired, who came; then what is announced."""
    say, session = prose.wording.say, prose.brief.session
    chair = prose.person(session.chair)
    clauses = [
        say("when", day=prose.day(session.starts_at.date())) if session.starts_at else "",
        say("where", place=session.place) if session.place else "",
        say("chaired", chair=chair, title=prose.title)
        if chair
        else say("held", office=prose.office, title=prose.title),
    ]
    text = sentence(", ".join(clause for clause in clauses if clause)) + "."
    names = {"office": prose.office, "title": prose.title, "audience": prose.audience}
    if session.citizens_present:
        text += " " + say("attended", count=prose.count(session.citizens_present), **names)
    yield paragraph(text.strip())
    yield from plain(say("announce", **names))


def _assessment(prose: Prose, number: int) -> Iterator[Paragraph]:
    """The chair's conclusion as spoken; where none is known, that everything was taken down."""
    say, session = prose.wording.say, prose.brief.session
    yield heading(f"{number}. {say('assessment_heading')}", 2)
    lines = typed_lines(session.conclusion)
    if not lines:
        yield from plain(say("assessment") if session.petitions else "")
        return
    chair = sentence(prose.person(session.chair) or say("chair_unknown"))
    yield paragraph(say("conclusion", chair=chair), keep_with_next=True)
    yield from map(paragraph, lines)


def _numbers(prose: Prose, number: int) -> Iterator[Paragraph]:
    """How many were raised, answered and assigned; then who answered which."""
    say = prose.wording.say
    yield heading(f"{number}. {say('numbers_heading')}", 2)
    if not prose.brief.session.petitions:
        yield from plain(say("none_raised"))
        return
    yield from plain(*listed(_counts(prose)))
    yield from _answered(prose)


def _counts(prose: Prose) -> Iterator[str]:
    petitions, say = prose.brief.session.petitions, prose.wording.say
    answered = sum(petition.answer is not None for petition in petitions)
    assigned_count = sum(petition.assignment is not None for petition in petitions)
    both = sum(petition.answer is not None and petition.assignment is not None for petition in petitions)
    left = len(petitions) - answered - assigned_count + both
    yield say("number_total", count=prose.count(len(petitions)))
    if answered:
        yield say("number_answered", count=prose.count(answered))
    if assigned_count and both:
        yield say("number_assigned_both", count=prose.count(assigned_count), both=prose.count(both))
    elif assigned_count:
        yield say("number_assigned", count=prose.count(assigned_count))
    if left:
        yield say("number_left", count=prose.count(left))


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


def _assignment(prose: Prose, number: int) -> Iterator[Paragraph]:
    say = prose.wording.say
    yield heading(f"{number}. {say('assignment_heading')}", 2)
    if _by_annex(prose):
        count = prose.count(len(assigned(prose)))
        yield paragraph(sentence(say("assignment_annex", office=prose.office, count=count)))
    else:
        yield paragraph(sentence(say("assignment_list", office=prose.office)), keep_with_next=True)
        yield from assignment_list(prose)


def _carrying_out(prose: Prose, number: int) -> Iterator[Paragraph]:
    """Answers in writing and their last day; who watches over it."""
    say = prose.wording.say
    yield heading(f"{number}. {say('carrying_out_heading')}", 2)
    days = [item.petition.assignment.due for item in assigned(prose) if item.petition.assignment]
    dated = [day for day in days if day]
    if dated and len(dated) == len(days):
        yield from plain(say("written_answers_by", office=prose.office, day=prose.day(max(dated))))
    else:
        yield from plain(say("written_answers", office=prose.office))
    yield from plain(*prose.wording.lines("watching", audience=prose.audience, office=prose.office))


def _copies(prose: Prose) -> list[str]:
    """Those above, the Front, the lead agencies, then the supporting ones."""
    assignments = [item.petition.assignment for item in assigned(prose) if item.petition.assignment]
    leads = dict.fromkeys(assignment.lead for assignment in assignments if assignment.lead)
    supporting = dict.fromkeys(name for assignment in assignments for name in assignment.supporting)
    agencies = list(dict.fromkeys((*leads, *supporting)))
    if len(agencies) > NAMED_UP_TO and _by_annex(prose):
        agencies = [prose.wording.say("recipients_annex")]
    return [*reported_to(prose), *prose.wording.lines("recipients"), *agencies]
