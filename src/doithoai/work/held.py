"""Papers and the life of a session: what was not held has no minutes, what is cancelled is not announced."""

from datetime import date

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.session import Session, was_held
from doithoai.register import session_life
from doithoai.register.connection import Register

_OF_HELD = (DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.RESULTS)
_CALLING = (DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION)

_NOT_HELD = {
    SessionState.POSTPONED: N_("The session {title} was postponed, so there is no such paper of it."),
    SessionState.CANCELLED: N_("The session {title} was cancelled, so there is no such paper of it."),
}


class SessionNotHeld(AppError):
    """A paper tells of a session that was not held, or calls to one that is cancelled."""


def guard(kind: DocumentKind, session: Session, day: date) -> None:
    """Let through what a paper of ``kind`` dated ``day`` may tell of the session.

    Raises:
        SessionNotHeld: minutes, a notice or results of a session that was not held; a call to one that is cancelled.
    """
    today = max(day, date.today())
    if kind in _OF_HELD and not was_held(session, today):
        message = N_("The session {title} is not held yet, so there is no such paper of it.")
        if session.state in _NOT_HELD:
            message = _NOT_HELD[session.state]
        remedy = N_("If it was held, say so on its page: state of the session, Held.")
        raise SessionNotHeld(message, remedy=remedy, title=session.title or session.uid)
    if kind in _CALLING and session.state is SessionState.CANCELLED:
        message = N_("The session {title} is cancelled; nobody is called to it.")
        remedy = N_("If it takes place after all, say so on its page: state of the session, Planned.")
        raise SessionNotHeld(message, remedy=remedy, title=session.title or session.uid)


def issued(register: Register, kind: DocumentKind, session_uid: str) -> None:
    """What issuing a paper says of the session: one that people are called to is announced; inside a step."""
    if kind in _CALLING:
        session_life.announce(register, session_uid)
