"""The progress of a piece of work is told in order, and stops it where it raises."""

import pytest

from doithoai.domain.progress import Meter, untold


def test_the_count_never_passes_its_total() -> None:
    calls: list[tuple[int, int]] = []
    meter = Meter(lambda finished, total: calls.append((finished, total)), 3)
    for _ in range(5):
        meter.advance()
    assert calls == [(1, 3), (2, 3), (3, 3), (3, 3), (3, 3)]


def test_a_stretch_fills_its_parts_and_no_more() -> None:
    calls: list[int] = []
    meter = Meter(lambda finished, _total: calls.append(finished), 10)
    meter.advance(4)
    way = meter.stretch(4)
    for copied in (0, 50, 100):
        way.reach(copied, 100)
    assert calls == [4, 4, 6, 8]


def test_what_is_watched_stops_between_two_items() -> None:
    passed: list[int] = []

    def progress(_finished: int, _total: int) -> None:
        if len(passed) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        for item in Meter(progress, 1).watched(range(9)):
            passed.append(item)
    assert passed == [0, 1]
    assert list(Meter(untold, 0).watched("ab")) == ["a", "b"]
