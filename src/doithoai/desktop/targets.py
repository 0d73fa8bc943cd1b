"""What one page asks another to show: each kind of thing once, the same for every page."""

from dataclasses import dataclass

from doithoai.domain.kinds import SessionKind
from doithoai.domain.period import Period
from doithoai.register.assignments import Owed
from doithoai.register.hotspots import OfSpot
from doithoai.register.parts import EVERYTHING, OfParts
from doithoai.register.turnover import Counted
from doithoai.work.printing import Order


@dataclass(frozen=True, slots=True)
class SessionTarget:
    """One session; with the cursor in the field of a ``part`` (`domain.shape.part_of`) where one is named."""

    uid: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """The sessions of a period that were held; of one kind, or of all; of some units … only."""

    period: Period
    kind: SessionKind | None = None
    within: OfParts = EVERYTHING


@dataclass(frozen=True, slots=True)
class PetitionTarget:
    """One petition."""

    uid: str


@dataclass(frozen=True, slots=True)
class CountedTarget:
    """The petitions behind one figure of a period, or behind a hot spot."""

    counted: Counted | OfSpot


@dataclass(frozen=True, slots=True)
class AssignmentsTarget:
    """What an agency owes; None is all agencies, empty none."""

    lead: str | None = None
    owed: Owed = Owed.WAITING


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """One issued document."""

    uid: str


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A document to make; of several letters one after the other, each looked at before it is issued."""

    order: Order
    following: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingsTarget:
    """A list of the settings: ``leaders`` or ``terms``."""

    section: str


Target = (
    SessionTarget
    | HeldTarget
    | PetitionTarget
    | CountedTarget
    | AssignmentsTarget
    | DocumentTarget
    | DraftTarget
    | SettingsTarget
)
