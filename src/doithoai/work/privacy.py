"""Those who asked to be kept private, read inside the words of a paper: listed, refused or blanked before issuing.

Their own names stand in no paper but, by an option, in minutes. What others say, what was answered and what was
concluded may name them all the same, and is looked through here (domain.md section 9; `domain.privacy`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from doithoai.documents.brief import Brief
from doithoai.documents.content.attached import Page, declared, page_of, sessions_of, with_sessions
from doithoai.documents.content.model import Document
from doithoai.documents.content.names import name_words
from doithoai.documents.content.petitions import numbered
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, Role
from doithoai.domain.office import Leader
from doithoai.domain.options import PRIVATE_IN_MINUTES, PrivateInMinutes
from doithoai.domain.people import bare_name
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.privacy import Personal, PersonalKind, Subject, Subjects, blanked, only_letters, personal_data
from doithoai.domain.session import Person, Session
from doithoai.domain.shape import part_of, with_parts
from doithoai.domain.text import fold
from doithoai.register import people, sessions, settings
from doithoai.register.connection import Register

OF_SESSION = ("title", "place", "audience", "opening", "conclusion", "notice_conclusion")
OF_PETITION = ("content", "petitioner.address", "answer.text", "written_answer.summary")
"""Parts in which people are named by others."""
PASSAGE = "passage"
"""The part of a mention in what was worded by hand."""


LAW = "Luật số 91/2025/QH15"
"""On personal data; in force from 1 January 2026."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a paper names somebody who asked to be kept private.

    Attributes:
        session, petition: uids of where it stands; ``petition`` empty for the words of the session itself.
        number: of the petition in every paper of its session.
        part: e.g. ``content``, ``answer.text``, ``conclusion``; `PASSAGE` for what was worded by hand.
        words: as they stand there.
        person: whose they are.
        certain: False where somebody who acts in the session is called so too (``ông Lưu``).
    """

    session: str
    petition: str
    number: int | None
    part: str
    words: str
    person: str
    kind: PersonalKind
    certain: bool


@dataclass(frozen=True)
class Private:
    """Those to be kept private in one session, and those who may be confused with them.

    Attributes:
        own: they asked for it in this session: sought by every way they are named.
        elsewhere: in other sessions of the register: sought by their whole names and telephones.
        neighbours: those of ``elsewhere`` from the villages of this session's petitioners: sought by every way they
            are named, but never certain.
        officials: those who act in the session.
        openly: all others whom the session knows: who is called as they are is meant.
    """

    own: Subjects
    elsewhere: Subjects
    neighbours: Subjects
    officials: Subjects
    openly: Subjects

    def pieces(self, text: str) -> Iterator[tuple[Personal, bool]]:
        """What of ``text`` names them, in its order; with whether nobody else can be meant."""
        own = personal_data(text, self.own)
        rest = [piece for piece in personal_data(text, self.elsewhere) if _is_whole(piece)]
        near = personal_data(text, self.neighbours)
        if not own and not rest and not near:
            return
        officials = _spans(personal_data(text, self.officials))
        rest = [piece for piece in rest if not overlaps(piece, _spans(own))]
        others = _spans([*own, *rest, *personal_data(text, self.openly)])
        doubtful = [piece for piece in near if not overlaps(piece, [*officials, *others])]
        certain = {piece: not overlaps(piece, officials) for piece in (*own, *rest)}
        for piece in sorted([*certain, *doubtful]):
            yield piece, certain.get(piece, False)


def _is_whole(piece: Personal) -> bool:
    if piece.kind is not PersonalKind.NAME:
        return True
    return len(piece.person.split()) > 1 and only_letters(piece.words) == only_letters(piece.person)


def _spans(pieces: Iterable[Personal]) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in pieces]


def overlaps(piece: Personal, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether it shares a letter with one of the spans."""
    return any(piece.start < end and start < piece.end for start, end in spans)


def private_of(register: Register, session: Session, leaders: Sequence[Leader] = ()) -> Private:
    """Whose names and telephones no words of ``session`` should give."""
    petitioners = [petition.petitioner for petition in session.petitions if petition.petitioner]
    named = {fold(subject(who).name) for who in petitioners}

    def of_others(villages: Collection[str] | None = None) -> Subjects:
        private = (replace(who, name=bare(who.name)) for who in people.private(register, villages=villages))
        return sought(who for who in private if fold(who.name) not in named)

    near = of_others({*session.villages, *(who.address for who in petitioners if who.address)})
    return _private(session, of_others(), near, leaders)


