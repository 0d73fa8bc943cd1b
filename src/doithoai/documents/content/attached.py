"""What of a session the file of an issued paper carries as data: never more than its pages say.

Each kind declares which parts it tells of; of these a text or a day is carried only where the page itself says it.
So a paper that leaves a name out, by its kind, by request or by hand, leaves it out of its data too. A kind or a
part that nobody declared is not carried. Telephones are no part of any paper.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from doithoai.documents.brief import Brief
from doithoai.documents.content.model import Block, Document, Paragraph, Table
from doithoai.documents.content.passages import plain
from doithoai.domain.kinds import DocumentKind, Role
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Person, Session
from doithoai.domain.shape import empty, part_of, something, with_parts
from doithoai.domain.text import nfc


@dataclass(frozen=True, slots=True)
class Attached:
    """What the data of one kind of paper tell.

    Attributes:
        session: parts of the session.
        petitions: parts of each petition; empty: no petition.
        single: only the petitions whose words and petitioner stand on the page (letters).
        public: the paper is posted, read on the loudspeaker or sent to many.
    """

    session: tuple[str, ...] = ()
    petitions: tuple[str, ...] = ()
    single: bool = False
    public: bool = False


_ATTENDEES, _PRESENCE = "attendees", "attendees.present"
_NAMES = ("petitioner.name", "petitioner.address", "petitioner.salutation")
_PERSON = (*_NAMES, "petitioner.confidential")
_ASSIGNMENT = ("assignment.lead", "assignment.supporting", "assignment.due", "assignment.form")
_CHAIR = ("chair.name", "chair.position")
_MEETING = ("side", "title", "holding", "villages", "co_chairs", "starts_at", "place", "audience", *_CHAIR)

ATTACHED: Mapping[DocumentKind, Attached] = {
    DocumentKind.MINUTES: Attached(
        (
            "demanded_by",
            *(*_MEETING, "ends_at", "minute_taker.name", "minute_taker.position", "citizens_present"),
            *("opening", "conclusion", "read_back", _ATTENDEES, _PRESENCE),
        ),
        ("number", *_PERSON, "field", "content", "answer.by", "answer.text", *_ASSIGNMENT),
    ),
    DocumentKind.NOTICE: Attached(
        (*_MEETING, "citizens_present", "conclusion", "notice_conclusion"),
        ("number", *_PERSON, "content", "answer.by", *_ASSIGNMENT),
    ),
    DocumentKind.RESULTS: Attached(
        ("side", "title", "starts_at", "audience", "citizens_present", "conclusion", "notice_conclusion"),
        (
            *("number", "petitioner.address", "content", "answer.text", "written_answer.number"),
            *("written_answer.date", "written_answer.summary", "assignment.lead", "assignment.due", "outcome"),
        ),
        public=True,
    ),
    DocumentKind.ANNOUNCEMENT: Attached((*_MEETING, "fields"), public=True),
    DocumentKind.INVITATION: Attached((*_MEETING, "fields", _ATTENDEES), public=True),
    DocumentKind.REMINDER: Attached(
        ("side", "title", "starts_at", "audience"),
        (*_PERSON, "content", "assignment.lead", "assignment.due"),
        single=True,
    ),
    DocumentKind.TRANSFER: Attached(("side", "title", "starts_at"), (*_PERSON, "content"), single=True),
    DocumentKind.REQUEST: Attached(
        ("side", "title", "starts_at"), ("petitioner.address", "content", "assignment.lead"), single=True
    ),
    DocumentKind.COVER: Attached(
        ("side", "title", "starts_at"),
        (
            *(*_PERSON, "content", "assignment.lead"),
            *("written_answer.number", "written_answer.date", "written_answer.summary"),
        ),
        single=True,
    ),
    DocumentKind.CORRECTION: Attached(public=True),  # what it corrects is a record of its own (`work.making`)
    DocumentKind.PLAN: Attached(("kind", *_MEETING, "fields")),
    DocumentKind.REPORT: Attached(),  # its data are its figures (`work.reporting.frozen`)
}
_NOTHING = Attached()


def sessions_of(brief: Brief) -> tuple[Session, ...]:
    """The sessions a paper tells of."""
    return brief.sessions or (brief.session,)


def with_sessions(brief: Brief, change: Callable[[Session], Session]) -> Brief:
    """The brief with each session it tells of changed."""
    return replace(brief, session=change(brief.session), sessions=tuple(map(change, brief.sessions)))


def declared(kind: DocumentKind) -> Attached:
    """What papers of ``kind`` carry; nothing for a kind that declares nothing."""
    return ATTACHED.get(kind, _NOTHING)


def attached(kind: DocumentKind, session: Session, page: "Page", *, names_private: bool = False) -> Session:
    """``session`` as the file of a paper of ``kind`` with this ``page`` carries it: the declared parts, as printed.

    Args:
        names_private: the paper names those who asked to be kept private, as an office may choose for its minutes.
            Else nobody's name is carried for standing in the words of another.
    """
    parts = declared(kind)
    of_session = [path for path in parts.session if not path.startswith(_ATTENDEES)]
    bare: Session = with_parts(replace(empty(Session), uid=session.uid), _printed(session, of_session, page))
    private = set() if names_private else _private_names(session)
    attendees = session.attendees if _ATTENDEES in parts.session else ()
    petitions = session.petitions if parts.petitions else ()
    presence = _PRESENCE in parts.session
    return replace(
        bare,
        attendees=tuple(
            _attendee(attendee, page, presence=presence) for attendee in attendees if _is_named(attendee, page, private)
        ),
        petitions=tuple(
            _petition(petition, parts, page, named=names_private)
            for petition in petitions
            if not parts.single or _stands(petition, parts, page)
        ),
    )


def _petition(petition: Petition, parts: Attached, page: "Page", *, named: bool) -> Petition:
    who = petition.petitioner
    hidden = _NAMES if who and who.confidential and not named else ()
    values = _printed(petition, [path for path in parts.petitions if path not in hidden], page)
    if "petitioner.name" not in values:
        values.pop("petitioner.salutation", None)  # a choice is on no page by itself: it goes with the name
    part: Petition = with_parts(replace(empty(Petition), uid=petition.uid), values)
    return part


def _printed(thing: Session | Petition, paths: Iterable[str], page: "Page") -> dict[str, object]:
    """The parts of ``paths`` of which the page says anything."""
    values = {path: page.printed(part_of(thing, path)) for path in paths}
    return {path: value for path, value in values.items() if value not in (None, ())}


def _stands(petition: Petition, parts: Attached, page: "Page") -> bool:
    """Whether a letter is about the petition: its words, and its petitioner where he is to be named, are read in it."""
    who = petition.petitioner
    nameless = not (who and who.name and not who.confidential) or _NAMES[0] not in parts.petitions
    named = nameless or page.says(who.name if who and who.name else "")
    return named and bool(petition.content) and page.says(petition.content or "")


def _private_names(session: Session) -> set[str]:
    people = [petition.petitioner for petition in session.petitions]
    return {_even(who.name) for who in people if who and who.name and who.confidential}


def _is_named(attendee: Attendee, page: "Page", private: set[str]) -> bool:
    """Whether the page names the attendee; a citizen who asked to be kept private is not, for another's words."""
    return page.says(attendee.name) and not (attendee.role is Role.CITIZEN and _even(attendee.name) in private)


