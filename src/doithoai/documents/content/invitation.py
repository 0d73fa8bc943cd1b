"""The invitation to a session: form 1.7 of Decree 30/2020/NĐ-CP, and the party's."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.attendance import list_address
from doithoai.documents.content.bodies import Standing, by_rank
from doithoai.documents.content.frame import (
    ADDRESSED_UP_TO,
    addressee_annexes,
    copies,
    frame,
    recipients,
    wording_of,
)
from doithoai.documents.content.holding import chairs, place
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.names import is_addressed
from doithoai.documents.content.prose import Prose, listed, paragraph, plain, sentence
from doithoai.documents.content.signatures import signature, signer_names
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import Role


def build_invitation(brief: Brief, wording: Wording | None = None) -> Document:
    """The invitation: to the brief's addressees, else to the officials and guests of the roster.

    Who chairs the session or signs the letter does not invite himself; above eight, the list goes along as an annex.
    """
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=(signature(brief),),
        recipients=recipients(prose, [prose.wording.say("as_above"), *copies(prose)]),
        annexes=addressee_annexes(prose, _invited(prose), "annex_origin"),
        addressees=_invited(prose),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    say, session, invited = prose.wording.say, prose.brief.session, _invited(prose)
    if len(invited) > ADDRESSED_UP_TO:
        invited = [say("invited_listed")]
    invites = sentence(say("invites", office=prose.office))
    if len(invited) == 1:
        yield paragraph(f"{invites} {invited[0]}.")
    else:
        yield paragraph(invites, keep_with_next=True)
        yield from map(paragraph, listed(say("invited", who=who) for who in invited) or [say("invited_gap")])
    yield paragraph(say("to_attend", title=prose.title))
    if chair := chairs(prose):
        yield paragraph(say("chair", chair=sentence(chair)))
    yield paragraph(say("time", moment=prose.moment(session.starts_at)))
    yield paragraph(place(prose))
    if session.fields:
        yield paragraph(say("matters", fields="; ".join(session.fields)))
    if any(attendee.role is Role.AGENCY for attendee in session.attendees):
        yield from plain(say("prepare"))
    yield paragraph(say("closing_own" if _are_own(prose, invited) else "closing") + prose.brief.format.texts.body_end)


def _are_own(prose: Prose, invited: list[str]) -> bool:
    """Whether the letter goes to units of the office alone: the courtesies are for guests."""
    typed = bool(prose.brief.addressee)
    return typed and all(prose.standing(who) is Standing.OWN and not is_addressed(who) for who in invited)


def _invited(prose: Prose) -> list[str]:
    """Who is invited; nobody where nobody is known."""
    brief = prose.brief
    if brief.addressee:
        return [sentence(who.strip()) for who in brief.addressee.split(";") if who.strip()]
    chairing = (brief.session.chair, *brief.session.co_chairs)
    inviting = signer_names(brief) | {prose.bare(person.name).casefold() for person in chairing if person}
    guests = [
        attendee
        for attendee in brief.session.attendees
        if attendee.role is not Role.CITIZEN and prose.bare(attendee.name).casefold() not in inviting
    ]
    address = list_address(guests)
    in_order = by_rank(guests, brief.office, brief.format.family)
    return [sentence(prose.attendee(attendee, address)) for attendee in in_order]
