"""Papers to be written in by hand in the room: the roster for signing in, and the speaker's slip."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import frame, wording_of
from doithoai.documents.content.model import Align, Block, Column, Document, Paragraph, Run, Signature, Table
from doithoai.documents.content.names import small_place, with_body
from doithoai.documents.content.prose import Prose, paragraph, sentence
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee

_COLUMNS = (
    Column("column_order", 0.6, Align.CENTRE),
    Column("column_name", 2.6, Align.LEFT),
    Column("column_post", 3.6, Align.LEFT),
    Column("column_phone", 1.5, Align.LEFT),
    Column("column_sign", 1.7, Align.LEFT),
)
_ORDER = (Role.LEADER, Role.AGENCY, Role.INVITED, None, Role.CITIZEN)


def build_roster(brief: Brief, wording: Wording | None = None) -> Document:
    """Everybody of the session's roster in the order of their roles, then blank rows for those who come unasked."""
    prose = Prose(brief, wording_of(brief, wording))
    document = frame(
        prose,
        blocks=partial(_blocks, prose),
        signatures=(Signature((prose.wording.say("made_by"),), "", ""),),
        recipients=(),
    )
    return replace(document, number_text="", place_date=None, footer_mark="", draft=False)


def _blocks(prose: Prose) -> Iterator[Block]:
    say, session = prose.wording.say, prose.brief.session
    yield paragraph(
        say("time_place", moment=prose.moment(session.starts_at), place=session.place or say("long_gap")),
        keep_with_next=True,
    )
    columns = prose.columns(_COLUMNS)
    yield Table(columns, partial(_rows, prose), by_hand=True)


def _rows(prose: Prose) -> Iterator[tuple[str, ...]]:
    """Those known by name, then rows to be written in: for as many citizens as are expected, and some always."""
    session = prose.brief.session
    people = sorted(session.attendees, key=lambda attendee: _ORDER.index(attendee.role))
    citizens = sum(attendee.role is Role.CITIZEN for attendee in people)
    for order, attendee in enumerate(people, 1):
        yield str(order), attendee.name, _post(attendee), "", ""
    blank = prose.wording.say("blank_rows")
    empty = max(int(blank) if blank.isdigit() else 0, (session.citizens_present or 0) - citizens)
    for order in range(len(people) + 1, len(people) + 1 + empty):
        yield str(order), "", "", "", ""


def _post(attendee: Attendee) -> str:
    if attendee.position and attendee.body:
        return with_body(attendee.position, attendee.body)
    return sentence(attendee.position or small_place(attendee.body or ""))


def build_slip(brief: Brief, wording: Wording | None = None) -> Document:
    """The blank slip on which someone writes an opinion to be called up or handed in."""
    prose = Prose(brief, wording_of(brief, wording))
    document = frame(
        prose,
        blocks=partial(_form, prose),
        signatures=(),
        recipients=(),
    )
    return replace(
        document, number_text=prose.wording.say("number"), place_date=None, footer_mark="", draft=False, copies=2
    )


def _form(prose: Prose) -> Iterator[Block]:
    """The lines of the slip; ``-`` alone is a line to write on."""
    for line in prose.wording.lines("lines"):
        yield Paragraph((Run("" if line == "-" else line),), to_fill=True)
    yield paragraph(prose.wording.say("choices"))
    yield Paragraph((Run(prose.wording.say("signed")),), to_fill=True)
