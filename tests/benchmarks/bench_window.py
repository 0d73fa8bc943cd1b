"""How soon the window can be worked in, and what it takes, beside an empty window of Qt in the same run. By hand:

    .venv/bin/python tests/benchmarks/bench_window.py [RUNS] [PETITIONS]

The register is ten years of one commune: 500 sessions, 15,000 petitions. "Usable" is the moment the first page
is painted and the event loop is idle. Figures to hold (design.md): start in 2.0×, peak memory in 3× of an empty
`QMainWindow`; a change of page in 100 ms or less.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_lists import sessions_of

from doithoai import paths
from doithoai.register import sessions
from doithoai.work.setting_up import new_register

PETITIONS = 15_000

_EMPTY = """
import resource, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 700)
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_OURS = """
import resource, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from doithoai.desktop.app import Desk
from doithoai.desktop.preferences import Preferences
app = QApplication([])
desk = Desk(app, Preferences(Path(sys.argv[2])), [sys.argv[1]])
desk.begin()
usable = []
def idle():
    usable.append(time.time())
    app.exit(0)  # quitting would close the window first
QTimer.singleShot(0, lambda: QTimer.singleShot(0, idle))
app.exec()
start = (usable[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(*start)
if len(sys.argv) > 3:
    window = desk.window
    while len(window._pages) < len(window._kinds):  # made while nobody waits
        app.processEvents()
    quiet = time.time() + 3  # what the start left to the background: a page takes up to three times as long beside it
    while time.time() < quiet:
        app.processEvents()
        time.sleep(0.01)
    for turn in ("first", "again"):
        for key in ("sessions", "petitions", "assignments", "documents", "reports", "settings", "capture", "today"):
            begun = time.perf_counter()
            window.go(key)
            app.processEvents()
            print(turn, key, round((time.perf_counter() - begun) * 1000, 1))
desk.window.close()
"""


def run(code: str, *arguments: str) -> tuple[float, int, list[str]]:
    """Seconds from starting the process to being usable, peak memory in KiB, further lines."""
    begun = time.time()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.PIPE, text=True, env=environment
    )
    first, *more = done.stdout.splitlines()
    at, memory = first.split()
    return float(at) - begun, int(memory), more


def main() -> None:
    """Print both, their ratios, and the time of each change of page."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    petition_count = int(sys.argv[2]) if len(sys.argv) > 2 else PETITIONS
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder, "so.sdt")
        with new_register(register, paths.resource("sample", "profile.toml")) as book:
            sessions.add(book, sessions_of(petition_count))
        choices = str(Path(folder, "choices.ini"))
        empty = [run(_EMPTY) for _ in range(runs + 1)][1:]  # the first one warms the disk's cache
        ours = [run(_OURS, str(register), choices) for _ in range(runs + 1)][1:]
        pages = run(_OURS, str(register), choices, "pages")[2]
    seconds = [statistics.median(result[0] for result in results) for results in (empty, ours)]
    memory = [max(result[1] for result in results) / 1024 for results in (empty, ours)]
    print(f"empty window {seconds[0]:.2f} s, {memory[0]:.0f} MiB; ours {seconds[1]:.2f} s, {memory[1]:.0f} MiB")
    print(f"start {seconds[1] / seconds[0]:.1f}×, memory {memory[1] / memory[0]:.1f}×")
    print("\n".join(pages))


if __name__ == "__main__":
    main()
