"""A register of an earlier structure is copied, then brought up to date; its history goes on."""

import contextlib
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from sqlite_utils import Database, Migrations

from doithoai.domain.errors import AppError
from doithoai.domain.kinds import Salutation
from doithoai.domain.petition import Petition
from doithoai.domain.shape import columns_of
from doithoai.register import backup, check, errors, history, migrations, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.schema.definitions import add_columns, kind_column

REGISTERS = Path(__file__).parents[1] / "data" / "registers"
STRUCTURE_1 = REGISTERS / "structure-1.sdt"
NOW = datetime(2026, 11, 27, 18, 30)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register of structure 1 that a person has worked in."""
    return Path(shutil.copy(STRUCTURE_1, tmp_path / "so.sdt"))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program of the next structure, whose writer thought of the column only."""
    newer = Migrations("doithoai")
    newer._migrations = list(migrations.migrations._migrations)
    monkeypatch.setattr(migrations, "migrations", newer)
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST)

    @migrations.structure(migrations.NEWEST + 1)
    def petition_tone(db: Database) -> None:
        add_columns(db, "petition", kind_column("tone", "calm", "angry"), "weight INTEGER NOT NULL DEFAULT 1")
        db.execute("UPDATE petition SET tone = 'calm' WHERE number = 1")

    yield


def copies_beside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("so-truoc-cau-truc-*.sdt"))


@pytest.mark.parametrize("kept", sorted(REGISTERS.glob("*.sdt")), ids=lambda kept: kept.stem)
def test_a_register_of_every_earlier_structure_takes_each_part_of_a_petition(kept: Path, tmp_path: Path) -> None:
    with Register.open(Path(shutil.copy(kept, tmp_path / "so.sdt"))) as register:
        columns = {name for (name,) in register.rows("SELECT name FROM pragma_table_info('petition')")}
        assert columns >= {column.name for column in columns_of(Petition)}
        uid = register.value("SELECT uid FROM petition ORDER BY id LIMIT 1")
        petitions.set_parts(register, uid, {"received_on": date(2022, 3, 14), "petitioner.salutation": Salutation.BA})
        petition = petitions.get(register, uid).petition
        assert petition.received_on == date(2022, 3, 14)
        assert petition.petitioner and petition.petitioner.salutation is Salutation.BA
        with pytest.raises(errors.RuleBroken, match="received_on"), register.step("x"):
            register.execute("UPDATE petition SET received_on = '14/3/2022'")


def test_a_register_of_the_first_structure_is_copied_before_it_is_changed(old: Path) -> None:
    before = old.read_bytes()
    with Register.open(old) as register:
        assert register.value("PRAGMA user_version") == migrations.NEWEST
        (copy,) = copies_beside(old)
        with contextlib.closing(sqlite3.connect(copy)) as plain:
            assert plain.execute("PRAGMA user_version").fetchone() == (1,)
            assert plain.execute("SELECT count(*) FROM step").fetchone() == (10,)
        with Register.open(copy, writable=False) as again:
            # Each was brought up to date in its own second, which is a step of either history.
            at = {"last_change": ""}
            assert replace(backup.contents(again), **at) == replace(backup.contents(register), **at)
    assert len(before) == copy.stat().st_size
    Register.open(old).close()
    assert copies_beside(old) == [copy], "once up to date, no more copies are made"


def test_its_last_act_can_still_be_undone_and_done_again(old: Path) -> None:
    with Register.open(old) as register:
        row = register.value("SELECT row_id FROM change WHERE step_id = 10 AND tbl = 'petition'")
        due = register.value("SELECT due FROM petition WHERE id = ?", (row,))
        assert history.undo_label(register) == "Extend the date"
        history.undo(register)
        assert register.value("SELECT due FROM petition WHERE id = ?", (row,)) != due
        history.redo(register)
        assert register.value("SELECT due FROM petition WHERE id = ?", (row,)) == due
        assert check.first_break(register) is None


