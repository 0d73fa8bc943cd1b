"""Small settings of the register, each change a step."""

from doithoai.register import history, settings
from doithoai.register.connection import Register


def test_a_setting_comes_back_and_can_be_undone(register: Register) -> None:
    assert settings.get(register, "format") == ""
    assert settings.get(register, "format", "auto") == "auto"
    settings.put(register, "format", "nd30")
    settings.put(register, "format", "hd36")
    assert settings.get(register, "format", "auto") == "hd36"
    history.undo(register)
    assert settings.get(register, "format", "auto") == "nd30"


def test_an_empty_value_is_a_value(register: Register) -> None:
    settings.put(register, "note", "")
    assert settings.get(register, "note", "default") == ""


def test_the_same_value_again_is_no_step(register: Register) -> None:
    settings.put(register, "format", "nd30")
    newest = history.steps(register)[0]
    settings.put(register, "format", "nd30")
    assert history.steps(register)[0] == newest
