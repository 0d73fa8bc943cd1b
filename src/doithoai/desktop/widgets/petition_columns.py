"""The columns of lists of petitions, and the rows as text for the clipboard."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QIcon

from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.status import due_text, petition_icon, petition_status
from doithoai.domain import dates
from doithoai.domain.petition import Petitioner
from doithoai.i18n import gettext as _
from doithoai.register.petitions import PetitionRow

# Letters of a petition's words that a list draws: the widest screen holds no more in one line.
_DRAWN = 200

PetitionColumn = Column[PetitionRow]


def columns(today: Callable[[], date]) -> list[PetitionColumn]:
    """The columns of the list of all petitions; ``today`` is asked when a cell is drawn.

    Their widths hold the usual status, date, name and agency.
    """
    return [
        Column(
            _("Status"),
            lambda row: petition_status(row.petition, today()),
            21,
            icon=lambda row: petition_icon(row.petition, today()),
        ),
        session_column(15),
        petitioner_column(17),
        Column(_("Village"), lambda row: person(row).address or "", 15),
        Column(_("Field"), lambda row: row.petition.field or "", 13),
        words_column(),
        lead_column(16),
        Column(_("Due"), lambda row: due_text(row.petition, today()), 27),
        unit_column(15),
    ]


# -- columns that several lists have, in a width (in letters) of their own --------------------


def words_column() -> PetitionColumn:
    """What is asked for: the first words in what is left of the line, all of them over it and on the clipboard."""
    return Column(_("Words"), first_words, REST, tip=all_words, copied=all_words)


def petitioner_column(width: int) -> PetitionColumn:
    """Who raised it."""
    return Column(_("Petitioner"), lambda row: person(row).name or "", width, icon=private_icon, tip=person_tip)


def lead_column(width: int) -> PetitionColumn:
    """The agency that leads."""
    return Column(_("Lead agency"), lead, width)


def unit_column(width: int) -> PetitionColumn:
    """The office that held the session; blank for the register's own. Only a register of several shows it."""
    return Column(_("Unit"), lambda row: row.office or "", width)


def session_column(width: int) -> PetitionColumn:
    """The day of the session, its title over it."""
    return Column(_("Session"), session_day, width, tip=lambda row: row.session_title or "")


# -- cells ---------------------------------------------------------------------------------


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
    petitioner = person(row)
    request = _("asked to be kept private") if petitioner.confidential else None
    return ", ".join(part for part in (petitioner.name, petitioner.address, petitioner.phone, request) if part)


def first_words(row: PetitionRow) -> str:
    """The first words; before them, which time the matter is raised."""
    # Runs of blanks become one: a few more letters than are drawn make up for them.
    words = " ".join((row.petition.content or "")[: _DRAWN + 40].split())[:_DRAWN]
    if row.times > 1:
        return _("(time {number}) {words}").format(number=row.times, words=words)
    return words


def all_words(row: PetitionRow) -> str:
    """The words as they were written down."""
    return row.petition.content or ""


def lead(row: PetitionRow) -> str:
    """The agency that leads."""
    return (row.petition.assignment.lead if row.petition.assignment else None) or ""


# -- the clipboard -------------------------------------------------------------------------


def as_text(rows: Iterable[PetitionRow], today: date) -> str:
    """Rows for a spreadsheet's clipboard: tabs between columns; nobody who asked to be kept private is named."""
    rows = list(rows)
    listed = columns(lambda: today)
    if not any(row.office for row in rows):
        listed.pop()
    lines = [[column.title for column in listed]]
    for row in rows:
        nameless = _for_copying(row)
        lines.append([column.copied_text(nameless) for column in listed])
    return "\n".join("\t".join(line) for line in lines)


def _for_copying(row: PetitionRow) -> PetitionRow:
    """The row without name and village of someone who asked to be kept private."""
    if not person(row).confidential:
        return row
    nameless = replace(person(row), name=_("(kept private)"), address=None, phone=None)
    return replace(row, petition=replace(row.petition, petitioner=nameless))
