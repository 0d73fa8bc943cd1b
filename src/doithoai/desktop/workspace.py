"""The open register as the pages see it: what to read, how to write, and when something changed.

Pages never hold data of their own: they read through :attr:`Workspace.reader` (quick queries, in the
user's thread), write through :meth:`Workspace.write`, and refresh on :attr:`Workspace.changed`.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from doithoai.desktop.handing import Handed, current
from doithoai.desktop.operations import Failed, Operations, Task, Then
from doithoai.desktop.pending import Pending, Write
from doithoai.domain.errors import AppError
from doithoai.domain.progress import Progress
from doithoai.register import history
from doithoai.register.connection import Register
from doithoai.register.history import PaperStays
from doithoai.register.recording import RECORDED
from doithoai.register.steps import ChangeSet

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


@dataclass(slots=True)
class Line:
    """One read-only connection and the questions asked on it, one after the other.

    Attributes:
        lock: held while a question runs; a connection serves one thread at a time.
        newest: the number of the last question asked; those before are no longer wanted.
    """

    register: Register
    lock: threading.Lock = field(default_factory=threading.Lock)
    newest: int = 0


class Workspace(QObject):
    """One open register.

    Attributes:
        pending: the line of what is to be written, with what could not be written yet.
        closed: True once the file is closed; what is asked or told after that comes too late.

    Signals:
        changed: a `ChangeSet`, after every step that changed something, in the user's thread; while more is
            waiting to be written it is held back, so that no page shows what a field just typed replaced.
        noted: a line was kept that is no change of the register's contents: what was sent, a receipt.
        failed: an `AppError` that no page took.
    """

    changed = Signal(object)
    noted = Signal()
    failed = Signal(object)
    _stepped = Signal(object)  # emitted in the writers' thread, as is the next one
    _written = Signal()

    def __init__(self, path: Path, *, writable: bool = True, parent: QObject | None = None) -> None:
        """Open the register at ``path``, to be written or only read.

        Raises:
            RegisterError: it cannot be opened; nothing was touched.
        """
        super().__init__(parent)
        self.operations = Operations(self)
        self.operations.failed.connect(self.failed)
        self._writer = Register.open(path, writable=writable)
        self.reader = self._writer.reader()
        self._lines: dict[str, Line] = {}
        self._waiting = 0
        self._acknowledged = 0  # of `PaperStays`: what was issued up to there, and said to stay
        self._pending: list[ChangeSet] = []
        self.closed = False
        self.pending = Pending(self.operations, self._writer, self._written.emit)
        self._stepped.connect(self._hold)
        self._written.connect(self._release)
        self._writer.on_change(self._stepped.emit)

    def line_for(self, purpose: str) -> Line:
        """A connection for queries off the user's thread, one for each purpose; closed with the workspace."""
        if purpose not in self._lines:
            self._lines[purpose] = Line(self._writer.reader())
        return self._lines[purpose]

    @property
    def path(self) -> Path:
        """Where the register is."""
        return self._writer.path

    @property
    def writable(self) -> bool:
        """False for a file that may only be read."""
        return self._writer.writable

    def write(
        self,
        work: Callable[[Register, *Arguments], Result],
        *arguments: *Arguments,
        then: Then[Result] | None = None,
        failed: Failed | None = None,
        label: str = "",
        is_act: bool = False,
        handed: tuple[Handed, ...] | None = None,
    ) -> Task:
        """Run ``work(register, *arguments)`` in the line of writers; one step, for it may be tried again.

        Args:
            then: called with the result; failed: called with the error, else it goes to :attr:`failed`. While the file
                takes nothing neither is called: it is kept, and written later (`pending`).
            is_act: for what goes by all that was typed before (issuing, undo): it is refused while that is not
                written, and fails at once.
            handed: the words of fields it writes; by itself those of the field that is handing them on now.
        """
        task = self.operations.task(label, self._while_open(then), failed)
        words = current() if handed is None else handed
        self._waiting += 1
        self.pending.add(Write(lambda register: work(register, *arguments), task, is_act, words))
        return task

    def long_write(
        self,
        work: Callable[[Register, *Arguments, Progress], Result],
        *arguments: *Arguments,
        label: str,
        then: Then[Result] | None = None,
        failed: Failed | None = None,
    ) -> Task:
        """Run ``work(register, *arguments, progress)`` in the line of writers; cancelled, it leaves nothing behind.

        It is an act (`write`): refused while something typed before could not be written.
        """
        task = self.operations.task(label, self._while_open(then), failed, can_cancel=True, is_long=True)
        self._waiting += 1
        self.pending.add(Write(lambda register: work(register, *arguments, task.report), task, is_act=True))
        return task

    def settle(self) -> None:
        """Wait for what was asked to be written, and tell what it changed.

        For the thing that the person's next key goes into: it must stand on the screen before that key comes.
        """
        self.operations.finish_writes()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def long_read(
        self,
        work: Callable[[Register, *Arguments, Progress], Result],
        *arguments: *Arguments,
        label: str,
        then: Then[Result] | None = None,
        failed: Failed | None = None,
        note: Callable[[Register, Result], object] | None = None,
        as_stored: bool = False,
    ) -> Task:
        """Run ``work(register, *arguments, progress)`` on a connection of its own; nothing written waits for it.

        It begins when what was asked to be written before is written, shows its progress under ``label`` and can be
        cancelled: then it leaves nothing behind, and the error is `Cancelled`.

        Args:
            note: the small write that belongs to it, e.g. the line of what was sent; run with its result.
            as_stored: for what takes the file as it stands (copies); anything else is refused while something typed
                could not be written.
        """

        def reading(task: Task) -> Result:
            if not as_stored:
                self.pending.require()
            with self._writer.reader() as register:
                register.stop_when(lambda: task.cancelled)
                return work(register, *arguments, task.report)

        def noting(result: Result) -> None:
            if note:
                self.pending.patiently(lambda: note(self._writer, result))

        return self.operations.long_read(
            reading,
            then=self._while_open(then),
            failed=failed,
            afterwards=noting if note and self.writable else None,
            label=label,
        )

    def _while_open(self, then: Then[Result] | None) -> Then[Result] | None:
        """What is done with a result that may come after the register was closed: then nothing."""
        if then is None:
            return None
        return lambda result: None if self.closed else then(result)

    @Slot(object)
    def _hold(self, changes: ChangeSet) -> None:
        self._pending.append(changes)
        if not self._waiting:  # a step made by other means than `write`
            self._tell()

    @Slot()
    def _release(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._tell()

    def _tell(self) -> None:
        pending, self._pending = self._pending, []
        if self.closed:  # told by the writers' thread, arriving after the window closed
            return
        for changes in pending:
            self.changed.emit(changes)

    def reread(self) -> None:
        """Let every page show what the register holds now: another program wrote to it."""
        self.changed.emit(ChangeSet("", tables=frozenset(RECORDED), rows=None))

    def undo(self) -> None:
        """Take back the last act; one that issued a paper is said to stay, and only asked again is it gone past."""
        self.write(history.undo, self._acknowledged, failed=self._not_undone, is_act=True)

    def _not_undone(self, error: AppError) -> None:
        if isinstance(error, PaperStays):
            self._acknowledged = error.acknowledge
        self.failed.emit(error)

    def redo(self) -> None:
        """Do the act last taken back again."""
        self.write(history.redo, is_act=True)

    def undo_label(self) -> str | None:
        """The message id of what undo would take back."""
        return history.undo_label(self.reader, self._acknowledged)

    def redo_label(self) -> str | None:
        """The message id of what redo would do again."""
        return history.redo_label(self.reader)

    def stop_long_work(self) -> None:
        """Ask every long read under way to stop; each leaves nothing behind."""
        for task in self.operations.long_tasks:
            task.cancel()

    def close(self) -> None:
        """Finish what was asked for (long reads too, unless they were stopped) and close the file."""
        if self.closed:
            return
        for line in self._lines.values():
            line.register.interrupt()
        self.operations.finish()
        self.closed = True
        for reader in (self.reader, *(line.register for line in self._lines.values())):
            reader.close()
        self._writer.close()


def touches(changes: ChangeSet, *tables: str) -> bool:
    """True when ``changes`` concern one of ``tables``."""
    return not changes.tables.isdisjoint(tables)
