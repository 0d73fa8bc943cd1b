"""The date an agency gets, as a person types it in the meeting: ``15``, ``+15``, ``5/12``, or nothing.

Days are counted as the office's own time limit for answers counts them; nothing typed takes the limit itself.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from doithoai.domain import dates, deadlines, text
from doithoai.domain.calendar import WorkCalendar
from doithoai.domain.deadlines import Deadline, DeadlineRule

_DAYS = re.compile(r"^\+? ?(\d{1,3})(?: ?(?:ngay|n|d))?$")


@dataclass(frozen=True, slots=True)
class Due:
    """A date and, where it was counted, its reckoning; a date typed as a date has none."""

    day: date
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class AnswerLimit:
    """What the date of an answer is counted by.

    Attributes:
        rule: the office's time limit for answers.
        start: the day counted from: the notice's, issued or expected.
        notice: how the expected day of the notice was found; None once the notice is issued.
    """

    rule: DeadlineRule
    start: date
    calendar: WorkCalendar
    notice: Deadline | None = None

    def read(self, typed: str) -> Due | None:
        """The date meant by what is typed; None when it means none.

        A date without a year is the next one on or after the day counted from, and up to half a year before it
        is taken as it stands: a person may give a day before the notice is out.
        """
        typed = typed.strip()
        if not typed:
            return self._counted(self.rule)
        if match := _DAYS.match(text.fold(typed)):
            days = int(match[1])
            return self._counted(replace(self.rule, days=days)) if days else None
        day = dates.parse_typed(typed, self.start)
        return Due(self._coming(typed, day)) if day else None

    def _counted(self, rule: DeadlineRule) -> Due:
        deadline = deadlines.compute(rule, self.start, self.calendar)
        return Due(deadline.due, deadline)

    def _coming(self, typed: str, day: date) -> date:
        """``5/1`` said in December is of next year."""
        next_year = dates.parse_typed(typed, date(day.year + 1, 1, 1))
        if next_year is None or next_year == day or (self.start - day).days <= _HALF_A_YEAR:
            return day
        return next_year


_HALF_A_YEAR = 183
