"""What is wrong and what is right, as far as it is typed."""

import pytest

from doithoai.domain.misprint import Misprint


@pytest.mark.parametrize(
    ("wrong", "right", "is_whole"),
    [("TM.", "KT.", True), ("TM.", "", False), (" ", "KT.", False), ("", "", False), ("Nơi  nhận", "Nơi nhận", False)],
)
def test_it_is_whole_once_both_are_there_and_differ(wrong: str, right: str, is_whole: bool) -> None:
    assert Misprint(wrong, right).is_whole is is_whole
