"""Personal data of whomever in the words of a paper: marked in its draft, asked about or left out where it is public.

Law 91/2025/QH15 protects everybody's name, telephone and identity number, not only those of people who asked to be
kept private (`work.privacy`); above all of people whom a denunciation accuses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from doithoai.documents.brief import Brief
from doithoai.documents.content.attached import declared, page_of, sessions_of, with_sessions
from doithoai.documents.content.model import Document
from doithoai.documents.content.names import name_words
from doithoai.domain.addressed import accuses, numbers_named, people_addressed
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Severity, Spot
from doithoai.domain.kinds import Role
from doithoai.domain.petition import Petition
from doithoai.domain.privacy import Personal, PersonalKind, Subject, Subjects, blanked, personal_data
from doithoai.domain.session import Session
from doithoai.domain.shape import part_of, with_parts
from doithoai.register.connection import Register
from doithoai.work import privacy
from doithoai.work.privacy import (
    LAW,
    OF_PETITION,
    OF_SESSION,
    Place,
    acting,
    bare,
    overlaps,
    places_of,
    spot_of,
    subject,
)


class PersonalOf:
    """What of a text is a personal datum, to be marked before it is made public.

    These are names and telephones of petitioners and citizens, private or not, names behind a form of address, and
    every number that looks like a telephone or an identity number, or is called an account; nobody who acts in the
    session for the office.
    """

    def __init__(self, brief: Brief) -> None:
        citizens: list[Subject] = []
        officials: list[str] = []
        for session in sessions_of(brief):
            roster = (attendee for attendee in session.attendees if attendee.role is Role.CITIZEN)
            citizens += [subject(petition.petitioner) for petition in session.petitions if petition.petitioner]
            citizens += [Subject(bare(attendee.name)) for attendee in roster]
            officials += acting(session, brief.leaders)
            officials += [bare(petition.answer.by or "") for petition in session.petitions if petition.answer]
        self._words = name_words()
        # A name of one word is a word like others: ``VIỆT NAM`` names no Nam.
        self._citizens = Subjects(citizens, self._words.address, alone=False)
        self._acting = Subjects(map(Subject, officials), self._words.address, alone=False)

    def pieces(self, text: str) -> list[Personal]:
        """Each datum in ``text``, in its order."""
        spans = [(piece.start, piece.end) for piece in personal_data(text, self._acting)]
        data = personal_data(text, self._citizens, any_number=True)
        data += people_addressed(text, self._words.address, self._words.never)
        data += numbers_named(text)
        return _apart(piece for piece in data if not overlaps(piece, spans))

    def left_out(self, session: Session) -> Session:
        """``session`` with ``…`` in the place of each datum in its words."""
        petitions = (with_parts(petition, self._blanked(petition, OF_PETITION)) for petition in session.petitions)
        return replace(with_parts(session, self._blanked(session, OF_SESSION)), petitions=tuple(petitions))

    def _blanked(self, holder: Session | Petition, paths: Iterable[str]) -> dict[str, object]:
        texts = {path: part_of(holder, path) for path in paths}
        return {path: blanked(text, pieces) for path, text in texts.items() if text and (pieces := self.pieces(text))}


def _apart(pieces: Iterable[Personal]) -> list[Personal]:
    """In the order of the text; of pieces that overlap the longest."""
    row: list[Personal] = []
    for piece in sorted(pieces, key=lambda datum: (datum.start, -datum.end)):
        if not row or piece.start >= row[-1].end:
            row.append(piece)
    return row


def as_printed(register: Register, brief: Brief, *, blanked: bool) -> Brief:
    """The brief as a paper tells of it (`privacy.as_printed`); of a public one all personal data are ``blanked``."""
    brief = privacy.as_printed(register, brief, blanked=blanked)
    return with_sessions(brief, PersonalOf(brief).left_out) if blanked and declared(brief.kind).public else brief


class Marks:
    """Where the pages of a draft say a personal datum: in words of the register, never in those of the form."""

    def __init__(self, brief: Brief, document: Document) -> None:
        self._personal = PersonalOf(brief)
        self.pieces = _pieces(self._personal, places_of(brief, page_of(document)))
        self._wordings = {_even(piece.words) for piece in self.pieces}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each stands in the text of a page."""
        pieces = self._personal.pieces(text) if self.pieces else []
        return [(piece.start, piece.end) for piece in pieces if _even(piece.words) in self._wordings]


def on_page(brief: Brief, document: Document) -> list[Personal]:
    """Every personal datum that the paper shows (`PersonalOf`), each wording once."""
    return Marks(brief, document).pieces


def _pieces(personal: PersonalOf, places: Iterable[Place]) -> list[Personal]:
    pieces: dict[tuple[PersonalKind, str], Personal] = {}
    for place in places:
        for piece in personal.pieces(place.text):
            pieces.setdefault((piece.kind, piece.words), piece)
    return list(pieces.values())


def _even(words: str) -> str:
    return "".join(words.split())


# -- at the gate -------------------------------------------------------------------------


def findings(brief: Brief, document: Document) -> Iterator[Finding]:
    """What is to be looked at before a public paper is issued: personal data, and whom a denunciation accuses."""
    if not declared(brief.kind).public:
        return
    personal = PersonalOf(brief)
    shown: dict[Spot, list[str]] = {}
    numbers: dict[Spot, int | None] = {}
    for place in places_of(brief, page_of(document)):
        if pieces := personal.pieces(place.text):
            shown.setdefault(spot_of(place), []).extend(piece.words for piece in pieces)
            numbers[spot_of(place)] = place.number
        if place.part == "content" and accuses(place.text):
            yield _denouncing(place)
    for spot, words in shown.items():
        yield _showing(spot, numbers[spot], ", ".join(dict.fromkeys(words)))


def _showing(spot: Spot, number: int | None, quote: str) -> Finding:
    text = N_("The words of a public paper give names, telephones or numbers of people.")
    if number is not None:
        text = N_("A public paper gives names, telephones or numbers of people in petition {number}.")
    return Finding("private.personal", Severity.ASKED, text, spot, {"number": number}, LAW, quote)


def _denouncing(place: Place) -> Finding:
    text = N_("Petition {number} denounces somebody: a public paper must not let the accused be known.")
    return Finding("private.accused", Severity.ASKED, text, spot_of(place), {"number": place.number}, LAW)
