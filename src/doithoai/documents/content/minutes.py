"""The minutes of a session: form 1.9 of Decree 30/2020/NĐ-CP, and the party's, in the order of the meeting.

Minutes are internal, but they are copied and read aloud: a petitioner who asked for it is named in them only where
the office chose so; else the words are given, and who it was stays in the register.
"""

from collections.abc import Callable, Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.attendance import participants
from doithoai.documents.content.bases import cited
from doithoai.documents.content.frame import copies, frame, recipients, wording_of
from doithoai.documents.content.holding import place, reason
from doithoai.documents.content.model import Document, Paragraph, Run
from doithoai.documents.content.petitions import FieldGroup, Numbered, by_field, by_number, tally
from doithoai.documents.content.prose import (
    ARABIC,
    ROMAN,
    Prose,
    heading,
    led,
    listed,
    numbered_sections,
    paragraph,
    plain,
    quoted,
    sentence,
    typed_lines,
)
from doithoai.documents.content.signatures import minutes_signatures
from doithoai.documents.content.wording import Wording
from doithoai.domain.petition import Answer


def build_minutes(brief: Brief, wording: Wording | None = None) -> Document:
    """The minutes of the brief's session.

    Args:
        wording: the phrases of minutes in the format's family; None takes the shipped ones.
    """
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=minutes_signatures(brief),
        recipients=recipients(prose, copies(prose)),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    yield from _particulars(prose)
    session = prose.brief.session
    is_answered = any(petition.answer for petition in session.petitions)
    sections: list[tuple[str, Callable[[Prose], Iterator[Paragraph]]]] = [
        ("opening_heading" if typed_lines(session.opening) else "purpose_heading", _opening),
        ("petitions_answers_heading" if is_answered else "petitions_heading", _petitions),
    ]
    if any(petition.assignment for petition in session.petitions):
        sections.append((_to_whom(prose, "assigned_heading"), _assigned))
    if typed_lines(session.conclusion):
        sections.append(("conclusion_heading", _conclusion))
    heads = numbered_sections([prose.wording.say(key) for key, _ in sections], ROMAN)
    for head, (_, section) in zip(heads, sections, strict=True):
        yield heading(head, 1)
        yield from section(prose)
    if session.read_back:
        yield from plain(prose.wording.say("read_aloud"))
    ending = prose.wording.say("end", moment=prose.moment(session.ends_at))
    yield paragraph(ending + prose.brief.format.texts.minutes_end)


def _particulars(prose: Prose) -> Iterator[Paragraph]:
    """Time, place, those present, chair and minute taker, as form 1.9 orders them."""
    session, say = prose.brief.session, prose.wording.say
    gap = say("long_gap")
    yield paragraph(say("start", moment=prose.moment(session.starts_at)))
    yield paragraph(place(prose))
    yield from plain(reason(prose))
    yield from participants(prose)
    yield paragraph(say("chair", chair=sentence(prose.person(session.chair)) or gap))
    if session.co_chairs:
        people = "; ".join(filter(None, map(prose.person, session.co_chairs)))
        yield paragraph(say("co_chairs", chairs=sentence(people) or gap))
    yield paragraph(say("minute_taker", minute_taker=sentence(prose.person(session.minute_taker)) or gap))
    yield paragraph(say("content"), keep_with_next=True)


def _chair(prose: Prose) -> str:
    """The chair at the beginning of a sentence."""
    return sentence(prose.person(prose.brief.session.chair) or prose.wording.say("chair_unknown"))


def _opening(prose: Prose) -> Iterator[Paragraph]:
    """Purpose and bases, programme, the head's opening and report."""
    say = prose.wording.say
    values = {"office": prose.office, "title": prose.title, "audience": prose.audience}
    bases = cited(prose)
    if bases:
        yield from plain(say("purpose", bases="; ".join(bases), **values))
    else:
        yield from plain(say("purpose_no_bases", **values))
    yield from _programme(prose)
    opening = prose.brief.session.opening
    if typed_lines(opening):
        yield from _said(say("opening", chair=_chair(prose)), opening)


