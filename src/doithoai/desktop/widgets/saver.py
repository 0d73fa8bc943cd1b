"""When what is typed is saved: 0.6 s after the last key, each second while one types on, and on leaving the field."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

PAUSE_MS = 600
LONGEST_MS = 1000  # who speaks for three minutes leaves no pause, and the power may fail in any of them


def commit_composition() -> None:
    """Finish the word an input method is still composing, so that it is neither lost nor left out."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()


class Saver(QObject):
    """The clock of one field.

    Signals:
        due: what is in the field should be on the disk.
        left: the field lost the focus or went out of sight.
    """

    due = Signal()
    left = Signal()

    def __init__(self, field: QWidget, *, at_once: bool = False, at_pause_only: bool = False) -> None:
        """Make the clock of ``field``.

        Args:
            at_once: every change is due at once.
            at_pause_only: only after a pause; for what means something else while it is half typed.
        """
        super().__init__(field)
        self._at_once, self._at_pause_only = at_once, at_pause_only
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)
        field.installEventFilter(self)

    def touched(self) -> None:
        """Something was typed: save soon."""
        if self._at_once:
            self.due.emit()
            return
        if not self._timer.isActive():
            self._since.start()
        rest = LONGEST_MS - self._since.elapsed()
        self._timer.start(PAUSE_MS if self._at_pause_only else max(0, min(PAUSE_MS, rest)))

    def flush(self) -> None:
        """Save now if anything was typed since."""
        commit_composition()
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    def stop(self) -> None:
        """Nothing is waiting any more."""
        self._timer.stop()

    @property
    def pending(self) -> bool:
        """True while something typed is not yet saved."""
        return self._timer.isActive()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.left.emit()
        return False
