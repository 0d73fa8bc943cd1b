"""A session becomes held by what is entered of it, announced by what is issued; both are undone with their act."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Session
from doithoai.register import history, petitions, sessions


def test_a_petition_raised_makes_a_planned_session_held_and_undo_takes_both_back(register):
    sessions.create(register, Session("s", state=SessionState.PLANNED, starts_at=datetime(2026, 3, 16, 8)))
    petitions.add(register, "s", Petition("p1", received_on=date(2026, 3, 10)))
    assert sessions.get(register, "s").state is SessionState.PLANNED, "it came before the session"
    petitions.set_parts(register, "p1", {"answer.text": "Đã sửa."})
    assert sessions.get(register, "s").state is SessionState.HELD, "it was answered in it"
    history.undo(register)
    assert sessions.get(register, "s").state is SessionState.PLANNED
    petitions.add(register, "s", Petition("p2"))
    assert sessions.get(register, "s").state is SessionState.HELD


def test_what_a_session_is_prepared_with_leaves_it_planned(register):
    ahead = datetime.now() + timedelta(days=7)
    sessions.create(register, Session("s", state=SessionState.PLANNED, starts_at=ahead.replace(microsecond=0)))
    sessions.edit(register, "s", lambda s: replace(s, opening="Báo cáo.", attendees=(Attendee("A"),)))
    petitions.add(register, "s", Petition("p1"))
    assert sessions.get(register, "s").state is SessionState.PLANNED
    sessions.edit(register, "s", lambda s: replace(s, starts_at=datetime(2026, 3, 16, 8)))
    sessions.edit(register, "s", lambda s: replace(s, citizens_present=40))
    assert sessions.get(register, "s").state is SessionState.HELD
