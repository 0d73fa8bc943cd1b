"""Reminder letters: asked for here, looked at and issued where documents are.

A letter is about one session and goes to one agency: what is late of several sessions makes several letters.
"""

from collections.abc import Sequence
from datetime import date

from doithoai.desktop.page import Shell
from doithoai.desktop.targets import DraftTarget
from doithoai.domain.kinds import DocumentKind
from doithoai.register import assignments
from doithoai.register.assignments import Chosen, Owed
from doithoai.register.connection import Register
from doithoai.work.printing import Order


def letters(register: Register, leads: Sequence[str], today: date) -> list[Order]:
    """The letters due to these agencies, each about the late petitions of one session."""
    late: dict[tuple[str, str], list[str]] = {}
    for lead in leads:
        for row in assignments.each(register, Chosen(Owed.OVERDUE, today, lead)):
            late.setdefault((lead, row.session_uid), []).append(row.petition.uid)
    return [
        Order(DocumentKind.REMINDER, session, addressee=lead, petitions=tuple(uids))
        for (lead, session), uids in late.items()
    ]


def open_for(shell: Shell, leads: Sequence[str], today: date) -> None:
    """Show the reminder letters to these agencies on the page of documents, to be looked at and issued there."""
    orders = letters(shell.workspace.reader, leads, today)
    if orders:
        shell.go("documents", DraftTarget(orders[0], tuple(orders[1:])))
