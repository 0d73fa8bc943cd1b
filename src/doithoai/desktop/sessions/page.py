"""All sessions, and one of them opened: prepared, held, answered, concluded, printed."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from doithoai.desktop import theme
from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.sessions.view import SessionView
from doithoai.desktop.targets import DraftTarget, HeldTarget, PetitionTarget, SessionTarget, Target
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.search_field import SearchField
from doithoai.desktop.widgets.tables import RowTable
from doithoai.desktop.words import KINDS, SIDES, STATES, choices, word_in
from doithoai.desktop.workspace import touches
from doithoai.domain import dates
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind, Role, SessionState
from doithoai.domain.options import SESSION_KIND, SESSION_SIDE
from doithoai.domain.session import Session, SessionSummary
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import figures, petitions, search, sessions, settings
from doithoai.register.petitions import PetitionUnknown
from doithoai.register.sessions import SessionUnknown
from doithoai.register.steps import ChangeSet
from doithoai.work import planning
from doithoai.work.printing import Order


class SessionsPage(Page):
    """The page "Hội nghị"."""

    key: ClassVar[str] = "sessions"
    title: ClassVar[str] = N_("Sessions")
    icon: ClassVar[str] = "calendar-days"
    help_topic: ClassVar[str] = "sessions"
    tables: ClassVar[tuple[str, ...]] = (
        "session",
        "office",
        "attendee",
        "petition",
        "document",
        "preparation",
        "catalogue_entry",
        "leader",
        "deadline_rule",
        "holiday",
    )
    shows = SessionTarget

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model: PagedModel[SessionSummary] = PagedModel(_columns(), self._fetch, lambda session: session.uid, self)
        self.table = RowTable(self.model, _("Sessions"))
        hint = _("Search: title, place, people, conclusion (Ctrl+F)")
        self.search = SearchField(_("Search sessions"), hint)
        self.kind = ChoiceFilter(_("Kind"), [(None, _("Any kind")), *choices(KINDS)])
        self.side = ChoiceFilter(_("Held by"), [(None, _("Held by anyone")), *choices(SIDES)])
        self.kind.setCurrentIndex(0)
        self.side.setCurrentIndex(0)
        self.only_held = QToolButton()  # the sessions behind a figure, until it is clicked away
        self.only_held.setIcon(icon("x"))
        self.only_held.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.only_held.hide()
        self._held_in: HeldTarget | None = None
        self.count = label("", "quiet")
        self.view = SessionView(shell)
        self._leaving: set[str] = set()  # on their way into the bin: a key held down asks only once
        self._begun: str | None = None  # uid of the session just made, to be opened when it is there
        self._lay_out()
        self._connect()

    # -- building --------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.new = QPushButton(icon("plus", theme.on_accent()), _("New session (Ctrl+N)"))
        self.new.setObjectName("primary")
        self.copy = QPushButton(icon("copy"), _("Copy of the last"))
        self.copy.setToolTip(_("A new session with the place, the chair and the officials of the last one"))
        head = Flow()
        head.addWidget(label(_("Sessions"), "heading"))
        head.addWidget(self.count)
        self.plan = QPushButton(icon("calendar-days"), _("Plan of the year"))
        self.plan.clicked.connect(lambda _checked: self.show_plan())
        head.addWidget(self.plan)
        head.addWidget(self.copy)
        head.addWidget(self.new)
        filters = Flow()
        filters.addWidget(self.search)
        filters.addWidget(self.kind)
        filters.addWidget(self.side)
        filters.addWidget(self.only_held)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self.empty = label("", "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list.addWidget(self.empty)
        self._listing = QWidget()
        column = QVBoxLayout(self._listing)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self._list, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._listing)
        self._stack.addWidget(self.view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.search)
        self._stack.currentChanged.connect(
            lambda _place: self.setFocusProxy(
                self.search if self._stack.currentWidget() is self._listing else self.view
            )
        )

    def _connect(self) -> None:
        self.new.clicked.connect(lambda _checked: self.add())
        self.copy.clicked.connect(lambda _checked: self.add_copy())
        self.search.textChanged.connect(lambda _text: self._search())
        self.search.left.connect(self.table.focus_list)
        self.kind.saved.connect(lambda _value: self._search())
        self.side.saved.connect(lambda _value: self._search())
        self.only_held.clicked.connect(lambda _checked: self._show_held_in(None))
        self.table.activated.connect(lambda index: self._open(self.model.row_at(index)))
        self.view.left.connect(self.show_list)
        for keys, act, widget in (
            ("Ctrl+N", self.add, self),
            ("Ctrl+F", self._find, self),
            ("Delete", self.discard, self.table),
        ):
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- the list ---------------------------------------------------------------------

    def _fetch(self, last: SessionSummary | None, _limit: int) -> list[SessionSummary]:
        """All sessions that fit, newest first: an office has a few hundred in its whole life."""
        if last is not None:
            return []
        reader = self.workspace.reader
        rows = list(sessions.summaries(reader, date.today()))
        words = self.search.text()
        if words.strip():
            fitting = set(search.sessions(reader, words, limit=1000, typing=True))
            rows = [session for session in rows if session.uid in fitting]
        if self._held_in:
            held = figures.held(reader, self._held_in.period, date.today(), self._held_in.within)
            rows = [session for session in rows if session.uid in held]
        kind, side = self.kind.value(), self.side.value()
        rows = [session for session in rows if kind in (None, session.kind) and side in (None, session.side)]
        # Newest first; one without a date is being prepared and stands at the top.
        rows.reverse()
        return sorted(rows, key=lambda session: session.starts_at is not None)

    def _search(self) -> None:
        self.model.restart()
        self._tell_count()

    def _tell_count(self) -> None:
        count = len(self.model.rows)
        self.count.setText(ngettext("{count} session", "{count} sessions", count).format(count=count))
        self._list.setCurrentWidget(self.table if count else self.empty)
        searching = self.search.text().strip() or self.kind.value() or self.side.value() or self._held_in
        self.empty.setText(
            _("No session fits what is searched for.")
            if searching
            else _("No session yet. Press Ctrl+N to prepare the first one.")
        )

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read the list and the open session anew."""
        if changes is None or touches(changes, "catalogue_entry", "leader"):
            self.view.general.offer()
        if self._stack.currentWidget() is self.view:
            self.view.refresh()
        if changes is None or touches(changes, "session", "petition"):
            self.model.refresh()
            self._tell_count()
        if self._begun and self.model.place_of(self._begun) is not None:
            uid, self._begun = self._begun, None
            self._show_session(uid)
            self.view.start()

    def show_list(self) -> None:
        """Back to the list, at the session that was open."""
        commit(self.view)
        self._stack.setCurrentWidget(self._listing)
        self.model.refresh()
        place = self.model.place_of(self.view.uid)
        if place is not None:
            self.table.choose(place)
        self.table.setFocus()

    def _find(self) -> None:
        self.show_list()
        self.search.setFocus()
        self.search.selectAll()

    # -- one session -----------------------------------------------------------------------

    def _open(self, session: SessionSummary | None) -> None:
        if session is not None:
            self._show_session(session.uid)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, target: Target) -> None:
        """Open a session, or list those that a figure counts."""
        if isinstance(target, SessionTarget):
            self._show_session(target.uid)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.show_part(target.part)
        elif isinstance(target, PetitionTarget):
            self._show_petition(target.uid)
        elif isinstance(target, HeldTarget):
            self.search.clear()
            self.kind.set_value(target.kind)
            self.side.set_value(None)
            self._show_held_in(target)
            self.show_list()

    def target_of(self, uid: str) -> Target:
        """A session; a petition, where the tab of petitions showed one."""
        return SessionTarget(uid) if self._session_of(uid) is None else PetitionTarget(uid)

    def _session_of(self, petition: str) -> str | None:
        try:
            return petitions.get(self.workspace.reader, petition).session_uid
        except PetitionUnknown:
            return None

    def _show_petition(self, uid: str) -> None:
        session = self._session_of(uid)
        if session is not None:
            self._show_session(session)
            self.view.tabs.setCurrentWidget(self.view.petitions)
            self.view.petitions.choose(uid)

    def _show_held_in(self, target: HeldTarget | None) -> None:
        self._held_in = target
        self.only_held.setVisible(target is not None)
        if target:
            first, last = dates.short(target.period.first), dates.short(target.period.last)
            words = _("Held {first} – {last}").format(first=first, last=last)
            self.only_held.setText(f"{words}; {target.within.name}" if target.within.name else words)
        self._search()

    def _show_session(self, uid: str) -> None:
        commit(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.show_session(uid)

    def add(self) -> None:
        """A new session, of the kind and held by whom the office chose."""
        reader = self.workspace.reader
        kind, side = settings.chosen(reader, SESSION_KIND), settings.chosen(reader, SESSION_SIDE)
        self._create(Session(petitions.new_uid(), kind=kind, side=side, state=SessionState.PLANNED))

    def add_copy(self) -> None:
        """A new session with the place, the people who act and the officials of the last one."""
        rows = self.model.rows
        if not rows:
            self.add()
            return
        try:
            last = sessions.particulars(self.workspace.reader, rows[0].uid)
        except SessionUnknown as gone:
            self.shell.complain(gone)
            return
        officials = tuple(replace(person, present=None) for person in last.attendees if person.role is not Role.CITIZEN)
        self._create(
            Session(
                petitions.new_uid(),
                kind=last.kind,
                side=last.side,
                state=SessionState.PLANNED,
                holding=last.holding,
                villages=last.villages,
                co_chairs=last.co_chairs,
                title=last.title,
                place=last.place,
                audience=last.audience,
                fields=last.fields,
                chair=last.chair,
                minute_taker=last.minute_taker,
                attendees=officials,
            )
        )

    def show_plan(self) -> None:
        """The plan of the year, of the sessions laid down for it."""
        period = planning.year_of(self.workspace.reader, date.today())
        self.shell.go("documents", DraftTarget(Order(DocumentKind.PLAN, "", period=period)))

    def _create(self, session: Session) -> None:
        self._begun = session.uid
        self.workspace.write(sessions.create, session)
        self.workspace.settle()  # the next key is typed into its title

    def discard(self) -> None:
        """Put the chosen sessions into the bin."""
        for session in self.table.chosen():
            if session.uid not in self._leaving:
                self._leaving.add(session.uid)
                then, failed = partial(self._discarded, session.uid), partial(self._not_discarded, session.uid)
                self.workspace.write(sessions.discard, session.uid, then=then, failed=failed)

    def _discarded(self, uid: str, _changes: ChangeSet) -> None:
        self._leaving.discard(uid)
        self.shell.tell(_("The session is in the bin. Ctrl+Z brings it back."))

    def _not_discarded(self, uid: str, error: AppError) -> None:
        self._leaving.discard(uid)
        self.shell.complain(error)

    # -- remembering -------------------------------------------------------------------------

    def state(self) -> State:
        """The open session and its tab."""
        uid = self.view.uid if self._stack.currentWidget() is self.view else None
        return {"session": uid, "tab": self.view.tabs.currentIndex()}

    def restore(self, state: State) -> None:
        """Open the session that was open."""
        uid, tab = state.get("session"), state.get("tab")
        if isinstance(uid, str):
            if isinstance(tab, int):
                self.view.tabs.setCurrentIndex(tab)
            self._show_session(uid)


def _columns() -> list[Column[SessionSummary]]:
    return [
        Column(_("Date"), _day, 13),
        Column(_("Title"), lambda session: session.title or _("(no title yet)"), REST),
        Column(_("Kind"), lambda session: word_in(KINDS, session.kind), 20),
        Column(_("State of the session"), lambda session: word_in(STATES, session.state), 20),
        Column(_("Petitions"), lambda session: str(session.petitions), 12, right=True),
        Column(_("Answered"), lambda session: str(session.answered), 12, right=True),
        Column(_("Assigned"), lambda session: str(session.assigned), 12, right=True),
        Column(
            _("Overdue"),
            lambda session: str(session.overdue) if session.overdue else "",
            12,
            icon=lambda session: icon("triangle-alert") if session.overdue else None,
            right=True,
        ),
    ]


def _day(session: SessionSummary) -> str:
    return dates.short(session.starts_at.date()) if session.starts_at else "–"
