"""A file takes its name only when it is whole; what stood there before stays otherwise."""

import os
import time
from pathlib import Path

import pytest

from doithoai import files
from doithoai.domain.errors import AppError
from doithoai.files import CannotWriteFile, FileHeld, may_write, whole_file
from doithoai.register import backup
from doithoai.register.connection import Register


def test_it_takes_its_name_at_the_end_and_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "ra" / "báo cáo.pdf"
    with whole_file(path) as file:
        file.write(b"whole")
        assert not path.exists()
        file.seek(0)
        assert file.read() == b"whole", "it may be read while it is written"
    assert path.read_bytes() == b"whole"
    assert [left.name for left in path.parent.iterdir()] == ["báo cáo.pdf"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("x")])
def test_a_fault_in_the_middle_keeps_the_older_file_and_leaves_nothing(tmp_path: Path, fault: BaseException) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    with pytest.raises((CannotWriteFile, type(fault))), whole_file(path) as file:
        file.write(b"half")
        raise fault
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_system_refused_is_said_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile) as refused, whole_file(tmp_path / "a.pdf"):
        raise OSError(28, "No space left on device")
    assert str(refused.value) == f"{tmp_path / 'a.pdf'} cannot be written: there is no room left on the disk."
    assert refused.value.remedy


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteFile), whole_file(tmp_path / "file" / "a.pdf"):
        pytest.fail("nothing is written")


def test_bytes_and_name_are_on_the_disk_before_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is synced before it takes its name, its folder after."""
    acts: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        acts.append("folder" if os.path.isdir(f"/dev/fd/{handle}") else "file")  # noqa: PTH112
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        acts.append("name")
        return replace(self, target)

    monkeypatch.setattr(files.os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    with whole_file(tmp_path / "a.pdf") as file:
        file.write(b"x")
    assert acts == ["file", "name", "folder"]


class Holding:
    """Makes `Path.replace` fail as on Windows, the first ``times`` times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: float, code: int = 32) -> None:
        self.refused = 0
        replace = Path.replace

        def held(path: Path, target: Path) -> Path:
            if self.refused < times:
                self.refused += 1
                error = PermissionError(13, "Permission denied")
                error.winerror = code  # type: ignore[attr-defined]
                raise error
            return replace(path, target)

        monkeypatch.setattr(Path, "replace", held)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "biên bản.pdf"
    path.write_bytes(b"old")
    return path


def write(path: Path) -> None:
    with whole_file(path) as file:
        file.write(b"new")


def test_a_virus_scanner_lets_go_in_a_moment(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holding = Holding(monkeypatch, times=3)
    write(paper)
    assert (paper.read_bytes(), holding.refused) == (b"new", 3)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_word_does_not_and_that_is_said(paper: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.2)
    holding = Holding(monkeypatch, times=float("inf"), code=code)
    with pytest.raises(FileHeld, match="open in another program"):
        write(paper)
    assert holding.refused > 1
    assert paper.read_bytes() == b"old"
    assert [path.name for path in paper.parent.iterdir()] == [paper.name]


def test_it_is_tried_for_two_seconds() -> None:
    assert files._PATIENCE == 2


def test_another_fault_is_told_at_once(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    began = time.monotonic()
    with pytest.raises(CannotWriteFile, match="no room left"):
        write(paper)
    assert time.monotonic() - began < 1


def test_a_register_that_is_open_elsewhere_is_not_replaced_by_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, register = tmp_path / "copy.sdt", tmp_path / "so.sdt"
    for path in (copy, register):
        Register.create(path).close()
    before = register.read_bytes()
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target == register:
            error = PermissionError(13, "Permission denied")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(AppError, match="open in another program"):
        backup.restore(copy, register, now=backup.datetime(2026, 11, 27))
    assert register.read_bytes() == before
    assert not list(tmp_path.glob("*.restoring"))


class TestMayWrite:
    def test_windows_is_asked_by_opening(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its quick answer looks at one bit and knows nothing of the rights of a shared folder."""
        monkeypatch.setattr(files.sys, "platform", "win32")
        monkeypatch.setattr(files.os, "access", lambda *_: True)
        assert may_write(paper)
        open_ = Path.open

        def refused(path: Path, mode: str = "r", *rest: object, **options: object) -> object:
            if "+" in mode:
                raise PermissionError(13, "Permission denied")
            return open_(path, mode, *rest, **options)

        monkeypatch.setattr(Path, "open", refused)
        assert not may_write(paper)
        assert paper.read_bytes() == b"old"

    def test_elsewhere_it_is_never_opened(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files.sys, "platform", "linux")
        monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("closing it would end SQLite's locks"))
        assert may_write(paper)
