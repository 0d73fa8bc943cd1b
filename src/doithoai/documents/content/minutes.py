"""The minutes of a session: form 1.9 of Decree 30/2020/NĐ-CP, and the party's, in the order of the meeting.

Minutes are internal, but they are copied and read aloud: a petitioner who asked for it is not named in them
either, only the words are given; who it was stays in the register.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.attendance import participants
from doithoai.documents.content.bases import cited
from doithoai.documents.content.frame import frame, recipients, wording_of
from doithoai.documents.content.model import Document, Paragraph, Run
from doithoai.documents.content.petitions import FieldGroup, Numbered, by_field, numbered
from doithoai.documents.content.prose import Prose, heading, led, paragraph, plain, sentence, typed_lines
from doithoai.documents.content.signatures import minutes_signatures
from doithoai.documents.content.wording import Wording
from doithoai.domain.petition import Answer

ROMAN = ("I", "II", "III", "IV", "V")


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
        recipients=recipients(prose, prose.wording.lines("recipients")),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    yield from _particulars(prose)
    sections = (_opening, _petitions, _assigned, _conclusion)
    due = [section for section in sections if section is not _assigned or _any_assigned(prose)]
    for numeral, section in zip(ROMAN, due, strict=False):
        yield from section(prose, numeral)
    yield from plain(prose.wording.say("read_aloud"))
    ending = prose.wording.say("end", moment=prose.moment(prose.brief.session.ends_at))
    yield paragraph(ending + prose.brief.format.texts.minutes_end)


def _any_assigned(prose: Prose) -> bool:
    return any(petition.assignment for petition in prose.brief.session.petitions)


def _particulars(prose: Prose) -> Iterator[Paragraph]:
    """Time, place, those present, chair and minute taker, as form 1.9 orders them."""
    session, say = prose.brief.session, prose.wording.say
    gap = say("long_gap")
    yield paragraph(say("start", moment=prose.moment(session.starts_at)))
    yield paragraph(say("place", place=session.place or gap))
    yield from participants(prose)
    yield paragraph(say("chair", chair=sentence(prose.person(session.chair)) or gap))
    yield paragraph(say("minute_taker", minute_taker=sentence(prose.person(session.minute_taker)) or gap))
    yield paragraph(say("content"), keep_with_next=True)


def _chair(prose: Prose) -> str:
    """The chair at the beginning of a sentence."""
    return sentence(prose.person(prose.brief.session.chair) or prose.wording.say("chair_unknown"))


def _opening(prose: Prose, numeral: str) -> Iterator[Paragraph]:
    """Purpose and bases, programme, the head's opening and report."""
    say = prose.wording.say
    yield heading(f"{numeral}. {say('opening_heading')}", 1)
    values = {"office": prose.office, "title": prose.title, "audience": prose.audience}
    bases = cited(prose)
    if bases:
        yield from plain(say("purpose", bases="; ".join(bases), **values))
    else:
        yield from plain(say("purpose_no_bases", **values))
    yield paragraph(say("programme_lead"), keep_with_next=True)
    yield from map(paragraph, prose.wording.lines("programme", audience=prose.audience))
    opening = prose.brief.session.opening
    key = "opening" if typed_lines(opening) else "opening_only"
    yield from _said(say(key, chair=_chair(prose)), opening)


def _said(lead: str, text: str | None) -> Iterator[Paragraph]:
    """A speech: our lead-in on its own line, then the words as typed."""
    lines = typed_lines(text)
    if lead:
        yield paragraph(lead, keep_with_next=bool(lines))
    yield from map(paragraph, lines)


def _petitions(prose: Prose, numeral: str) -> Iterator[Paragraph]:
    say = prose.wording.say
    yield heading(f"{numeral}. {say('petitions_heading')}", 1)
    yield from plain(_total(prose) if prose.brief.session.petitions else say("petitions_none"))
    for number, group in enumerate(by_field(prose.brief), 1):
        yield heading(f"{number}. {_field(prose, group)}", 2)
        for item in group.petitions:
            yield from _petition(prose, item)


def _total(prose: Prose) -> str:
    """How many were raised, answered and assigned; a petition may be both answered and assigned."""
    petitions, say = prose.brief.session.petitions, prose.wording.say
    answered = sum(petition.answer is not None for petition in petitions)
    assigned = sum(petition.assignment is not None for petition in petitions)
    counted = (("total_answered", answered), ("total_assigned", assigned))
    parts = [say(key, count=prose.count(count)) for key, count in counted if count]
    total = say("total", total=prose.count(len(petitions)))
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
    first, *others = typed_lines(petition.content) or [say("petition_no_words")]
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


def _assigned(prose: Prose, numeral: str) -> Iterator[Paragraph]:
    """What was taken away to be settled: by number, without the words again."""
    say = prose.wording.say
    yield heading(f"{numeral}. {say('assigned_heading')}", 1)
    yield paragraph(say("assigned_lead"), keep_with_next=True)
    for item in sorted(numbered(prose.brief.session.petitions), key=lambda item: item.number):
        if item.petition.assignment:
            assignment = prose.assignment(item.petition.assignment)
            yield paragraph(say("assigned", number=item.number, assignment=assignment))


def _conclusion(prose: Prose, numeral: str) -> Iterator[Paragraph]:
    say, conclusion = prose.wording.say, prose.brief.session.conclusion
    yield heading(f"{numeral}. {say('conclusion_heading')}", 1)
    key = "conclusion" if typed_lines(conclusion) else "conclusion_only"
    yield from _said(say(key, chair=_chair(prose)), conclusion)
