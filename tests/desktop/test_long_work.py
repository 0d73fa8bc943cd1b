"""Long work in the window: it stops within half a second and leaves nothing, and typing never waits for it.

Half a second of the computer's work: it looks that often whether it was stopped. How long that takes on a computer that
does other things as well says nothing of the program.
"""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.above.send import SendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.operations import Cancelled, Task
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.window.task_strip import TaskStrip
from doithoai.desktop.workspace import Workspace
from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import Session
from doithoai.register import backup, copying, dispatches, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import drives
from doithoai.work.drives import Drive
from doithoai.work.setting_up import new_register
from stopping import SHARES, files_under

HALF_A_SECOND = 0.5


def large_sessions() -> Iterator[Session]:
    """Enough that each long work takes a second or so."""
    for number in range(60):
        yield Session(
            f"big{number}",
            starts_at=datetime(2025, 1 + number % 12, 1 + number // 12, 8),
            petitions=tuple(
                Petition(
                    f"b{number}-{i}", i + 1, content="Đường liên thôn hỏng nặng. " * 12, assignment=Assignment("UB")
                )
                for i in range(60)
            ),
        )


@pytest.fixture(scope="module")
def _large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml"), who="thư ký") as register:
        sessions.add(register, list(large_sessions()))
    return path


@pytest.fixture
def register_path(_large: Path, tmp_path: Path) -> Path:
    """The large register in the place of the small one."""
    path = tmp_path / "register" / "so.sdt"
    path.parent.mkdir()
    path.write_bytes(_large.read_bytes())
    return path


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    window = open_window(ReportsPage)
    page = window.page
    assert isinstance(page, ReportsPage)
    page._choose("year")
    page.first.set_value(datetime(2025, 1, 1).date())
    page.last.set_value(datetime(2025, 12, 31).date())
    page.refresh()
    return window


class Acts:
    """The three long works, begun as a person begins them, into ``folder``."""

    def __init__(self, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self.window, self.folder = window, folder
        self.page = window.page
        window.preferences.set(type("Key", (), {"key": "backup_folder", "default": ""})(), str(folder))
        monkeypatch.setattr(drives, "connected", lambda: [Drive(folder, "THE NHO", 1 << 33)])
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "bao-cao.xlsx"), ""))

    def begin(self, act: str) -> Task:
        assert isinstance(self.page, ReportsPage)
        {
            "package": self._send,
            "spreadsheet": self.page.save_spreadsheet,
            "copy": self.window.copy_register,
        }[act]()
        return self.window.workspace.operations.tasks[-1]

    def _send(self) -> None:
        assert isinstance(self.page, ReportsPage)
        self.page.make_package()
        dialog = self.window.findChildren(SendDialog)[-1]
        order = dialog._order()
        assert order
        dialog._make(order)
        dialog.close()  # the work goes on, with its own bar in the window


