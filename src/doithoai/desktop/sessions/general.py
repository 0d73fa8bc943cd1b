"""What the session is: kind, title, when, where, with whom, who chairs and who writes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QGroupBox, QLineEdit, QVBoxLayout

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.fields import ChoiceField, DateField, LineField, NumberField, TextField, TimeField, at
from doithoai.desktop.widgets.labels import beside, label
from doithoai.desktop.words import KINDS, SIDES, choices
from doithoai.domain.session import Person, Session
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, offices, sessions


class GeneralTab(SessionTab):
    """Thông tin chung."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = self.wired(LineField(_("Title")), "title", lambda s: s.title, lambda s, v: replace(s, title=v))
        self.kind = self.wired(
            ChoiceField(_("Kind"), choices(KINDS)), "kind", lambda s: s.kind, lambda s, v: replace(s, kind=v)
        )
        self.side = self.wired(
            ChoiceField(_("Held by"), choices(SIDES)), "side", lambda s: s.side, lambda s, v: replace(s, side=v)
        )
        self.day = self.wired(DateField(_("Date")), "day", _day, _with_day)
        self.starts = self.wired(TimeField(_("Begins")), "starts", lambda s: _clock(s.starts_at), _with_start)
        self.ends = self.wired(TimeField(_("Ends")), "ends", lambda s: _clock(s.ends_at), _with_end)
        self.place = self.wired(LineField(_("Place")), "place", lambda s: s.place, lambda s, v: replace(s, place=v))
        self.audience = self.wired(
            LineField(_("With whom")), "audience", lambda s: s.audience, lambda s, v: replace(s, audience=v)
        )
        self.citizens = self.wired(
            NumberField(_("Citizens present")),
            "citizens",
            lambda s: s.citizens_present,
            lambda s, v: replace(s, citizens_present=v),
        )
        self.chair = self._name(_("Chair"), "chair")
        self.chair_position = self._position(_("Position of the chair"), "chair")
        self.taker = self._name(_("Minute taker"), "minute_taker")
        self.taker_position = self._position(_("Position of the minute taker"), "minute_taker")
        self.opening = self.wired(
            TextField(_("Opening and report of the head"), rows=5, most=9),
            "opening",
            lambda s: s.opening,
            lambda s, v: replace(s, opening=v),
        )
        self.fields: list[QCheckBox] = []
        self._lay_out()
        self._offer()

    # -- building --------------------------------------------------------------------

    def _name(self, name: str, part: str) -> LineField:
        field: LineField = self.wired(
            LineField(name), part, lambda s: _of(s, part).name or None, lambda s, v: _with(s, part, name=v or "")
        )
        return field

    def _position(self, name: str, part: str) -> LineField:
        field: LineField = self.wired(
            LineField(name),
            f"{part}_position",
            lambda s: _of(s, part).position,
            lambda s, v: _with(s, part, position=v),
        )
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(10)
        rows = (
            ((_("&Title"), self.title, 5),),
            ((_("&Kind"), self.kind, 1), (_("Held &by"), self.side, 1), (_("&Citizens present"), self.citizens, 1)),
            ((_("&Date"), self.day, 1), (_("Be&gins"), self.starts, 1), (_("En&ds"), self.ends, 1)),
            ((_("&Place"), self.place, 3), (_("With &whom"), self.audience, 1)),
            ((_("C&hair"), self.chair, 1), (_("Position"), self.chair_position, 3)),
            ((_("&Minute taker"), self.taker, 1), (_("Position"), self.taker_position, 3)),
        )
        for place, row in enumerate(rows):
            column = 0
            for name, field, span in row:
                grid.addWidget(label(name, "", field), place, column)
                grid.addWidget(field, place, column + 1, 1, span)
                column += 1 + span
        self._box = QGroupBox(_("Fields"))
        self._list = QVBoxLayout(self._box)
        self._list.setSpacing(2)
        grid.addWidget(self._box, len(rows), 0, 1, 6)
        grid.addWidget(beside(_("&Opening"), self.opening), len(rows) + 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.opening, len(rows) + 1, 1, 1, 5)
        grid.setRowStretch(len(rows) + 2, 1)
        for column in (1, 3, 5):
            grid.setColumnStretch(column, 1)

    def _offer(self) -> None:
        """What fields offer in a list below them; nothing is completed inside them."""
        reader = self.workspace.reader
        today = datetime.now().date()
        leaders = offices.leaders(reader, today)
        listed(self.audience, catalogues.names(reader, "audiences"))
        listed(self.chair, [leader.name for leader in leaders])
        listed(self.place, sessions.used(reader, "place"))
        listed(self.taker, sessions.used(reader, "taker_name"))
        for name in catalogues.names(reader, "fields"):
            box = QCheckBox(name)
            box.clicked.connect(lambda on, field=name: self.save("fields", lambda s: _with_field(s, field, on)))
            self._list.addWidget(box)
            # Made after the fields below them: Tab still goes as the eye reads.
            self.setTabOrder(self.fields[-1] if self.fields else self.taker_position, box)
            self.fields.append(box)
        if self.fields:
            self.setTabOrder(self.fields[-1], self.opening)

    # -- showing ---------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Show the session's particulars."""
        super().show_session(session)
        for box in self.fields:
            box.setChecked(box.text() in session.fields)

    def commit(self) -> None:
        """Save what is still being typed."""
        for field in (self.title, self.place, self.audience, self.chair, self.chair_position, self.taker):
            field.saver.flush()
        for field in (self.taker_position, self.opening, self.citizens):
            field.saver.flush()


def listed(field: QLineEdit, names: Iterable[str]) -> None:
    """Offer ``names`` in a list under the field: what is typed is never changed by itself (Unikey)."""
    completer = QCompleter(QStringListModel(list(names), field), field)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


# -- between fields and the session ------------------------------------------------------


def _day(session: Session) -> date | None:
    moment = session.starts_at or session.ends_at
    return moment.date() if moment else None


def _clock(moment: datetime | None) -> time | None:
    return moment.time() if moment else None


def _with_day(session: Session, day: date | None) -> Session:
    return replace(
        session,
        starts_at=at(day, _clock(session.starts_at)),
        ends_at=at(day, _clock(session.ends_at)) if session.ends_at else None,
    )


def _with_start(session: Session, clock: time | None) -> Session:
    day = _day(session) or datetime.now().date()
    starts = at(day, clock)
    ends = session.ends_at if session.ends_at and starts and session.ends_at >= starts else None
    return replace(session, starts_at=starts, ends_at=ends)


def _with_end(session: Session, clock: time | None) -> Session:
    """The end on the session's day; one before the beginning is not taken."""
    day = _day(session)
    ends = at(day, clock) if day and clock else None
    if ends and session.starts_at and ends < session.starts_at:
        return session
    return replace(session, ends_at=ends)


def _of(session: Session, part: str) -> Person:
    person = session.chair if part == "chair" else session.minute_taker
    return person or Person("")


def _with(session: Session, part: str, **parts: str | None) -> Session:
    before = _of(session, part)
    person: Person | None = Person(parts.get("name", before.name) or "", parts.get("position", before.position))
    if person == Person(""):
        person = None
    return replace(session, chair=person) if part == "chair" else replace(session, minute_taker=person)


def _with_field(session: Session, field: str, on: bool) -> Session:
    kept = tuple(name for name in session.fields if name != field)
    return replace(session, fields=(*kept, field) if on else kept)
