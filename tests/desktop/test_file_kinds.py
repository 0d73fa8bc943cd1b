"""A dialog of files in the folder of the open register must not read it: that would end SQLite's locks."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks belong to a process where POSIX holds")

# A program of its own: Qt learns the kinds of files once, and a lock is seen from another process only.
_PROGRAM = """
import sqlite3, subprocess, sys
from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileIconProvider
from doithoai.desktop.window import file_kinds

file_kinds.tell_qt()
application = QApplication([])
path = sys.argv[1]
register = sqlite3.connect(path)
register.execute("PRAGMA journal_mode=WAL")
register.execute("CREATE TABLE a(b)")
pictures = QFileIconProvider()
for ending in ("", "-wal", "-shm"):
    info = QFileInfo(path + ending)
    assert info.exists()
    pictures.icon(info)
    print(pictures.type(info))
other = "import sqlite3, sys; line = sqlite3.connect(sys.argv[1]); "
other += "line.execute('INSERT INTO a VALUES (1)'); line.commit(); line.close()"
subprocess.run([sys.executable, "-c", other, path], check=True)
print(QFileInfo(path + "-wal").exists())
"""


def test_the_log_of_the_open_register_outlives_a_look_into_its_folder(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "sổ.sdt")], capture_output=True, text=True, check=True
    )
    *_kinds, is_there = result.stdout.split("\n")[:-1]
    assert is_there == "True", result.stdout
