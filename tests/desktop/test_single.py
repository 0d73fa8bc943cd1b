"""A second start of the program: its file goes to the first, whatever became of the one before."""

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from doithoai.desktop.app import Desk
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.start.package import PackageDialog
from doithoai.desktop.start.single import SingleProgram, server_name

_LATER = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from doithoai.desktop.start.single import SingleProgram
    application = QCoreApplication([])
    sys.exit(0 if SingleProgram(name=sys.argv[1]).hand_over(Path(sys.argv[2]) if sys.argv[2:] else None) else 9)
"""


def later_start(name: str, *path: str, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(_LATER), name, *path], cwd=folder)


@pytest.fixture
def name(tmp_path: Path) -> str:
    return server_name(tmp_path)


@pytest.fixture
def handed(qapp: QApplication, name: str) -> Iterator[list[Path | None]]:
    """The running program; the list gets what later starts hand over."""
    single, paths = SingleProgram(name=name), []
    assert single.listen(paths.append)
    yield paths
    single._server.close()


def test_the_first_start_finds_nobody(qapp: QApplication, name: str) -> None:
    assert not SingleProgram(name=name).hand_over(None)


@pytest.mark.slow
def test_a_later_start_hands_its_file_over_from_its_own_folder(
    qtbot: QtBot, handed: list[Path | None], name: str, tmp_path: Path
) -> None:
    later = later_start(name, "Sổ của Đức.sdt", folder=tmp_path)
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
    assert later.returncode == 0
    assert handed == [tmp_path / "Sổ của Đức.sdt"]


@pytest.mark.slow
def test_a_later_start_without_a_file_only_asks_to_come_forward(
    qtbot: QtBot, handed: list[Path | None], name: str, tmp_path: Path
) -> None:
    later = later_start(name, folder=tmp_path)
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
    assert (later.returncode, handed) == (0, [None])


def test_what_is_no_message_is_dropped(qtbot: QtBot, handed: list[Path | None], name: str) -> None:
    for line in (b"{}\n", b"[1]\n", b"\xff\n", b'{"open": 3}\n'):
        socket = QLocalSocket()
        socket.connectToServer(name)
        assert socket.waitForConnected(1000)
        socket.write(line)
        socket.flush()
        qtbot.waitUntil(lambda socket=socket: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert handed == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows ends with its process")
def test_a_socket_left_by_a_crash_is_taken_over(qtbot: QtBot, name: str, tmp_path: Path) -> None:
    crash = f"""
        import os
        from PySide6.QtCore import QCoreApplication
        from doithoai.desktop.start.single import SingleProgram
        application = QCoreApplication([])
        assert SingleProgram(name={name!r}).listen(print)
        os._exit(1)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(crash)], check=False)
    single, paths = SingleProgram(name=name), []
    assert not single.hand_over(None)
    assert single.listen(paths.append)
    later = later_start(name, "a.sdt", folder=tmp_path)
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
    assert paths == [tmp_path / "a.sdt"]
    single._server.close()


def test_on_linux_the_socket_stands_where_nobody_else_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert Path(server_name(tmp_path)).parent == tmp_path
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    assert "/" not in server_name(tmp_path)


def test_two_people_do_not_meet(tmp_path: Path) -> None:
    assert server_name(tmp_path / "Đức") != server_name(tmp_path / "Ngọc")


@pytest.fixture
def desk(qapp: QApplication, preferences: Preferences, register_path: Path) -> Iterator[Desk]:
    running = Desk(qapp, preferences, [str(register_path)])
    assert running.begin()
    yield running
    if running.window is not None:
        running.window.close()
    QApplication.processEvents()


def test_a_register_handed_over_takes_the_place_of_the_open_one(
    qtbot: QtBot, desk: Desk, register_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "sổ khác.sdt"
    other.write_bytes(register_path.read_bytes())
    desk.show_file(other)
    assert desk.window is not None
    assert desk.window.workspace.path == other


def test_it_waits_until_the_question_that_stands_open_is_answered(
    qtbot: QtBot, desk: Desk, register_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sdt"
    other.write_bytes(register_path.read_bytes())
    question = QMessageBox(desk.window)
    question.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is question)
    desk.show_file(other)
    qtbot.wait(700)
    assert desk.window is not None
    assert desk.window.workspace.path == register_path
    question.close()
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.workspace.path == other, timeout=5000)


def test_a_register_handed_over_before_there_is_a_window_takes_its_place(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, register_path: Path, tmp_path: Path
) -> None:
    """Who double-clicked a package and then a register gets the register, though the first start ends."""
    package = tmp_path / "gói.sdtz"
    package.write_bytes(b"x")
    running = Desk(qapp, preferences, [str(package)])

    def hand_over_then_close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PackageDialog):
            running.show_file(register_path)
            dialog.reject()
        else:
            QTimer.singleShot(20, hand_over_then_close)

    QTimer.singleShot(20, hand_over_then_close)
    assert running.begin()
    assert running.window is not None
    assert running.window.workspace.path == register_path
    running.window.close()
    QApplication.processEvents()


def test_a_package_says_what_is_wrong_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "gói.sdtz"
    path.write_text(json.dumps({}), encoding="utf-8")
    dialog = PackageDialog(path)
    qtbot.addWidget(dialog)
    assert dialog.icon() == QMessageBox.Icon.Warning
    assert "gói.sdtz" in dialog.text()
    assert dialog.informativeText()
