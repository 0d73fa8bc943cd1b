"""The public announcement of a session: time, place, matters, how to attend (Law 2025, Art. 43: 7 days before)."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bases import basis_lines, basis_paragraphs
from doithoai.documents.content.frame import copies, frame, recipients, wording_of
from doithoai.documents.content.holding import chairs, place
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.prose import Prose, listed, paragraph, sentence
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import Role


def build_announcement(brief: Brief, wording: Wording | None = None) -> Document:
    """The announcement, to post and to read on the loudspeaker."""
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=(signature(brief),),
        recipients=recipients(prose, copies(prose)),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    say, session = prose.wording.say, prose.brief.session
    yield from basis_paragraphs(basis_lines(prose))
    yield paragraph(sentence(say("announces", office=prose.office, title=prose.title)))
    yield paragraph("1. " + say("time", moment=prose.moment(session.starts_at)))
    yield paragraph("2. " + place(prose))
    yield paragraph("3. " + say("chair", chair=chairs(prose) or say("long_gap")))
    yield paragraph("4. " + say("participants", audience=_who_comes(prose)))
    yield from _matters(prose)
    yield paragraph("6. " + say("attending_heading"), keep_with_next=True)
    yield from map(paragraph, prose.wording.lines("attending", office=prose.office, audience=prose.audience))
    closing = sentence(say("closing", office=prose.office, audience=prose.audience))
    yield paragraph(closing + prose.brief.format.texts.body_end)


def _who_comes(prose: Prose) -> str:
    """The audience, then those invited, as far as the roster has any."""
    roles = {attendee.role for attendee in prose.brief.session.attendees}
    groups = (("guests_leader", Role.LEADER), ("guests_agency", Role.AGENCY), ("guests_invited", Role.INVITED))
    return "; ".join([prose.audience, *(prose.wording.say(key) for key, role in groups if role in roles)])


def _matters(prose: Prose) -> Iterator[Paragraph]:
    say, fields = prose.wording.say, prose.brief.session.fields
    if not fields:
        yield paragraph("5. " + say("matters_all", audience=prose.audience))
        return
    yield paragraph("5. " + say("matters", audience=prose.audience), keep_with_next=True)
    yield from map(paragraph, listed(say("matter", field=sentence(field)) for field in fields))
