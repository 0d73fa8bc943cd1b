"""Checking finished documents: what the checker found, told in the person's language, or as data for programs."""

from pathlib import Path

from doithoai.documents.check.lint import check_file
from doithoai.documents.check.report import COMPONENTS, Departure, Place, Report
from doithoai.i18n import gettext as _

_MOST_PLACES = 3  # of one departure are told; programs get them all


def check(path: Path, choice: str) -> Report:
    """Every departure of a finished document from the rules of its format; see `check_file`."""
    return check_file(path, choice)


def lines(report: Report, path: Path) -> list[str]:
    """What a person is told: a line for each departure, or that there is none; then what was not checked."""
    texts = [_line(departure) for departure in report.departures]
    if not texts:
        texts = [_("{path}: nothing departs from {rules}.").format(path=path, rules=report.form.title)]
    if report.unchecked:
        names = "; ".join(map(_, report.unchecked))
        texts.append(_("Not checked, because the file does not tell: {names}.").format(names=names))
    return texts


def _line(departure: Departure) -> str:
    text = _("{place}: {component}: {message} ({clause})")
    return text.format(
        place=_places(departure),
        component=_(COMPONENTS[departure.component]),
        message=_sentence(departure),
        clause=departure.clause,
    )


def _sentence(departure: Departure) -> str:
    """The sentence without its full stop: the clause follows."""
    return _(departure.message).format(**departure.params).removesuffix(".")


def _places(departure: Departure) -> str:
    places = "; ".join(map(_place, departure.places[:_MOST_PLACES])) or _("whole document")
    more = len(departure.places) - _MOST_PLACES
    return places + (" " + _("and {count} more").format(count=more) if more > 0 else "")


def _place(place: Place) -> str:
    parts = []
    if place.page:
        parts.append(_("page {page}").format(page=place.page))
    if place.top is not None:
        parts.append(_("{distance} mm from the top").format(distance=f"{place.top:.0f}"))
    if place.row:
        parts.append(_("paragraph {number}").format(number=place.row))
    if place.words:
        parts.append(f"“{place.words}”")
    return ", ".join(parts)


def as_data(report: Report, path: Path) -> dict[str, object]:
    """The report for programs: rules by name, every place, texts in the person's language."""
    return {
        "file": str(path),
        "format": report.form.id,
        "departures": [
            {
                "rule": departure.rule,
                "component": departure.component,
                "clause": departure.clause,
                "message": _(departure.message).format(**departure.params),
                "places": [_place_data(place) for place in departure.places],
            }
            for departure in report.departures
        ],
        "not_checked": [_(name) for name in report.unchecked],
    }


def _place_data(place: Place) -> dict[str, object]:
    top = None if place.top is None else round(place.top, 1)
    return {"page": place.page or None, "top_mm": top, "paragraph": place.row or None, "text": place.words}
