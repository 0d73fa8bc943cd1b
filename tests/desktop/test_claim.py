"""One writer: told by the system's lock, which ends with its process, not by a number in a file."""

import os
import platform
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from doithoai.desktop.start import claim as claims
from doithoai.desktop.start.claim import Claim, Holder, on_network

_HOLD = """
    import sys, time
    from pathlib import Path
    from doithoai.desktop.start.claim import Claim
    claim = Claim(Path(sys.argv[1]))
    assert claim.take() is None
    print("taken", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "sổ.sdt"


def mark_of(register: Path) -> Path:
    return register.with_name(f".{register.name}.lock")


def program_of(number: int) -> str:
    """The name of a running program, as an earlier version of ours wrote it into its mark."""
    link = Path(f"/proc/{number}/exe")
    return link.resolve().name if link.exists() else Path(sys.executable).name


def test_the_second_is_told_who_has_it(register: Path) -> None:
    first = Claim(register)
    assert first.take() is None
    assert Claim(register).take() == Holder(platform.node(), os.getpid())
    first.drop()
    assert Claim(register).take() is None


def test_taking_it_twice_is_once(register: Path) -> None:
    first = Claim(register)
    assert (first.take(), first.take()) == (None, None)
    first.drop()
    first.drop()
    assert not mark_of(register).exists()


def test_a_mark_left_by_a_crash_holds_nobody_up_though_its_number_lives_again(register: Path) -> None:
    """A computer that was switched off gives the same numbers to other programs in the morning."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        mark_of(register).write_text(f"{other.pid}\n{program_of(other.pid)}\n{platform.node()}\n", encoding="utf-8")
        assert Claim(register).take() is None
        other.communicate(b"\n")


def test_a_killed_process_holds_nobody_up(register: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_HOLD), register], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    assert Claim(register).take() == Holder(platform.node(), process.pid)
    process.kill()
    process.wait()
    assert mark_of(register).exists()
    assert Claim(register).take() is None


def test_a_mark_that_says_nothing_still_counts_while_it_is_locked(register: Path) -> None:
    first = Claim(register)
    first.take()
    mark_of(register).write_bytes(b"")
    assert Claim(register).take() == Holder()
    first.drop()


def test_a_folder_that_cannot_be_written_has_nobody_to_keep_apart(tmp_path: Path) -> None:
    assert Claim(tmp_path / "missing" / "so.sdt").take() is None


def test_a_letter_given_to_a_share_is_somebody_elses_disk(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not on_network(register)
    monkeypatch.setattr(claims, "_drive_type", lambda _path: 4)
    assert on_network(register)
    assert on_network(Path("\\\\may-chu\\van-phong\\so.sdt"))
