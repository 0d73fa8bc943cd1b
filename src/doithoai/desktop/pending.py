"""What waits to be written, in its order: it leaves the line only once it is on the disk, or refused for good.

Where the file takes nothing for the time being (held by another program, the disk full, read only, damaged), the first
stays first, all others wait behind it and it is tried again each second, so that the end of the trouble is noticed by
itself. Acts that go by what is typed (issuing, undo) never wait there: they are refused.
"""

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from doithoai.desktop.handing import Handed
from doithoai.desktop.operations import Cancelled, Operations, ProgramFault, Task
from doithoai.desktop.threads import after_work
from doithoai.domain.errors import N_, AppError, filled
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.register.errors import may_pass

log = logging.getLogger(__name__)

RETRY_MS = 1000
LOCK_SECONDS = 2.0  # after which the person is told that another program writes
ACT_SECONDS = 15.0  # an act is asked for once: it waits rather than to be asked for again
_AGAIN_SECONDS = 0.1  # what is tried each second need not wait each time


class NotYetWritten(AppError):
    """An act goes by what is typed, and that could not be written yet."""

    def __init__(self, cause: AppError) -> None:
        super().__init__(
            N_("Nothing was done: what was typed before could not be written yet."),
            remedy=N_("It is written by itself as soon as that is possible; then do it again."),
            detail=cause.detail or str(cause),
        )


def what_stops(cause: AppError) -> str:
    """Why nothing is written now; what to do about it is told in other words here than where an act failed."""
    return filled(_(cause.message), cause.params)


@dataclass(eq=False, slots=True)
class Write:
    """One thing to be written.

    Attributes:
        work: writes it to the register it is given; what it returns goes to ``task``.
        is_act: goes by what was typed before, and is refused while that is not written.
        handed: the words of fields that it writes.
    """

    work: Callable[[Register], object]
    task: Task
    is_act: bool = False
    handed: tuple[Handed, ...] = ()


class Pending(QObject):
    """The line of writers of one register.

    Signals:
        changed: what waits, or why, is another (in the user's thread).
    """

    changed = Signal()
    _moved = Signal()  # from the writers' thread

    def __init__(self, operations: Operations, register: Register, left: Callable[[], object]) -> None:
        """Make the line; ``left`` is called in the writers' thread for each write that leaves it."""
        super().__init__(operations)
        self._operations, self._register, self._left = operations, register, left
        self._lock = threading.Lock()
        self._writes: deque[Write] = deque()
        self._marked: list[Handed] = []
        self.cause: AppError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.retry)
        self._moved.connect(self._follow)
        if register.writable:
            register.wait_for_lock(LOCK_SECONDS)

    # -- the user's thread -----------------------------------------------------------------

    def add(self, write: Write) -> None:
        """Write it when its turn comes."""
        with self._lock:
            self._writes.append(write)
        self._operations.in_line(self._next)
        if self.cause is not None:
            self._follow()

    @property
    def waiting(self) -> list[Write]:
        """What could not be written yet, in its order; empty while the register takes everything."""
        with self._lock:
            return list(self._writes) if self.cause is not None else []

    @property
    def count(self) -> int:
        """How many fields and other changes that is: a field counts once, however often it was typed in."""
        waiting = self.waiting
        return len({handed.place for write in waiting for handed in write.handed}) + sum(
            not write.handed for write in waiting
        )

    def require(self) -> None:
        """Raise `NotYetWritten` while something could not be written."""
        if self.cause is not None:
            raise NotYetWritten(self.cause)

    @Slot()
    def retry(self) -> None:
        """Try again now."""
        self._operations.in_line(self._again)

    def drop(self) -> None:
        """Give up what waits."""
        self._timer.stop()
        self._operations.finish_writes()
        with self._lock:
            writes, self._writes, self.cause = list(self._writes), deque(), None
        for write in writes:
            self._left()
            write.task.end()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Mark the fields whose words wait, free the others, and go on trying while there is a cause."""
        cause = self.cause
        waiting = [handed for write in self.waiting for handed in write.handed]
        before, self._marked = self._marked, waiting
        for handed in before:
            if handed not in waiting:
                handed.release()
        for handed in waiting:
            if handed not in before and cause is not None:
                handed.hold(_("Not written yet: {cause}").format(cause=what_stops(cause)))
        if cause is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    # -- the writers' thread ---------------------------------------------------------------

    def _next(self) -> None:
        if self.cause is None:
            self._write_first()
        else:
            self._refuse_acts(self.cause)

    def _again(self) -> None:
        if self.cause is None:
            return
        self._register.wait_for_lock(_AGAIN_SECONDS)
        try:
            while self._write_first():
                pass
        finally:
            self._register.wait_for_lock(LOCK_SECONDS)
        with self._lock:
            if not self._writes:
                self.cause = None
        self._moved.emit()

    def _write_first(self) -> bool:
        """Write what stands first; False when there is nothing, or the file does not take it now."""
        with self._lock:
            write = self._writes[0] if self._writes else None
        if write is None:
            return False
        try:
            work = partial(write.work, self._register)
            result = self.patiently(work) if write.is_act else work()
        except AppError as error:
            if not write.is_act and may_pass(error, self._register.path):
                self._stand_still(error)
                return False
            # Whatever a work meets once it was asked to stop is the stop.
            self._leave(write, Cancelled() if write.task.cancelled else error)
        except Exception as error:  # the edge of a thread: nothing may escape, nothing may be lost
            log.exception("fault in %s", write.task.label)
            self._leave(write, ProgramFault("".join(traceback.format_exception(error))))
        else:
            self._forget(write)
            write.task.succeed(result)
        return True

    def patiently(self, work: Callable[[], object]) -> object:
        """Do what is asked for once (in the writers' thread): another program that writes is waited for longer."""
        self._register.wait_for_lock(ACT_SECONDS)
        try:
            return work()
        finally:
            self._register.wait_for_lock(LOCK_SECONDS)

    def _stand_still(self, cause: AppError) -> None:
        if self.cause is None:
            log.warning("not written, tried again: %s", type(cause).__name__)
        self.cause = cause
        self._refuse_acts(cause)
        self._moved.emit()

    def _refuse_acts(self, cause: AppError) -> None:
        with self._lock:
            acts = [write for write in self._writes if write.is_act]
        for write in acts:
            self._leave(write, NotYetWritten(cause))

    def _leave(self, write: Write, error: AppError) -> None:
        self._forget(write)
        write.task.fail(error)

    def _forget(self, write: Write) -> None:
        after_work(lambda: write)  # and the page that its work holds
        with self._lock:
            self._writes.remove(write)
        self._left()