def private_among(session: Session, everyone: Subjects) -> Private:
    """As `private_of` says for certain, those of other sessions sought among ``everyone``, who is gathered once.

    Who speaks openly in the session is not left out of them: whoever asks looks at the names (`open_names`).
    """
    return _private(session, everyone, sought(()))


def open_names(session: Session) -> set[str]:
    """The folded names of those who speak openly in a session."""
    petitioners = (petition.petitioner for petition in session.petitions if petition.petitioner)
    return {fold(bare(who.name or "")) for who in petitioners if not who.confidential}


def everyone(register: Register) -> list[Subject]:
    """All of the register who asked to be kept private, by their bare names."""
    return [replace(who, name=bare(who.name)) for who in people.private(register)]


def _private(session: Session, elsewhere: Subjects, neighbours: Subjects, leaders: Sequence[Leader] = ()) -> Private:
    petitioners = [petition.petitioner for petition in session.petitions if petition.petitioner]
    citizens = (attendee.name for attendee in session.attendees if attendee.role is Role.CITIZEN)
    openly = (*(who.name or "" for who in petitioners if not who.confidential), *citizens)
    return Private(
        sought(subject(who) for who in petitioners if who.confidential),
        elsewhere,
        neighbours,
        sought(map(Subject, acting(session, leaders))),
        sought(Subject(bare(name)) for name in openly),
    )


def sought(subjects: Iterable[Subject]) -> Subjects:
    """People as they are looked for in the words of an office."""
    return Subjects(subjects, name_words().address)


def acting(session: Session, leaders: Sequence[Leader]) -> Iterator[str]:
    """The names of those who act in a session for the office or a body."""
    yield from (bare(person.name) for person in _seats(session) if person)
    yield from (bare(attendee.name) for attendee in session.attendees if attendee.role is not Role.CITIZEN)
    yield from (bare(leader.name) for leader in leaders)


def _seats(session: Session) -> tuple[Person | None, ...]:
    return (session.chair, session.minute_taker, *session.co_chairs)


def subject(who: Petitioner) -> Subject:
    """A petitioner, to be looked for."""
    return Subject(bare(who.name or ""), who.phone)


def bare(name: str) -> str:
    """A name without titles and forms of address."""
    return bare_name(name, name_words().titles)


# -- what a paper says -------------------------------------------------------------------


def mentions(register: Register, brief: Brief, document: Document) -> list[Mention]:
    """Where ``document``, as it was built from ``brief``, names somebody who asked to be kept private."""
    page = page_of(document)
    places = places_of(brief, page)
    every = (brief.session, *sessions_of(brief))
    private = {session.uid: private_of(register, _whole(register, brief, session), brief.leaders) for session in every}
    return [
        Mention(place.session, place.petition, place.number, place.part, piece.words, piece.person, piece.kind, certain)
        for place in places
        for piece, certain in private[place.session].pieces(place.text)
    ]


