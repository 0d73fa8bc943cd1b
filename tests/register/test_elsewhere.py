"""A register is written to another place with what its own file does not take."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3

from doithoai.domain.session import Session
from doithoai.register import backup, elsewhere, sessions
from doithoai.register.connection import Register
from doithoai.register.copying import BackupBad
from doithoai.register.errors import RegisterExists
from doithoai.register.sessions import SessionUnknown


@pytest.fixture
def register(tmp_path: Path) -> Register:
    register = Register.create(tmp_path / "sổ [a].sdt", who="thư ký")
    sessions.create(register, Session("s1", title="Hội nghị", place="cũ"))
    return register


def places(*values: str) -> list[Callable[[Register], object]]:
    """Works that write one place after the other."""
    return [
        lambda register, value=value: sessions.edit(register, "s1", lambda session: replace(session, place=value))  # type: ignore[misc]
        for value in values
    ]


def test_the_new_register_holds_everything_and_what_waited_in_its_order(register: Register, tmp_path: Path) -> None:
    out = tmp_path / "nơi khác.sdt"
    lock = sqlcipher3.connect(str(register.path), isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")  # its own file takes nothing
    assert elsewhere.write_with(register, out, places("một", "hai")) == []
    lock.close()
    with Register.open(out) as other:
        assert sessions.get(other, "s1").place == "hai"
        assert sessions.get(other, "s1").title == "Hội nghị"
        assert backup.problems(other) == []
    assert sessions.get(register, "s1").place == "cũ", "the file before stays as it is"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_what_breaks_a_rule_is_handed_back_and_the_rest_written(register: Register, tmp_path: Path) -> None:
    works = [lambda register: sessions.edit(register, "s9", lambda session: session), *places("một")]
    (refused,) = elsewhere.write_with(register, tmp_path / "b.sdt", works)
    assert isinstance(refused, SessionUnknown)
    with Register.open(tmp_path / "b.sdt") as other:
        assert sessions.get(other, "s1").place == "một"


def test_no_file_is_replaced(register: Register, tmp_path: Path) -> None:
    (tmp_path / "b.sdt").write_text("của tôi")
    with pytest.raises(RegisterExists):
        elsewhere.write_with(register, tmp_path / "b.sdt", places("một"))
    assert (tmp_path / "b.sdt").read_text() == "của tôi"


def test_a_copy_that_is_not_whole_does_not_count(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "problems", lambda other: [] if other is register else ["page 7"])
    with pytest.raises(BackupBad):
        elsewhere.write_with(register, tmp_path / "b.sdt", places("một"))
    assert not (tmp_path / "b.sdt").exists()


def test_a_fault_the_register_has_itself_comes_along(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "problems", lambda _register: ["page 7"])
    assert elsewhere.write_with(register, tmp_path / "b.sdt", places("một")) == []
    assert (tmp_path / "b.sdt").exists()
