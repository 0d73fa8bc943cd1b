"""What the tabs of one session have in common: fields that save themselves into it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from doithoai.desktop.page import Shell
from doithoai.domain.session import Session
from doithoai.register import sessions


class SessionTab(QWidget):
    """A tab over the session last given to :meth:`show_session`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.workspace = shell.workspace
        self.session: Session | None = None
        self._shown: list[Callable[[Session], None]] = []

    def show_session(self, session: Session) -> None:
        """Show the session as the register holds it now; a field being typed into is left alone."""
        self.session = session
        for show in self._shown:
            show(session)

    def commit(self) -> None:
        """Save what is still being typed."""

    def wired(
        self, field: Any, part: str, of: Callable[[Session], Any], into: Callable[[Session, Any], Session]
    ) -> Any:
        """Show ``of(session)`` in ``field`` and store what it saves with ``into(session, value)``."""
        self._shown.append(lambda session: field.set_value(of(session)))
        field.saved.connect(lambda value: self.save(part, lambda session: into(session, value)))
        return field

    def save(self, part: str, change: Callable[[Session], Session]) -> None:
        """Store a change of the session; changes of one ``part`` in a row are undone together."""
        if self.session is None:
            return
        uid = self.session.uid
        self.workspace.write(partial(sessions.edit, strand=f"session:{uid}:{part}"), uid, change)
