"""What the office asks of the level above: a letter of its own, with the list (công văn đề nghị)."""

from collections.abc import Iterator, Sequence
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing, body_key, is_beyond, standing
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
from doithoai.domain.office import Office
from doithoai.domain.petition import Petition

_COLUMNS = (
    Column("column_order", 0.7, Align.CENTRE),
    Column("column_content", 5.2, Align.JUSTIFY),
    Column("column_place", 1.8, Align.LEFT),
    Column("column_session", 2.3, Align.LEFT),
)


def build_request(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter to the brief's addressee, else to the first body that has to settle any of its petitions.

    Raises:
        NothingToWrite: nothing that is open lies with a level above.
    """
    prose, rows = prose_of(brief, wording), requested(brief)
    if not rows:
        raise NothingToWrite(N_("No open petition of this session is for the level above to settle."))
    uids = {petition.uid for petition in rows}
    items = raised(brief, lambda petition: petition.uid in uids)
    name = brief.addressee or addressee_of(rows[0], brief) or prose.wording.say("long_gap")
    return letter(prose, [name], partial(_blocks, prose, items, name))


def competent_body(petition: Petition, office: Office, family: Family) -> str | None:
    """The body above that is to settle an open petition: the agency it lies with, else the body above of that side.

    None where nobody above is to settle it; empty where the body above is not entered.
    """
    if petition.written_answer is not None or petition.outcome not in (None, Outcome.OPEN):
        return None
    lead = petition.assignment.lead if petition.assignment else None
    if lead and standing(lead, office, family) is Standing.ABOVE:
        return lead
    return _superior(office, family) if is_beyond(petition, office) else None


def addressee_of(petition: Petition, brief: Brief) -> str:
    """Whom a letter about a petition goes to, however it stands."""
    office, family = brief.office, brief.format.family
    return competent_body(petition, office, family) or _superior(office, family)


def _superior(office: Office, family: Family) -> str:
    return committee(office.party_superior or "") if family is Family.PARTY else office.superior or ""


def requested(brief: Brief) -> list[Petition]:
    """What the letter is about: the petitions named; else those of its addressee, or of nobody where it has none.

    An addressee that was typed and settles nothing of the session gets what lies with no agency by name.
    """
    rows = [petition for session in brief.sessions or (brief.session,) for petition in session.petitions]
    if brief.petitions:
        return [petition for petition in rows if petition.uid in brief.petitions]
    office, family = brief.office, brief.format.family
    bodies = [(petition, competent_body(petition, office, family)) for petition in rows]
    keys = [body_key(body, office) for _, body in bodies if body is not None]
    if not keys:
        return []
    named = body_key(brief.addressee, office) if brief.addressee else keys[0]
    key = named if named in keys else body_key(_superior(office, family), office)
    return [petition for petition, body in bodies if body is not None and body_key(body, office) == key]


def _blocks(prose: Prose, items: Sequence[Raised], name: str) -> Iterator[Block]:
    say, sessions = prose.wording.say, {item.session.uid: item.session for item in items}
    values = {"office": prose.office, "count": prose.count(len(items))}
    if any(map(came_on, items)):
        text = say("why_otherwise", **values)
    elif len(sessions) > 1:
        text = say("why_several", sessions=prose.count(len(sessions)), **values)
    else:
        text = say("why", meeting=meeting(prose, next(iter(sessions.values()))), **values)
    yield paragraph(sentence(text), keep_with_next=True)
    yield Table(prose.columns(_COLUMNS), partial(_rows, prose, items))
    yield paragraph(sentence(say("ask", addressee=name, **values)) + prose.brief.format.texts.body_end)


def _rows(prose: Prose, items: Sequence[Raised]) -> Iterator[tuple[str, ...]]:
    """Who raised a petition is not told: the level above needs the matter and the place."""
    for order, item in enumerate(items, 1):
        who = item.petition.petitioner
        place = who.address if who and who.address and not who.confidential else ""
        words = "\n".join(typed_lines(item.petition.content)) or prose.wording.say("gap")
        yield str(order), words, sentence(small_place(place)), reference(prose, item.session)
