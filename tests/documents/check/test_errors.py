"""What the checker refuses are errors of the program, each with a text for the person."""

import pytest

from doithoai.documents.check.errors import FormatUnclear, Unreadable
from doithoai.domain.errors import AppError


@pytest.mark.parametrize("error", [Unreadable, FormatUnclear])
def test_they_are_told_like_any_other_refusal(error: type[AppError]) -> None:
    refused = error("{path} is no paper.", path="a.pdf")
    assert isinstance(refused, AppError)
    assert "a.pdf" in str(refused)
