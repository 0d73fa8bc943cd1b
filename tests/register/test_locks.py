"""Nothing in this program opens a register as a plain file while it has it open."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.register import locks
from doithoai.register.connection import Register

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="locks belong to a process where POSIX holds")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sổ.sdt"


def test_a_register_is_open_until_its_last_connection_is_closed(path: Path) -> None:
    register = Register.create(path)
    reader = register.reader()
    assert locks.is_open(str(path))
    assert locks.is_open(f"{path}-shm")
    assert not locks.is_open(f"{path}-wal"), "SQLite locks nothing there"
    register.close()
    register.close()
    assert locks.is_open(str(path)), "the reader has it"
    reader.close()
    assert not locks.is_open(str(path))


def test_a_connection_that_was_forgotten_counts_no_more(path: Path) -> None:
    register = Register.create(path)
    del register
    gc.collect()
    assert not locks.is_open(str(path))


@on_posix
def test_a_register_is_known_by_any_name(path: Path, tmp_path: Path) -> None:
    with Register.create(path):
        other, link = tmp_path / "khác", tmp_path / "lối tắt"
        os.link(path, other)
        link.symlink_to(path)
        assert locks.is_open(str(other))
        assert locks.is_open(str(link))
        assert not locks.is_open(str(tmp_path))
        assert not locks.is_open(str(tmp_path / "không có"))


# A program of its own: what it does to a process cannot be taken back.
_PROGRAM = """
import os, shutil, sys, zipfile
from pathlib import Path
from doithoai.desktop.widgets.attachments import FileRefused, read_file
from doithoai.exchange.errors import DataUnreadable
from doithoai.exchange.json_file import read_json
from doithoai.exchange.verify import verify
from doithoai.intake.people import PeopleUnreadable, from_file
from doithoai.i18n import render
from doithoai.register import locks
from doithoai.register.backup import copy
from doithoai.register.connection import Register

locks.keep()
path = Path(sys.argv[1])
register = Register.create(path)
before = path.stat()

def of_locks():
    if not Path("/proc/locks").exists():
        return []
    lines = [line.split()[1:] for line in Path("/proc/locks").read_text().splitlines()]
    return sorted(" ".join(line) for line in lines if line[3] == str(os.getpid()))

register.rows("SELECT id FROM session")
held = of_locks()
ways = (
    path.read_bytes,
    lambda: path.write_bytes(b""),
    lambda: os.open(path, os.O_RDONLY),
    lambda: zipfile.ZipFile(str(path)),
    lambda: shutil.copyfile(path, path.with_name("bản sao")),
    Path(f"{path}-shm").read_bytes,
    lambda: read_file(path),
    lambda: read_json(path),
    lambda: from_file(path),
)
for way in ways:
    try:
        way()
    except (OSError, FileRefused, DataUnreadable, PeopleUnreadable) as error:
        print(type(error).__name__)
print(*(render(problem) for problem in verify(path).problems))
assert of_locks() == held, (held, of_locks())
assert path.stat().st_size == before.st_size
copy(register, path.with_name("sao.sdt"))
assert of_locks() == held
register.close()
print(len(path.read_bytes()) > 0)
"""


@on_posix
def test_an_open_register_is_neither_read_nor_written_as_a_plain_file(path: Path) -> None:
    environment = {**os.environ, "LANGUAGE": "en", "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path)], capture_output=True, text=True, check=False, env=environment
    )
    assert result.stderr == ""
    *refused, problems, again = result.stdout.splitlines()
    assert refused == ["OpenRegister"] * 6 + ["FileRefused", "DataUnreadable", "PeopleUnreadable"]
    assert "đây là sổ đang mở" in problems
    assert again == "True", "once it is closed it is a file as any other"
    assert not path.with_name("bản sao").exists()
