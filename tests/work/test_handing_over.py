"""A file on a stick: whole and read back, or not there at all; on a real small FAT volume where that can be mounted."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.files import CannotWriteFile
from doithoai.work import drives, handing_over
from doithoai.work.handing_over import NoRoom, NotAsWritten
from stopping import Stop

MEGABYTE = 1 << 20


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "goi.sdta"
    path.parent.mkdir()
    path.write_bytes(os.urandom(3 * MEGABYTE))
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


def test_it_is_there_byte_for_byte_and_told_to_its_end(source: Path, stick: Path) -> None:
    shares: list[float] = []
    handing_over.put(source, stick / "goi.sdta", lambda finished, total: shares.append(finished / total))
    assert (stick / "goi.sdta").read_bytes() == source.read_bytes()
    assert shares == sorted(shares) and shares[-1] == 1
    assert len(shares) >= 7, "writing and reading back are both told"


@pytest.mark.parametrize("at", [0, 2, 4])
def test_stopped_while_writing_or_reading_back_it_leaves_what_was_there(source: Path, stick: Path, at: int) -> None:
    (stick / "goi.sdta").write_bytes(b"older")
    calls = iter(range(100))

    def progress(_finished: int, _total: int) -> None:
        if next(calls) == at:
            raise Stop

    with pytest.raises(Stop):
        handing_over.put(source, stick / "goi.sdta", progress)
    assert [path.name for path in stick.iterdir()] == ["goi.sdta"]
    assert (stick / "goi.sdta").read_bytes() == b"older"


def test_a_worn_stick_that_gives_back_other_bytes_is_named(source: Path, stick: Path) -> None:
    def wear(finished: int, total: int) -> None:
        if finished == total // 2:  # written and synced; before it is read back
            (half,) = stick.glob(".goi*")
            with half.open("r+b") as file:
                file.seek(MEGABYTE)
                file.write(b"\0" * 16)

    with pytest.raises(NotAsWritten):
        handing_over.put(source, stick / "goi.sdta", wear)
    assert list(stick.iterdir()) == []


def test_too_little_room_is_seen_before_anything_is_written(
    source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "free", lambda _path: 3 * MEGABYTE)
    with pytest.raises(NoRoom):
        handing_over.put(source, stick / "goi.sdta")
    assert list(stick.iterdir()) == []


def test_a_folder_that_is_gone_is_not_made_on_this_computer(source: Path, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(CannotWriteFile):
        handing_over.put(source, stick / "goi.sdta")
    assert not stick.exists()


def test_what_a_pulled_stick_still_holds_goes_with_the_next_act(source: Path, stick: Path) -> None:
    (stick / ".goi.sdta.4711.new").write_bytes(b"half")
    (stick / ".other.sdta.4711.new").write_bytes(b"of another file")
    handing_over.put(source, stick / "goi.sdta")
    assert sorted(path.name for path in stick.iterdir()) == [".other.sdta.4711.new", "goi.sdta"]


# -- a real volume ------------------------------------------------------------------------------


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    """A FAT volume of 8 MB."""
    image, folder = tmp_path / "fat.img", tmp_path / "volume"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(8 * MEGABYTE)
    subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(folder)], check=True, capture_output=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


@pytest.mark.mounts("vfat")
def test_a_real_volume_takes_it_and_a_full_one_keeps_nothing(source: Path, volume: Path) -> None:
    handing_over.put(source, volume / "goi.sdta")
    assert (volume / "goi.sdta").read_bytes() == source.read_bytes()
    (volume / "phim.bin").write_bytes(bytes(3 * MEGABYTE))
    with pytest.raises(NoRoom):
        handing_over.put(source, volume / "goi-2.sdta")
    assert sorted(path.name for path in volume.iterdir()) == ["goi.sdta", "phim.bin"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB in memory, which fills and goes away as a stick does."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


@pytest.mark.mounts("tmpfs")
def test_a_disk_that_fills_up_in_the_middle_keeps_nothing_and_takes_the_next(source: Path, small_disk: Path) -> None:
    def fill(finished: int, _total: int) -> None:
        if finished == MEGABYTE and not (small_disk / "phim.bin").exists():
            with (small_disk / "phim.bin").open("wb") as file:
                file.write(bytes(6 * MEGABYTE))

    with pytest.raises(AppError):
        handing_over.put(source, small_disk / "goi.sdta", fill)
    assert [path.name for path in small_disk.iterdir()] == ["phim.bin"]
    (small_disk / "phim.bin").unlink()
    handing_over.put(source, small_disk / "goi.sdta")
    assert (small_disk / "goi.sdta").stat().st_size == 3 * MEGABYTE


@pytest.mark.mounts("tmpfs")
def test_a_disk_pulled_in_the_middle_is_one_error_and_nothing_is_on_this_computer(
    source: Path, small_disk: Path
) -> None:
    def pull(finished: int, total: int) -> None:
        if finished == total // 2:
            subprocess.run(["umount", "-l", str(small_disk)], check=True)

    with pytest.raises(AppError):
        handing_over.put(source, small_disk / "goi.sdta", pull)
    assert list(small_disk.iterdir()) == []
