"""The columns of the list of units: sums and grade, then the points of each criterion under its number."""

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.domain.assessment import Mark, Sheet
from doithoai.i18n import gettext as _
from doithoai.work.assessment_paper import worded


def points_of(mark: Mark) -> str:
    """The points that hold, or nothing."""
    return "" if mark.points is None else worded(mark.points)


def columns(criteria: int) -> list[Column[Sheet]]:
    """The unit with its sums and grade, then the points of each criterion under its number."""

    def of_criterion(place: int) -> Column[Sheet]:
        def mark(sheet: Sheet) -> Mark | None:
            return sheet.marks[place] if place < len(sheet.marks) else None

        return Column(
            str(place + 1),
            lambda sheet: points_of(line) if (line := mark(sheet)) else "",
            FIT,
            tip=lambda sheet: line.criterion.title if (line := mark(sheet)) else "",
            right=True,
        )

    return [
        Column(
            _("Unit"), lambda sheet: sheet.unit.name, REST, tip=lambda sheet: f"{sheet.unit.name} ({sheet.unit.code})"
        ),
        Column(_("Points"), lambda sheet: worded(sheet.points) if sheet.out_of else "", FIT, right=True),
        Column(_("Of"), lambda sheet: worded(sheet.out_of) if sheet.out_of else "", FIT, right=True),
        Column("%", lambda sheet: worded(sheet.share) if sheet.out_of else "", FIT, right=True),
        Column(_("Grade"), lambda sheet: sheet.grade.name if sheet.grade else _("no data"), FIT),
        *map(of_criterion, range(criteria)),
    ]
