"""Choices of one computer: remembered with their type; a file that somebody else wrote does no harm."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from doithoai.desktop.preferences import OFFERED, REGISTER, TEXT_SIZE, THEME, Preferences


def test_choices_are_remembered_with_their_type(qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "choices.ini")
    assert (preferences.get(TEXT_SIZE), preferences.get(THEME), preferences.get(REGISTER)) == (100, "system", "")
    heard: list[str] = []
    preferences.changed.connect(heard.append)
    preferences.set(TEXT_SIZE, 130)
    preferences.set(TEXT_SIZE, 130)
    preferences.set(REGISTER, "/tmp/sổ.sdt")
    preferences.sync()
    again = Preferences(tmp_path / "choices.ini")
    assert (again.get(TEXT_SIZE), again.get(REGISTER)) == (130, "/tmp/sổ.sdt")
    assert heard == ["text_size", "register"]


@pytest.mark.parametrize("text", ["huge", "7000", "@Invalid()"])
def test_a_value_that_is_not_offered_is_passed_over(qapp: QApplication, tmp_path: Path, text: str) -> None:
    (tmp_path / "choices.ini").write_text(f"[General]\ntheme={text}\ntext_size={text}\n", encoding="utf-8")
    preferences = Preferences(tmp_path / "choices.ini")
    assert (preferences.get(THEME), preferences.get(TEXT_SIZE)) == ("system", 100)


def test_every_offered_choice_has_words() -> None:
    for option in OFFERED:
        assert option.label
        assert option.values is not None
        assert all(words for _value, words in option.values())
