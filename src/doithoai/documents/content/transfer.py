"""The transfer slip: one petition handed to the one body that may settle it (phiếu chuyển)."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing, body_key, is_within
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


def build_transfer(brief: Brief, wording: Wording | None = None) -> Document:
    """The slip of the brief's petition, else of the first that is for others to settle and not answered.

    It goes to the brief's addressee, else to the petition's lead agency.

    Raises:
        NothingToWrite: there is none, or the one named would go to the office's own unit.
    """
    prose = prose_of(brief, wording)
    handed = raised(brief, partial(is_to_transfer, prose))
    if not handed:
        raise NothingToWrite(N_("No petition of this session is to be transferred to another level."))
    item = handed[0]
    lead = (item.petition.assignment.lead if item.petition.assignment else None) or ""
    receiver = brief.addressee or lead
    if receiver and _is_own_unit(prose, receiver, lead):
        raise NothingToWrite(
            N_("{agency} is a unit of this office: a petition is assigned to it, not transferred."),
            remedy=N_("Choose whom it goes to."),
            agency=receiver,
        )
    addressee = sentence(receiver) or prose.wording.say("long_gap")
    return letter(prose, [addressee], partial(_blocks, prose, item, small_place(addressee)))


def is_to_transfer(prose: Prose, petition: Petition) -> bool:
    """True for what somebody outside the unit has to settle, and nobody answered."""
    if is_settled(petition):
        return False
    lead = petition.assignment.lead if petition.assignment else None
    if lead:
        return prose.standing(lead) is not Standing.OWN and not is_within(lead, prose.brief.office)
    return petition.outcome is Outcome.TRANSFERRED or prose.is_beyond(petition)


def is_settled(petition: Petition) -> bool:
    """Whether it was answered, closed or taken back: nobody else has anything to do about it."""
    answers = (petition.answer, petition.written_answer)
    return any(answers) or petition.outcome in (Outcome.CLOSED, Outcome.WITHDRAWN)


def _is_own_unit(prose: Prose, receiver: str, lead: str) -> bool:
    """Whether a petition would go to the office's own unit: one that it was assigned to, or one of its own place."""
    office, standing = prose.brief.office, prose.standing(receiver)
    if standing is not Standing.OWN:
        return False
    return is_within(receiver, office) or (bool(lead) and body_key(receiver, office) == body_key(lead, office))


def _blocks(prose: Prose, item: Raised, addressee: str) -> Iterator[Block]:
    say, brief, petition = prose.wording.say, prose.brief, item.petition
    who = petition.petitioner
    is_private = who is not None and bool(who.confidential)
    named = "" if is_private else prose.petitioner(who, gap=False)
    key = "received_private" if is_private else "received_from" if named else "received"
    names = {"office": prose.office, "who": named}
    if day := came_on(item):
        text = say(key.replace("received", "received_on"), day=prose.day(day), **names)
    else:
        text = say(key, meeting=meeting(prose, item.session), **names)
    yield paragraph(sentence(text), keep_with_next=True)
    yield from map(paragraph, quoted(typed_lines(petition.content)) or [say("long_gap")])
    yield from plain(notice_sentence(prose, item.session))
    if prose.is_beyond(petition):
        yield from plain(say("beyond", office=prose.office))
    ask = say("ask_private" if is_private else "ask", office=prose.office, addressee=addressee)
    yield paragraph(sentence(ask) + brief.format.texts.body_end)
