"""What the tabs of one session have in common: fields that save themselves into it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from doithoai.desktop.overlay import Overlay
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.form import Field, Form
from doithoai.domain.session import Session
from doithoai.domain.shape import strand
from doithoai.register import sessions

Input = TypeVar("Input", bound=Field)


class SessionTab(QWidget):
    """A tab over the session last given to :meth:`show_session`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.workspace = shell.workspace
        self.session: Session | None = None
        self.form = Form(self)
        self.parts: dict[str, Any] = {}  # the field of each part, to lead a person there
        self._shows: list[Callable[[Session], None]] = []
        self._unwritten = Overlay[Session]()
        self.workspace.pending.changed.connect(self._show_unwritten)

    def show_session(self, session: Session) -> None:
        """Show the session as the register holds it now, with what is still to be written into it."""
        session = self._unwritten.over(session.uid, session)
        before = self.session.uid if self.session else None
        if before not in (None, session.uid):
            self.form.leave(before)
        self.session = session
        for show in self._shows:
            show(session)
        if before != session.uid:
            self.form.arrive(session.uid)

    def _show_unwritten(self) -> None:
        """A table shows its rows by what the register holds: those that wait to be written are shown without it."""
        if self.session is not None and self.isVisible() and self.workspace.pending.waiting:
            self.show_session(self.session)

    def wired(
        self, field: Input, part: str, of: Callable[[Session], Any], into: Callable[[Session, Any], Session]
    ) -> Input:
        """Show ``of(session)`` in ``field`` and store what it saves with ``into(session, value)``."""
        self.parts[part] = field
        self._shows.append(lambda session: field.set_value(of(session)))
        field.saved.connect(lambda value: self.save(part, lambda session: into(session, value)))
        return field

    def save(self, part: str, change: Callable[[Session], Session]) -> None:
        """Store a change of the session; changes of one ``part`` (`shape.part_of`) in a row are undone together."""
        if self.session is None:
            return
        uid = self.session.uid
        task = self.workspace.write(partial(sessions.edit, strand=strand("session", uid, part)), uid, change)
        self._unwritten.add(task, uid, change)
