"""What Python 3.11 needs under PySide6 6.12, each in a program of its own, for it ended that program."""

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

FAULTS = """
import doithoai.desktop
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt

class Filter(QObject):
    def eventFilter(self, watched, event):
        int("x")

class Mixed:
    def event(self, event):
        return next(iter(()))

class Watched(Mixed, QObject):
    pass

class Model(QStringListModel):
    def data(self, index, role=Qt.ItemDataRole.DisplayRole, *, more=""):
        return {}[more or role]

def fault_of(act):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)

application = QCoreApplication([])
plain, watched, model = QObject(), Watched(), Model()
model.setStringList(["a"])
watcher = Filter()
plain.installEventFilter(watcher)
fault_of(lambda: QCoreApplication.sendEvent(plain, QEvent(QEvent.Type.User)))
fault_of(lambda: QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User)))
fault_of(lambda: model.index(0).data())
fault_of(lambda: model.data(model.index(0), more="more"))
"""

SLOT = """
import doithoai.desktop
from PySide6.QtCore import QObject, QTimer, Signal

class Timer(QTimer):
    def start(self, milliseconds=7):
        print(milliseconds)

    def stop(self):
        print("stop")

class Sender(QObject):
    sent = Signal(int, int)

sender, timer = Sender(), Timer()
sender.sent.connect(timer.start)
sender.sent.connect(timer.stop)
sender.sent.emit(5, 6)
timer.start()
"""


def _printed(program: str) -> list[str]:
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr[-300:]
    return result.stdout.splitlines()


def test_a_day_of_signals_does_not_end_the_program():
    assert _printed(MANY) == ["alive"]


def test_an_exception_out_of_a_method_that_qt_calls_arrives_and_does_not_end_the_program():
    faults = _printed(FAULTS)
    assert [fault.split()[0] for fault in faults] == ["ValueError", "StopIteration", "KeyError", "KeyError"]
    assert "QObject::eventFilter(): invalid literal for int()" in faults[0]


def test_a_guarded_method_takes_of_a_signal_what_it_took_before():
    assert _printed(SLOT) == ["5", "stop", "7"]
