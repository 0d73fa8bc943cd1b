"""The public results of a session (Law 2025, Art. 43: within 10 days): villages and matters, never a name.

Names typed inside someone's words cannot be told from other words; the page shows the sheet before it is posted.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import annex_origin, frame, recipients, wording_of
from doithoai.documents.content.model import Align, Annex, Block, Column, Document, Paragraph, Table
from doithoai.documents.content.petitions import in_order
from doithoai.documents.content.prose import Prose, heading, listed, paragraph, sentence, typed_lines
from doithoai.documents.content.signatures import signatures
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition

_COLUMNS = (
    Column("column_order", 0.5, Align.CENTRE),
    Column("column_content", 4.6, Align.JUSTIFY),
    Column("column_place", 1.4, Align.LEFT),
    Column("column_result", 4.6, Align.JUSTIFY),
)


def build_results(brief: Brief, wording: Wording | None = None) -> Document:
    """The announcement of results, with every petition and what became of it in an annex."""
    prose = Prose(brief, wording_of(brief, wording))
    say = prose.wording.say
    annexes: tuple[Annex, ...] = ()
    if brief.session.petitions:
        title, origin = brief.format.texts.annex, annex_origin(prose)
        annexes = (Annex(title, say("annex_subtitle"), origin, partial(_table, prose), landscape=True),)
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=signatures(brief),
        recipients=recipients(prose, prose.wording.lines("recipients")),
        annexes=annexes,
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    say, session = prose.wording.say, prose.brief.session
    names = {"office": prose.office, "title": prose.title}
    if session.starts_at:
        text = say("held", day=prose.day(session.starts_at.date()), **names)
    else:
        text = say("held_undated", **names)
    yield paragraph(sentence(text))
    yield heading("1. " + say("numbers_heading"), 2)
    yield from map(paragraph, listed(_numbers(prose)))
    number = 2
    if session.petitions:
        yield heading(f"{number}. " + say("list_heading"), 2)
        yield paragraph(say("list"))
        number += 1
    if lines := typed_lines(session.conclusion):
        yield heading(f"{number}. " + say("conclusion_heading"), 2)
        yield from map(paragraph, lines)
    yield paragraph(sentence(say("watching", office=prose.office)) + prose.brief.format.texts.body_end)


def _numbers(prose: Prose) -> Iterator[str]:
    say, session = prose.wording.say, prose.brief.session
    petitions = session.petitions
    if session.citizens_present:
        yield say("attended", audience=prose.audience, count=prose.count(session.citizens_present))
    yield say("number_total", count=prose.count(len(petitions)))
    for key, count in (
        ("number_answered", sum(petition.answer is not None for petition in petitions)),
        ("number_assigned", sum(petition.assignment is not None for petition in petitions)),
        ("number_written", sum(petition.written_answer is not None for petition in petitions)),
    ):
        if count:
            yield say(key, count=prose.count(count))


def _table(prose: Prose) -> Iterator[Block]:
    columns = prose.columns(_COLUMNS)
    yield Table(columns, partial(_rows, prose))


def _rows(prose: Prose) -> Iterator[tuple[str, ...]]:
    for order, item in enumerate(in_order(prose.brief), 1):
        petition = item.petition
        who = petition.petitioner
        # Of one who asked to be kept private not even the village: in a small one it tells who it was.
        place = who.address if who and who.address and not who.confidential else ""
        words = "\n".join(typed_lines(petition.content)) or prose.wording.say("gap")
        yield str(order), words, place, "\n".join(_became(prose, petition))


def _became(prose: Prose, petition: Petition) -> Iterator[str]:
    """What became of a petition, the furthest step last."""
    say, any_step = prose.wording.say, False
    if petition.answer is not None:
        text = " ".join(typed_lines(petition.answer.text))
        yield say("result_answered", answer=text) if text else say("result_answered_short")
        any_step = True
    if petition.written_answer is not None:
        written = petition.written_answer
        summary = " ".join(typed_lines(written.summary)) or say("gap")
        yield say("result_written", number=written.number or "", summary=summary)
        any_step = True
    elif petition.assignment is not None:
        assignment = petition.assignment
        lead = assignment.lead or say("long_gap")
        if assignment.due:
            yield say("result_assigned", lead=lead, day=prose.short_day(assignment.due))
        else:
            yield say("result_assigned_undated", lead=lead)
        any_step = True
    ended = {Outcome.TRANSFERRED: "result_transferred", Outcome.WITHDRAWN: "result_withdrawn"}
    if petition.outcome in ended:
        yield say(ended[petition.outcome])
    elif not any_step:
        yield say("result_noted")
