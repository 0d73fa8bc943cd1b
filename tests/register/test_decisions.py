"""What somebody looked at and did not take is asked about once; undo asks again."""

from pathlib import Path

from doithoai.register import decisions, history
from doithoai.register.connection import Register


def test_a_decision_is_of_one_version(tmp_path: Path) -> None:
    with Register.create(tmp_path / "so.sdt") as register:
        with register.step("Decide"):
            decisions.note(register, "s1", ["a", "b"])
            decisions.note(register, "s1", ["a"])
        assert decisions.noted(register, "s1") == {"a", "b"}
        assert decisions.noted(register, "s2") == set()
        history.undo(register)
        assert decisions.noted(register, "s1") == set()
