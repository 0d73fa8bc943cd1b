"""Reminder letters: asked for here, made where documents are made. Nothing is offered until they can be printed."""

from collections.abc import Sequence

from doithoai.desktop.pages.base import Shell
from doithoai.domain.kinds import DocumentKind
from doithoai.work import printing


def available() -> bool:
    """True when the program can make reminder letters."""
    return DocumentKind.REMINDER in printing.BUILDERS


def open_for(shell: Shell, leads: Sequence[str]) -> None:
    """Show the reminder letters to these agencies on the page of documents, to be looked at and issued there."""
    shell.go("documents", {"kind": DocumentKind.REMINDER.value, "leads": list(leads)})
