"""How soon printing starts and how long it stalls the window: 50 pages, some lying, onto a printer that is a file.

Run by hand: ``python tests/benchmarks/bench_print.py``. Figures to hold: the first page within 2 s, no stall of the
window over 50 ms. What a thread that only counts makes of the window is what the computer itself takes: where other
programs want its processors too, only the comparison says something.
"""

import io
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench_pdf import annex_of, minutes
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from doithoai.desktop.documents.on_paper import paint
from doithoai.desktop.operations import Operations
from doithoai.documents.content.model import Document
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.progress import Progress

PETITIONS, ROWS, PAGES = 240, 30, 50


def paper() -> bytes:
    """About 50 pages: long minutes with a lying annex."""
    long = minutes(PETITIONS)
    parts = {name: getattr(long, name) for name in long.__slots__} | {"annexes": annex_of(ROWS).annexes}
    out = io.BytesIO()
    render_pdf(Document(**parts), all_formats()["nd30"], out)
    return out.getvalue()


@dataclass
class Watch:
    """What a timer in the window's thread saw while something else was done beside it.

    Attributes:
        seconds: until it was done; first: until the first of `PAGES` pages was.
        gaps: between two ticks, seconds.
    """

    seconds: float = 0.0
    first: float = 0.0
    gaps: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return ", ".join(f"{gap * 1000:.0f}" for gap in sorted(self.gaps, reverse=True)[:5]) + " ms"


def watched(app: QApplication, work: Callable[[Progress], object]) -> Watch:
    """Run ``work`` beside the window's thread, as the program does."""
    watch, operations = Watch(), Operations()
    last = begun = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        watch.gaps.append(now - last)
        last = now

    def far(finished: int, total: int) -> None:
        if finished * PAGES >= total:
            watch.first = watch.first or time.perf_counter() - begun

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    operations.read(work, then=lambda _result: app.quit(), label="work").progressed.connect(far)
    app.exec()
    watch.seconds = time.perf_counter() - begun
    return watch


def count_for(seconds: float, _progress: Progress) -> None:
    """Hold the interpreter as any thread of Python does."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        sum(range(1000))


def main() -> None:
    """Print it once; then the same beside a thread that only counts."""
    app, content = QApplication([]), paper()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "printed.pdf")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printing = watched(app, partial(paint, content, printer))
        print(f"printed in {printing.seconds:.1f} s ({path.stat().st_size / 1e6:.1f} MB)")
    print(f"the first page after {printing.first:.2f} s; longest stalls of the window: {printing}")
    print(f"beside a thread that only counts: {watched(app, partial(count_for, printing.seconds))}")


if __name__ == "__main__":
    main()
