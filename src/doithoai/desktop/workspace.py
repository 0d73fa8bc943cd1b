"""The open register as the pages see it: what to read, how to write, and when something changed.

Pages never hold data of their own: they read through :attr:`Workspace.reader` (quick queries, in the
user's thread), write through :meth:`Workspace.write`, and refresh on :attr:`Workspace.changed`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from doithoai.desktop.operations import Operations, Task
from doithoai.domain.errors import AppError
from doithoai.register import history
from doithoai.register.connection import Register
from doithoai.register.history import PaperStays
from doithoai.register.steps import ChangeSet


class Workspace(QObject):
    """One open register.

    Attributes:
        closed: True once the file is closed; what is asked or told after that comes too late.

    Signals:
        changed: a `ChangeSet`, after every step that changed something, in the user's thread; while more is
            waiting to be written it is held back, so that no page shows what a field just typed replaced.
        failed: an `AppError` that no page took.
    """

    changed = Signal(object)
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
        self._readers: dict[str, Register] = {}
        self._waiting = 0
        self._acknowledged = 0  # of `PaperStays`: what was issued up to there, and said to stay
        self._held: list[ChangeSet] = []
        self.closed = False
        self._stepped.connect(self._hold)
        self._written.connect(self._release)
        self._writer.on_change(self._stepped.emit)

    def reader_for(self, purpose: str) -> Register:
        """A read-only connection for queries off the user's thread, one for each purpose; closed with the workspace."""
        if purpose not in self._readers:
            self._readers[purpose] = self._writer.reader()
        return self._readers[purpose]

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
        work: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        label: str = "",
        progress: bool = False,
    ) -> Task:
        """Run ``work(register, *arguments)`` in the line of writers."""

        def counted(*given: Any, **more: Any) -> Any:
            try:
                return work(*given, **more)
            finally:
                self._written.emit()

        self._waiting += 1
        return self.operations.write(
            counted, self._writer, *arguments, then=then, failed=failed, label=label, progress=progress
        )

    @Slot(object)
    def _hold(self, changes: ChangeSet) -> None:
        self._held.append(changes)
        if not self._waiting:  # a step made by other means than `write`
            self._tell()

    @Slot()
    def _release(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._tell()

    def _tell(self) -> None:
        held, self._held = self._held, []
        if self.closed:  # told by the writers' thread, arriving after the window closed
            return
        for changes in held:
            self.changed.emit(changes)

    def undo(self) -> None:
        """Take back the last act; one that issued a paper is said to stay, and only asked again is it gone past."""
        self.write(history.undo, self._acknowledged, failed=self._not_undone)

    def _not_undone(self, error: AppError) -> None:
        if isinstance(error, PaperStays):
            self._acknowledged = error.acknowledge
        self.failed.emit(error)

    def redo(self) -> None:
        """Do the act last taken back again."""
        self.write(history.redo)

    def undo_label(self) -> str | None:
        """The message id of what undo would take back."""
        return history.undo_label(self.reader, self._acknowledged)

    def redo_label(self) -> str | None:
        """The message id of what redo would do again."""
        return history.redo_label(self.reader)

    def close(self) -> None:
        """Finish every write asked for and close the file."""
        for reader in self._readers.values():
            reader.interrupt()
        self.operations.finish()
        self.closed = True
        for reader in (self.reader, *self._readers.values()):
            reader.close()
        self._writer.close()


def touches(changes: ChangeSet, *tables: str) -> bool:
    """True when ``changes`` concern one of ``tables``."""
    return not changes.tables.isdisjoint(tables)
