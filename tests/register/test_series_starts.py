"""Where a series of numbers begins: laid down for one series of one year, lasting, and undone like any setting."""

from doithoai.domain.kinds import Side
from doithoai.domain.numbering import SeriesKey, SeriesStart
from doithoai.register import history, number_series, series_starts
from doithoai.register.connection import Register

NOTICES = SeriesKey("government/TB", "2026")


def test_the_next_number_is_never_below_the_beginning(register: Register) -> None:
    assert (series_starts.first_of(register, NOTICES), number_series.next_number(register, NOTICES)) == (1, 1)
    series_starts.start(register, NOTICES, 57)
    assert number_series.next_number(register, NOTICES) == 57
    assert number_series.next_number(register, SeriesKey("government/TB", "2027")) == 1, "of that year only"
    assert number_series.next_number(register, SeriesKey("party/TB", "2026")) == 1
    with register.step("take"):
        assert number_series.take(register, NOTICES) == 57
        assert number_series.take(register, NOTICES) == 58
    series_starts.start(register, NOTICES, 20)
    assert number_series.next_number(register, NOTICES) == 59, "numbers only go up"


def test_one_series_has_one_beginning_and_it_is_undone(register: Register) -> None:
    series_starts.start(register, NOTICES, 57)
    series_starts.start(register, SeriesKey("party", "2025-07-01"), 8)
    series_starts.start(register, NOTICES, 60)
    assert series_starts.listed(register) == [
        SeriesStart(Side.GOVERNMENT, "TB", "2026", 60),
        SeriesStart(Side.PARTY, "", "2025-07-01", 8),
    ]
    history.undo(register)
    assert series_starts.first_of(register, NOTICES) == 57
