"""The letter that corrects an issued paper: what was printed wrong, and what is right (công văn đính chính)."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief, Corrected
from doithoai.documents.content.letters import NothingToWrite, letter, prose_of
from doithoai.documents.content.model import Block, Document
from doithoai.documents.content.names import is_posting
from doithoai.documents.content.prose import Prose, paragraph, sentence
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_


def build_correction(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter to whoever received the paper corrected, or to the brief's addressees.

    Raises:
        NothingToWrite: no paper is named.
    """
    if brief.corrected is None:
        raise NothingToWrite(
            N_("Which document the letter corrects is not said."),
            remedy=N_("Choose it among the issued documents, then “Correct…”."),
        )
    prose, corrected = prose_of(brief, wording), brief.corrected
    typed = [sentence(name.strip()) for name in brief.addressee.split(";") if name.strip()]
    paper, annex = paper_of(prose, corrected), brief.format.texts.annex
    received = [
        f"{name} {paper}" if name.casefold().endswith(annex.casefold()) else sentence(name)
        for name in corrected.receivers
        if not is_posting(name)
    ]
    postings = [name for name in corrected.receivers if is_posting(name) and not name.startswith("Lưu")]
    names = typed or received or [prose.wording.say("long_gap")]
    subject = {"paper": _cited_with_day(prose, corrected)}
    return letter(prose, names, partial(_blocks, prose, corrected), subject=subject, postings=postings)


def paper_of(prose: Prose, corrected: Corrected) -> str:
    """The paper as it is cited inside a sentence: ``Thông báo số 05/TB-UBND``."""
    kind = prose.brief.format.texts.type_names.get(corrected.record.kind, "").capitalize()
    key = "paper" if corrected.number else "paper_unnumbered"
    return prose.wording.say(key, kind=kind or prose.wording.say("letter"), number=corrected.number)


def _cited_with_day(prose: Prose, corrected: Corrected) -> str:
    """The paper and its day, for the summary."""
    paper, day = paper_of(prose, corrected), corrected.record.date
    return prose.wording.say("paper_dated", paper=paper, day=prose.short_day(day)) if day else paper


def _blocks(prose: Prose, corrected: Corrected) -> Iterator[Block]:
    say, record = prose.wording.say, corrected.record
    names = {"office": prose.office, "paper": paper_of(prose, corrected)}
    about = say("about", summary=corrected.summary) if corrected.summary else ""
    if record.date:
        yield paragraph(sentence(say("why", day=prose.day(record.date), about=about, **names)))
    else:
        yield paragraph(sentence(say("why_undated", about=about, **names)))
    yield paragraph(sentence(say("corrects", office=prose.office)), keep_with_next=True)
    yield from map(paragraph, _misprints(prose, corrected))
    yield paragraph(sentence(say("closing", **names)) + prose.brief.format.texts.body_end)


def _misprints(prose: Prose, corrected: Corrected) -> Iterator[str]:
    """Each misprint in a line; room to write one where none is known yet."""
    gap = prose.wording.say("long_gap")
    pairs = [(_line(pair.wrong) or gap, _line(pair.right) or gap) for pair in corrected.misprints] or [(gap, gap)]
    key = "misprint_of_several" if len(pairs) > 1 else "misprint"
    for order, (wrong, right) in enumerate(pairs, 1):
        yield prose.wording.say(key, order=order, wrong=wrong, right=right)


def _line(text: str) -> str:
    """What was typed over several lines, in one."""
    return " ".join(text.split())
