"""A new register is ready for work, or there is none."""

from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.errors import AppError
from doithoai.register import catalogues, errors, history
from doithoai.register.connection import Register
from doithoai.work import profile
from doithoai.work.setting_up import new_register
from doithoai.work.tables import TableRefused

SAMPLE = paths.resource("sample", "profile.toml")


def test_it_has_the_shipped_catalogues_and_the_offices_own(tmp_path: Path) -> None:
    with new_register(tmp_path / "so.sdt", SAMPLE) as register:
        assert catalogues.names(register, "fields")
        assert catalogues.names(register, "villages")


def test_a_profile_read_before_is_taken_as_it_is(tmp_path: Path) -> None:
    with new_register(tmp_path / "so.sdt", profile.Profile(code="18163")) as register:
        assert catalogues.names(register, "fields")
        assert catalogues.names(register, "villages") == ()


def test_setting_up_cannot_be_undone(tmp_path: Path) -> None:
    with new_register(tmp_path / "so.sdt", SAMPLE) as register:
        with pytest.raises(history.NothingToUndo):
            history.undo(register)
        assert catalogues.names(register, "fields")


def test_a_profile_that_breaks_its_shape_leaves_no_file(tmp_path: Path) -> None:
    wrong = tmp_path / "office.toml"
    wrong.write_text("[[leader]]\n", encoding="utf-8")
    with pytest.raises(TableRefused):
        new_register(tmp_path / "so.sdt", wrong)
    assert [path.name for path in tmp_path.iterdir()] == ["office.toml"]


def test_a_fault_in_the_middle_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_register: Register, _profile: profile.Profile) -> None:
        raise AppError("no room")

    monkeypatch.setattr(profile, "apply", failing)
    with pytest.raises(AppError, match="no room"):
        new_register(tmp_path / "so.sdt", SAMPLE)
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "so.sdt"
    path.write_bytes(b"mine")
    with pytest.raises(errors.RegisterExists):
        new_register(path)
    assert path.read_bytes() == b"mine"
