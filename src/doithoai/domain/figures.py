"""The counts of a set of sessions: pure functions over domain objects, one pass, nothing held.

What is counted (the columns of domain.md section 7, "Report"):

- *answered*: an answer was given in the meeting; *assigned*: an agency was told to settle it. A petition may
  be both: answered for the moment, and assigned for the rest.
- Of the assigned: *answered in writing*; *in progress*: not answered in writing and not ended in another way;
  *overdue*: those in progress whose date has passed on the day of the figures. Overdue is part of in progress.

Sessions that were not held (`session.was_held`) and rows in which nobody says anything (`petition.is_blank`) count
nowhere. What is carried over from one period to the next is counted by `turnover`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from doithoai.domain.kinds import OfficeLevel, Outcome, Role, SessionKind
from doithoai.domain.petition import Petition, PetitionStatus, is_blank, is_overdue, status
from doithoai.domain.session import Session, was_held
from doithoai.domain.text import sort_key


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts that add up. People: citizens are counted as the session counted them, named or not.

    Attributes:
        sessions: all of them; ``periodic``, ``adhoc`` and ``thematic`` leave out those of unknown kind.
        officials: on the roster, not citizens, not marked absent.
        citizens: the number noted at the session, else those on the roster not marked absent.
        documents: issued documents.
        answered_and_assigned: counted under both; waiting: neither answered nor assigned, and not ended.
    """

    sessions: int = 0
    periodic: int = 0
    adhoc: int = 0
    thematic: int = 0
    officials: int = 0
    citizens: int = 0
    petitions: int = 0
    answered: int = 0
    assigned: int = 0
    answered_in_writing: int = 0
    in_progress: int = 0
    overdue: int = 0
    closed: int = 0
    transferred: int = 0
    withdrawn: int = 0
    documents: int = 0
    answered_and_assigned: int = 0
    waiting: int = 0

    @property
    def people(self) -> int:
        """Everyone who came."""
        return self.officials + self.citizens

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in NAMES)

    def __mul__(self, times: int) -> "Figures":
        return Figures(*(getattr(self, name) * times for name in NAMES))

    def __add__(self, other: Self) -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(field.name for field in fields(Figures))


def of_petition(petition: Petition, today: date) -> Figures:
    """The counts of one petition as of ``today``."""
    if is_blank(petition):
        return Figures()
    assigned = petition.assignment is not None
    written = petition.written_answer is not None
    return Figures(
        petitions=1,
        answered=petition.answer is not None,
        assigned=assigned,
        answered_in_writing=written,
        in_progress=assigned and not written and petition.outcome in (None, Outcome.OPEN),
        overdue=is_overdue(petition, today),
        closed=petition.outcome is Outcome.CLOSED,
        transferred=petition.outcome is Outcome.TRANSFERRED,
        withdrawn=petition.outcome is Outcome.WITHDRAWN,
        answered_and_assigned=petition.answer is not None and assigned,
        waiting=status(petition, today) is PetitionStatus.RECEIVED,
    )


def of_meeting(session: Session) -> Figures:
    """The counts of a session without its petitions."""
    officials, citizens = _people(session)
    return Figures(
        sessions=1,
        periodic=session.kind is SessionKind.PERIODIC,
        adhoc=session.kind is SessionKind.ADHOC,
        thematic=session.kind is SessionKind.THEMATIC,
        officials=officials,
        citizens=citizens,
        documents=len(session.documents),
    )


def _people(session: Session) -> tuple[int, int]:
    came = [attendee.role for attendee in session.attendees if attendee.present is not False]
    named = came.count(Role.CITIZEN)
    noted = session.citizens_present
    return len(came) - named, named if noted is None else noted


def of_session(session: Session, today: date) -> Figures:
    """The counts of a session and its petitions as of ``today``; zeros when it was not held by then."""
    if not was_held(session, today):
        return Figures()
    return total([of_meeting(session), *(of_petition(petition, today) for petition in session.petitions)])


