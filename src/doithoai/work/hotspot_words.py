"""How hot spots are told: place, reasons with their figures, what is proposed."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta

from doithoai.domain.dates import short
from doithoai.domain.errors import N_
from doithoai.domain.hotspots import Foreseen, HotSpot, Reason, Thresholds
from doithoai.i18n import gettext as _
from doithoai.work.thematic import title

_REASONS = {
    Reason.REPEATED: N_("brought up in {sessions} sessions within {days} days"),
    Reason.RISING: N_("rising: {newer} petitions in the newer half of the time, {older} before"),
    Reason.LATE: N_("{late} past their date"),
    Reason.UNANSWERED: N_("{unanswered} not settled for more than {unanswered_days} days"),
    Reason.UNSATISFIED: N_("{unsatisfied} brought up once more after they had been settled"),
    Reason.JUMPED: N_("{jumped} brought before a higher level than the one that may settle them"),
}


def reasons(hot: HotSpot, limits: Thresholds) -> list[str]:
    """Why a place is listed, each reason with its figures."""
    numbers = {**asdict(limits), **asdict(hot.counts), "older": hot.counts.older}
    return [_(_REASONS[reason]).format(**numbers) for reason in hot.reasons]


def village(hot: HotSpot) -> str:
    """The village, or that it is not known."""
    return hot.spot.village or _("place not known")


def place(hot: HotSpot) -> str:
    """The village, and whose it is where the register holds several offices."""
    return f"{village(hot)}, {hot.spot.unit}" if hot.spot.unit else village(hot)


def proposal(hot: HotSpot, limits: Thresholds, day: date) -> str:
    """The thematic session that is proposed, in a line."""
    until = short(day + timedelta(days=limits.within_days))
    return _("Hold a session on this theme by {day}: {title}").format(day=until, title=title(hot))


def lines(spots: Iterable[HotSpot], limits: Thresholds, day: date) -> list[str]:
    """A line each, separated by tabs: place, field, petitions, reasons, what is proposed."""
    return [
        "\t".join(
            (
                *(place(hot), hot.spot.field, str(hot.counts.petitions)),
                *("; ".join(reasons(hot, limits)), proposal(hot, limits, day)),
            )
        )
        for hot in spots
    ]


def looked_back(firsts: Iterable[Foreseen], limits: Thresholds) -> list[str]:
    """A line each, separated by tabs: the first day, place, field, reasons."""
    return [
        "\t".join((short(first.day), place(first.hot), first.hot.spot.field, "; ".join(reasons(first.hot, limits))))
        for first in firsts
    ]
