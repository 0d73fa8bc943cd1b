"""Opening what is a register and refusing, untouched, what is not; surviving a kill and a full disk."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.domain.session import Session
from doithoai.register import errors, sessions
from doithoai.register.connection import Register


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(errors.RegisterMissing):
        Register.open(tmp_path / "none.sdt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"x" * 9000])
def test_what_is_no_register_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sdt"
    path.write_bytes(content)
    with pytest.raises(errors.NotARegister):
        Register.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["x.sdt"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sdt"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t(a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(errors.NotARegister):
        Register.open(path)
    assert path.read_bytes() == before


def test_a_newer_register_is_refused_and_untouched(register: Register) -> None:
    register.close()
    with sqlite3.connect(register.path) as plain:
        plain.execute("PRAGMA user_version = 99")
    plain.close()
    before = register.path.read_bytes()
    with pytest.raises(errors.NewerRegister) as refused:
        Register.open(register.path)
    assert "99" in str(refused.value)
    assert register.path.read_bytes() == before


def test_a_damaged_register_says_so(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    register.close()
    content = bytearray(register.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    register.path.write_bytes(content)
    with pytest.raises(errors.RegisterError), Register.open(register.path) as broken:
        sessions.get(broken, session.uid)


def test_creating_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.sdt"
    path.write_text("mine")
    with pytest.raises(errors.RegisterExists):
        Register.create(path)
    assert path.read_text() == "mine"


def test_creating_in_a_missing_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(errors.CannotWrite):
        Register.create(tmp_path / "none" / "x.sdt")
    assert list(tmp_path.iterdir()) == []


def test_a_plain_sqlite_reads_the_file_whose_tables_are_strict(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    register.close()
    with sqlite3.connect(register.path) as plain:
        assert plain.execute("SELECT count(*) FROM petition").fetchone() == (3,)
        ours = "type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search%' AND name NOT LIKE '_sqlite%'"
        for (sql,) in plain.execute(f"SELECT sql FROM sqlite_master WHERE {ours}"):
            assert sql.rstrip().endswith("STRICT"), sql
    plain.close()


def test_the_file_is_durable(register: Register) -> None:
    assert register.value("PRAGMA journal_mode") == "wal"
    assert register.value("PRAGMA synchronous") == 2
    assert register.value("PRAGMA foreign_keys") == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO session(uid, office_id, kind) VALUES ('x', 1, 'weekly')",
        "INSERT INTO session(uid, office_id, starts_at) VALUES ('x', 1, '5/3/2022')",
        "INSERT INTO session(uid, office_id, starts_at, ends_at) "
        "VALUES ('x', 1, '2022-03-05T10:00', '2022-03-05T09:00')",
        "INSERT INTO session(uid, office_id, fields) VALUES ('x', 1, 'not json')",
        "INSERT INTO session(uid, office_id) VALUES ('x', 99)",
        "INSERT INTO petition(uid, session_id, place, due) VALUES ('x', 1, 0, '2022-02-30')",
        "INSERT INTO session(uid, office_id, citizens_present) VALUES ('x', 1, -1)",
    ],
)
def test_the_schema_refuses_what_the_domain_forbids(register: Register, statement: str) -> None:
    with pytest.raises(errors.RuleBroken), register.step("x"):
        register.execute("INSERT INTO office(id, uid, own) VALUES (1, 'o', 1)")
        register.execute(statement)


def test_an_issued_document_cannot_be_altered_or_deleted(register: Register) -> None:
    with register.step("x"):
        register.execute("INSERT INTO office(id, uid, own) VALUES (1, 'o', 1)")
        register.execute("INSERT INTO session(id, uid, office_id) VALUES (1, 's', 1)")
        register.execute("INSERT INTO document(uid, session_id, kind, pdf) VALUES ('d', 1, 'minutes', x'00')")
    for statement in ("UPDATE document SET pdf = x'01'", "DELETE FROM document"):
        with pytest.raises(errors.RuleBroken), register.step("x"):
            register.execute(statement)


def test_a_reader_sees_what_is_written_and_cannot_write(register: Register, session: Session) -> None:
    with register.reader() as reader:
        sessions.add(register, [session])
        assert sessions.get(reader, session.uid) == session
        with pytest.raises(errors.ReadOnly):
            sessions.discard(reader, session.uid)


def test_listeners_hear_of_what_changed(register: Register, session: Session) -> None:
    heard = []
    register.on_change(heard.append)
    sessions.add(register, [session])
    assert heard[0].tables >= {"session", "petition", "attendee"}
    assert len(heard) == 1


_WRITER = """
    import sys
    from pathlib import Path
    from doithoai.domain.session import Session
    from doithoai.register import sessions
    from doithoai.register.connection import Register
    register = Register.open(Path(sys.argv[1]))
    for n in range(100_000):
        sessions.add(register, [Session(f"s{n}", title="Hội nghị " * 50)])
        print(n, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(register: Register) -> None:
    register.close()
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_WRITER), str(register.path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        while int(writer.stdout.readline() or -1) < 20:
            time.sleep(0.001)
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        last = max([20, *said])
        with Register.open(register.path) as again:
            assert again.value("PRAGMA integrity_check") == "ok"
            kept = again.value("SELECT count(*) FROM session")
            assert kept in (last + 1, last + 2), "all that was acknowledged, at most the one being said"
            with again.step("clean"):
                again.execute("DELETE FROM session")


def test_a_full_disk_loses_nothing_and_says_so(small_disk: Callable[[int], Path], session: Session) -> None:
    disk = small_disk(2 << 20)
    with Register.create(disk / "so.sdt") as register:
        count = 0
        with pytest.raises(errors.DiskFull):
            for count in range(10_000):
                sessions.add(register, [Session(f"s{count}", opening="Báo cáo " * 500)])
        assert count > 5
        assert register.value("SELECT count(*) FROM session") == count
    with Register.open(disk / "so.sdt") as again:
        assert again.value("PRAGMA integrity_check") == "ok"
        assert again.value("SELECT count(*) FROM session") == count


def test_opening_a_reader_leaves_the_locks_of_the_writer(register: Register) -> None:
    """On POSIX closing any handle of a file ends this process's locks on it: another program then took the log away."""
    register.reader().close()
    reader = register.reader()
    program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT max(id) FROM step').fetchall()"
    subprocess.run([sys.executable, "-c", program, str(register.path)], check=True)
    assert Path(f"{register.path}-wal").exists()
    with register.step("Edit"):
        register.execute("INSERT INTO setting(key, value) VALUES ('a', 'b')")
    assert reader.value("SELECT value FROM setting WHERE key = 'a'") == "b"
    reader.close()


def test_rows_half_read_are_let_go_after_the_register_was_closed(register: Register) -> None:
    rows = register.each("SELECT value FROM json_each('[1, 2, 3]')")
    assert next(rows) == (1,)
    register.close()
    rows.close()  # type: ignore[attr-defined]
