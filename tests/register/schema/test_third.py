"""Sessions of structure 2 keep all they had, and know nothing yet of being read back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from doithoai.register import check, errors, history, sessions
from doithoai.register.connection import Register

STRUCTURE_2 = Path(__file__).parents[2] / "data" / "registers" / "structure-2.sdt"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register of structure 2 that a person has worked in."""
    return Path(shutil.copy(STRUCTURE_2, tmp_path / "so.sdt"))


def test_a_session_of_before_was_read_back_as_far_as_nobody_knows(old: Path) -> None:
    with Register.open(old) as register:
        for session in sessions.each(register):
            assert session.read_back is None
            assert session.notice_conclusion is None
            assert session.title
        assert check.first_break(register) is None


def test_what_is_entered_then_is_kept_and_undone_like_all_else(old: Path) -> None:
    with Register.open(old) as register:
        uid = next(sessions.each(register)).uid
        told = "Đồng chí Chủ tịch giao các đơn vị trả lời đúng hạn."
        sessions.edit(register, uid, lambda s: replace(s, read_back=True, notice_conclusion=told))
        assert sessions.get(register, uid).read_back is True
        assert sessions.get(register, uid).notice_conclusion == told
        history.undo(register)
        assert sessions.get(register, uid).read_back is None


def test_nothing_but_yes_no_and_unknown_is_kept(old: Path) -> None:
    with Register.open(old) as register, pytest.raises(errors.RegisterError):
        register.execute("UPDATE session SET read_back = 2")
