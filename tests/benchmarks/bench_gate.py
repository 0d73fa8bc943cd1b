"""The gate on minutes of 40 pages: what it takes in the window, and what of it is reading; ≤ 2 s.

Run by hand: ``python tests/benchmarks/bench_gate.py [PETITIONS]``. The best of some rounds, turn and turn about.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf

from doithoai import paths
from doithoai.domain.kinds import DocumentKind
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.work import gate, printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

sys.path.insert(0, str(Path(__file__).parent))
from bench_pdf import session

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """What one run takes of the processor: others may use it too."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run(register: Register, petitions: int) -> None:
    """Print the figures for minutes with so many petitions."""
    held = session(petitions)
    sessions.add(register, [held])
    order = Order(DocumentKind.MINUTES, held.uid)
    assert held.starts_at is not None
    today = held.starts_at.date()
    drawn = printing.preview(register, order, today)
    form = drawn.source.brief.format
    works: dict[str, Callable[[], object]] = {
        "the gate on the draft that is shown": lambda: printing.look(register, order, today, drawn=drawn),
        "of that, the checker": lambda: gate.of_pages(drawn.pdf, form),
        "the gate on a paper that is not drawn yet": lambda: printing.look(register, order, today),
        "of that, drawing": lambda: printing.preview(register, order, today),
    }
    best = dict.fromkeys(works, float("inf"))
    for _round in range(ROUNDS):
        best = {name: min(best[name], seconds(work)) for name, work in works.items()}
    with tempfile.TemporaryFile() as file:
        file.write(drawn.pdf)
        with pikepdf.open(file) as pdf:
            print(f"{len(pdf.pages)} pages, {petitions} petitions")
    for name, spent in best.items():
        print(f"{spent:6.2f} s  {name}")
    print(f"findings: {sorted(printing.look(register, order, today).codes)}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 210
    with (
        tempfile.TemporaryDirectory() as folder,
        new_register(Path(folder) / "so.sdt", paths.resource("sample", "profile.toml")) as book,
    ):
        run(book, count)