def _programme(prose: Prose) -> Iterator[Paragraph]:
    """What was done, in its order; each point only if the register holds it, and no programme of a single point."""
    say, session = prose.wording.say, prose.brief.session
    points = (
        ("programme_opening", bool(typed_lines(session.opening))),
        ("programme_petitions", bool(session.petitions)),
        ("programme_answers", any(petition.answer for petition in session.petitions)),
        ("programme_conclusion", bool(typed_lines(session.conclusion))),
        ("programme_read_back", bool(session.read_back)),
    )
    lines = listed(say(key, audience=prose.audience) for key, happened in points if happened)
    if len(lines) > 1:
        yield paragraph(say("programme_lead"), keep_with_next=True)
        yield from map(paragraph, lines)


def _said(lead: str, text: str | None) -> Iterator[Paragraph]:
    """A speech: our lead-in on its own line, then the words as typed."""
    lines = typed_lines(text)
    if lead:
        yield paragraph(lead, keep_with_next=bool(lines))
    yield from map(paragraph, lines)


def _petitions(prose: Prose) -> Iterator[Paragraph]:
    say = prose.wording.say
    yield from plain(_total(prose) if prose.brief.session.petitions else say("petitions_none"))
    groups = list(by_field(prose.brief))
    for head, group in zip(numbered_sections([_field(prose, group) for group in groups], ARABIC), groups, strict=True):
        yield heading(head, 2)
        for item in group.petitions:
            yield from _petition(prose, item)


def _total(prose: Prose) -> str:
    """How many were raised, answered and assigned; a petition may be both answered and assigned."""
    say, counts = prose.wording.say, tally(prose.brief.session)
    both = prose.count(counts.both)
    parts = []
    for key, count in (("total_answered", counts.answered), ("total_assigned", counts.assigned)):
        if count:
            is_both = counts.both and key == "total_assigned"
            values = {"count": prose.count(count), **({"both": both} if is_both else {})}
            parts.append(say(f"{key}_both" if is_both else key, **values))
    total = say("total", total=prose.count(counts.total))
    return say("total_join", total=total, parts="; ".join(parts)) if parts else f"{total}."


def _field(prose: Prose, group: FieldGroup) -> str:
    count = prose.count(len(group.petitions))
    if group.field is None:
        return prose.wording.say("field_unknown", count=count)
    return prose.wording.say("field", field=group.field, count=count)


def _petition(prose: Prose, item: Numbered) -> Iterator[Paragraph]:
    """One petition: its number, who raised it, the words; then the answer given in the meeting."""
    say, petition = prose.wording.say, item.petition
    who = say("petition_who", who=sentence(prose.petitioner(petition.petitioner, gap=True)))
    first, *others = quoted(typed_lines(petition.content)) or [say("petition_no_words")]
    yield Paragraph((Run(say("petition", number=item.number), bold=True), Run(f" {who} {first}")))
    yield from map(paragraph, others)
    if petition.answer is not None:
        yield from _answer(prose, petition.answer)


def _answer(prose: Prose, answer: Answer) -> Iterator[Paragraph]:
    say = prose.wording.say
    by = prose.answerer(answer.by) if answer.by else ""
    if typed_lines(answer.text):
        yield from led(say("answer", by=by) if by else say("answer_nobody"), answer.text)
    else:
        yield from plain(say("answer_no_words", by=by) if by else say("answer_nothing"))


def _to_whom(prose: Prose, key: str) -> str:
    """The key of a phrase about those who settle petitions: others than the office's own are asked, too."""
    tasks = [petition.assignment for petition in prose.brief.session.petitions if petition.assignment]
    return f"{key}_asked" if prose.asks_others(tasks) else key


def _assigned(prose: Prose) -> Iterator[Paragraph]:
    """What was taken away to be settled: by number, without the words again."""
    say = prose.wording.say
    items = [(item, item.petition.assignment) for item in by_number(prose.brief)]
    yield paragraph(say(_to_whom(prose, "assigned_lead")), keep_with_next=True)
    yield from map(
        paragraph,
        listed(
            say("assigned", number=item.number, assignment=prose.assignment(assignment))
            for item, assignment in items
            if assignment
        ),
    )


def _conclusion(prose: Prose) -> Iterator[Paragraph]:
    yield from _said(prose.wording.say("conclusion", chair=_chair(prose)), prose.brief.session.conclusion)
