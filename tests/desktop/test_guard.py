import subprocess
import sys

MANY = """
from PySide6.QtCore import QObject, Signal
import doithoai.desktop

class One(QObject):
    told = Signal()

one = One()
for _ in range(30_000):
    one.told.emit()
    one.setObjectName("")
print("alive")
"""


def test_a_day_of_signals_does_not_end_the_program():
    found = subprocess.run([sys.executable, "-c", MANY], capture_output=True, text=True, timeout=60, check=False)
    assert found.stdout.strip() == "alive", found.stderr[-300:]
