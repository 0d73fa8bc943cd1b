"""What happens to a session in its life: people are called to it, it is held, put off or cancelled."""

from dataclasses import replace
from datetime import date, datetime

from doithoai.domain.errors import N_
from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session, is_of_meeting, state_after
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet


def set_state(register: Register, uid: str, state: SessionState) -> ChangeSet:
    """Say where a session stands: held, postponed, cancelled."""
    label = N_("Say whether it was held")
    return sessions.edit(register, uid, lambda session: replace(session, state=state), label=label)


def petition_entered(register: Register, session_uid: str, was: Petition | None, now: Petition) -> None:
    """A petition raised, answered or assigned makes its session one that was held; inside a step."""

    def entered(session: Session) -> Session:
        if was is not None and is_of_meeting(was, session.starts_at):
            return session
        state = state_after(session, replace(session, petitions=(now,)), datetime.now())
        return replace(session, state=state)

    sessions.edit(register, session_uid, entered)


def announce(register: Register, uid: str) -> None:
    """An announcement or invitation was issued: a session that was planned or postponed is announced; inside a step."""

    def announced(session: Session) -> Session:
        is_ahead = session.starts_at is not None and session.starts_at.date() > date.today()
        if session.state in (SessionState.PLANNED, SessionState.POSTPONED) or (session.state is None and is_ahead):
            return replace(session, state=SessionState.ANNOUNCED)
        return session

    sessions.edit(register, uid, announced)
