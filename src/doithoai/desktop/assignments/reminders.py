"""Reminder letters: asked for here, looked at and issued where documents are.

A letter goes to one agency and tells of all it owes, whatever the sessions.
"""

from collections.abc import Sequence
from datetime import date

from doithoai.desktop.page import Shell
from doithoai.desktop.targets import DraftTarget
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.work.letters import reminders_due
from doithoai.work.printing import Order


def letters(register: Register, leads: Sequence[str], today: date) -> list[Order]:
    """The letters due to these agencies, one to each."""
    due = reminders_due(register, today, leads) if leads else []
    return [Order(letter.kind, letter.session_uid, addressee=letter.addressee) for letter in due]


def open_for(shell: Shell, leads: Sequence[str], today: date) -> None:
    """Show the reminder letters to these agencies on the page of documents, to be looked at and issued there."""
    orders = letters(shell.workspace.reader, leads, today)
    if orders:
        shell.go("documents", DraftTarget(orders[0], tuple(orders[1:])))
    else:
        shell.tell(_("Nothing is overdue, so there is nothing to remind of."))
