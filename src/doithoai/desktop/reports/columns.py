"""The columns of the page's two lists: the figures of each field, and what was sent."""

from collections.abc import Callable
from dataclasses import dataclass

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.domain import dates
from doithoai.domain.figures import Figures
from doithoai.i18n import gettext as _
from doithoai.register.dispatches import Dispatch

_DIGEST_SHOWN = 16  # letters of a SHA-256: enough to compare by telephone, short enough for a column


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """The figures of one field, by the name shown; or of all of them together (``total``)."""

    name: str
    figures: Figures
    total: bool = False


def of_figures() -> list[Column[FieldFigures]]:
    """The field, then what is counted of it."""

    def counted(title: str, number: Callable[[Figures], int]) -> Column[FieldFigures]:
        return Column(title, lambda field: str(number(field.figures)), FIT, tip=_hint, right=True)

    return [
        Column(_("Field"), lambda field: field.name, REST, tip=_hint),
        counted(_("Petitions"), lambda figures: figures.petitions),
        counted(_("Answered in the meeting"), lambda figures: figures.answered),
        counted(_("Assigned"), lambda figures: figures.assigned),
        counted(_("Answered in writing"), lambda figures: figures.answered_in_writing),
        counted(_("In progress"), lambda figures: figures.in_progress),
        counted(_("Overdue"), lambda figures: figures.overdue),
    ]


def _hint(_field: FieldFigures) -> str:
    return _("Enter or a double click shows the petitions behind a figure.")


def of_dispatches() -> list[Column[Dispatch]]:
    """When a package was made, for whom, of which days, as which file."""
    return [
        Column(_("Made on"), lambda sent: f"{sent.at:%H:%M %d/%m/%Y}", FIT),
        Column(_("Receiver"), lambda sent: sent.receiver, FIT),
        Column(_("Period"), lambda sent: f"{dates.short(sent.first)} – {dates.short(sent.last)}", FIT),
        Column(_("File"), lambda sent: sent.file, REST),
        Column("SHA-256", lambda sent: sent.sha256[:_DIGEST_SHOWN], FIT, tip=lambda sent: sent.sha256),
    ]
