"""A new day in an open window: what counts from today (what is late, what comes) is counted anew."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

# A timer set for midnight itself would be late after the computer slept, or wrong after its clock was set.
_LOOK_EVERY_MS = 30_000


class Midnight(QObject):
    """Looks at the calendar now and then.

    Signals:
        passed: another day began.
    """

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._day = date.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell when the day is another than at the last look."""
        if date.today() != self._day:
            self._day = date.today()
            self.passed.emit()
