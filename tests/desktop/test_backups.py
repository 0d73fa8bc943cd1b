"""Copies made by themselves: what else lies in their folder, or a folder that is gone, never ends the window."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.preferences import BACKUP_FOLDER, Preferences
from doithoai.desktop.today.page import TodayPage
from doithoai.desktop.window.backups import AutomaticCopies, folder_of, last_copy
from doithoai.desktop.window.restore import RestoreDialog
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.register import errors, sessions

ODD = "so-20260230-080000-0001.sdt"


@pytest.fixture
def lone(qapp: object, register_path: Path) -> Iterator[Workspace]:
    """A workspace whose errors are looked at by the test."""
    workspace = Workspace(register_path)
    yield workspace
    workspace.close()


def test_a_file_with_an_impossible_day_does_not_end_the_window(
    open_window: Callable[..., MainWindow], workspace: Workspace, preferences: Preferences, monkeypatch
) -> None:
    folder = folder_of(preferences, workspace.path)
    folder.mkdir()
    (folder / ODD).write_text("someone's file")
    window = open_window(TodayPage)
    assert window.page.backup.text() == "Chưa có bản sao lưu."
    listed: list[int] = []
    monkeypatch.setattr(RestoreDialog, "exec", lambda dialog: listed.append(dialog.table.rowCount()))
    window.choose_copy()
    assert listed == [0]
    window.copy_register()
    workspace.operations.finish()
    copy = last_copy(preferences, workspace.path)
    assert copy is not None and copy.counter == 1
    assert (folder / ODD).read_text() == "someone's file"


def test_a_folder_on_a_stick_that_is_gone_is_one_line(
    qtbot: QtBot, lone: Workspace, preferences: Preferences, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("not a folder any more")
    preferences.set(BACKUP_FOLDER, str(tmp_path / "stick" / "copies"))
    faults: list[AppError] = []
    lone.failed.connect(faults.append)
    assert last_copy(preferences, lone.path) is None
    AutomaticCopies(lone, preferences).copy()
    lone.operations.finish()
    qtbot.waitUntil(lambda: bool(faults))
    assert [type(fault) for fault in faults] == [errors.CannotWrite]
    lone.write(sessions.discard, "s2024")
    lone.operations.finish()
    assert len(list(sessions.each(lone.reader))) == 1, "and work goes on"


def test_what_a_killed_copy_left_is_gone_after_the_next_start(lone: Workspace, preferences: Preferences) -> None:
    """Hidden, as large as the register, one more each time: a small disk is full before anyone knows why."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    folder = folder_of(preferences, lone.path)
    folder.mkdir()
    half = f".so-20261128-004713-0005.sdt.{ended.pid}.new"
    stays = [f".khac-20261128-004713-0005.sdt.{ended.pid}.new", f".so-20261128-004713-0005.sdt.{os.getpid()}.new"]
    for name in (half, f"{half}-journal", *stays):
        (folder / name).write_bytes(b"half a copy")
    AutomaticCopies(lone, preferences)
    assert sorted(path.name for path in folder.iterdir()) == sorted(stays)
