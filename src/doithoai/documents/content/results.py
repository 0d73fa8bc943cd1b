"""The public results of a session (Law 2025, Art. 43: within 10 days): villages and matters, never a name.

Names typed inside someone's words cannot be told from other words; the page shows the sheet before it is posted.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing
from doithoai.documents.content.frame import annex_origin, copies, frame, recipients, wording_of
from doithoai.documents.content.model import Align, Annex, Block, Column, Document, Paragraph, Table
from doithoai.documents.content.names import small_place
from doithoai.documents.content.petitions import by_number, tally
from doithoai.documents.content.prose import (
    ARABIC,
    Prose,
    heading,
    listed,
    numbered_sections,
    paragraph,
    quoted,
    sentence,
    typed_lines,
)
from doithoai.documents.content.signatures import signature
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
        signatures=(signature(brief),),
        recipients=recipients(prose, copies(prose)),
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
    sections = [("numbers_heading", listed(_numbers(prose)) if session.petitions else _without_petitions(prose))]
    if session.petitions:
        sections.append(("list_heading", [say("list")]))
    if lines := typed_lines(session.notice_conclusion) or quoted(typed_lines(session.conclusion)):
        sections.append(("conclusion_heading", lines))
    heads = numbered_sections([say(key) for key, _ in sections], ARABIC)
    for head, (_, lines) in zip(heads, sections, strict=True):
        yield heading(head, 2)
        yield from map(paragraph, lines)
    yield paragraph(sentence(say("watching", office=prose.office)) + prose.brief.format.texts.body_end)


def _without_petitions(prose: Prose) -> list[str]:
    return [*listed(_attended(prose)), prose.wording.say("none_raised")]


def _attended(prose: Prose) -> Iterator[str]:
    session = prose.brief.session
    if session.citizens_present:
        count = prose.count(session.citizens_present)
        yield prose.wording.say("attended", audience=prose.audience, count=count)


def _numbers(prose: Prose) -> Iterator[str]:
    say, counts = prose.wording.say, tally(prose.brief.session)
    written = sum(petition.written_answer is not None for petition in prose.brief.session.petitions)
    after = len(counts.withdrawn_after)
    assigned = "number_assigned_both" if counts.both else "number_assigned"
    yield from _attended(prose)
    yield say("number_total", count=prose.count(counts.total))
    for key, count in (
        ("number_answered", counts.answered),
        (assigned, counts.assigned),
        ("number_noted", counts.noted),
        ("number_withdrawn", counts.withdrawn),
        ("number_withdrawn_after", after),
        ("number_written", written),
    ):
        if count:
            both = {"both": prose.count(counts.both)} if key.endswith("_both") else {}
            yield say(key, count=prose.count(count), **both)


def _table(prose: Prose) -> Iterator[Block]:
    columns = prose.columns(_COLUMNS)
    yield Table(columns, partial(_rows, prose))


def _rows(prose: Prose) -> Iterator[tuple[str, ...]]:
    for item in by_number(prose.brief):
        petition = item.petition
        who = petition.petitioner
        # Of one who asked to be kept private not even the village: in a small one it tells who it was.
        place = sentence(small_place(who.address)) if who and who.address and not who.confidential else ""
        words = "\n".join(typed_lines(petition.content)) or prose.wording.say("gap")
        yield str(item.number), words, place, "\n".join(_became(prose, petition))


# Nobody has to answer any more, whatever was assigned.
_ENDED = {
    Outcome.CLOSED: "result_closed",
    Outcome.TRANSFERRED: "result_transferred",
    Outcome.WITHDRAWN: "result_withdrawn",
}


def _became(prose: Prose, petition: Petition) -> Iterator[str]:
    """What became of a petition, the furthest step last."""
    say, any_step = prose.wording.say, False
    if petition.answer is not None:
        text = " ".join(typed_lines(petition.answer.text))
        yield say("result_answered", answer=text) if text else say("result_answered_short")
        any_step = True
    if petition.written_answer is not None:
        written = petition.written_answer
        letter, summary = prose.letter(written.number or "", written.date), " ".join(typed_lines(written.summary))
        yield say("result_written" if summary else "result_written_short", letter=letter, summary=summary)
        any_step = True
    elif petition.assignment is not None and petition.outcome not in _ENDED:
        assignment, lead = petition.assignment, small_place(petition.assignment.lead or "") or say("long_gap")
        is_own = not assignment.lead or prose.standing(assignment.lead) is Standing.OWN
        key = ("result_assigned" if is_own else "result_asked") + ("" if assignment.due else "_undated")
        yield say(key, lead=lead, day=prose.short_day(assignment.due) if assignment.due else "")
        any_step = True
    if petition.outcome in _ENDED and not (petition.outcome is Outcome.CLOSED and any_step):
        yield say(_ENDED[petition.outcome])
    elif not any_step:
        yield say("result_noted")
