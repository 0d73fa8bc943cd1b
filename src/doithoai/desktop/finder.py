"""Questions to the register off the user's thread: only the newest counts, and it interrupts the one before.

A search typed letter by letter asks at every key; what is no longer wanted must neither run on nor arrive.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, Slot

from doithoai.desktop.operations import Cancelled, Then
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError, Gone
from doithoai.domain.progress import Progress
from doithoai.register.connection import Register
from doithoai.register.errors import Interrupted

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of question ``number``; ``deliver`` hands it on, and is None when it was broken off."""

    number: int
    deliver: Callable[[], object] | None


class Finder(QObject):
    """Asks the register one question at a time, on a connection of its own.

    A page asks in order to show something. When that is gone meanwhile nobody did anything wrong: the answer stays
    away, nothing is said, and the page empties itself when it hears of the change.
    """

    def __init__(
        self, workspace: Workspace, purpose: str, parent: QObject | None = None, *, is_act: bool = False
    ) -> None:
        """Make one.

        Args:
            purpose: names its connection (`Workspace.line_for`).
            is_act: what it asks for is an act of the person (a file to be written), who is told when a thing is gone.
        """
        super().__init__(parent)
        self._is_act = is_act
        self._workspace = workspace
        # Shared with the finder of the page that stood here in another language: it may still be reading.
        self._line = workspace.line_for(purpose)
        self._waiting = False

    def ask(self, work: Callable[[Register, *Arguments], Result], *arguments: *Arguments, then: Then[Result]) -> None:
        """Run ``work(register, *arguments)`` and hand its result to ``then`` in the user's thread.

        A question asked meanwhile takes its place: then ``then`` is not called. After the register closed nothing
        is asked: a page's timer may fire once more before the page goes.
        """
        self._ask(lambda _progress: work(self._line.register, *arguments), then, "")

    def ask_watched(
        self,
        work: Callable[[Register, *Arguments, Progress], Result],
        *arguments: *Arguments,
        then: Then[Result],
        label: str,
    ) -> None:
        """As :meth:`ask`, for what may take long: ``work(register, *arguments, progress)``, shown under ``label``.

        It stops at its next report of progress when another question takes its place, or when it is cancelled.
        """
        self._ask(lambda progress: work(self._line.register, *arguments, progress), then, label)

    def _ask(self, work: Callable[[Progress], Result], then: Then[Result], label: str) -> None:
        if self._workspace.closed:
            return
        self.forget()
        self._waiting = True
        self._workspace.operations.read(
            partial(self._answer, self._line.newest, work, then), then=self._arrived, failed=self._failed, label=label
        )

    def forget(self) -> None:
        """Stop the question under way; its answer is no longer wanted."""
        self._line.newest += 1
        self._waiting = False
        if not self._workspace.closed:
            self._line.register.interrupt()

    @property
    def busy(self) -> bool:
        """True while an answer is awaited."""
        return self._waiting

    def _answer(
        self, number: int, work: Callable[[Progress], Result], then: Then[Result], progress: Progress
    ) -> _Answer:
        def look(finished: int, total: int) -> None:
            if number != self._line.newest:
                raise Cancelled
            progress(finished, total)

        with self._line.lock:  # a connection serves one thread at a time
            if number != self._line.newest:
                return _Answer(number, None)
            try:
                return _Answer(number, partial(then, work(look)))
            except Interrupted:  # by a newer question, or by the register closing: nobody waits for the answer
                return _Answer(number, None)
            except AppError:
                if number != self._line.newest:
                    return _Answer(number, None)
                raise

    @Slot(object)
    def _arrived(self, answer: _Answer) -> None:
        if answer.number == self._line.newest and answer.deliver:
            self._waiting = False
            answer.deliver()

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._waiting = False
        if self._is_act or not isinstance(error, Gone):
            self._workspace.failed.emit(error)
