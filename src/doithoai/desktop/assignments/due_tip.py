"""How an agency's date was found, to be read on hover: the rule, the count, and each time it was moved."""

from datetime import date

from doithoai.desktop.widgets.status import days_text
from doithoai.domain import dates
from doithoai.domain.deadlines import Deadline, explain
from doithoai.domain.petition import Extension
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow
from doithoai.work.following import answer_deadline


def due_tip(register: Register, row: PetitionRow, today: date) -> str:
    """The date of a petition explained, a line for each step; empty where it has none."""
    due = row.petition.assignment.due if row.petition.assignment else None
    if due is None:
        return ""
    moves = row.petition.extensions
    first = moves[0].was if moves else due
    lines = [_origin(answer_deadline(register, row.session_uid), first), *map(extension_text, moves)]
    lines.append(days_text(row.petition, today))
    return "\n".join(line for line in lines if line)


def _origin(deadline: Deadline | None, due: date | None) -> str:
    """Where the first date comes from: the time limit, or whoever assigned it."""
    if due is None:
        return _("No date was given at first.")
    if deadline is None:
        return _("{date}, given with the assignment").format(date=dates.short(due))
    explanation = explain(deadline).render(_)
    if deadline.due == due:
        return f"{explanation}\n{deadline.rule.source}".strip()
    return _("{date}, given with the assignment; by the time limit: {explanation}").format(
        date=dates.short(due), explanation=explanation
    )


def extension_text(moved: Extension) -> str:
    """One move of a date: when, from, to and why."""
    return (
        _("Extended on {day}: {was} → {due}. {reason}")
        .format(
            day=dates.short(moved.at.date()) if moved.at else "…",
            was=dates.short(moved.was) if moved.was else "…",
            due=dates.short(moved.due) if moved.due else "…",
            reason=moved.reason or "",
        )
        .strip()
    )
