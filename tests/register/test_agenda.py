"""What the day asks for."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import DocumentRecord, Session
from doithoai.register import agenda, sessions
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
