"""The brief of one document: everything a content builder needs, gathered from the register by the caller."""

from dataclasses import dataclass
from datetime import date

from doithoai.documents.formats.model import Family, Format
from doithoai.domain.figures import Summary, UnitFigures
from doithoai.domain.kinds import DocumentKind, SessionState, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.office import Leader, Office
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord, Session
from doithoai.domain.turnover import TurnoverTables


@dataclass(frozen=True, slots=True)
class Unheld:
    """A session that was planned and not held: the day it was planned for, and where it stands."""

    title: str
    day: date
    state: SessionState | None


@dataclass(frozen=True, slots=True)
class HeldOfPlan:
    """What was held of what was planned for a period.

    Attributes:
        plan: the plan as it was issued; None where there is none, then only ``missing`` tells anything.
        planned: how many sessions it has in the period; held: of these; ahead: those whose day is still to come.
        missing: those whose day has passed, or that were put off.
    """

    plan: DocumentRecord | None
    planned: int
    held: int
    ahead: int
    missing: tuple[Unheld, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """What the report of a period tells: its figures, and what no figure tells, as the office wrote it.

    Attributes:
        figures: of the sessions that were held in the period, as things stand on the document's date.
        turnover: what was carried over, came in, was settled and is left, up to the end of the period or the
            document's date, whichever is earlier.
        of_plan: what was held of what was planned; None where nothing was.
        units: of each unit whose sessions are counted; empty where they are the office's own alone.
        by_side: how many of the sessions each side held.
        limits, directions, proposals: passages of the report, several lines each; empty takes the wording's own.
    """

    period: Period
    figures: Summary
    turnover: TurnoverTables
    limits: str = ""
    directions: str = ""
    proposals: str = ""
    of_plan: HeldOfPlan | None = None
    units: tuple[UnitFigures, ...] = ()
    by_side: tuple[tuple[Side | None, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a draft in the hand's words: ``was``, what the builder said then; ``now``, what is to stand."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """An issued paper that a letter corrects.

    Attributes:
        number: as it is cited, e.g. ``05/TB-UBND``; summary: its own, empty where it is not kept.
        receivers: who got it, as far as it was kept.
        family: of the body that issued it; None where only its record is known.
        replaced_by: uid of the paper that replaced it.
        body: the words and days of its content, as it was frozen.
    """

    uid: str
    record: DocumentRecord
    number: str
    summary: str
    receivers: tuple[str, ...]
    family: Family | None
    replaced_by: str | None
    misprints: tuple[Misprint, ...]
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What to write and in which format.

    Attributes:
        session: the session, whole; of a report the latest of its period, which tells who chairs.
        office: the office as it was called on ``date``.
        leaders: those who may sign on ``date``, in the office's order; empty: the session's chair signs.
        signer: uid of the leader chosen to sign this paper; empty: the session's chair, else the first of them.
        number: the number taken, or None for a draft or preview.
        body_symbol: the issuing body's symbol, e.g. ``UBND`` or ``ĐU``.
        archive_unit: the unit after ``Lưu: VT,``, e.g. ``VP``; may be empty.
        footer_mark: head of the chain of history for the foot of the document; may be empty.
        fields: the office's fields in the order of its catalogue; empty takes the shipped catalogue.
        petitions: uids of the petitions a letter is about; empty takes all of the session that it fits.
        addressee: whom a letter or an invitation goes to, several apart by ``;``; empty takes those the session names.
        sessions: of a letter over several sessions, all of them; empty: the session alone.
        earlier: of a reminder: how many this agency got before.
        bases, guidance: the legal bases in force on ``date``, and the guidance carried out, in the order of citing.
        cites_bases: a notice or announcement begins with the legal bases, as some offices want it.
        receivers: those above who get a copy, as printed; empty: the superior body.
        reported: of a report only: its period and figures.
        for_signing: the clean copy that is signed on paper: the number and the day are left to be written.
        passages: edited by hand in the draft.
        corrected: of a letter of correction only: the paper it is about.
    """

    kind: DocumentKind
    session: Session
    office: Office
    format: Format
    date: date
    leaders: tuple[Leader, ...] = ()
    signer: str = ""
    number: int | None = None
    body_symbol: str = ""
    archive_unit: str = ""
    draft: bool = False
    footer_mark: str = ""
    fields: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    petitions: tuple[str, ...] = ()
    addressee: str = ""
    sessions: tuple[Session, ...] = ()
    earlier: int = 0
    bases: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    cites_bases: bool = False
    reported: Reported | None = None
    for_signing: bool = False
    passages: tuple[Passage, ...] = ()
    corrected: Corrected | None = None
