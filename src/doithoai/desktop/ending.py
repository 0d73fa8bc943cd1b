"""The program told to end from outside: what is typed is written first, and nobody is asked.

Signals of the system (`kill`, Ctrl+C, a terminal closed) and the end of the session (logging out, shutting down).
"""

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK") if hasattr(signal, name))


class Ending(QObject):
    """Listens for it as long as the application runs."""

    def __init__(self, application: QGuiApplication, end: Callable[[], object], save: Callable[[], bool]) -> None:
        """Listen from now on.

        Args:
            end: write what is typed and end the program; asked for by a signal.
            save: write what is typed, and say whether all of it is; the session may still go on.
        """
        super().__init__(application)
        self._end = end
        # Python runs its own handlers only between two of its instructions, and Qt's loop may run none for hours: the
        # signal's number written into a socket wakes it.
        self._reads, self._writes = socket.socketpair()
        for side in (self._reads, self._writes):
            side.setblocking(False)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, _leave_to_the_socket)
        self._save = save
        application.commitDataRequest.connect(self._session_ends)
        application.aboutToQuit.connect(save)

    def _session_ends(self, manager: QSessionManager) -> None:
        """Write what is typed; where that fails the person is asked to stay, as far as the system lets us."""
        if not self._save() and manager.allowsInteraction():
            manager.cancel()

    def _woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            numbers = self._reads.recv(64)
            if any(number in numbers for number in _SIGNALS):
                self._end()


def _leave_to_the_socket(_number: int, _frame: object) -> None:
    """Nothing more: what ends the program runs in its loop, never in the middle of something."""
