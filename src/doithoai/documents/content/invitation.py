"""The invitation to a session: form 1.7 of Decree 30/2020/NĐ-CP, and the party's."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import frame, recipients, wording_of
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.prose import Prose, listed, paragraph, sentence
from doithoai.documents.content.signatures import signatures
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import Role


def build_invitation(brief: Brief, wording: Wording | None = None) -> Document:
    """The invitation: to the brief's addressee, else to the officials and guests of the roster."""
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=signatures(brief),
        recipients=recipients(prose, prose.wording.lines("recipients")),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    say, session = prose.wording.say, prose.brief.session
    yield paragraph(sentence(say("invites", office=prose.office)), keep_with_next=True)
    yield from map(paragraph, _invited(prose))
    yield paragraph(say("to_attend", title=prose.title))
    if chair := prose.person(session.chair):
        yield paragraph(say("chair", chair=chair))
    yield paragraph(say("time", moment=prose.moment(session.starts_at)))
    yield paragraph(say("place", place=session.place or say("long_gap")))
    if session.fields:
        yield paragraph(say("matters", fields="; ".join(session.fields)))
    if prepare := say("prepare"):
        yield paragraph(prepare)
    yield paragraph(say("closing") + prose.brief.format.texts.body_end)


def _invited(prose: Prose) -> list[str]:
    """Who is invited, one a line; a gap to be written in where nobody is known."""
    say, brief = prose.wording.say, prose.brief
    if brief.addressee:
        return [say("invited", who=brief.addressee) + "."]
    named = [
        prose.attendee(attendee, "official" if attendee.role is not Role.INVITED else "guest")
        for attendee in brief.session.attendees
        if attendee.role is not Role.CITIZEN
    ]
    return listed(say("invited", who=sentence(who)) for who in named) or [say("invited_gap")]
