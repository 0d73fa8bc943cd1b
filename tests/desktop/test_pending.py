"""What a register does not take is kept on its field, in its order, and written once the cause is gone."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from pytestqt.qtbot import QtBot

from doithoai.desktop import pending
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.pending import NotYetWritten
from doithoai.desktop.settings.grid_editor import GridEditor
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.domain.session import Attendee
from doithoai.i18n import render
from doithoai.register import sessions

LOCKED = 0.05  # seconds until a lock is told, instead of two


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in a hundredth of the time."""
    monkeypatch.setattr(pending, "LOCK_SECONDS", LOCKED)
    monkeypatch.setattr(pending, "ACT_SECONDS", LOCKED)
    monkeypatch.setattr(pending, "_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(pending, "RETRY_MS", 30)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program writes to the register."""
    other = sqlcipher3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def general(open_window: Callable[..., MainWindow]) -> Any:
    """The form of the session of 2026 in the real window."""
    window = open_window(*PAGES)
    window.go("sessions", SessionTarget("s2026"))
    page: Any = window.page
    return page.view.general


def type_into(field: Any, words: str) -> None:
    field.setText(words)
    field.commit()


def test_words_under_the_lock_of_another_process_stay_marked_and_are_written_after(
    qtbot: QtBot, workspace: Workspace, general: Any
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlcipher3, sys; c = sqlcipher3.connect(sys.argv[1], isolation_level=None); "
            "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()",
            str(workspace.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        type_into(general.place, "Nhà văn hóa thôn Bãi Trạm")
        qtbot.waitUntil(lambda: bool(general.place.property("unwritten")))
        assert workspace.pending.count == 1
        assert str(workspace.path) in general.place.accessibleDescription()
        holder.kill()
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    assert sessions.get(workspace.reader, "s2026").place == "Nhà văn hóa thôn Bãi Trạm"
    qtbot.waitUntil(lambda: not general.place.property("unwritten"))
    assert general.place.accessibleDescription() == ""


def test_no_refresh_puts_the_old_words_over_those_that_wait(qtbot: QtBot, workspace: Workspace, general: Any) -> None:
    window = general.window()
    with locked(workspace.path):
        type_into(general.place, "Hội trường mới")
        general.side.hand_on(general.side.value())
        type_into(general.day, "5/9/2026")
        qtbot.waitUntil(lambda: bool(general.day.property("unwritten")))
        window.page.refresh()
        window.go("sessions", SessionTarget("s2024"))
        assert (general.place.text(), general.place.property("unwritten")) == ("Hội trường xã", False)
        assert general.day.text() == "14/03/2024"
        window.go("today")
        window.go("sessions", SessionTarget("s2026"))
        assert (general.place.text(), general.place.property("unwritten")) == ("Hội trường mới", True)
        assert general.day.text() == "05/09/2026"
        assert workspace.pending.count == 3
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    stored = sessions.get(workspace.reader, "s2026")
    assert (stored.place, stored.starts_at and stored.starts_at.date().isoformat()) == ("Hội trường mới", "2026-09-05")


def test_what_is_typed_last_into_one_field_is_what_stands(qtbot: QtBot, workspace: Workspace, general: Any) -> None:
    with locked(workspace.path):
        for words in ("một", "hai", "ba"):
            type_into(general.place, words)
        qtbot.waitUntil(lambda: len(workspace.pending.waiting) == 3)
        assert workspace.pending.count == 1
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    assert sessions.get(workspace.reader, "s2026").place == "ba"


def test_a_roster_that_waits_is_what_the_next_row_is_added_to(qtbot: QtBot, workspace: Workspace, general: Any) -> None:
    window = general.window()
    roster = window.page.view.roster
    window.page.view.tabs.setCurrentWidget(roster)
    with locked(workspace.path):
        roster.model.edited.emit((Attendee("Hồ Sỹ Đàn"),))
        qtbot.waitUntil(lambda: [person.name for person in roster.model.people] == ["Hồ Sỹ Đàn"])  # in sight at once
        window.go("sessions", SessionTarget("s2024"))
        window.go("sessions", SessionTarget("s2026"))
        assert [person.name for person in roster.model.people] == ["Hồ Sỹ Đàn"]
        roster.model.edited.emit((*roster.model.people, Attendee("Võ Thị Tám")))
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    qtbot.waitUntil(lambda: len(sessions.get(workspace.reader, "s2026").attendees) == 2)


def test_an_act_never_goes_past_words_that_wait(qtbot: QtBot, workspace: Workspace, general: Any) -> None:
    window = general.window()
    refused: list[AppError] = []
    with locked(workspace.path):
        type_into(general.place, "Hội trường mới")
        workspace.write(lambda _register: None, is_act=True, failed=refused.append)  # asked for before it is known
        qtbot.waitUntil(lambda: bool(refused))
        assert isinstance(refused[0], NotYetWritten)
        workspace.write(lambda _register: None, is_act=True, failed=refused.append)
        qtbot.waitUntil(lambda: len(refused) == 2)
        workspace.long_read(lambda _register, _progress: None, label="", failed=refused.append)
        qtbot.waitUntil(lambda: len(refused) == 3)
        assert isinstance(refused[2], NotYetWritten)
        assert window.is_stopped(lambda _thing: False)
        assert window.statusBar().currentMessage() == render(refused[2])
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    assert not window.is_stopped(lambda _thing: False)


def test_what_breaks_a_rule_is_refused_and_holds_nothing_up(qtbot: QtBot, workspace: Workspace) -> None:
    refused: list[AppError] = []
    with locked(workspace.path):
        workspace.write(sessions.edit, "unknown", lambda session: session, failed=refused.append)
        workspace.write(sessions.edit, "s2026", lambda session: replace(session, place="Hội trường mới"))
        qtbot.waitUntil(lambda: len(workspace.pending.waiting) == 2)
        assert not refused
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert sessions.get(workspace.reader, "s2026").place == "Hội trường mới"


def test_the_petition_being_typed_in_the_meeting_is_marked_too(
    qtbot: QtBot, workspace: Workspace, general: Any
) -> None:
    window = general.window()
    window.go("capture", SessionTarget("s2026"))
    form = window.page.form
    with locked(workspace.path):
        form.words.setPlainText("Xin làm đường")
        qtbot.waitUntil(lambda: bool(form.words.property("unwritten")))
        assert workspace.pending.count == 1
        window.page.refresh()
        assert form.words.toPlainText() == "Xin làm đường"
        window.page.next()
        assert form.words.toPlainText() == ""
        assert not form.words.property("unwritten")
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    stored = [petition.content for petition in sessions.get(workspace.reader, "s2026").petitions]
    assert stored[-1] == "Xin làm đường"


def test_a_table_of_the_settings_keeps_its_rows_too(qtbot: QtBot, workspace: Workspace, general: Any) -> None:
    window = general.window()
    window.go("settings")
    page = window.page
    editor = next(each for each in page.findChildren(GridEditor) if each.columns[0].key == "name")
    rows = [dict(row) for row in editor.rows]
    rows[0]["name"] = "Nguyễn Văn Mới"
    with locked(workspace.path):
        editor.edited.emit(rows)
        qtbot.waitUntil(lambda: workspace.pending.count == 1)
        page.refresh()
        assert editor.rows[0]["name"] == "Nguyễn Văn Mới"
        qtbot.waitUntil(lambda: bool(editor.table.property("unwritten")))
        assert str(workspace.path) in editor.table.accessibleDescription()
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    page.refresh()
    assert editor.rows[0]["name"] == "Nguyễn Văn Mới"
    assert not editor.table.property("unwritten")
    assert not editor.table.toolTip()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=9m", "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.mounts("tmpfs")
def test_words_typed_on_a_full_disk_are_written_once_there_is_room(
    qtbot: QtBot, small_disk: Path, register_path: Path
) -> None:
    workspace = Workspace(Path(shutil.copy(register_path, small_disk / "so.sdt")))
    filling = small_disk / "fill"
    with filling.open("wb", buffering=0) as file, pytest.raises(OSError, match="space"):
        while True:
            file.write(b"x" * 4096)
    long = "Nhà văn hóa" * 2000
    workspace.write(sessions.edit, "s2026", lambda session: replace(session, opening=long))
    qtbot.waitUntil(lambda: workspace.pending.cause is not None)
    assert "full" in str(workspace.pending.cause)
    filling.unlink()
    qtbot.waitUntil(lambda: workspace.pending.cause is None)
    assert sessions.get(workspace.reader, "s2026").opening == long
    workspace.close()
