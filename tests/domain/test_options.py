"""Options: declared once, nothing stored that is not offered."""

import pytest

from doithoai.domain.kinds import Side
from doithoai.domain.options import OFFICE_OPTIONS, SESSION_SIDE, Option, OptionRefused

SIZE = Option("size", 100, "Size", lambda: ((90, "90 %"), (100, "100 %")))
PATH = Option("path", "")


def test_what_is_stored_comes_back_with_its_type() -> None:
    assert SIZE.from_text(SIZE.to_text(90)) == 90
    assert SESSION_SIDE.from_text(SESSION_SIDE.to_text(Side.PARTY)) is Side.PARTY


@pytest.mark.parametrize("text", ["", "95", "church"])
def test_what_is_not_offered_reads_as_the_default(text: str) -> None:
    assert SIZE.from_text(text) == 100
    assert SESSION_SIDE.from_text(text) is Side.GOVERNMENT


def test_what_is_not_offered_is_refused() -> None:
    with pytest.raises(OptionRefused) as refusal:
        SIZE.to_text(95)
    assert "90, 100" in str(refusal.value)
    assert PATH.to_text("/tmp/so.sdt") == "/tmp/so.sdt"


def test_options_of_the_office_have_keys_of_their_own_names_and_an_offered_default() -> None:
    assert len({option.key for option in OFFICE_OPTIONS}) == len(OFFICE_OPTIONS)
    for option in OFFICE_OPTIONS:
        assert option.label and option.to_text(option.default)