def _attendee(attendee: Attendee, page: "Page", *, presence: bool) -> Attendee:
    return replace(
        attendee,
        position=page.printed(attendee.position),
        body=page.printed(attendee.body),
        present=attendee.present if presence else None,
    )


# -- the page ----------------------------------------------------------------------------


class Page:
    """The words of a whole paper, asked what is read in them: in any case, over any breaks of lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(map(_even, texts))
        self._answers: dict[str, bool] = {}

    def says(self, text: str) -> bool:
        """Whether every line of ``text`` is read on the page, in whole words."""
        lines = [_even(line) for line in text.splitlines()]
        return all(self._reads(line) for line in lines if line)

    def says_day(self, day: date) -> bool:
        """Whether the day is read on the page, in figures or in words."""
        days, months = {f"{day.day:02d}", str(day.day)}, {f"{day.month:02d}", str(day.month)}
        written = (f"{d}{between}{m}{before}{day.year}" for d in days for m in months for between, before in _DAYS)
        return any(map(self._reads, written))

    def printed(self, value: Any) -> Any:
        """``value`` where the page says it, else nothing of it; a number or a choice says nothing by itself."""
        if type(value) is str:
            return value if self.says(value) else None
        if isinstance(value, Person):
            return something(Person(self.printed(value.name) or "", self.printed(value.position)))
        if isinstance(value, tuple):
            return tuple(part for part in map(self.printed, value) if part is not None)
        if isinstance(value, date):
            return value if self.says_day(value.date() if isinstance(value, datetime) else value) else None
        return value

    def _reads(self, text: str) -> bool:
        if text not in self._answers:
            self._answers[text] = self._finds(text)
        return self._answers[text]

    def _finds(self, text: str) -> bool:
        place = self._text.find(text)
        while place >= 0:
            end = place + len(text)
            if not (_joins(self._text[place - 1 : place], text[0]) or _joins(text[-1], self._text[end : end + 1])):
                return True
            place = self._text.find(text, place + 1)
        return False


_DAYS = (("/", "/"), (" tháng ", " năm "), ("-", "-"), (".", "."))


def _joins(before: str, after: str) -> bool:
    """Whether the two letters are of one word."""
    return before.isalnum() and after.isalnum()


def _even(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def page_of(document: Document) -> Page:
    """The page that ``document`` makes, its annexes with it."""
    return Page(texts_of(document))


def texts_of(document: Document) -> Iterator[str]:
    """Everything a document says, a paragraph or a cell at a time."""
    yield from (document.superior or "", document.issuer, document.place_date or "", document.summary, document.title)
    yield from _texts(document.blocks())
    for signature in document.signatures:
        yield from (*signature.authority, signature.position, signature.name)
    yield from document.recipients
    for annex in document.annexes:
        yield from (annex.subtitle, annex.origin)
        yield from _texts(annex.blocks())


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block)
            continue
        table = block if isinstance(block, Table) else block.table()
        for row in table.rows():
            yield from row
