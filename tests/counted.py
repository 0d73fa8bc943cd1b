"""Figures counted over whole sessions and petitions in memory: what the queries of the register are held against."""

from collections.abc import Iterable, Sequence
from datetime import date

from doithoai.domain.figures import Counting, Summary
from doithoai.domain.period import Period
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.domain.turnover import TurnoverCounting, TurnoverTables


def summarise(
    sessions: Iterable[Session], today: date, *, unit: str | None = None, field_order: Sequence[str] = ()
) -> Summary:
    """The figures of ``sessions``, all of one unit, as of ``today``."""
    counting = Counting(today)
    for session in sessions:
        counting.add(session, unit)
    return counting.summary(field_order)


def received_day(petition: Petition, session_day: date | None) -> date | None:
    """The day a petition came in: its own, else that of the session it was raised in; None where neither is known."""
    return petition.received_on or session_day


def tables_of(
    petitions: Iterable[tuple[Petition, date]], period: Period | None, field_order: Iterable[str] = ()
) -> TurnoverTables:
    """The counts of petitions, each with the day it was received."""
    counting = TurnoverCounting(period)
    for petition, received in petitions:
        counting.add(petition, received)
    return counting.tables(field_order)
