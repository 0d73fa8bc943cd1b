"""Papers of sessions at every point of their life."""

from datetime import date, datetime

import pytest

from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.session import Person, Session
from doithoai.register import documents, history, session_life, sessions
from doithoai.work import held, printing
from doithoai.work.held import SessionNotHeld
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

TODAY = date(2026, 11, 27)
TELLING = (DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.RESULTS)
CALLING = (DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION)


def a_session(state: SessionState | None) -> Session:
    return Session(
        "s",
        title="Hội nghị đối thoại",
        state=state,
        starts_at=datetime(2026, 11, 20, 8),
        place="Hội trường xã",
        chair=Person("Phan Đình Lưu", "Chủ tịch UBND xã"),
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with new_register(tmp_path_factory.mktemp("held") / "so.sdt") as register:
        sessions.create(register, a_session(SessionState.PLANNED))
        yield register


@pytest.mark.parametrize("kind", TELLING)
@pytest.mark.parametrize("state", [state for state in SessionState if state is not SessionState.HELD])
def test_what_was_not_held_has_no_minutes_no_notice_and_no_results(kind, state):
    with pytest.raises(SessionNotHeld, match="Hội nghị đối thoại"):
        held.guard(kind, a_session(state), TODAY)


@pytest.mark.parametrize("kind", TELLING)
@pytest.mark.parametrize("state", [None, SessionState.HELD])
def test_what_was_held_has_them(kind, state):
    held.guard(kind, a_session(state), TODAY)


def test_a_day_that_lies_ahead_was_not_held_whatever_the_file_forgot_to_say():
    ahead = Session("s", starts_at=datetime(2100, 1, 1, 8))
    with pytest.raises(SessionNotHeld):
        held.guard(DocumentKind.MINUTES, ahead, TODAY)
    held.guard(DocumentKind.MINUTES, ahead, date(2100, 1, 2))


@pytest.mark.parametrize("kind", CALLING)
def test_nobody_is_called_to_a_session_that_is_cancelled(kind):
    with pytest.raises(SessionNotHeld, match="cancelled"):
        held.guard(kind, a_session(SessionState.CANCELLED), TODAY)
    held.guard(kind, a_session(SessionState.POSTPONED), TODAY)


def test_a_refused_paper_takes_no_number_and_has_no_preview(register):
    order = Order(DocumentKind.MINUTES, "s")
    with pytest.raises(SessionNotHeld):
        printing.preview(register, order, TODAY)
    with pytest.raises(SessionNotHeld):
        printing.issue(register, order, TODAY)
    assert documents.book(register) == []


def test_issuing_an_announcement_makes_a_planned_session_announced(register):
    head = history.steps(register, 1)[0].id
    printing.issue(register, Order(DocumentKind.ANNOUNCEMENT, "s"), TODAY)
    assert sessions.get(register, "s").state is SessionState.ANNOUNCED
    assert history.steps(register, 1)[0].id == head + 1, "both are one act"
    session_life.set_state(register, "s", SessionState.POSTPONED)
    printing.issue(register, Order(DocumentKind.INVITATION, "s", addressee="Công an xã"), TODAY)
    assert sessions.get(register, "s").state is SessionState.ANNOUNCED
    session_life.set_state(register, "s", SessionState.HELD)
    printing.issue(register, Order(DocumentKind.ANNOUNCEMENT, "s"), TODAY)
    assert sessions.get(register, "s").state is SessionState.HELD
