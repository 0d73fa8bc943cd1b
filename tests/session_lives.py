"""Sessions at every point of their life: the domain says which were held, and the register counts by the same."""

from datetime import date, datetime

from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Attendee, Session

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 15)
AHEAD, PAST = datetime(2026, 4, 2, 8), datetime(2026, 3, 16, 8)

HELD = [
    (Session("s", state=SessionState.HELD, starts_at=AHEAD), True),
    (Session("s", state=SessionState.PLANNED, starts_at=PAST), False),
    (Session("s", state=SessionState.ANNOUNCED, starts_at=PAST, opening="Báo cáo."), False),
    (Session("s", state=SessionState.POSTPONED, starts_at=PAST), False),
    (Session("s", state=SessionState.CANCELLED, starts_at=PAST), False),
    (Session("s", starts_at=PAST), True),
    (Session("s", starts_at=AHEAD, petitions=(Petition("p"),)), False),
    (Session("s"), False),
    (Session("s", opening="Báo cáo."), True),
    (Session("s", conclusion="Kết luận."), True),
    (Session("s", notice_conclusion="Kết luận."), True),
    (Session("s", citizens_present=0), True),
    (Session("s", read_back=False), True),
    (Session("s", ends_at=NOW), True),
    (Session("s", attendees=(Attendee("A"),)), False),
    (Session("s", attendees=(Attendee("A", present=False),)), True),
    (Session("s", petitions=(Petition("p"),)), True),
    (Session("s", starts_at=NOW), False),
    (Session("s", starts_at=NOW, petitions=(Petition("p"),)), True),
    (Session("s", starts_at=NOW, petitions=(Petition("p", received_on=PAST.date()),)), False),
    (Session("s", starts_at=NOW, petitions=(Petition("p", received_on=PAST.date(), answer=Answer("A")),)), True),
]
"""Sessions with whether they were held, as seen on `TODAY`."""
