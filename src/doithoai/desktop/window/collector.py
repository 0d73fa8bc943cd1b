"""Python's garbage is collected in the user's thread only.

A cycle of Python objects often holds a widget (a page and the lambdas of its signals, a dialog that was closed).
Python collects cycles in whichever thread happens to allocate: in the writers' thread that would destroy a
widget outside Qt's own thread and end the program. Seen in the tests; Anki found the same and does as we do.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


def collect_due() -> None:
    """Collect the oldest generation that is due, if any is, in this thread."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class Collector(QObject):
    """Turns the automatic collection off and does its work from a timer, by the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