def test_its_chain_goes_on_from_the_head_that_stands_on_papers(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as plain:
        hashes = plain.execute("SELECT id, hash FROM step ORDER BY id").fetchall()
    with Register.open(old) as register:
        steps = register.rows("SELECT id, hash FROM step ORDER BY id")
        assert steps[: len(hashes)] == hashes
        assert [step for step, _ in steps[len(hashes) :]] == [hashes[-1][0] + 1], "bringing it up to date is one step"
        assert check.first_break(register) is None


def test_it_can_be_read_where_it_may_not_be_changed(old: Path) -> None:
    before = old.read_bytes()
    with Register.open(old, writable=False) as register:
        assert len(offices.all_receivers(register)) > 0
        assert sum(1 for _ in sessions.summaries(register, date(2026, 1, 1))) == 3
    assert old.read_bytes() == before
    assert copies_beside(old) == []


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_without_the_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch, journal: str) -> None:
    with contextlib.closing(sqlite3.connect(old)) as plain:
        plain.execute(f"PRAGMA journal_mode = {journal}")
    before = old.read_bytes()
    monkeypatch.setattr("doithoai.register.copying.faults", lambda _: ["page 3 is broken"])
    with pytest.raises(errors.CannotUpgrade) as refused:
        Register.open(old)
    assert "so.sdt" in str(refused.value)
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir() if path.suffix == ".sdt"] == ["so.sdt"]


def test_on_a_full_disk_nothing_is_changed(small_disk: Callable[[int], Path]) -> None:
    disk = small_disk(STRUCTURE_1.stat().st_size + (64 << 10))
    path = Path(shutil.copy(STRUCTURE_1, disk / "so.sdt"))
    with pytest.raises(errors.CannotUpgrade) as refused:
        Register.open(path)
    assert isinstance(refused.value.params["cause"], errors.DiskFull)
    with contextlib.closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
    assert list(disk.glob("*truoc*")) == list(disk.glob(".*new*")) == []


ROUNDS = 8


def open_together(files: list[Path], start: Any, results: Any) -> None:
    """Open each file at the same instant as another process; runs in a process of its own."""
    for path in files:
        start.wait(60)
        try:
            with Register.open(path) as register:
                results.put((path, register.value("PRAGMA user_version")))
        except AppError as error:
            results.put((path, f"{type(error).__name__}: {error.detail}"))


def test_two_programs_that_open_it_at_one_instant_both_have_it(tmp_path: Path) -> None:
    pytest.importorskip("_multiprocessing")  # the Python that is shipped for Windows is without it
    files = [tmp_path / str(number) / "so.sdt" for number in range(ROUNDS)]
    for path in files:
        path.parent.mkdir()
        shutil.copy(STRUCTURE_1, path)
    system = multiprocessing.get_context("spawn")
    start, results = system.Barrier(2), system.Queue()
    both = [system.Process(target=open_together, args=(files, start, results)) for _ in range(2)]
    for process in both:
        process.start()
    opened = [results.get(timeout=120) for _ in range(2 * ROUNDS)]
    for process in both:
        process.join()
    assert sorted(opened, key=str) == sorted([(path, migrations.NEWEST) for path in files] * 2, key=str)
    for path in files:
        assert len(copies_beside(path)) == 1, "one of them brought it up to date, the other found it so"
        with Register.open(path) as register:
            assert check.first_break(register) is None


