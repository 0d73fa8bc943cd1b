"""A file takes its name only when it is whole; what stood there before stays otherwise."""

import os
from pathlib import Path

import pytest

from doithoai import files
from doithoai.files import CannotWriteFile, whole_file


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
    assert refused.value.params == {"path": tmp_path / "a.pdf", "fault": "No space left on device"}
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
