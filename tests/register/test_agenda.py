"""What the day asks for."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.session import DocumentRecord, Session
from doithoai.register import agenda, session_life, sessions
from doithoai.register.connection import Register
from doithoai.work.setting_up import new_register

TODAY = date(2026, 3, 20)


@pytest.fixture
def office(tmp_path: Path):
    with new_register(tmp_path / "o.sdt") as register:
        yield register


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8)


def test_sessions_to_come_nearest_first(office: Register) -> None:
    later, sooner, past = (TODAY + timedelta(days=n) for n in (30, 3, -1))
    sessions.add(office, [Session(n, starts_at=_at(d)) for n, d in (("l", later), ("s", sooner), ("p", past))])
    assert [session.uid for session in agenda.coming(office, datetime(2026, 3, 20, 7))] == ["s", "l"]


def test_a_session_of_today_without_a_time_is_still_to_come(office: Register) -> None:
    sessions.add(office, [Session("t", starts_at=datetime(2026, 3, 20)), Session("y", starts_at=datetime(2026, 3, 19))])
    assert [session.uid for session in agenda.coming(office, datetime(2026, 3, 20, 15))] == ["t"]


def test_a_session_to_come_asks_for_its_announcement_seven_days_before(office: Register) -> None:
    sessions.add(office, [Session("s", starts_at=_at(date(2026, 4, 10)))])
    (duty,) = agenda.duties(office, TODAY)
    assert (duty.kind, duty.deadline.due) == (DocumentKind.ANNOUNCEMENT, date(2026, 4, 3))


def test_a_session_held_asks_for_notice_and_results_until_they_are_issued(office: Register) -> None:
    sessions.add(office, [Session("s", starts_at=_at(date(2026, 3, 16)))])
    duties = {(duty.kind, duty.deadline.due) for duty in agenda.duties(office, TODAY)}
    assert duties == {
        (DocumentKind.NOTICE, date(2026, 3, 23)),  # five working days after a Monday
        (DocumentKind.RESULTS, date(2026, 3, 26)),
    }
    done = Session("t", starts_at=_at(date(2026, 3, 16)), documents=(DocumentRecord(DocumentKind.NOTICE, 1),))
    sessions.add(office, [done])
    assert [duty.kind for duty in agenda.duties(office, TODAY) if duty.session_uid == "t"] == [DocumentKind.RESULTS]


def test_what_is_long_past_is_no_duty_of_the_day(office: Register) -> None:
    sessions.add(office, [Session("s", starts_at=_at(date(2025, 3, 16)))])
    assert agenda.duties(office, TODAY) == []
    assert agenda.held_this_year(office, date(2025, 12, 31)) == 1
    assert agenda.held_this_year(office, TODAY) == 0


def test_of_what_was_postponed_or_cancelled_nothing_is_expected(office: Register) -> None:
    """Neither a session to come, nor papers before or after it, nor a session held."""
    for state in (SessionState.POSTPONED, SessionState.CANCELLED):
        days = {"before": date(2026, 3, 16), "after": date(2026, 4, 10)}
        sessions.add(office, [Session(f"{state}-{n}", starts_at=_at(d), state=state) for n, d in days.items()])
    assert agenda.coming(office, datetime(2026, 3, 20, 7)) == []
    assert agenda.duties(office, TODAY) == []
    assert agenda.held_this_year(office, TODAY) == 0
    assert agenda.to_ask(office, TODAY) == []


def test_one_that_nobody_said_was_held_owes_no_papers_and_is_asked_about_the_next_morning(office: Register) -> None:
    sessions.add(office, [Session("s", title="Hội nghị", starts_at=_at(TODAY), state=SessionState.ANNOUNCED)])
    assert agenda.to_ask(office, TODAY) == []
    tomorrow = TODAY + timedelta(days=1)
    (question,) = agenda.to_ask(office, tomorrow)
    assert (question.uid, question.title, question.starts_at) == ("s", "Hội nghị", _at(TODAY))
    assert agenda.duties(office, tomorrow) == []
    session_life.set_state(office, "s", SessionState.HELD)
    assert agenda.to_ask(office, tomorrow) == []
    assert {duty.kind for duty in agenda.duties(office, tomorrow)} == {DocumentKind.NOTICE, DocumentKind.RESULTS}
    assert agenda.held_this_year(office, tomorrow) == 1
