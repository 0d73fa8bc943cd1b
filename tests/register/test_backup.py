"""Copies are opened before they count; rotation keeps the good ones; restoring can be undone."""

import os
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doithoai.domain.session import Session
from doithoai.register import backup, check, copying, errors, sessions
from doithoai.register.connection import Register
from stopping import SHARES, Stop, files_under, stop_at

NOW = datetime(2026, 3, 14, 9, 30)


def test_a_copy_holds_the_same_and_is_one_file(register: Register, session: Session, tmp_path: Path) -> None:
    sessions.add(register, [session])
    out = tmp_path / "copies" / "a.sdt"
    out.parent.mkdir()
    held = backup.copy(register, out)
    assert (held.sessions, held.petitions) == (1, 3)
    assert [p.name for p in out.parent.iterdir()] == ["a.sdt"]
    with Register.open(out) as again:
        assert sessions.get(again, session.uid) == session
        assert backup.problems(again) == []


def test_a_copy_never_replaces_a_file(register: Register, tmp_path: Path) -> None:
    out = tmp_path / "a.sdt"
    out.write_text("mine")
    with pytest.raises(errors.RegisterExists):
        backup.copy(register, out)
    assert out.read_text() == "mine"


def test_a_copy_that_cannot_be_read_back_is_removed(register: Register, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(backup, "problems", lambda _: ["page 3 is broken"])
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(copying.BackupBad):
        backup.copy(register, folder / "a.sdt")
    assert list(folder.iterdir()) == []


def test_no_copy_when_nothing_changed(register: Register, session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    sessions.add(register, [session])
    assert backup.back_up(register, folder, now=NOW)
    assert backup.back_up(register, folder, now=NOW + timedelta(hours=1)) is None
    sessions.discard(register, session.uid)
    assert backup.back_up(register, folder, now=NOW), "the clock standing still makes no clash"
    assert [copy.counter for copy in backup.copies(folder, "so")] == [2, 1]


def test_rotation_keeps_ten_one_a_day_and_one_a_month() -> None:
    copies = [backup.Copy(Path(f"{n}.sdt"), NOW - timedelta(hours=6 * (1000 - n)), n) for n in range(1, 1001)]
    dropped = {copy.counter for copy in backup.dropped(copies, NOW.date())}
    staying = [copy for copy in copies if copy.counter not in dropped]
    assert [copy.counter for copy in staying[-10:]] == list(range(991, 1001))
    days = {copy.at.date() for copy in staying if NOW.date() - copy.at.date() <= timedelta(days=30)}
    assert len(days) == 31
    months = {(copy.at.year, copy.at.month) for copy in staying}
    assert months == {(copy.at.year, copy.at.month) for copy in copies}
    assert len(staying) <= 10 + 31 + len(months)


def test_a_shrunk_register_pushes_no_good_copy_out(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    sessions.add(register, [Session(f"s{n}") for n in range(30)])
    for n in range(15):
        sessions.update(register, Session("s0", title=str(n)))
        assert backup.back_up(register, folder, now=NOW - timedelta(days=400) + timedelta(minutes=n))
    before = {copy.path for copy in backup.copies(folder, "so")}
    for n in range(29):
        sessions.discard(register, f"s{n}")
    assert backup.back_up(register, folder, now=NOW)
    assert before <= {copy.path for copy in backup.copies(folder, "so")}


def test_restoring_keeps_what_it_replaces_and_can_be_undone(
    register: Register, session: Session, tmp_path: Path
) -> None:
    sessions.add(register, [session])
    copy = tmp_path / "copy.sdt"
    backup.copy(register, copy)
    sessions.add(register, [Session("later")])
    register.close()
    replaced = backup.restore(copy, register.path, now=NOW)
    with Register.open(register.path) as back:
        assert back.value("SELECT count(*) FROM session") == 1
    assert replaced
    backup.restore(replaced, register.path, now=NOW + timedelta(minutes=1))
    with Register.open(register.path) as back:
        assert back.value("SELECT count(*) FROM session") == 2


def test_a_damaged_backup_is_refused_and_changes_nothing(register: Register, session: Session, tmp_path: Path) -> None:
    sessions.add(register, [session])
    copy = tmp_path / "copy.sdt"
    backup.copy(register, copy)
    broken = bytearray(copy.read_bytes())
    broken[8192:] = os.urandom(len(broken) - 8192)
    copy.write_bytes(broken)
    register.close()
    before = register.path.read_bytes()
    with pytest.raises(errors.RegisterError):
        backup.restore(copy, register.path, now=NOW)
    assert register.path.read_bytes() == before


def test_a_damaged_register_is_kept_when_a_backup_takes_its_place(register: Register, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sdt"
    backup.copy(register, copy)
    register.close()
    register.path.write_bytes(b"not a register any more")
    replaced = backup.restore(copy, register.path, now=NOW)
    assert replaced and replaced.read_bytes() == b"not a register any more"
    Register.open(register.path).close()


def test_the_oldest_copy_of_a_month_is_not_needed_but_one_is(tmp_path: Path) -> None:
    assert backup.dropped([], date(2026, 1, 1)) == []


def test_a_file_with_an_impossible_day_in_its_name_is_no_copy(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    path = backup.back_up(register, folder, now=NOW)
    for name in ("so-20260230-080000-0001.sdt", "so-20260314-996199-0002.sdt", "so-20260314-093000-0001.sdt.part"):
        (folder / name).write_text("not ours")
    (folder / "so-20260314-093001-0009.sdt").mkdir()
    assert [copy.path for copy in backup.copies(folder, "so") if copy.path.is_file()] == [path]


NOT_ON_WINDOWS = [] if os.name == "nt" else ["so*", "so?-1"]  # it has no such names


@pytest.mark.parametrize("stem", ["so [2026]", *NOT_ON_WINDOWS, "sổ đối thoại"])
def test_a_name_with_signs_of_a_pattern_has_its_copies(register: Register, tmp_path: Path, stem: str) -> None:
    register.close()
    path = register.path.rename(tmp_path / f"{stem}.sdt")
    folder = tmp_path / "copies"
    with Register.open(path) as renamed:
        path = backup.back_up(renamed, folder, now=NOW)
    assert [copy.path for copy in backup.copies(folder, stem)] == [path]
    assert backup.copies(folder, "so") == []


def test_a_missing_folder_has_no_copies_and_is_made(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "away" / "copies"
    assert backup.copies(folder, "so") == []
    assert backup.next_name(folder, "so", NOW).name == "so-20260314-093000-0001.sdt"
    assert backup.back_up(register, folder, now=NOW)


def test_a_folder_that_cannot_be_made_is_one_clear_line(register: Register, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("a file where the stick was")
    for folder in (tmp_path / "stick", tmp_path / "stick" / "copies"):
        with pytest.raises(errors.CannotWrite) as refused:
            backup.back_up(register, folder, now=NOW)
        assert str(folder) in str(refused.value)
        assert backup.copies(folder, "so") == []


def test_a_copy_of_the_first_structure_is_restored_whole(register: Register, tmp_path: Path) -> None:
    """Copies made by an earlier version are the ones one needs most."""
    kept = Path(__file__).parents[1] / "data" / "registers" / "structure-1.sdt"
    old = Path(shutil.copy(kept, tmp_path / "old.sdt"))  # SQLite leaves its log beside a file it opens
    register.close()
    backup.restore(old, register.path, now=NOW)
    with Register.open(register.path) as restored:
        assert (backup.contents(restored).sessions, check.first_break(restored)) == (3, None)


@pytest.mark.parametrize("share", SHARES)
def test_a_copy_that_is_stopped_leaves_nothing_behind(
    register: Register, session: Session, tmp_path: Path, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES_A_STEP", 5)
    sessions.add(register, [session])
    folder = tmp_path / "copies"
    with pytest.raises(Stop):
        backup.back_up(register, folder, now=NOW, progress=stop_at(share))
    assert files_under(folder) == []
    assert backup.back_up(register, folder, now=NOW) is not None


def test_a_copy_is_stopped_while_it_is_compared(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking a large copy is a single statement: it is broken off."""

    def endless(copy: Register) -> list[str]:
        copy.value("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        return []

    monkeypatch.setattr(backup, "problems", endless)
    calls = 0

    def progress(_finished: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 20:
            raise Stop

    with pytest.raises(Stop):
        backup.copy(register, tmp_path / "copies.sdt", progress=progress)
    assert not (tmp_path / "copies.sdt").exists()


def test_a_copy_is_of_one_moment_and_nothing_waits_for_it(
    register: Register, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES_A_STEP", 5)
    sessions.add(register, [session])
    steps = 0

    def progress(finished: int, total: int) -> None:
        nonlocal steps
        steps += 1
        if steps == 3:
            sessions.discard(register, session.uid)

    with register.reader() as reader:
        copied = backup.copy(reader, tmp_path / "a.sdt", progress=progress)
    assert copied.sessions == 1
    assert steps < 3000, "a write meanwhile does not begin the copy anew"
    assert backup.contents(register).sessions == 0


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as files are of POSIX")
@pytest.mark.parametrize("odd", [_a_folder, _a_link_to_nowhere, _a_pipe])
@pytest.mark.parametrize("counter", ["0001", "0900"])
def test_what_only_bears_the_name_of_a_copy_is_none(register: Register, tmp_path: Path, odd, counter: str) -> None:
    """It is neither opened (a pipe would wait for ever) nor removed, and stops neither copying nor rotation."""
    folder = tmp_path / "copies"
    folder.mkdir()
    named = folder / f"so-20200101-000000-{counter}.sdt"
    odd(named)
    old = [folder / f"so-20260201-0{hour}0000-0{hour + 2:03d}.sdt" for hour in range(2)]
    recent = [folder / f"so-20260301-{place:02d}0000-{place + 4:04d}.sdt" for place in range(backup.KEEP_LAST)]
    for path in (*old, *recent):
        path.write_bytes(b"")
    made = backup.back_up(register, folder, now=NOW)
    assert made is not None and made.is_file()
    assert os.path.lexists(named), "never removed"
    assert not old[0].exists() and old[1].exists(), "one a month is enough"
    assert named not in [copy.path for copy in backup.copies(folder, "so")]


def test_an_old_copy_that_cannot_be_removed_spoils_no_backup(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "dropped", lambda *_: [backup.Copy(tmp_path, NOW, 1)])
    assert backup.back_up(register, tmp_path / "copies", now=NOW) is not None
