"""Work that leaves the user's thread: one line of writers, a pool of readers, progress, cancel, result.

Nobody else in `desktop` starts a thread. Results and errors come back in the user's thread. Writes run one
after the other in the order they were asked for, so what was typed first is saved first.
"""

import logging
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from doithoai.domain.errors import N_, AppError

log = logging.getLogger(__name__)


class Cancelled(AppError):
    """The person stopped a piece of work; what it had not finished was not done."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped; nothing was changed."))


class ProgramFault(AppError):
    """An error nobody foresaw; the detail is for support."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            N_("The program met a fault it does not know."),
            remedy=N_("What was saved before is safe. Please copy the details for support."),
            detail=detail,
        )


class Task(QObject):
    """One piece of work under way. Signals arrive in the thread that made it."""

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    progressed = Signal(int, int)

    def __init__(self, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._cancelled = True

    def report(self, finished: int, total: int) -> None:
        """Called by the work: how far it is; raises `Cancelled` when the person asked to stop."""
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(finished, total)


class _Runner(QRunnable):
    def __init__(self, task: Task, work: Callable[[], Any]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        try:
            result = self._work()
        except AppError as error:
            self._task.failed.emit(error)
        except Exception as error:  # the edge of a thread: nothing may escape, nothing may be lost
            log.exception("fault in %s", self._task.label)
            self._task.failed.emit(ProgramFault("".join(traceback.format_exception(error))))
        else:
            self._task.done.emit(result)
        finally:
            self._task.ended.emit()


class Operations(QObject):
    """Starts work and hands back its result.

    Signals:
        failed: an `AppError` nobody else takes.
        busy: the tasks under way that a person may want to see (those with a label).
    """

    failed = Signal(object)
    busy = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writers = QThreadPool(self)
        self._writers.setMaxThreadCount(1)
        self._writers.setExpiryTimeout(-1)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._tasks: set[Task] = set()

    def write(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        label: str = "",
        progress: bool = False,
    ) -> Task:
        """Run ``work(*arguments)`` in the line of writers.

        Args:
            then: called with the result; failed: called with the error, else it goes to :attr:`failed`.
            label: translated name shown while it runs; empty for what takes no noticeable time.
            progress: pass ``progress=task.report`` to the work, which may then be cancelled.
        """
        return self._start(self._writers, work, arguments, then, failed, label, progress)

    def read(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        label: str = "",
        progress: bool = False,
    ) -> Task:
        """Run ``work(*arguments)`` beside the writers; it must not change the register."""
        return self._start(self._readers, work, arguments, then, failed, label, progress)

    def finish(self) -> None:
        """Wait until everything asked for is on the disk (before closing)."""
        self._readers.waitForDone()
        self._writers.waitForDone()

    @property
    def tasks(self) -> list[Task]:
        """What is under way."""
        return list(self._tasks)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[..., Any],
        arguments: tuple[Any, ...],
        then: Callable[[Any], None] | None,
        failed: Callable[[AppError], None] | None,
        label: str,
        progress: bool,
    ) -> Task:
        task = Task(label, self)
        extra = {"progress": task.report} if progress else {}
        queued = Qt.ConnectionType.QueuedConnection
        if then:
            task.done.connect(then, queued)
        task.failed.connect(failed or self.failed.emit, queued)
        task.ended.connect(self._ended, queued)
        self._tasks.add(task)
        if label:
            self.busy.emit([one for one in self._tasks if one.label])
        pool.start(_Runner(task, lambda: work(*arguments, **extra)))
        return task

    @Slot()
    def _ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            if task.label:
                self.busy.emit([one for one in self._tasks if one.label])
            task.deleteLater()