@pytest.fixture
def acts(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acts:
    monkeypatch.setattr(copying, "_PAGES_A_STEP", 20)
    return Acts(window, tmp_path / "out", monkeypatch)


class Steps:
    """What a long work reports: how much of the computer's time passes between two reports, and what comes too late."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.longest = 0.0
        self.late = 0
        self._last: dict[Task, float] = {}
        report = Task.report

        def noted(task: Task, finished: int, total: int) -> None:
            now = time.thread_time()
            self.longest = max(self.longest, now - self._last.get(task, now))
            self._last[task] = now
            self.late += task.cancelled
            report(task, finished, total)

        monkeypatch.setattr(Task, "report", noted)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(monkeypatch)


def stopped_at_once(steps: Steps) -> bool:
    """The first report after it was asked to stop was the last, and no two are far from each other."""
    return steps.late <= 1 and steps.longest < HALF_A_SECOND


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("act", ["package", "spreadsheet", "copy"])
def test_cancel_stops_at_once_and_leaves_nothing(
    qtbot: QtBot, acts: Acts, act: str, share: int, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, cancelled = Task.report, []

    def cancelled_at_share(task: Task, finished: int, total: int) -> None:
        if not cancelled and finished * 100 >= total * share:
            cancelled.append(task)
            task.cancel()
        report(task, finished, total)

    monkeypatch.setattr(Task, "report", cancelled_at_share)
    errors: list[object] = []
    acts.begin(act).failed.connect(errors.append)
    qtbot.waitUntil(lambda: not acts.window.task_strips, timeout=20_000)
    assert stopped_at_once(steps)
    assert [type(error) for error in errors] == [Cancelled]
    assert files_under(acts.folder) == []
    assert dispatches.listed(acts.window.workspace.reader) == []
    acts.begin(act)
    qtbot.waitUntil(lambda: not acts.window.workspace.operations.tasks, timeout=30_000)
    assert len(files_under(acts.folder)) == 1


@pytest.mark.parametrize("act", ["package", "spreadsheet", "copy"])
def test_a_click_on_cancel_stops_within_half_a_second(qtbot: QtBot, acts: Acts, act: str, steps: Steps) -> None:
    acts.begin(act)
    (strip,) = acts.window.task_strips
    clicked: list[Task] = []

    def click() -> None:
        if not clicked:
            clicked.append(strip.task)
            qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)

    strip.task.progressed.connect(click)
    qtbot.waitUntil(lambda: not acts.window.task_strips, timeout=20_000)
    assert clicked
    assert stopped_at_once(steps)
    assert files_under(acts.folder) == []


def test_a_field_is_on_the_disk_while_a_copy_goes_on(
    qtbot: QtBot, acts: Acts, workspace: Workspace, register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, go_on = threading.Event(), threading.Event()
    sound = backup.problems

    def slowly(copy: Register) -> list[str]:
        going_on.set()
        assert go_on.wait(20)
        return sound(copy)

    monkeypatch.setattr(backup, "problems", slowly)
    acts.begin("copy")
    qtbot.waitUntil(going_on.is_set)
    began = time.monotonic()
    workspace.write(petitions.edit, "b0-0", lambda petition: Petition(petition.uid, petition.number, content="Mới gõ"))
    with Register.open(register_path, writable=False) as disk:
        qtbot.waitUntil(lambda: petitions.get(disk, "b0-0").petition.content == "Mới gõ", timeout=2000)
    assert time.monotonic() - began < 1.0
    assert not go_on.is_set()
    go_on.set()
    qtbot.waitUntil(lambda: not workspace.operations.tasks, timeout=20_000)
    (name,) = files_under(acts.folder)
    with Register.open(acts.folder / name, writable=False) as copy:
        assert petitions.get(copy, "b0-0").petition.content != "Mới gõ"


def test_what_was_typed_before_comes_into_the_copy(qtbot: QtBot, acts: Acts, workspace: Workspace) -> None:
    workspace.write(
        petitions.edit, "b0-0", lambda petition: Petition(petition.uid, petition.number, content="Gõ trước")
    )
    acts.begin("copy")
    qtbot.waitUntil(lambda: not workspace.operations.tasks, timeout=20_000)
    (name,) = files_under(acts.folder)
    with Register.open(acts.folder / name, writable=False) as copy:
        assert petitions.get(copy, "b0-0").petition.content == "Gõ trước"


def test_each_work_has_its_own_bar_and_its_own_cancel(qtbot: QtBot, acts: Acts) -> None:
    first, second = acts.begin("package"), acts.begin("spreadsheet")
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [acts.window]
    qtbot.waitUntil(lambda: all(strip.isVisible() for strip in acts.window.task_strips))
    shown = acts.window.statusBar().findChildren(TaskStrip)
    assert [strip.task for strip in shown] == [first, second]
    assert [strip.name.text() for strip in shown] == [first.label, second.label]
    qtbot.mouseClick(shown[0].cancel, Qt.MouseButton.LeftButton)
    assert (first.cancelled, second.cancelled) == (True, False)
    qtbot.waitUntil(lambda: not acts.window.workspace.operations.tasks, timeout=30_000)
    assert files_under(acts.folder) == ["bao-cao.xlsx"]
    assert acts.window.statusBar().findChildren(QToolButton) == [] or not acts.window.task_strips


def test_the_language_may_change_while_something_goes_on(qtbot: QtBot, acts: Acts) -> None:
    task = acts.begin("package")
    acts.window._speak()
    (strip,) = acts.window.task_strips
    assert strip.task is task
    strip.cancel.click()
    qtbot.waitUntil(lambda: not acts.window.task_strips, timeout=5000)
    assert files_under(acts.folder) == []


def answer(qtbot: QtBot, place: int) -> list[str]:
    """Press the button at ``place`` of the question that comes; gives its words when it came."""
    questions: list[str] = []

    def press() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox) or not question.buttons():
            QTimer.singleShot(50, press)  # a busy computer: not there yet
            return
        questions.append(question.text())
        question.buttons()[place].click()

    QTimer.singleShot(200, press)
    return questions


def test_closing_asks_before_it_stops_what_goes_on(
    qtbot: QtBot, acts: Acts, workspace: Workspace, register_path: Path
) -> None:
    acts.begin("package")
    questions = answer(qtbot, 1)
    assert not acts.window.close()
    assert "Đang" in questions[0] or acts.window.workspace.operations.tasks[0].label in questions[0]
    questions = answer(qtbot, 0)
    workspace.write(petitions.edit, "b0-1", lambda petition: Petition(petition.uid, petition.number, content="Cuối"))
    assert acts.window.close()
    assert workspace.closed
    # The copy made at the end is there; nothing of the package is.
    (name,) = files_under(acts.folder)
    with Register.open(acts.folder / name, writable=False) as copy:
        assert petitions.get(copy, "b0-1").petition.content == "Cuối"
    with Register.open(register_path) as register:
        assert dispatches.listed(register) == []


def test_a_package_finished_while_closing_is_noted(
    acts: Acts, workspace: Workspace, register_path: Path, preferences: Preferences
) -> None:
    acts.begin("package")
    workspace.close()  # finishes what goes on; the window hears of nothing any more
    with Register.open(register_path) as register:
        (line,) = dispatches.listed(register)
    assert (acts.folder / line.file).exists()
