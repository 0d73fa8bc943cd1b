"""The office's options in its register: the default until one is chosen, undone like everything else."""

import pytest

from doithoai.domain.kinds import Side
from doithoai.domain.options import SESSION_SIDE, OptionRefused
from doithoai.register import history, settings
from doithoai.register.connection import Register


def test_an_option_is_chosen_and_undone(register) -> None:
    assert settings.chosen(register, SESSION_SIDE) is Side.GOVERNMENT
    settings.choose(register, SESSION_SIDE, Side.PARTY)
    assert settings.chosen(register, SESSION_SIDE) is Side.PARTY
    history.undo(register)
    assert settings.chosen(register, SESSION_SIDE) is Side.GOVERNMENT


def test_a_value_that_is_not_offered_changes_nothing(register) -> None:
    settings.choose(register, SESSION_SIDE, Side.JOINT)
    with pytest.raises(OptionRefused):
        settings.choose(register, SESSION_SIDE, "church")
    assert settings.chosen(register, SESSION_SIDE) is Side.JOINT


def test_a_value_of_another_version_reads_as_the_default(register) -> None:
    settings.put(register, SESSION_SIDE.key, "chamber")
    assert settings.chosen(register, SESSION_SIDE) is Side.GOVERNMENT


def test_a_setting_comes_back_and_can_be_undone(register: Register) -> None:
    assert settings.get(register, "note") == ""
    assert settings.get(register, "note", "default") == "default"
    settings.put(register, "note", "một")
    settings.put(register, "note", "hai")
    assert settings.get(register, "note", "default") == "hai"
    history.undo(register)
    assert settings.get(register, "note", "default") == "một"


def test_an_empty_value_is_a_value(register: Register) -> None:
    settings.put(register, "note", "")
    assert settings.get(register, "note", "default") == ""


def test_the_same_value_again_is_no_step(register: Register) -> None:
    settings.put(register, "format", "nd30")
    newest = history.steps(register)[0]
    settings.put(register, "format", "nd30")
    assert history.steps(register)[0] == newest
