"""A copy counts only once it was opened again and is the same; otherwise nothing is left of it."""

from pathlib import Path

import pytest

from doithoai.domain.session import Session
from doithoai.register import copying, errors, sessions
from doithoai.register.connection import Register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def test_a_whole_copy_is_one_file_that_opens(register: Register, session: Session, folder: Path) -> None:
    sessions.add(register, [session])
    copying.copy_whole(register.connection, folder / "a.sdt")
    assert [path.name for path in folder.iterdir()] == ["a.sdt"]
    with Register.open(folder / "a.sdt", writable=False) as copy:
        assert sessions.get(copy, session.uid) == session


def test_progress_is_told_in_pages(register: Register, folder: Path) -> None:
    pages: list[tuple[int, int]] = []
    copying.write(register.connection, folder / "a", folder / "a", lambda done, total: pages.append((done, total)))
    assert pages[-1][0] == pages[-1][1] == register.value("PRAGMA page_count")


def test_a_copy_that_misses_rows_is_removed(
    register: Register, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions.add(register, [session])
    write = copying.write

    def lossy(connection: object, path: Path, out: Path) -> None:
        write(connection, path, out)
        with Register.open(path) as copy, copy.step("x"):
            copy.execute("DELETE FROM attendee")

    monkeypatch.setattr(copying, "write", lossy)
    with pytest.raises(copying.BackupBad) as bad:
        copying.copy_whole(register.connection, folder / "a.sdt")
    assert str(folder / "a.sdt") in str(bad.value)
    assert list(folder.iterdir()) == []


def test_a_name_taken_while_the_copy_is_made_is_left_to_its_file(register: Register, folder: Path) -> None:
    out = folder / "a.sdt"
    with pytest.raises(errors.RegisterExists), copying.building(out) as path:
        path.write_bytes(b"ours")
        out.write_text("mine")
    assert out.read_text() == "mine"
    assert list(folder.iterdir()) == [out]


def test_a_failure_in_between_leaves_nothing(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), copying.building(folder / "a.sdt") as path:
        path.write_bytes(b"half")
        Path(f"{path}-wal").write_bytes(b"half")
        raise ZeroDivisionError
    assert list(folder.iterdir()) == []


def test_what_sqlite_finds_wrong_is_listed(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    assert copying.faults(register.connection) == []
    register.execute("PRAGMA foreign_keys = OFF")
    register.execute("UPDATE petition SET session_id = 99 WHERE uid = 'p1'")
    assert copying.faults(register.connection) == ["petition: row 1 → session"]
