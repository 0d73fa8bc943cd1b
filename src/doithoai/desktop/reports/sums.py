"""The lines over the table of figures: sums of the period, each number a link to what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from doithoai.domain import dates
from doithoai.domain.figures import Summary
from doithoai.domain.kinds import SessionKind
from doithoai.domain.turnover import Figure, TurnoverTables
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of a period; ``without_day``: petitions that no period counts, for want of a day."""

    summary: Summary
    turnover: TurnoverTables
    without_day: int = 0


def summary_lines(counts: Counts) -> Iterator[str]:
    """The lines, as rich text; links are named ``sessions:KIND`` and ``petitions:FIGURE``."""
    whole, settled = counts.summary.whole, counts.turnover.whole
    yield _(
        "Sessions held: {sessions} (periodic {periodic}, called {adhoc}, thematic {thematic}). People: {people}."
    ).format(
        sessions=_link("sessions:", whole.sessions),
        periodic=_link(f"sessions:{SessionKind.PERIODIC}", whole.periodic),
        adhoc=_link(f"sessions:{SessionKind.ADHOC}", whole.adhoc),
        thematic=_link(f"sessions:{SessionKind.THEMATIC}", whole.thematic),
        people=whole.people,
    )
    if counts.turnover.period:
        yield _("By {day}: to settle {to_settle}, settled {settled}, left {left}, of these overdue {late}.").format(
            day=dates.short(counts.turnover.period.last),
            to_settle=_link(f"petitions:{Figure.TO_SETTLE}", settled.to_settle),
            settled=_link(f"petitions:{Figure.SETTLED}", settled.settled),
            left=_link(f"petitions:{Figure.LEFT}", settled.left),
            late=_link(f"petitions:{Figure.LEFT_LATE}", settled.left_late),
        )
    if settled.undated:
        words = ngettext(
            "{count} settled petition has no day written down and is counted on the day it was received.",
            "{count} settled petitions have no day written down and are counted on the day they were received.",
            settled.undated,
        )
        yield words.format(count=_link(f"petitions:{Figure.UNDATED}", settled.undated))
    if counts.without_day:
        words = ngettext(
            "{count} petition is in no period: its session has no date.",
            "{count} petitions are in no period: their sessions have no date.",
            counts.without_day,
        )
        yield words.format(count=counts.without_day)


def _link(name: str, count: int) -> str:
    """A number that opens what it counts; nothing is behind a zero."""
    return f'<a href="{name}">{count}</a>' if count else str(count)
