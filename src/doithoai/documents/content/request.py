"""What the office asks of the level above: a letter of its own, with the list (công văn đề nghị)."""

from collections.abc import Iterator, Sequence
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing
from doithoai.documents.content.letters import (
    NothingToWrite,
    Raised,
    came_on,
    letter,
    meeting,
    prose_of,
    raised,
    reference,
)
from doithoai.documents.content.model import Align, Block, Column, Document, Table
from doithoai.documents.content.names import committee, small_place
from doithoai.documents.content.prose import Prose, paragraph, sentence, typed_lines
from doithoai.documents.content.wording import Wording
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition

_COLUMNS = (
    Column("column_order", 0.7, Align.CENTRE),
    Column("column_content", 5.2, Align.JUSTIFY),
    Column("column_place", 1.8, Align.LEFT),
    Column("column_session", 2.3, Align.LEFT),
)


def build_request(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter to the brief's addressee, else to the agencies above that the petitions name, else to the body above.

    Raises:
        NothingToWrite: nothing that is open lies with a level above.
    """
    prose = prose_of(brief, wording)
    items = raised(brief, partial(_is_asked, prose))
    if not items:
        raise NothingToWrite(N_("No open petition of this session is for the level above to settle."))
    names = [brief.addressee] if brief.addressee else _addressees(prose, items)
    return letter(prose, names, partial(_blocks, prose, items, names))


def _is_asked(prose: Prose, petition: Petition) -> bool:
    """Open, for a level above to settle; with an addressee only what lies with it, or with nobody named."""
    if petition.written_answer is not None or petition.outcome in (Outcome.CLOSED, Outcome.WITHDRAWN):
        return False
    lead = petition.assignment.lead if petition.assignment else None
    if lead and prose.standing(lead) is Standing.ABOVE:
        return prose.brief.addressee in ("", lead)
    return prose.is_beyond(petition)


def _addressees(prose: Prose, items: Sequence[Raised]) -> list[str]:
    leads = [item.petition.assignment.lead for item in items if item.petition.assignment]
    above = [lead for lead in leads if lead and prose.standing(lead) is Standing.ABOVE]
    office = prose.brief.office
    superior = committee(office.party_superior or "") if _is_party(prose) else office.superior
    return list(dict.fromkeys(above)) or [superior or prose.wording.say("long_gap")]


def _is_party(prose: Prose) -> bool:
    return prose.brief.format.family is Family.PARTY


def _blocks(prose: Prose, items: Sequence[Raised], names: Sequence[str]) -> Iterator[Block]:
    say, sessions = prose.wording.say, {item.session.uid: item.session for item in items}
    values = {"office": prose.office, "count": prose.count(len(items))}
    addressee = names[0] if len(names) == 1 else say("addressees")
    if any(map(came_on, items)):
        text = say("why_otherwise", **values)
    elif len(sessions) > 1:
        text = say("why_several", sessions=prose.count(len(sessions)), **values)
    else:
        text = say("why", meeting=meeting(prose, next(iter(sessions.values()))), **values)
    yield paragraph(sentence(text), keep_with_next=True)
    yield Table(prose.columns(_COLUMNS), partial(_rows, prose, items))
    yield paragraph(sentence(say("ask", addressee=addressee, **values)) + prose.brief.format.texts.body_end)


def _rows(prose: Prose, items: Sequence[Raised]) -> Iterator[tuple[str, ...]]:
    """Who raised a petition is not told: the level above needs the matter and the place."""
    for order, item in enumerate(items, 1):
        who = item.petition.petitioner
        place = who.address if who and who.address and not who.confidential else ""
        words = "\n".join(typed_lines(item.petition.content)) or prose.wording.say("gap")
        yield str(order), words, sentence(small_place(place)), reference(prose, item.session)
