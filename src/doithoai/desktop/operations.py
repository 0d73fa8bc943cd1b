"""Work that leaves the user's thread: one line of writers, readers beside it, progress, cancel, result.

Nobody else in `desktop` starts a thread. Results and errors come back in the user's thread. Writes run one
after the other in the order they were asked for, so what was typed first is saved first. Reads never wait for
a write asked for after them, nor writes for reads.

A thread of work destroys nothing of Qt's, and nothing is destroyed under it. Its task goes only when the thread is out
of the call that tells of the end (the user's thread may hear of it before); what the work holds (its closure: pages,
dialogs, their models) is let go in the user's thread, for whoever lets go last destroys it.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from doithoai.desktop.threads import Threads, after_work
from doithoai.domain.errors import N_, AppError
from doithoai.domain.progress import Progress

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")
Then = Callable[[Result], object]
Failed = Callable[[AppError], object]

_LONG_AT_ONCE = 2  # of long work: more would only make each slower on an office's computer
_STEPS = 1000  # how often at most the progress of one piece of work is told


class Cancelled(AppError):
    """The person stopped a piece of work; what it had not finished was not done."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped; nothing was changed."))


class ProgramFault(AppError):
    """A fault of the program itself, which nobody foresaw; the detail is for support."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            N_("Something happened that the program did not foresee."),
            remedy=N_("What was saved is safe. Copy the details for support, then go on or start the program again."),
            detail=detail,
        )


class Task(QObject):
    """One piece of work under way. Signals arrive in the thread that made it.

    Attributes:
        label: translated name shown while it runs; empty for what takes no noticeable time.
        can_cancel: whether the work looks at :meth:`report`.
        is_over: True once the work is done or came to nothing, before anybody hears of it.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    progressed = Signal(int, int)

    def __init__(self, label: str, parent: QObject, *, can_cancel: bool = False) -> None:
        super().__init__(parent)
        self.label = label
        self.can_cancel = can_cancel
        self.is_over = False
        self._stop = threading.Event()
        self._step = -1

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress, and in the middle of a long query."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once it was asked to stop."""
        return self._stop.is_set()

    def report(self, finished: int, total: int) -> None:
        """Called by the work: how far it is; raises `Cancelled` when the person asked to stop."""
        if self.cancelled:
            raise Cancelled
        step = finished * _STEPS // max(total, 1)
        if step != self._step:
            self._step = step
            self.progressed.emit(finished, total)

    def succeed(self, result: object) -> None:
        """Called by whoever does the work: it is done."""
        self.is_over = True
        self.done.emit(result)
        self.end()

    def fail(self, error: AppError) -> None:
        """Called by whoever does the work: it came to nothing."""
        self.is_over = True
        self.failed.emit(error)
        self.end()

    def end(self) -> None:
        """Tell that it is over, however it went; the task goes once the thread that says so is out of here."""
        self.ended.emit()
        after_work(self.deleteLater)


def _carry_out(task: Task, work: Callable[[], object]) -> None:
    """Do one task's work and hand on how it ended."""
    try:
        result = work()
    except AppError as error:
        # Whatever a work meets once it was asked to stop (a query broken off) is the stop.
        task.fail(Cancelled() if task.cancelled else error)
    except Exception as error:  # the edge of a thread: nothing may escape, nothing may be lost
        log.exception("fault in %s", task.label)
        task.fail(ProgramFault("".join(traceback.format_exception(error))))
    else:
        task.succeed(result)


