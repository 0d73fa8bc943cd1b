"""What the session is: kind, title, when, where, with whom, who chairs and who writes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.sessions.times import SessionTimes
from doithoai.desktop.widgets.fields import ChoiceField, LineField, TextField, TicksField
from doithoai.desktop.widgets.form_lines import FormLines, Part
from doithoai.desktop.widgets.form_scroll import FormScroll
from doithoai.desktop.widgets.labels import beside, label
from doithoai.desktop.widgets.read_fields import NumberField
from doithoai.desktop.words import DEMANDS, HOLDINGS, KINDS, SIDES, STATES, choices
from doithoai.domain.office import Leader
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
        self._times = SessionTimes(self)
        self._times.saved.connect(self.save)
        self._shows.append(self._times.show_session)
        self.day, self.starts, self.ends = self._times.day, self._times.starts, self._times.ends
        self.parts |= {"starts_at": self.day, "ends_at": self.ends}
        self.place = self.wired(LineField(_("Place")), "place", lambda s: s.place, lambda s, v: replace(s, place=v))
        self.audience = self.wired(
            LineField(_("With whom")), "audience", lambda s: s.audience, lambda s, v: replace(s, audience=v)
        )
        self.citizens = self.wired(
            NumberField(_("Citizens present")),
            "citizens_present",
            lambda s: s.citizens_present,
            lambda s, v: replace(s, citizens_present=v),
        )
        self._add_chairs()
        self._add_life()
        self.taker = self.wired(
            LineField(_("Minute taker")),
            "minute_taker.name",
            lambda s: _of(s, "minute_taker").name or None,
            self._with_taker,
        )
        self.taker_position = self._position(_("Position of the minute taker"), "minute_taker")
        self.opening = self.wired(
            TextField(_("Opening and report of the head"), rows=3, most=6),
            "opening",
            lambda s: s.opening,
            lambda s, v: replace(s, opening=v),
        )
        self.fields = self.wired(
            TicksField(_("Fields")), "fields", lambda s: s.fields, lambda s, v: replace(s, fields=v)
        )
        self._lay_out()
        self._offered_on: date | None = None
        self._leaders: tuple[Leader, ...] = ()
        self._takers: dict[str, str | None] = {}
        self._shows.insert(0, self._offer_of_its_day)
        self.offer()

    # -- building --------------------------------------------------------------------

    def _add_chairs(self) -> None:
        """Who chairs, in which position, and who chairs beside."""
        self.chair = self.wired(
            LineField(_("Chair")), "chair.name", lambda s: _of(s, "chair").name or None, self._with_chair
        )
        self.chair_position = self._position(_("Position of the chair"), "chair")
        self.co_chairs = self.wired(
            LineField(_("Co-chairs")),
            "co_chairs",
            lambda s: people_text(s.co_chairs) or None,
            lambda s, v: replace(s, co_chairs=people_of(v or "")),
        )
        self.co_chairs.setPlaceholderText(_("name, position; another one after “;”"))

    def _with_chair(self, session: Session, name: str | None) -> Session:
        """The session with its chair; a leader brings the position along, where it does not stand there, in full."""
        typed = _of(session, "chair").position or ""
        position = next((leader.position for leader in self._leaders if leader.name == name), "")
        if typed.startswith(position):  # "Chủ tịch Ủy ban nhân dân xã" says more; a name of nobody's leaves it
            return _with(session, "chair", name=name or "")
        return _with(session, "chair", name=name or "", position=position)

    def _with_taker(self, session: Session, name: str | None) -> Session:
        """The session with its minute taker; who took minutes before brings the position along, where none stands."""
        position = _of(session, "minute_taker").position or self._takers.get(name or "")
        return _with(session, "minute_taker", name=name or "", position=position)

    def _add_life(self) -> None:
        """Where the session stands, and how and why it is held."""
        self.state = self.wired(
            ChoiceField(_("State of the session"), choices(STATES)),
            "state",
            lambda s: s.state,
            lambda s, v: replace(s, state=v),
        )
        self.holding = self.wired(
            ChoiceField(_("Way of holding"), choices(HOLDINGS)),
            "holding",
            lambda s: s.holding,
            lambda s, v: replace(s, holding=v),
        )
        self.demand = self.wired(
            ChoiceField(_("Reason for holding"), choices(DEMANDS)),
            "demanded_by",
            lambda s: s.demanded_by,
            lambda s, v: replace(s, demanded_by=v),
        )
        self.villages = self.wired(
            LineField(_("Cluster of villages")),
            "villages",
            lambda s: "; ".join(s.villages) or None,
            lambda s, v: replace(s, villages=tuple(parts_of_text(v or ""))),
        )
        self.villages.setPlaceholderText(_("several: with “;” between"))

    def _position(self, name: str, part: str) -> LineField:
        return self.wired(
            LineField(name),
            f"{part}.position",
            lambda s: _of(s, part).position,
            lambda s, v: _with(s, part, position=v),
        )

    def _lay_out(self) -> None:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)  # pixels: the whole form stands on 768
        rows: tuple[tuple[tuple[str, QWidget, int], ...], ...] = (
            ((_("&Title"), self.title, 3),),
            ((_("&Kind"), self.kind, 1), (_("Held &by"), self.side, 1), (_("&Citizens present"), self.citizens, 1)),
            ((_("&Date"), self.day, 1), (_("Be&gins"), self.starts, 1), (_("En&ds"), self.ends, 1)),
            (
                (_("State of the session"), self.state, 1),
                (_("Way of holding"), self.holding, 1),
                (_("Reason"), self.demand, 1),
            ),
            ((_("&Place"), self.place, 2), (_("With &whom"), self.audience, 1)),
            ((_("Cluster of villages"), self.villages, 3),),
            ((_("C&hair"), self.chair, 1), (_("Position"), self.chair_position, 2)),
            ((_("Co-chairs"), self.co_chairs, 3),),
            ((_("&Minute taker"), self.taker, 1), (_("Position"), self.taker_position, 2)),
        )
        lines = [[Part(label(name, "", field), field, share) for name, field, share in row] for row in rows]
        lines.append([Part(label(""), self.fields, 3)])
        lines.append([Part(beside(_("&Opening"), self.opening), self.opening, 3, is_tall=True)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormScroll(form, FormLines(grid, lines)))

    def offer(self) -> None:
        """Bring what fields offer up to date with the register; nothing is completed inside them."""
        reader, session = self.workspace.reader, self.session
        self._offered_on = day = _day_of(session)
        self.audience.offer(catalogues.names(reader, "audiences", day))
        self._leaders = offices.leaders(reader, day)
        self.chair.offer([leader.name for leader in self._leaders])
        self.place.offer(sessions.used(reader, "place"))
        self._takers = sessions.minute_takers(reader)
        self.taker.offer(self._takers)
        names = catalogues.names(reader, "fields", day)
        ticked = session.fields if session else ()
        self.fields.offer((*names, *(name for name in ticked if name not in names)))
        self._order_keys()

    def _offer_of_its_day(self, session: Session) -> None:
        """Lists hold by date: a session of another day, or with a field no longer listed, is offered its own."""
        listed = {box.text() for box in self.fields.boxes}
        if _day_of(session) != self._offered_on or not listed.issuperset(session.fields):
            self.offer()

    def _order_keys(self) -> None:
        """Tab goes as the eye reads, also to boxes made after the fields below them."""
        before: QWidget = self.taker_position
        for after in (*self.fields.boxes, self.opening):
            self.setTabOrder(before, after)
            before = after


def _day_of(session: Session | None) -> date:
    """The day by which lists are offered: the session's, or today while it has none."""
    return session.starts_at.date() if session and session.starts_at else date.today()


# -- between fields and the session ------------------------------------------------------


def parts_of_text(text: str) -> list[str]:
    """What stands between semicolons, empty parts left out."""
    return [part.strip() for part in text.split(";") if part.strip()]


def people_text(people: Iterable[Person]) -> str:
    """``Lê Thị Chi, Chủ tịch HĐND xã; Trần Văn Bình``."""
    return "; ".join(", ".join(part for part in (person.name, person.position) if part) for person in people)


def people_of(text: str) -> tuple[Person, ...]:
    """The people of such a text: the name up to the first comma, then the position."""
    pairs = [part.partition(",") for part in parts_of_text(text)]
    return tuple(Person(name.strip(), position.strip() or None) for name, _, position in pairs if name.strip())


def _of(session: Session, part: str) -> Person:
    person = session.chair if part == "chair" else session.minute_taker
    return person or Person("")


def _with(session: Session, part: str, **parts: str | None) -> Session:
    before = _of(session, part)
    person: Person | None = Person(parts.get("name", before.name) or "", parts.get("position", before.position))
    if person == Person(""):
        person = None
    return replace(session, chair=person) if part == "chair" else replace(session, minute_taker=person)
