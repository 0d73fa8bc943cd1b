"""The columns of two lists over all units: petitions passed up to this office, and matters of several places."""

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register.across import Matter, PassedUp

_DRAWN = 200  # letters of a petition's words that a list draws


def of_passed_up() -> list[Column[PassedUp]]:
    """From which unit, of which day, about what; and whether the unit says that it passed it on."""
    return [
        Column(_("Unit"), lambda row: row.office or row.code or "", 26),
        Column(_("Session"), lambda row: dates.short(row.day) if row.day else "", FIT),
        Column(_("Words"), lambda row: _one_line(row.content), REST, tip=lambda row: row.content or ""),
        Column(_("Field"), lambda row: row.field or "", 20),
        Column(_("Passed on"), lambda row: _("yes") if row.transferred else "", FIT),
    ]


def of_matters() -> list[Column[Matter]]:
    """What it is about, and where it is brought up."""
    return [
        Column(_("Words"), lambda row: _one_line(row.content), REST, tip=lambda row: row.content),
        Column(_("Units"), lambda row: str(row.offices), FIT, right=True),
        Column(_("Villages"), lambda row: str(row.villages), FIT, right=True),
        Column(_("Petitions"), lambda row: str(row.petitions), FIT, right=True),
        Column(_("Where"), lambda row: row.names, 50),
    ]


def _one_line(text: str | None) -> str:
    return " ".join((text or "")[: _DRAWN + 40].split())[:_DRAWN]