def places_of(brief: Brief, page: Page) -> list["Place"]:
    """The words of the register, and of the hand, that a paper with this ``page`` says."""
    places: list[Place] = []
    for session in sessions_of(brief):
        places += _of_session(brief.kind, session, page)
        places += _of_petitions(brief.kind, session, page)
    places += _by_hand(brief, page)
    return places


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a paper, and where they stand; as of `Mention`."""

    session: str
    petition: str
    number: int | None
    part: str
    text: str


def _of_session(kind: DocumentKind, session: Session, page: Page) -> Iterator[Place]:
    parts = declared(kind).session
    for part in OF_SESSION:
        if part in parts and (text := _readable(part_of(session, part), page)):
            yield Place(session.uid, "", None, part, text)


def _of_petitions(kind: DocumentKind, session: Session, page: Page) -> Iterator[Place]:
    parts = [part for part in OF_PETITION if part in declared(kind).petitions]
    for item in numbered(session.petitions) if parts else ():
        for part in parts:
            if text := _readable(part_of(item.petition, part), page):
                yield Place(session.uid, item.petition.uid, item.number, part, text)


def _by_hand(brief: Brief, page: Page) -> Iterator[Place]:
    report = brief.reported
    texts = [passage.now for passage in brief.passages]
    texts += [report.limits, report.directions, report.proposals] if report else []
    corrected = brief.corrected
    texts += [text for pair in corrected.misprints for text in (pair.wrong, pair.right)] if corrected else []
    for text in texts:
        if readable := _readable(text, page):
            yield Place(brief.session.uid, "", None, PASSAGE, readable)


def _readable(text: str | None, page: Page) -> str:
    """The lines of ``text`` that stand on the page."""
    return "\n".join(line for line in (text or "").splitlines() if line.strip() and page.says(line))


def findings(kind: DocumentKind, mentioned: Sequence[Mention]) -> list[Finding]:
    """What speaks against a paper that names somebody who asked to be kept private, once for each place.

    A public paper that names one for certain is refused; every other mention is to be looked at.
    """
    places: dict[Spot, list[Mention]] = {}
    for mention in mentioned:
        places.setdefault(spot_of(mention), []).append(mention)
    return [_finding(kind, spot, mentions) for spot, mentions in places.items()]


def spot_of(mention: Mention | Place) -> Spot:
    """Where such words are mended."""
    if mention.petition:
        return Spot(Holder.PETITION, mention.part, mention.petition)
    return Spot(Holder.PAPER) if mention.part == PASSAGE else Spot(Holder.SESSION, mention.part, mention.session)


def _finding(kind: DocumentKind, spot: Spot, mentioned: Sequence[Mention]) -> Finding:
    number = mentioned[0].number
    quote = ", ".join(dict.fromkeys(mention.words for mention in mentioned))
    if declared(kind).public and any(mention.certain for mention in mentioned):
        text = N_("A public paper must name nobody who asked to be kept private; its own words do.")
        if number is not None:
            text = N_("A public paper must name nobody who asked to be kept private; petition {number} does.")
        return Finding("private.public", Severity.REFUSED, text, spot, {"number": number}, LAW, quote)
    text = N_("The words of the paper name somebody who asked to be kept private.")
    if number is not None:
        text = N_("The words of petition {number} name somebody who asked to be kept private.")
    return Finding("private.named", Severity.ASKED, text, spot, {"number": number}, quote=quote)


# -- leaving them out --------------------------------------------------------------------


def without_private(session: Session, private: Private) -> Session:
    """``session`` with ``…`` in the place of each name and telephone in its words that certainly is a private one."""
    parts = _blanked(session, OF_SESSION, private)
    petitions = (with_parts(petition, _blanked(petition, OF_PETITION, private)) for petition in session.petitions)
    return replace(with_parts(session, parts), petitions=tuple(petitions))


def _blanked(thing: Session | Petition, paths: Iterable[str], private: Private) -> dict[str, object]:
    """The parts that change."""
    texts = {path: part_of(thing, path) for path in paths}
    return {
        path: blanked(text, pieces)
        for path, text in texts.items()
        if text and (pieces := [piece for piece, certain in private.pieces(text) if certain])
    }


def names_private(register: Register, kind: DocumentKind) -> bool:
    """Whether a paper names those who asked to be kept private: minutes, where the office chose so."""
    return kind is DocumentKind.MINUTES and settings.chosen(register, PRIVATE_IN_MINUTES) is PrivateInMinutes.NAMED


def as_printed(register: Register, brief: Brief, *, blanked: bool) -> Brief:
    """The brief with its sessions as a paper tells of them: private people ``blanked`` in words, named where chosen."""
    if blanked:
        brief = with_sessions(
            brief,
            lambda session: without_private(
                session, private_of(register, _whole(register, brief, session), brief.leaders)
            ),
        )
    if names_private(register, brief.kind):
        brief = with_sessions(brief, lambda session: replace(session, petitions=tuple(map(_openly, session.petitions))))
    return brief


def _whole(register: Register, brief: Brief, session: Session) -> Session:
    """``session`` with all its petitions: a letter holds some, and their words may name who raised another.

    What stands in for a session, in a paper about a whole year, has no identity and nobody in it.
    """
    return sessions.get(register, session.uid) if brief.sessions and session.uid else session


def _openly(petition: Petition) -> Petition:
    who = petition.petitioner
    return replace(petition, petitioner=replace(who, confidential=None)) if who else petition


def as_requested(session: Session, stored: Session) -> Session:
    """``session``, made of ``stored`` for printing, with who asked to be kept private as it is stored.

    Another session than ``stored`` is as it is.
    """
    if session.uid != stored.uid or len(session.petitions) != len(stored.petitions):
        return session
    pairs = zip(session.petitions, stored.petitions, strict=True)
    return replace(session, petitions=tuple(_as_requested(petition, original) for petition, original in pairs))


def _as_requested(petition: Petition, original: Petition) -> Petition:
    who, stored = petition.petitioner, original.petitioner
    return replace(petition, petitioner=replace(who, confidential=stored.confidential)) if who and stored else petition
