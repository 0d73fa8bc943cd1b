"""Where a petition stands, shown as a word beside an icon, never by colour alone; and how its date stands."""

from datetime import date

from PySide6.QtGui import QColor, QIcon

from doithoai.desktop import theme
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.words import choice_word
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition, PetitionStatus, is_overdue, status
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext

_NAMES = {
    PetitionStatus.RECEIVED: N_("Received"),
    PetitionStatus.ANSWERED: N_("Answered in the meeting"),
    PetitionStatus.ASSIGNED: N_("Being settled"),
    PetitionStatus.OVERDUE: N_("Overdue"),
    PetitionStatus.ANSWERED_IN_WRITING: N_("Answered in writing"),
    PetitionStatus.CLOSED: N_("Closed"),
    PetitionStatus.TRANSFERRED: N_("Transferred"),
    PetitionStatus.WITHDRAWN: N_("Withdrawn"),
}
_ICONS = {
    PetitionStatus.RECEIVED: "circle-dot",
    PetitionStatus.ANSWERED: "messages-square",
    PetitionStatus.ASSIGNED: "hourglass",
    PetitionStatus.OVERDUE: "triangle-alert",
    PetitionStatus.ANSWERED_IN_WRITING: "file-text",
    PetitionStatus.CLOSED: "circle-check",
    PetitionStatus.TRANSFERRED: "forward",
    PetitionStatus.WITHDRAWN: "circle-x",
}
_DONE = (PetitionStatus.ANSWERED, PetitionStatus.ANSWERED_IN_WRITING, PetitionStatus.CLOSED)


def status_text(value: PetitionStatus) -> str:
    """The word for a status."""
    return _(_NAMES[value])


def status_icon(value: PetitionStatus) -> QIcon:
    """The icon beside the word."""
    return icon(_ICONS[value], _colour(value))


def _colour(value: PetitionStatus) -> QColor | None:
    if value is PetitionStatus.OVERDUE:
        return theme.warning()
    return theme.good() if value in _DONE else None


def status_choices() -> list[tuple[object, str]]:
    """Every status with its word, in the order of a petition's life."""
    return [(value, status_text(value)) for value in _NAMES]


def outcome_text(outcome: Outcome) -> str:
    """The word for what became of a petition."""
    return choice_word(outcome)


def outcome_choices() -> list[tuple[object, str]]:
    """Every outcome with its word."""
    return [(outcome, outcome_text(outcome)) for outcome in Outcome]


def petition_status(petition: Petition, today: date) -> str:
    """The word for where ``petition`` stands on ``today``."""
    return status_text(status(petition, today))


def petition_icon(petition: Petition, today: date) -> QIcon:
    """The icon for where ``petition`` stands on ``today``."""
    return status_icon(status(petition, today))


def due_text(petition: Petition, today: date) -> str:
    """The date an agency must answer by, with the days left or late while it still matters; empty without one."""
    due = petition.assignment.due if petition.assignment else None
    if due is None:
        return ""
    left = days_text(petition, today)
    return f"{dates.short(due)} ({left})" if left else dates.short(due)


def days_text(petition: Petition, today: date) -> str:
    """``5 days left``, ``3 days late``, ``today``; empty where no answer is awaited."""
    due = petition.assignment.due if petition.assignment else None
    if due is None or status(petition, today) not in (PetitionStatus.ASSIGNED, PetitionStatus.OVERDUE):
        return ""
    days = abs((due - today).days)
    if is_overdue(petition, today):
        return ngettext("{count} day late", "{count} days late", days).format(count=days)
    if days == 0:
        return _("today")
    return ngettext("{count} day left", "{count} days left", days).format(count=days)
