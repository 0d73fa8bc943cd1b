"""The reminder to one agency of all it owes, over all sessions (công văn đôn đốc)."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing
from doithoai.documents.content.letters import (
    NothingToWrite,
    Raised,
    letter,
    meeting,
    prose_of,
    raised,
    reference,
)
from doithoai.documents.content.model import Align, Block, Column, Document, Table
from doithoai.documents.content.names import small_place
from doithoai.documents.content.prose import Prose, paragraph, sentence, typed_lines
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_
from doithoai.domain.petition import Petition, is_overdue

_LEAD = Column("column_lead", 1.8, Align.LEFT)
_COLUMNS = (
    Column("column_order", 0.6, Align.CENTRE),
    Column("column_content", 3.6, Align.JUSTIFY),
    Column("column_petitioner", 1.9, Align.LEFT),
    Column("column_session", 2.2, Align.LEFT),
    Column("column_due", 1.9, Align.CENTRE),  # as wide as 09/10/2026
    Column("column_late", 1.1, Align.CENTRE),
)


def build_reminder(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter to the brief's addressee, or to every agency with petitions overdue on its date.

    Raises:
        NothingToWrite: none is overdue.
    """
    late = raised(brief, lambda petition: is_overdue(petition, brief.date) and _is_lead(brief, petition))
    late.sort(key=_due)  # what is late longest first
    if not late and brief.addressee:
        raise NothingToWrite(
            N_("{agency} has no petition overdue on {day}, so there is nothing to remind of."),
            agency=brief.addressee,
            day=f"{brief.date:%d/%m/%Y}",
        )
    if not late:
        raise NothingToWrite(
            N_("No petition of this session is overdue on {day}, so there is nothing to remind of."),
            day=f"{brief.date:%d/%m/%Y}",
        )
    prose = prose_of(brief, wording)
    leads = list(dict.fromkeys(_lead(item) or prose.wording.say("long_gap") for item in late))
    summary = "summary_again" if brief.earlier else "summary"
    return letter(prose, list(map(sentence, leads)), partial(_blocks, prose, late, leads), summary)


def _due(item: Raised) -> date:
    due = item.petition.assignment.due if item.petition.assignment else None
    return due or date.max


def _is_lead(brief: Brief, petition: Petition) -> bool:
    lead = petition.assignment.lead if petition.assignment else None
    return not brief.addressee or lead == brief.addressee


def _lead(item: Raised) -> str:
    return small_place(item.petition.assignment.lead or "") if item.petition.assignment else ""


def _blocks(prose: Prose, late: Sequence[Raised], leads: Sequence[str]) -> Iterator[Block]:
    say, brief = prose.wording.say, prose.brief
    several = len(leads) > 1
    is_own = all(prose.standing(lead) is Standing.OWN for lead in leads)
    agency = say("agencies") if several else leads[0]
    names = {"office": prose.office, "agency": agency, "act": say("act_own" if is_own else "act_other")}
    yield paragraph(_assigned(prose, late, names))
    if brief.earlier:
        yield paragraph(sentence(say("again", nth=prose.nth(brief.earlier + 1), **names)))
    overdue = {"day": prose.day(brief.date), "count": prose.count(len(late)), **names}
    yield paragraph(sentence(say("overdue", **overdue)), keep_with_next=True)
    columns = (*_COLUMNS[:3], _LEAD, *_COLUMNS[3:]) if several else _COLUMNS
    yield Table(prose.columns(columns), partial(_rows, prose, late, several=several))
    ask = say("ask_own" if is_own else "ask", **names)
    yield paragraph(sentence(ask) + brief.format.texts.body_end)


def _assigned(prose: Prose, late: Sequence[Raised], names: dict[str, str]) -> str:
    """In which session it was assigned, and by which notice; of several sessions the table says it."""
    say, sessions = prose.wording.say, {item.session.uid: item.session for item in late}
    if len(sessions) > 1:
        held_by = {session.side for session in sessions.values()}
        key = "why_several" if len(held_by) == 1 else "why_mixed"
        return sentence(say(key, sessions=prose.count(len(sessions)), **names))
    session = late[0].session
    notice = prose.notice_of(session)
    key = "why_noticed" if notice else "why"
    return sentence(say(key, meeting=meeting(prose, session), notice=notice, **names))


def _rows(prose: Prose, late: Sequence[Raised], *, several: bool) -> Iterator[tuple[str, ...]]:
    say = prose.wording.say
    for order, item in enumerate(late, 1):
        assignment = item.petition.assignment
        if assignment is None:
            continue
        due = assignment.due
        yield (
            str(order),
            "\n".join(typed_lines(item.petition.content)) or say("gap"),
            sentence(prose.petitioner(item.petition.petitioner, gap=False, join="cell_petitioner")),
            *([sentence(_lead(item)) or say("gap")] if several else []),
            reference(prose, item.session),
            prose.short_day(due) if due else say("gap"),
            str((prose.brief.date - due).days) if due and due < prose.brief.date else "",
        )
