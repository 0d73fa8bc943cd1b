"""The plan of a year (kế hoạch): the sessions laid down for it, with day, place and chair as far as they are known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bases import basis_lines, basis_paragraphs
from doithoai.documents.content.frame import copies, frame, recipients, wording_of
from doithoai.documents.content.holding import ways
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Align, Block, Column, Document, Table
from doithoai.documents.content.prose import ARABIC, Prose, heading, numbered_sections, paragraph, plain, sentence
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_
from doithoai.domain.session import Session

_COLUMNS = (
    Column("column_order", 0.7, Align.CENTRE),
    Column("column_day", 1.6, Align.CENTRE),
    Column("column_session", 4.0),
    Column("column_place", 2.0),
    Column("column_chair", 2.2),
)


def build_plan(brief: Brief, wording: Wording | None = None) -> Document:
    """The plan of the year in which the brief's sessions lie.

    Raises:
        NothingToWrite: no session is laid down.
    """
    planned = [session for session in brief.sessions if session.starts_at]
    if not planned:
        raise NothingToWrite(
            N_("No session is laid down for the year, so there is no plan of it."),
            remedy=N_("Lay sessions down on the page of sessions, with a date each."),
        )
    prose = Prose(brief, wording_of(brief, wording))
    year = next(session.starts_at.year for session in planned if session.starts_at)
    return frame(
        prose,
        blocks=partial(_blocks, prose, planned, year),
        signatures=(signature(brief),),
        recipients=recipients(prose, copies(prose, above=True)),
        subject={"year": str(year)},
    )


def _blocks(prose: Prose, planned: list[Session], year: int) -> Iterator[Block]:
    say = prose.wording.say
    yield from basis_paragraphs(basis_lines(prose))
    yield paragraph(sentence(say("opening", office=prose.office, year=year)))
    aims, duties = prose.wording.lines("aims"), prose.wording.lines("duties", office=prose.office)
    names = [name for name, lines in (("aims", aims), ("sessions", True), ("duties", duties)) if lines]
    heads = dict(zip(names, numbered_sections([say(f"{name}_heading") for name in names], ARABIC), strict=True))
    if aims:
        yield heading(heads["aims"], 2)
        yield from plain(*aims)
    yield heading(heads["sessions"], 2)
    yield paragraph(_counted(prose, planned), keep_with_next=True)
    rows = tuple(_rows(prose, planned))
    yield Table(prose.columns(_COLUMNS), lambda: rows)
    if duties:
        yield heading(heads["duties"], 2)
        yield from plain(*duties)
    yield paragraph(sentence(say("closing", office=prose.office)) + prose.brief.format.texts.body_end)


def _counted(prose: Prose, planned: list[Session]) -> str:
    """How many sessions, and of which kind where that is known of each."""
    say, kinds = prose.wording.say, Counter(session.kind for session in planned)
    total = say("total", count=prose.count(len(planned)))
    if None in kinds:
        return f"{total}:"
    parts = [say("of_kind", kind=say(f"kind_{kind}"), count=prose.count(count)) for kind, count in kinds.items()]
    return say("total_of_kinds", total=total, kinds=", ".join(parts))


def _rows(prose: Prose, planned: list[Session]) -> Iterator[tuple[str, ...]]:
    for order, session in enumerate(planned, 1):
        assert session.starts_at is not None
        of_one = Prose(replace(prose.brief, session=session), prose.wording)
        audience = [prose.wording.say("with", audience=session.audience)] if session.audience else []
        words = "\n".join([prose.title_of(session), *audience, *ways(of_one)])
        chair = sentence(prose.person(session.chair))
        yield str(order), prose.short_day(session.starts_at.date()), words, session.place or "", chair
