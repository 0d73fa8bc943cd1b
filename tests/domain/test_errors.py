"""An error can always be written into a log, whatever is missing from it."""

import pytest

from doithoai.domain.errors import AppError, InputRefused, filled


def test_the_text_for_the_log_is_filled_in() -> None:
    assert str(AppError("{path} already exists.", path="so.sdt")) == "so.sdt already exists."
    assert str(InputRefused("sessions[0].uid", "{path}: missing.")) == "sessions[0].uid: missing."


@pytest.mark.parametrize(
    "message",
    [
        "Nothing is known of {path}.",
        "{path.name} is gone.",
        "{0} is gone.",
        "A brace { alone.",
        "{count:d} rows.",
        "{}",
    ],
)
def test_a_value_that_is_missing_or_does_not_fit_never_raises(message: str) -> None:
    assert str(AppError(message, count="three"))


def test_what_is_missing_stays_as_it_stands() -> None:
    assert filled("{record} of {day}", {"day": "27/11/2026"}) == "{record} of 27/11/2026"
