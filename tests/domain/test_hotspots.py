"""Which places are listed as hot spots, and why."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.domain import hotspots
from doithoai.domain.hotspots import Counts, Reason, Spot, Thresholds

LIMITS = Thresholds(
    days=365,
    reasons=2,
    repeated=2,
    rising=3,
    rising_percent=150,
    late=1,
    unanswered=2,
    unanswered_days=30,
    unsatisfied=1,
    jumped=2,
    within_days=30,
)
SPOT = Spot(1, None, "Thôn An Phú", "đất đai")


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        (Counts(sessions=2), Reason.REPEATED),
        (Counts(petitions=5, newer=3), Reason.RISING),
        (Counts(late=1), Reason.LATE),
        (Counts(unanswered=2), Reason.UNANSWERED),
        (Counts(unsatisfied=1), Reason.UNSATISFIED),
        (Counts(jumped=2), Reason.JUMPED),
    ],
)
def test_a_reason_holds_from_its_threshold_on(counts: Counts, reason: Reason) -> None:
    assert hotspots.reasons(counts, LIMITS) == (reason,)
    stricter = replace(LIMITS, **{reason: getattr(LIMITS, reason) + 1})
    assert hotspots.reasons(counts, stricter) == ()


def test_as_many_as_before_is_not_rising() -> None:
    assert hotspots.reasons(Counts(petitions=7, newer=4), LIMITS) == (), "4 of 3 before is less than 150 %"
    assert hotspots.reasons(Counts(petitions=2, newer=2), LIMITS) == (), "two are no rise"


def test_one_reason_alone_lists_nothing() -> None:
    counted = {SPOT: Counts(sessions=1, petitions=1, late=1)}
    assert hotspots.listed(counted, LIMITS) == []
    assert hotspots.listed(counted, replace(LIMITS, reasons=1))


def test_those_with_most_reasons_come_first_then_those_with_most_petitions() -> None:
    def spot(village: str, **counts: int) -> tuple[Spot, Counts]:
        return replace(SPOT, village=village), Counts(sessions=2, late=1, **counts)

    counted = dict([spot("B", petitions=2), spot("A", petitions=2), spot("C", petitions=9), spot("D", unsatisfied=1)])
    assert [hot.spot.village for hot in hotspots.listed(counted, LIMITS)] == ["D", "C", "A", "B"]


def test_a_place_written_in_two_ways_is_one() -> None:
    counted = {
        replace(SPOT, village="Thôn Hòa Tiến"): Counts(sessions=1, petitions=2, late=1),
        replace(SPOT, village="thôn  Hoà Tiến"): Counts(sessions=1, petitions=1),
        replace(SPOT, village="Thôn Họa Tiến"): Counts(sessions=1, petitions=1),
    }
    (hot,) = hotspots.listed(counted, LIMITS)
    assert hot.spot.village == "Thôn Hòa Tiến", "as it is written most often"
    assert (hot.counts.petitions, hot.villages) == (3, ("Thôn Hòa Tiến", "thôn  Hoà Tiến"))


def test_the_days_looked_at_end_with_the_day() -> None:
    period = LIMITS.period(date(2026, 12, 31))
    assert (period.first, period.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert LIMITS.half(date(2026, 12, 31)) == date(2026, 7, 3)


def test_looking_back_names_the_first_day_of_each_place() -> None:
    def hot(counts: Counts) -> hotspots.HotSpot:
        return hotspots.HotSpot(SPOT, counts, (Reason.LATE,))

    lists = [(date(2026, 1, day), [hot(Counts(late=day))] if day > 1 else []) for day in (1, 2, 3)]
    (first,) = hotspots.first_listed(lists)
    assert (first.day, first.hot.counts.late) == (date(2026, 1, 2), 2)
