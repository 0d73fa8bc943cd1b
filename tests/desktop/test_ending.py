"""The system ends the program: what is typed is on the disk, and no process stays."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.register import sessions
from doithoai.register.connection import Register

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from doithoai.desktop.app import Desk
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.targets import SessionTarget

application = QApplication([])
desk = Desk(application, Preferences(Path(sys.argv[1]) / "settings.ini"), [sys.argv[2]])

def type_in():
    desk.window.go("sessions", SessionTarget("s2026"))
    desk.window.page.view.general.place.setText("gõ dở")
    print("typed", flush=True)

QTimer.singleShot(0, type_in)
sys.exit(desk.run())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: signal.Signals(number).name)
def test_a_signal_leaves_nothing_typed_behind(register_path: Path, tmp_path: Path, number: signal.Signals) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path), str(register_path)], stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"typed"
        program.send_signal(number)
        assert program.wait(timeout=20) == 0
    with Register.open(register_path) as register:
        assert sessions.get(register, "s2026").place == "gõ dở"
