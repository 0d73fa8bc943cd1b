"""Days on which a name, a leader or a receiver holds."""

from datetime import date

import pytest

from doithoai.domain.office import holds_on

FIRST, LAST = date(2021, 5, 23), date(2026, 5, 22)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "day", "expected"),
    [
        (None, None, FIRST, True),
        (FIRST, None, FIRST, True),
        (FIRST, None, date(2021, 5, 22), False),
        (None, LAST, LAST, True),
        (None, LAST, date(2026, 5, 23), False),
        (FIRST, LAST, date(2024, 1, 1), True),
    ],
)
def test_both_ends_are_inclusive_and_an_open_one_holds_for_ever(valid_from, valid_to, day, expected):
    assert holds_on(valid_from, valid_to, day) is expected