def test_one_that_waits_in_vain_says_so(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "_WAIT", 50)
    with contextlib.closing(sqlcipher3.connect(str(old), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.RegisterBusy):
            Register.open(old)
    assert copies_beside(old) == []
    Register.open(old).close()


def test_what_a_killed_copy_left_is_swept_when_the_register_is_opened_again(old: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    copy = ".so-truoc-cau-truc-3-20261127-183000.sdt"
    gone = [f"{copy}.{ended.pid}.new", f"{copy}.{ended.pid}.new-journal", f"{copy}.{ended.pid}.new-wal"]
    stays = [
        f"{copy}.{os.getpid()}.new",
        f".khac-truoc-cau-truc-3-20261127-183000.sdt.{ended.pid}.new",
        f".so.sdt.{ended.pid}.new",
        f"{copy[1:]}.{ended.pid}.new",
        f"{copy}.{ended.pid}.new.txt",
        copy[1:],
    ]
    for name in (*gone, *stays):
        (old.parent / name).write_bytes(b"half a copy")
    Register.open(old, writable=False).close()
    assert all((old.parent / name).exists() for name in gone), "whoever only reads removes nothing"
    Register.open(old).close()
    assert [name for name in (*gone, *stays) if (old.parent / name).exists()] == stays


def test_a_copy_never_replaces_a_file(old: Path) -> None:
    first = migrations._name_of_copy(old, NOW)
    first.write_text("mine")
    second = migrations._name_of_copy(old, NOW)
    assert first.name == f"so-truoc-cau-truc-{migrations.NEWEST}-20261127-183000.sdt"
    assert second != first and not second.exists()


def test_a_copy_from_before_is_not_taken_for_an_automatic_one(old: Path) -> None:
    Register.open(old).close()
    assert copies_beside(old)
    assert backup.copies(old.parent, "so") == [], "so rotation never removes it"


@pytest.mark.usefixtures("later")
class TestLaterStructure:
    """By construction: copied, watched, its changes in the history."""

    def test_a_new_column_is_recorded_though_nobody_remembered_its_triggers(self, register: Register) -> None:
        register.close()
        with Register.open(register.path) as later:
            with later.step("x"):
                later.execute("INSERT INTO office(id, uid, own) VALUES (7, 'o', 0)")
                later.execute("INSERT INTO session(id, uid, office_id) VALUES (1, 's', 7)")
                later.execute("INSERT INTO petition(id, uid, session_id, place) VALUES (1, 'p', 1, 0)")
            with later.step("Set the tone"):
                later.execute("UPDATE petition SET tone = 'angry', weight = 3")
            assert history.undo_label(later) == "Set the tone"
            history.undo(later)
            assert later.row("SELECT tone, weight FROM petition") == (None, 1)
            assert check.first_break(later) is None

    def test_rows_it_changes_belong_to_a_step(self, old: Path) -> None:
        with Register.open(old) as later:
            (newest, *_) = history.steps(later)
            assert (newest.label, newest.kind) == ("Bring the register up to date", "final")
            assert later.value("SELECT count(*) FROM change WHERE step_id = ?", (newest.id,)) == 3
            assert check.first_break(later) is None
            assert history.undo_label(later) == "Extend the date"
        assert [copy.name.split("-2026")[0] for copy in copies_beside(old)] == [
            f"so-truoc-cau-truc-{migrations.NEWEST}"
        ]

    def test_its_rule_holds(self, old: Path) -> None:
        with Register.open(old) as later, pytest.raises(errors.RuleBroken), later.step("x"):
            later.execute("UPDATE petition SET tone = 'loud'")

    def test_a_register_it_wrote_is_refused_untouched_by_the_program_before(
        self, old: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Register.open(old).close()
        before = old.read_bytes()
        monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST - 1)
        with pytest.raises(errors.NewerRegister):
            Register.open(old)
        assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_the_structure_before_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: Database) -> None:
        db.execute("ALTER TABLE petition ADD COLUMN half TEXT")
        db.execute("ALTER TABLE nothing ADD COLUMN half TEXT")

    monkeypatch.setattr("doithoai.register.schema.second.apply", broken)
    with pytest.raises(errors.RegisterError):
        Register.open(old)
    with contextlib.closing(sqlite3.connect(old)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        columns = [row[1] for row in plain.execute("PRAGMA table_info(petition)")]
        assert "half" not in columns
    monkeypatch.undo()
    with Register.open(old) as register:
        assert check.first_break(register) is None
        assert petitions.page(register, petitions.Filter())
