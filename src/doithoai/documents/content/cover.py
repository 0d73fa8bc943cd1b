"""The letter that tells one petitioner what became of the petition (công văn trả lời)."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.letters import (
    NothingToWrite,
    Raised,
    came_on,
    letter,
    meeting,
    notice_sentence,
    prose_of,
    raised,
)
from doithoai.documents.content.model import Block, Document
from doithoai.documents.content.names import small_place
from doithoai.documents.content.prose import Prose, paragraph, plain, quoted, sentence, typed_lines
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition


def build_cover(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter about the brief's petition, whatever became of it; else about the first answered in writing.

    Raises:
        NothingToWrite: no petition is named and none has a written answer.
    """
    items = raised(brief, lambda petition: petition.written_answer is not None)
    if not items:
        raise NothingToWrite(N_("No petition of this session has a written answer yet."))
    prose, item = prose_of(brief, wording), items[0]
    who = item.petition.petitioner
    private = who is not None and who.confidential
    name = prose.wording.say("addressee_private") if private else prose.petitioner(who, gap=True)
    return letter(prose, [name], partial(_blocks, prose, item))


def _blocks(prose: Prose, item: Raised) -> Iterator[Block]:
    say, petition = prose.wording.say, item.petition
    names = {"you": prose.you(petition.petitioner), "office": prose.office}
    words = quoted(typed_lines(petition.content))
    key = "raised" if words else "raised_wordless"
    if day := came_on(item):
        text = say(key.replace("raised", "raised_on"), day=prose.day(day), **names)
    else:
        text = say(key, meeting=meeting(prose, item.session), **names)
    yield paragraph(sentence(text), keep_with_next=bool(words))
    yield from map(paragraph, words)
    yield from plain(notice_sentence(prose, item.session))
    results = list(_results(prose, petition, names))
    yield from map(paragraph, results or [sentence(say("received", **names))])
    is_answered = petition.answer is not None or petition.written_answer is not None
    closing = say("closing_answered" if is_answered else "closing", **names)
    yield paragraph(sentence(closing) + prose.brief.format.texts.body_end)


# Nobody has to answer any more, whatever was assigned.
_ENDED = {Outcome.CLOSED: "closed", Outcome.TRANSFERRED: "transferred", Outcome.WITHDRAWN: "withdrawn"}


def _results(prose: Prose, petition: Petition, names: dict[str, str]) -> Iterator[str]:
    """The answer of the meeting, then of the agency, or who has to give it; last how the matter ended."""
    say = prose.wording.say
    if petition.answer is not None:
        by = prose.answerer(petition.answer.by) if petition.answer.by else ""
        words = quoted(typed_lines(petition.answer.text))
        key = ("answered_by" if by else "answered") + ("" if words else "_wordless")
        yield say(key, by=by, **names)
        yield from words
    if petition.written_answer is not None:
        yield from _written(prose, petition, names)
    elif petition.assignment is not None and petition.outcome not in _ENDED:
        yield sentence(say("assigned", assignment=prose.assignment(petition.assignment), **names))
    is_answered = petition.answer is not None or petition.written_answer is not None
    if petition.outcome in _ENDED and not (petition.outcome is Outcome.CLOSED and is_answered):
        yield sentence(say(_ENDED[petition.outcome], **names))


def _written(prose: Prose, petition: Petition, names: dict[str, str]) -> Iterator[str]:
    say, written = prose.wording.say, petition.written_answer
    assert written is not None
    paper = prose.letter(written.number or "", written.date)
    lead = small_place(petition.assignment.lead or "") if petition.assignment else ""
    lines = typed_lines(written.summary)
    key = ("written_by" if lead else "written") + ("" if lines else "_wordless")
    yield say(key, letter=paper, lead=lead, **names)
    yield from lines
