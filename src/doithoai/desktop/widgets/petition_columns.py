"""The columns of lists of petitions, and the rows as text for the clipboard."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtGui import QIcon

from doithoai.desktop.models.paged import Column
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.status import due_text, petition_icon, petition_status
from doithoai.domain import dates
from doithoai.domain.petition import Petitioner
from doithoai.i18n import gettext as _
from doithoai.register.petitions import PetitionRow

_WORDS_SHOWN = 200


def columns(today: Callable[[], date]) -> list[Column[PetitionRow]]:
    """The columns of the list of all petitions; ``today`` is asked when a cell is drawn."""
    return [
        Column(
            _("Status"),
            lambda row: petition_status(row.petition, today()),
            icon=lambda row: petition_icon(row.petition, today()),
        ),
        Column(_("Session"), session_day, tip=lambda row: row.session_title or ""),
        Column(_("Petitioner"), lambda row: person(row).name or "", icon=private_icon, tip=person_tip),
        Column(_("Village"), lambda row: person(row).address or ""),
        Column(_("Field"), lambda row: row.petition.field or ""),
        Column(_("Words"), first_words, tip=lambda row: row.petition.content or ""),
        Column(_("Lead agency"), lead),
        Column(_("Due"), lambda row: due_text(row.petition, today())),
    ]


def session_day(row: PetitionRow) -> str:
    """The day of the session."""
    return dates.short(row.starts_at.date()) if row.starts_at else ""


def person(row: PetitionRow) -> Petitioner:
    """Who raised it; nobody known is an empty petitioner."""
    return row.petition.petitioner or Petitioner()


def private_icon(row: PetitionRow) -> QIcon | None:
    """A crossed eye beside the name of someone who asked to be kept private."""
    return icon("eye-off") if person(row).confidential else None


def person_tip(row: PetitionRow) -> str:
    """Name, village and telephone; and that the person asked to be kept private."""
    who = person(row)
    kept = _("asked to be kept private") if who.confidential else None
    return ", ".join(part for part in (who.name, who.address, who.phone, kept) if part)


def first_words(row: PetitionRow) -> str:
    """The first words; before them, which time the matter is raised."""
    words = " ".join((row.petition.content or "")[: _WORDS_SHOWN + 40].split())[:_WORDS_SHOWN]
    if row.times > 1:
        return _("(time {number}) {words}").format(number=row.times, words=words)
    return words


def lead(row: PetitionRow) -> str:
    """The agency that leads."""
    return (row.petition.assignment.lead if row.petition.assignment else None) or ""


def as_text(rows: Iterable[PetitionRow], today: date) -> str:
    """Rows for a spreadsheet's clipboard: tabs between columns; nobody who asked to be kept private is named."""
    heads = [column.head for column in columns(lambda: today)]
    return "\n".join("\t".join(line) for line in [heads, *(_line(row, today) for row in rows)])


def _line(row: PetitionRow, today: date) -> list[str]:
    who = person(row)
    name, village = (who.name, who.address) if not who.confidential else (_("(kept private)"), None)
    cells = (
        petition_status(row.petition, today),
        session_day(row),
        name,
        village,
        row.petition.field,
        row.petition.content,
        lead(row),
        due_text(row.petition, today),
    )
    return [" ".join((cell or "").split()) for cell in cells]