def total(parts: Iterable[Figures]) -> Figures:
    """The sum; zeros for nothing."""
    sums = [0] * len(NAMES)
    for part in parts:
        for place, name in enumerate(NAMES):
            sums[place] += getattr(part, name)
    return Figures(*sums)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a period as of ``today``; a name of None stands for what is not known.

    Attributes:
        by_unit: one row a unit that sent its sessions.
        by_field: sessions that touched the field, and its petitions; people are not divided by field.
        by_agency: the petitions assigned to each lead agency.
        by_kind: the sessions of each kind with their petitions, in the order of `SessionKind`.
    """

    today: date
    whole: Figures
    by_unit: tuple[tuple[str | None, Figures], ...]
    by_field: tuple[tuple[str | None, Figures], ...]
    by_agency: tuple[tuple[str | None, Figures], ...]
    by_kind: tuple[tuple[SessionKind | None, Figures], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The counts of the sessions of one office, in a register that holds those of several.

    Attributes:
        code: its official code; name: as it was called last; level: None where it is not known.
    """

    code: str | None
    name: str | None
    level: OfficeLevel | None
    figures: Figures


def by_level(units: Iterable[UnitFigures]) -> tuple[tuple[OfficeLevel | None, Figures], ...]:
    """The sums of each level that has any, from the province down, those of unknown level last."""
    sums: dict[OfficeLevel | None, Figures] = {}
    for unit in units:
        sums[unit.level] = sums.get(unit.level, Figures()) + unit.figures
    return tuple((level, sums[level]) for level in (*reversed(OfficeLevel), None) if level in sums)


class Counting:
    """Counts sessions as they pass by; :meth:`summary` may be asked at any time."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._units: dict[str | None, list[int]] = {}
        self._fields: dict[str | None, list[int]] = {}
        self._agencies: dict[str | None, list[int]] = {}
        self._kinds: dict[str | None, list[int]] = {}

    def add(self, session: Session, unit: str | None = None) -> Figures:
        """Count a session of ``unit``; gives the session's own figures, zeros when it was not held."""
        if not was_held(session, self.today):
            return Figures()
        self.add_meetings(session.kind, of_meeting(session), unit)
        touched: dict[str | None, None] = dict.fromkeys(session.fields)
        for petition in session.petitions:
            if counted := of_petition(petition, self.today):
                touched.setdefault(petition.field)
                self.add_petitions(session.kind, petition, counted, unit)
        for field in touched:
            self.add_touched(field, 1)
        return of_session(session, self.today)

    def add_meetings(self, kind: SessionKind | None, meetings: Figures, unit: str | None = None) -> None:
        """Count meetings of one kind, without what was raised in them."""
        self._add(self._units, unit, meetings)
        self._add(self._kinds, kind, meetings)

    def add_petitions(
        self, kind: SessionKind | None, petition: Petition, counted: Figures, unit: str | None = None
    ) -> None:
        """Count what was raised in sessions of one kind: petitions that are all as ``petition``."""
        self._add(self._units, unit, counted)
        self._add(self._kinds, kind, counted)
        self._add(self._fields, petition.field, counted)
        if petition.assignment:
            self._add(self._agencies, petition.assignment.lead, counted)

    def add_touched(self, field: str | None, sessions: int) -> None:
        """Count sessions in which a field was spoken of."""
        self._add(self._fields, field, Figures(sessions=sessions))

    @staticmethod
    def _add(table: dict[str | None, list[int]], name: str | None, part: Figures) -> None:
        sums = table.setdefault(name, [0] * len(NAMES))
        for place, key in enumerate(NAMES):
            sums[place] += getattr(part, key)

    def summary(self, field_order: Sequence[str] = ()) -> Summary:
        """What was counted. Fields stand as in ``field_order``, then by name; agencies by their number."""
        by_unit = _rows(self._units)
        places = {name: place for place, name in enumerate(field_order)}
        by_field = sorted(
            _rows(self._fields), key=lambda row: (places.get(row[0] or "", len(places)), sort_key(row[0] or ""))
        )
        by_agency = sorted(_rows(self._agencies), key=lambda row: (-row[1].assigned, sort_key(row[0] or "")))
        return Summary(
            self.today,
            total(figures for _, figures in by_unit),
            by_unit,
            _unknown_last(by_field),
            _unknown_last(by_agency),
            tuple((kind, Figures(*self._kinds[kind])) for kind in (*SessionKind, None) if kind in self._kinds),
        )


Row = tuple[str | None, Figures]


def _rows(table: dict[str | None, list[int]]) -> tuple[Row, ...]:
    return tuple((name, Figures(*sums)) for name, sums in table.items())


def _unknown_last(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row[0] is None))
