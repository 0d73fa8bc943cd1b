"""What letters about petitions share: the petitions they are about, with the sessions these were raised in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import (
    addressed,
    addressee_annexes,
    copies,
    frame,
    recipients,
    wording_of,
)
from doithoai.documents.content.model import Block, Document
from doithoai.documents.content.petitions import in_order
from doithoai.documents.content.prose import Prose
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import AppError
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session


class NothingToWrite(AppError):
    """No petition calls for this letter."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A petition and the session it was raised in."""

    session: Session
    petition: Petition


def raised(brief: Brief, fits: Callable[[Petition], bool]) -> list[Raised]:
    """The petitions the brief names, or all that fit: session after session, each in the order of documents."""
    chosen = set(brief.petitions)
    return [
        Raised(session, item.petition)
        for session in brief.sessions or (brief.session,)
        for item in in_order(brief, session)
        if (item.petition.uid in chosen if chosen else fits(item.petition))
    ]


def prose_of(brief: Brief, wording: Wording | None) -> Prose:
    """The brief in the wording of its letter."""
    return Prose(brief, wording_of(brief, wording))


def letter(
    prose: Prose,
    names: Sequence[str],
    body: Callable[[], Iterator[Block]],
    summary_of: str = "summary",
    subject: Mapping[str, str] | None = None,
    postings: Sequence[str] = (),
) -> Document:
    """A letter to ``names``, who get it first.

    Args:
        summary_of: the phrase of its summary; subject: as of `frame`.
        postings: where it is posted, beside the copies.
    """
    return frame(
        prose,
        blocks=partial(_blocks, prose, names, body),
        signatures=(signature(prose.brief),),
        recipients=recipients(prose, [prose.wording.say("as_above"), *copies(prose), *postings]),
        annexes=addressee_annexes(prose, names),
        subject=subject,
        summary_of=summary_of,
        addressees=names,
    )


def _blocks(prose: Prose, names: Sequence[str], body: Callable[[], Iterator[Block]]) -> Iterator[Block]:
    yield from addressed(prose, names)
    yield from body()


def meeting(prose: Prose, session: Session) -> str:
    """The session as a letter cites it: what it is called, and its day where it is known."""
    title = prose.title_of(session)
    if session.starts_at is None:
        return title
    return prose.wording.say("meeting_dated", title=title, day=prose.day(session.starts_at.date()))


def came_on(item: Raised) -> date | None:
    """The day a petition came in, where it was not raised in the session: by letter or telephone on another day."""
    day, starts = item.petition.received_on, item.session.starts_at
    return day if day and not (starts and day == starts.date()) else None


def notice_sentence(prose: Prose, session: Session) -> str:
    """Where the result of the session was announced; empty where no notice was issued."""
    notice = prose.notice_of(session)
    if not notice:
        return ""
    return prose.wording.say("noticed", notice=notice, office=prose.issuer_of_notice(session))


def reference(prose: Prose, session: Session) -> str:
    """The session's day and its notice, for the cell of a table."""
    say = prose.wording.say
    day = say("cell_meeting", day=prose.short_day(session.starts_at.date())) if session.starts_at else ""
    return "\n".join(filter(None, [day, prose.notice_of(session, short=True)]))
