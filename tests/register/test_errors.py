"""What SQLite and the system refuse is told apart by their codes, on real faults, and said without temporary names."""

import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from doithoai.domain.session import Session
from doithoai.register import backup, errors, sessions
from doithoai.register.connection import Register

TEMPORARY = re.compile(r"\.new\b|\.restoring\b|\.\w+\.sdt\.\d+")


@pytest.fixture
def disk(small_disk: Callable[[int], Path]) -> Path:
    """A folder on a disk of 2 MB."""
    return small_disk(2 << 20)


def fill(register: Register) -> None:
    sessions.add(register, [Session(f"s{n}", opening="Báo cáo " * 500) for n in range(1000)])


def test_a_full_disk_while_writing(disk: Path) -> None:
    with Register.create(disk / "so.sdt") as register, pytest.raises(errors.DiskFull):
        fill(register)


def test_a_full_disk_while_copying(register: Register, disk: Path) -> None:
    fill(register)
    with pytest.raises(errors.DiskFull) as refused:
        backup.copy(register, disk / "a.sdt")
    assert "a.sdt" in str(refused.value) and not TEMPORARY.search(str(refused.value))
    assert list(disk.iterdir()) == []


def test_a_full_disk_while_a_register_is_made(disk: Path) -> None:
    (disk / "big").write_bytes(bytes(2 * 1024 * 1024 - 64 * 1024))
    with pytest.raises(errors.DiskFull) as refused:
        Register.create(disk / "so.sdt")
    assert not TEMPORARY.search(str(refused.value))
    assert [path.name for path in disk.iterdir()] == ["big"]


def test_a_file_another_program_writes_to(register: Register) -> None:
    register.execute("PRAGMA busy_timeout = 50")
    with Register.open(register.path) as other, other.step("x"), pytest.raises(errors.RegisterBusy):
        sessions.add(register, [Session("s")])
    sessions.add(register, [Session("s")])


def test_a_file_that_may_only_be_read(register: Register) -> None:
    with register.reader() as reader, pytest.raises(errors.CannotWrite):
        reader.execute("UPDATE recorder SET indexing = 1")


def test_a_damaged_file(register: Register) -> None:
    fill(register)
    register.close()
    content = bytearray(register.path.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    register.path.write_bytes(content)
    with pytest.raises(errors.RegisterDamaged), Register.open(register.path) as broken:
        sessions.get(broken, "s1")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "so.sdt"
    path.write_bytes(b"SQLite format 3\x00" + bytes(8000))
    with pytest.raises(errors.NotARegister):
        Register.open(path)


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(errors.NotARegister):
        Register.open(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="the rights of a file are those of Linux")
def test_a_file_that_may_not_be_read_is_not_said_to_be_something_else(register: Register) -> None:
    register.close()
    register.path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(errors.CannotRead):
            Register.open(register.path)
    finally:
        if root:
            os.seteuid(0)


def test_a_rule_of_the_schema(register: Register) -> None:
    with pytest.raises(errors.RuleBroken) as refused, register.step("x"):
        register.execute("INSERT INTO holiday(day, kind) VALUES ('2026-02-30', 'off')")
    assert "CHECK" in str(refused.value)


def test_a_query_that_is_stopped(register: Register) -> None:
    register.connection.set_progress_handler(lambda: 1, 1)
    try:
        with pytest.raises(errors.Interrupted):
            register.rows("SELECT * FROM sqlite_master")
    finally:
        register.connection.set_progress_handler(None, 0)


@pytest.mark.parametrize("words", ["database disk image is malformed", "disk is full", "database is locked"])
def test_english_words_decide_nothing(words: str) -> None:
    """An error about a row named like an error of the disk is still what its code says."""
    error = sqlcipher3.IntegrityError(words)
    error.sqlite_errorcode = sqlcipher3.dbapi2.SQLITE_CONSTRAINT
    assert isinstance(errors.of_sqlite(error, Path("so.sdt")), errors.RuleBroken)


@pytest.mark.parametrize("code", [0, 1, 3, 8])
def test_what_follows_the_first_byte_of_a_code_says_only_where(code: int) -> None:
    error = sqlcipher3.OperationalError("x")
    error.sqlite_errorcode = sqlcipher3.dbapi2.SQLITE_IOERR | code << 8
    assert isinstance(errors.of_sqlite(error, Path("so.sdt")), errors.CannotWrite)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EDQUOT, errors.DiskFull),
        (errno.EACCES, errors.CannotWrite),
        (errno.ENOENT, errors.CannotWrite),
        (errno.EROFS, errors.CannotWrite),
    ],
)
def test_the_systems_errors_are_told_apart_by_number(number: int, kind: type[errors.RegisterError]) -> None:
    assert type(errors.of_system(OSError(number, "x"), Path("so.sdt"))) is kind


def in_missing_folder(register: Register, folder: Path) -> list[Callable[[], object]]:
    return [
        lambda: Register.create(folder / "none" / "so.sdt"),
        lambda: backup.copy(register, folder / "none" / "a.sdt"),
        lambda: backup.restore(register.path, folder / "none" / "so.sdt", now=backup.datetime(2026, 1, 1)),
    ]


@pytest.mark.parametrize("act", range(3))
def test_a_missing_folder_is_one_clear_line_without_a_temporary_name(
    register: Register, tmp_path: Path, act: int
) -> None:
    with pytest.raises(errors.CannotWrite) as refused:
        in_missing_folder(register, tmp_path)[act]()
    assert not TEMPORARY.search(str(refused.value)), str(refused.value)
