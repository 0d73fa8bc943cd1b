"""Questions to the register off the user's thread: only the newest counts, and it interrupts the one before.

A search typed letter by letter asks at every key; what is no longer wanted must neither run on nor arrive.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError

Answer = tuple[int, Any]


class Finder(QObject):
    """Asks the register one question at a time, on a connection of its own."""

    def __init__(self, workspace: Workspace, purpose: str, parent: QObject | None = None) -> None:
        """Make one; ``purpose`` names its connection (`Workspace.reader_for`)."""
        super().__init__(parent)
        self._workspace = workspace
        self._register = workspace.reader_for(purpose)
        self._lock = threading.Lock()
        self._newest = 0
        self._then: Callable[[Any], None] | None = None

    def ask(self, work: Callable[..., Any], *arguments: Any, then: Callable[[Any], None]) -> None:
        """Run ``work(register, *arguments)`` and hand its result to ``then`` in the user's thread.

        A question asked meanwhile takes its place: then ``then`` is not called. After the register closed nothing
        is asked: a page's timer may fire once more before the page goes.
        """
        if self._workspace.closed:
            return
        self.forget()
        self._then = then
        self._workspace.operations.read(
            self._answer, self._newest, work, arguments, then=self._arrived, failed=self._workspace.failed.emit
        )

    def forget(self) -> None:
        """Stop the question under way; its answer is no longer wanted."""
        self._newest += 1
        self._then = None
        if not self._workspace.closed:
            self._register.interrupt()

    @property
    def busy(self) -> bool:
        """True while an answer is awaited."""
        return self._then is not None

    def _answer(self, number: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
        with self._lock:  # a connection serves one thread at a time
            if number != self._newest:
                return number, None
            try:
                return number, work(self._register, *arguments)
            except AppError:
                if number != self._newest:  # it was interrupted
                    return number, None
                raise

    @Slot(object)
    def _arrived(self, answer: Answer) -> None:
        number, result = answer
        if number == self._newest and self._then:
            then, self._then = self._then, None
            then(result)
