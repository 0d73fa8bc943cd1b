"""Which date a paper carries where none is chosen."""

from datetime import date

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session


class DateUnknown(AppError):
    """A document needs a date and nothing known gives one."""


def document_day(kind: DocumentKind, session: Session, chosen: date | None, today: date) -> date:
    """The date a document carries: the one chosen; for minutes the session's own day; else ``today``.

    Raises:
        DateUnknown: minutes of a session whose day is not known.
    """
    if chosen:
        return chosen
    if kind is not DocumentKind.MINUTES:
        return today
    moment = session.ends_at or session.starts_at
    if moment is None:
        raise DateUnknown(
            N_("The session {title} has no date, so its minutes cannot be dated."),
            remedy=N_("Enter the session's time, or give a date."),
            title=session.title or session.uid,
        )
    return moment.date()
