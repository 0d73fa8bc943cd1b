"""Hot spots: places where people bring up one field again and again, each with the reasons why it is listed.

The province asks that they be forecast, so that a dialogue is held early. A bare score would not be believed: a place
is listed for reasons that a person can look up, and never for one reason alone unless the office wants that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum

from doithoai.domain.period import Period
from doithoai.domain.text import marked, sort_key


class Reason(StrEnum):
    """Why a place is listed, in the order in which reasons are told."""

    REPEATED = "repeated"
    RISING = "rising"
    LATE = "late"
    UNANSWERED = "unanswered"
    UNSATISFIED = "unsatisfied"
    JUMPED = "jumped"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a reason holds. Whole numbers, each at least 1.

    Attributes:
        days: how far back is looked.
        reasons: how many reasons a place needs to be listed.
        repeated: sessions in which the field came up; rising: petitions of the newer half of the days, which must also
            be ``rising_percent`` of those of the older half; late: petitions past their date; unanswered: petitions
            open for ``unanswered_days``; unsatisfied: petitions whose matter had been settled before; jumped: petitions
            brought before a higher level than the one that may settle them.
        within_days: in how many days the thematic session is proposed.
    """

    days: int
    reasons: int
    repeated: int
    rising: int
    rising_percent: int
    late: int
    unanswered: int
    unanswered_days: int
    unsatisfied: int
    jumped: int
    within_days: int

    def period(self, day: date) -> Period:
        """The days that are looked at on ``day``."""
        return Period(day - timedelta(days=self.days - 1), day)

    def half(self, day: date) -> date:
        """The first day of the newer half of them."""
        return day - timedelta(days=self.days // 2 - 1)

    def waiting_since(self, day: date) -> date:
        """What came by then and is open is unanswered."""
        return day - timedelta(days=self.unanswered_days)


THRESHOLDS = tuple(field.name for field in fields(Thresholds))


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of a field in a place.

    Attributes:
        sessions, petitions: in the days looked at; newer: petitions of the newer half of them.
        late: of the petitions, past their date, answered since or not; unanswered: still open after a while;
            unsatisfied: their matter had been settled when they were brought up; jumped: before a higher level.
    """

    sessions: int = 0
    petitions: int = 0
    newer: int = 0
    late: int = 0
    unanswered: int = 0
    unsatisfied: int = 0
    jumped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in _COUNTS))

    @property
    def older(self) -> int:
        """Petitions of the older half of the days."""
        return self.petitions - self.newer


_COUNTS = tuple(field.name for field in fields(Counts))


ANY_OFFICE = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A field in a place.

    Attributes:
        office: row of the office that held the sessions; `ANY_OFFICE` at a commune: its villages are its own, whichever
            of the communes it was made of held them. unit: as it is called, None for the register's own.
        village: as petitioners' addresses have it; None where no address is known.
    """

    office: int
    unit: str | None
    village: str | None
    field: str


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A place that is listed, and why; ``villages`` are the ways in which its name is written."""

    spot: Spot
    counts: Counts
    reasons: tuple[Reason, ...]
    villages: tuple[str, ...] = ()


def reasons(counts: Counts, thresholds: Thresholds) -> tuple[Reason, ...]:
    """The reasons that hold."""
    return tuple(reason for reason in Reason if _holds(reason, counts, thresholds))


def _holds(reason: Reason, counts: Counts, thresholds: Thresholds) -> bool:
    match reason:
        case Reason.REPEATED:
            return counts.sessions >= thresholds.repeated
        case Reason.RISING:
            enough = counts.newer >= thresholds.rising
            return enough and counts.newer * 100 >= counts.older * thresholds.rising_percent
        case _:
            return int(getattr(counts, reason)) >= int(getattr(thresholds, reason))


def listed(counted: Mapping[Spot, Counts], thresholds: Thresholds) -> list[HotSpot]:
    """The places that have reasons enough: those with most reasons first, then with most petitions.

    One place written in two ways (``Thôn Hoà Tiến``, ``thôn Hòa Tiến``) is one.
    """
    spots = []
    for same_place, counts in _joined(counted):
        why = reasons(counts, thresholds)
        if len(why) >= thresholds.reasons:
            villages = tuple(sorted(spot.village for spot in same_place if spot.village))
            spots.append(HotSpot(same_place[0], counts, why, villages))
    names = {name or "" for hot in spots for name in _names(hot.spot)}
    keys = {name: sort_key(name) for name in names}  # few names stand in many places
    return sorted(
        spots,
        key=lambda hot: (-len(hot.reasons), -hot.counts.petitions, *(keys[name or ""] for name in _names(hot.spot))),
    )


def _names(spot: Spot) -> tuple[str | None, str | None, str]:
    return spot.unit, spot.village, spot.field


def _joined(counted: Mapping[Spot, Counts]) -> Iterator[tuple[list[Spot], Counts]]:
    places: dict[tuple[int, str | None, str], list[Spot]] = {}
    spelled = {village: " ".join(marked(village).split()) for village in {spot.village for spot in counted} if village}
    for spot in counted:
        village = spelled.get(spot.village) if spot.village else None
        places.setdefault((spot.office, village, spot.field), []).append(spot)
    for spots in places.values():
        if len(spots) == 1:
            yield spots, counted[spots[0]]
            continue
        most = max(spots, key=lambda spot: (counted[spot].petitions, spot.village or ""))
        yield [most, *(spot for spot in spots if spot != most)], sum((counted[spot] for spot in spots), Counts())


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A place and the first day on which it would have been listed, as it was listed then."""

    day: date
    hot: HotSpot


def first_listed(lists: Iterable[tuple[date, list[HotSpot]]]) -> list[Foreseen]:
    """Of lists made on days that follow each other: each place on the first day that lists it."""
    by_place: dict[Spot, Foreseen] = {}
    for day, spots in lists:
        for hot in spots:
            place = replace(hot.spot, unit=None, village=marked(hot.spot.village or ""))
            by_place.setdefault(place, Foreseen(day, hot))
    return list(by_place.values())
