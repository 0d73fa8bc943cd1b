"""When something of an office holds: both ends are inclusive, an open end holds for ever."""

from datetime import date

import pytest

from doithoai.domain.office import Office, OfficePeriod, holds_on

FIRST, LAST = date(2021, 6, 1), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "day", "holds"),
    [
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, date(2021, 5, 31), False),
        (FIRST, LAST, date(2025, 7, 1), False),
        (None, LAST, date(1990, 1, 1), True),
        (FIRST, None, date(2099, 1, 1), True),
        (None, None, FIRST, True),
    ],
)
def test_a_range_of_days(valid_from, valid_to, day, holds):
    assert holds_on(valid_from, valid_to, day) is holds


def test_nothing_is_guessed_about_an_office():
    """A part that is not known is None, never a blank text."""
    assert {getattr(Office(), name) for name in Office.__slots__} == {None}
    assert OfficePeriod(Office()) == OfficePeriod(Office(), None, None)