class Operations(QObject):
    """Starts work and hands back its result.

    Signals:
        failed: an `AppError` nobody else takes.
        begun: a `Task` with a label has been started; its own signals tell how far it is.
        ended: this task is over, however it went.
    """

    failed = Signal(object)
    begun = Signal(object)
    ended = Signal(object)
    _over = Signal()  # from a thread of work

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writers = Threads("writer", 1, self._over.emit)
        self._readers = Threads("reader", 2, self._over.emit)
        # Apart, so that a search never waits for a package.
        self._long = Threads("long work", _LONG_AT_ONCE, self._over.emit)
        self._tasks: dict[Task, bool] = {}
        self._over.connect(self._let_go, Qt.ConnectionType.QueuedConnection)

    def in_line(self, work: Callable[[], object]) -> None:
        """Run ``work`` in the line of writers, after what was put there before; it must not raise."""
        self._writers.start(work)

    @Slot()
    def _let_go(self) -> None:
        for threads in (self._writers, self._readers, self._long):
            threads.let_go()

    def read(
        self,
        work: Callable[[*Arguments, Progress], Result],
        *arguments: *Arguments,
        then: Then[Result] | None = None,
        failed: Failed | None = None,
        label: str = "",
        can_cancel: bool = True,
    ) -> Task:
        """Run ``work(*arguments, progress)`` beside the writers at once; it must not change the register.

        Args:
            can_cancel: False for work that does not look at its progress.
        """
        task = self.task(label, then, failed, can_cancel=can_cancel)
        self._readers.start(lambda: _carry_out(task, lambda: work(*arguments, task.report)))
        return task

    def long_read(
        self,
        work: Callable[[*Arguments, Task], Result],
        *arguments: *Arguments,
        then: Then[Result] | None = None,
        failed: Failed | None = None,
        afterwards: Callable[[Result], object] | None = None,
        label: str = "",
    ) -> Task:
        """Run ``work(*arguments, task)`` beside the writers once what was asked to be written before is written.

        Args:
            afterwards: run with the result in the line of writers, before ``then``; also when the window closes.
        """
        task = self.task(label, then, failed, can_cancel=True, is_long=True)

        def whole() -> Result:
            result = work(*arguments, task)
            if afterwards:
                self._wait_in_line(lambda: afterwards(result))
            return result

        self.in_line(lambda: self._long.start(lambda: _carry_out(task, whole)))
        return task

    def _wait_in_line(self, work: Callable[[], object]) -> None:
        """Run ``work`` in the line of writers and wait for it, from a thread of long work."""
        finished = threading.Event()
        errors: list[BaseException] = []

        def run() -> None:
            try:
                work()
            except BaseException as error:
                errors.append(error)
            finally:
                finished.set()

        self.in_line(run)
        finished.wait()
        if errors:
            raise errors[0]

    def finish_writes(self) -> None:
        """Wait until everything asked to be written is on the disk."""
        self._writers.wait()

    def finish(self) -> None:
        """Wait until everything asked for is done (before closing)."""
        self._writers.wait()  # they start the long reads that wait behind it
        for threads in (self._long, self._readers, self._writers):
            threads.wait()

    @property
    def tasks(self) -> list[Task]:
        """What is under way and has a name, in the order of its beginning."""
        return [task for task in self._tasks if task.label]

    @property
    def long_tasks(self) -> list[Task]:
        """The long reads under way that were not asked to stop."""
        return [task for task, is_long in self._tasks.items() if is_long and not task.cancelled and not task.is_over]

    def task(
        self,
        label: str,
        then: Callable[[Result], object] | None,
        failed: Failed | None,
        *,
        can_cancel: bool = False,
        is_long: bool = False,
    ) -> Task:
        """A task for work that whoever asks for it runs (`in_line`), and ends by `Task.succeed` or `Task.fail`.

        Args:
            then: called with the result; failed: called with the error, else it goes to :attr:`failed`.
            label: translated name shown while it runs; empty for what takes no noticeable time.
            is_long: one of `long_tasks`.
        """
        task = Task(label, self, can_cancel=can_cancel)
        queued = Qt.ConnectionType.QueuedConnection
        if then:
            task.done.connect(then, queued)
        task.failed.connect(failed or self.failed.emit, queued)
        task.ended.connect(self._ended, queued)
        self._tasks[task] = is_long
        if label:
            self.begun.emit(task)
        return task

    @Slot()
    def _ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.pop(task, None)
            self.ended.emit(task)
