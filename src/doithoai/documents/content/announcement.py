"""The public announcement of a session: time, place, matters, how to attend (Law 2025, Art. 43: 7 days before)."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bases import bases_on
from doithoai.documents.content.frame import frame, recipients, wording_of
from doithoai.documents.content.model import Document, Paragraph, ParagraphStyle, Run
from doithoai.documents.content.prose import Prose, heading, paragraph, sentence
from doithoai.documents.content.signatures import signatures
from doithoai.documents.content.wording import Wording


def build_announcement(brief: Brief, wording: Wording | None = None) -> Document:
    """The announcement, to post and to read on the loudspeaker."""
    prose = Prose(brief, wording_of(brief, wording))
    say = prose.wording.say
    return frame(
        prose,
        summary=say("summary", title=prose.title),
        title=say("document_title", title=prose.title),
        blocks=partial(_blocks, prose),
        signatures=signatures(brief),
        recipients=recipients(prose, prose.wording.lines("recipients")),
    )


def _blocks(prose: Prose) -> Iterator[Paragraph]:
    say, session = prose.wording.say, prose.brief.session
    bases = [say("base", base=base) for base in bases_on(prose.brief.format.family, prose.brief.date)]
    for place, line in enumerate(bases, 1):
        end = "." if place == len(bases) else ";"
        yield Paragraph((Run(line + end),), ParagraphStyle.LEGAL_BASIS)
    yield paragraph(sentence(say("announces", office=prose.office, title=prose.title)))
    yield paragraph("1. " + say("time", moment=prose.moment(session.starts_at)))
    yield paragraph("2. " + say("place", place=session.place or say("long_gap")))
    yield paragraph("3. " + say("chair", chair=prose.person(session.chair) or say("long_gap")))
    yield paragraph("4. " + say("participants", audience=prose.audience))
    yield from _matters(prose)
    yield heading("6. " + say("attending_heading"), 2)
    yield from map(paragraph, prose.wording.lines("attending", office=prose.office, audience=prose.audience))
    closing = sentence(say("closing", office=prose.office, audience=prose.audience))
    yield paragraph(closing + prose.brief.format.texts.body_end)


def _matters(prose: Prose) -> Iterator[Paragraph]:
    say, fields = prose.wording.say, prose.brief.session.fields
    if not fields:
        yield paragraph("5. " + say("matters_all", audience=prose.audience))
        return
    yield paragraph("5. " + say("matters", audience=prose.audience), keep_with_next=True)
    lines = [say("matter", field=sentence(field)) for field in fields]
    yield from map(paragraph, [*(f"{line};" for line in lines[:-1]), f"{lines[-1]}."])
