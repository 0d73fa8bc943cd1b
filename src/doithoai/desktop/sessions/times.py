"""The day of a session, when it begins and when it ends: three fields, one pair of moments."""

from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtCore import QObject, Signal

from doithoai.desktop.widgets.read_fields import DateField, ReadField, TimeField
from doithoai.domain import dates
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _


class SessionTimes(QObject):
    """Reads the three fields together.

    What was typed last is refused, and stays on the screen, while it does not fit the other two; nothing that is
    stored is given up for it. Once it fits, all of them are stored.

    Signals:
        saved: which part the person changed (``day`` of both moments, ``starts_at``, ``ends_at``) and what the fields
            now mean together: a function of the session.
    """

    saved = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.day = DateField(_("Date"))
        self.starts = TimeField(_("Begins"))
        self.ends = TimeField(_("Ends"))
        self._length = timedelta()
        self._behind: time | None = None  # typed behind the day: when the session begins
        self.day.textEdited.connect(self._day_edited)
        self.day.saved.connect(self._day_typed)
        self.starts.saved.connect(lambda _clock: self._time_typed(self.starts, "starts_at"))
        self.ends.saved.connect(lambda _clock: self._time_typed(self.ends, "ends_at"))

    def show_session(self, session: Session) -> None:
        """Show when a session is."""
        self._length = length_of(session)
        self.day.set_value(day_of(session))
        self.starts.set_value(dates.clock_of(session.starts_at))
        self.ends.set_value(dates.clock_of(session.ends_at))

    def _day_edited(self, typed: str) -> None:
        self._behind = dates.time_behind(typed)

    def _day_typed(self, day: date | None) -> None:
        behind, self._behind = self._behind, None
        if day is not None and behind is not None:
            self.starts.setText(self.starts.show_as(behind))
        for field in (self.starts, self.ends) if day is None else ():
            if field.value() is not None:
                field.refuse(_("A time needs a day: enter the date first."))
        self._store(self.day, "day")

    def _time_typed(self, field: TimeField, part: str) -> None:
        if self.day.value() is None and field.value() is not None:
            if self.day.text().strip():  # a date that cannot be read: the time waits until it can
                field.refuse(_("A time needs a day: enter the date first."))
                return
            self.day.set_value(date.today())  # in sight beside the time; a time alone could not be stored
        self._store(field, part)

    def _store(self, typed: ReadField, part: str) -> None:
        """Store all three as they stand, or what was typed last with what is stored of the others."""
        for taken in ((self.day, self.starts, self.ends), (typed,)):
            day, starts, ends = (
                field.value() if field in taken else field.stored for field in (self.day, self.starts, self.ends)
            )
            if self._fit(starts, ends):
                break
        else:
            typed.refuse(_("The session would end before it begins."))
            return
        for field in taken if day else ():
            field.accept()
        self.saved.emit(part, lambda session: with_times(session, day, starts, ends))

    def _fit(self, starts: time | None, ends: time | None) -> bool:
        return starts is None or ends is None or starts <= ends or bool(self._length)


def day_of(session: Session) -> date | None:
    """The day a session is on."""
    moment = session.starts_at or session.ends_at
    return moment.date() if moment else None


def with_times(session: Session, day: date | None, starts: time | None, ends: time | None) -> Session:
    """The session on a day, from and to these times; one of several days stays as long as it was."""
    return replace(
        session,
        starts_at=dates.at(day, starts),
        ends_at=dates.at(day + length_of(session), ends) if day and ends else None,
    )


def length_of(session: Session) -> timedelta:
    """How many days after its first day a session ends."""
    if session.starts_at and session.ends_at:
        return session.ends_at.date() - session.starts_at.date()
    return timedelta()
