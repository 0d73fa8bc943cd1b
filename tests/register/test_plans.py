"""The plan as it was issued: the latest one that covers the days asked for."""

from datetime import date, datetime

import pytest

from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period, named_period
from doithoai.domain.session import Session
from doithoai.register import documents, plans, sessions
from doithoai.register.documents import Decided, Making

JANUARY = date(2026, 1, 10)
YEAR = named_period("year", JANUARY)
SPRING = Period(date(2026, 1, 1), date(2026, 3, 31))


def issue(register, day: date, *starts: str, replaces: str | None = None) -> str:
    planned = [{"uid": f"s{place}", "title": f"Hội nghị {place}", "starts_at": at} for place, at in enumerate(starts)]
    making = Making(b"%PDF-1.7", "KH-UBND", "nd30", {"plan": planned})
    decided = Decided(day, SeriesKey("KH-UBND", "2026"), lambda _number: making, YEAR)
    return documents.issue(register, DocumentKind.PLAN, "", lambda: decided, replaces=replaces).uid


@pytest.fixture
def planned(register):
    issue(register, JANUARY, "2026-03-18T08:00", "2026-09-12T08:00")
    return register


def test_it_has_its_number_and_the_sessions_of_the_period(planned):
    plan = plans.issued(planned, SPRING, date(2026, 4, 1))
    assert (plan.record.number, plan.record.symbol, plan.record.date) == (1, "KH-UBND", JANUARY)
    assert [(session.uid, session.title, session.day) for session in plan.sessions] == [
        ("s0", "Hội nghị 0", date(2026, 3, 18))
    ]
    assert len(plans.issued(planned, YEAR, date(2026, 4, 1)).sessions) == 2


def test_of_days_it_does_not_cover_and_before_it_was_issued_there_is_none(planned):
    assert plans.issued(planned, Period(date(2025, 12, 1), date(2026, 1, 31)), date(2026, 4, 1)) is None
    assert plans.issued(planned, YEAR, date(2026, 1, 9)) is None


def test_a_later_one_stands_in_the_place_of_the_first(planned):
    issue(planned, date(2026, 6, 1), "2026-03-18T08:00")
    assert len(plans.issued(planned, YEAR, date(2026, 12, 31)).sessions) == 1
    assert len(plans.issued(planned, YEAR, date(2026, 5, 31)).sessions) == 2, "as it stood then"


def test_where_the_sessions_stand_is_told_without_loading_them(register):
    days = {"held": 3, "postponed": 5, "planned": 12}
    for uid, month in days.items():
        state = SessionState(uid)
        sessions.create(register, Session(uid, title=uid, state=state, starts_at=datetime(2026, month, 18, 8)))
    sessions.create(register, Session("unsaid", starts_at=datetime(2026, 6, 1, 8)))
    sessions.create(register, Session("binned", starts_at=datetime(2026, 6, 1, 8)))
    sessions.discard(register, "binned")
    today = date(2026, 7, 1)
    standing = plans.standing(register, ["held", "planned", "unsaid", "binned"], today)
    assert {uid: session.was_held for uid, session in standing.items()} == {
        "held": True,
        "planned": False,
        "unsaid": True,
    }
    assert standing["planned"] == plans.Standing("planned", date(2026, 12, 18), SessionState.PLANNED, was_held=False)
    assert [session.title for session in plans.not_held(register, YEAR, today)] == ["postponed", "planned"]
