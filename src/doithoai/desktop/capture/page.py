"""Live capture: the whole window for the meeting itself. A petition is typed while the person speaks.

Everything is on a key; nothing is modal; a petition is in the register from its first letter (`Draft`).
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.capture.answer_box import AnswerBox
from doithoai.desktop.capture.assign_strip import AssignStrip
from doithoai.desktop.capture.draft import Draft
from doithoai.desktop.capture.elided import ElidedLabel
from doithoai.desktop.capture.field_choice import MOST
from doithoai.desktop.capture.form import CaptureForm
from doithoai.desktop.capture.letters import LettersGoOn
from doithoai.desktop.capture.projector import Projector
from doithoai.desktop.capture.read_back import ReadBack
from doithoai.desktop.capture.running_list import RunningList
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.targets import PetitionTarget, SessionTarget, Target
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form import commit, fields_in
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_filters import values_to_choose
from doithoai.desktop.widgets.similar_panel import SimilarPanel
from doithoai.desktop.workspace import touches
from doithoai.domain.errors import N_
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, people, petitions, sessions
from doithoai.register.petitions import PetitionRow, PetitionUnknown
from doithoai.register.sessions import SessionUnknown
from doithoai.register.steps import ChangeSet
from doithoai.work.assigning import answer_limit

# What the session and the offers are read from; the petition itself comes with the list.
_OFFERED = ("session", "attendee", "catalogue_entry", "office_period", "deadline_rule", "holiday", "document")


class CapturePage(Page):
    """The page "Ghi trực tiếp"."""

    key: ClassVar[str] = "capture"
    title: ClassVar[str] = N_("Live capture")
    icon: ClassVar[str] = "mic"
    help_topic: ClassVar[str] = "capture"
    tables: ClassVar[tuple[str, ...]] = ("petition", "office", *_OFFERED)
    shows = PetitionTarget

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.session: Session | None = None
        self.rows: list[PetitionRow] = []
        self.projector: Projector | None = None
        self._binned: str | None = None
        self._begun_here = True
        self._people = Finder(self.workspace, "capture-people", self)
        self.draft = Draft(self.workspace, self)
        self.draft.landed.connect(self._sync)
        self.head = ElidedLabel("heading")
        self.counts = label("", "quiet")
        self.form = CaptureForm()
        self.answer = AnswerBox()
        self.strip = AssignStrip()
        self.list = RunningList()
        self.similar = SimilarPanel(self.workspace, purpose="capture-similar")
        self.read_back = ReadBack()
        self._make_actions()
        self._lay_out()
        self._connect()

    # -- building ---------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.next_action = self._act(_("Next petition"), self.next, "Ctrl+Enter", "Ctrl+Return")
        self.answered_action = self._act(_("Answered in the meeting"), self._answered, "F5")
        self.next_action.setIconText(_("Next"))  # the bar of keys is narrow on small screens
        self.answered_action.setIconText(_("Answered"))
        self.assign_action = self._act(_("Assign"), self._assign, "F6")
        self.private_action = self._act(_("Keep the name private"), self.form.toggle_private, "F7")
        self.room_action = self._act(_("For the room"), self.toggle_projector, "F8")
        self.read_action = self._act(_("Read back"), self.toggle_reading, "F9")
        self.before_action = self._act(_("Asked before"), self._look_before, "F4")
        self.bin_action = self._act(_("Into the bin"), self.discard, "Ctrl+D")
        self.earlier_action = self._act(_("Earlier petition"), lambda: self.step(-1), "Ctrl+Up")
        self.later_action = self._act(_("Later petition"), lambda: self.step(1), "Ctrl+Down")
        self.leave_action = self._act(_("Leave live capture"), self.leave, "F11")
        for place in range(MOST):
            name = _("Field no. {number}").format(number=place + 1)
            self._act(name, partial(self.form.field.choose, place), f"Alt+{place + 1}")

    def _act(self, text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form, 1)
        column.addWidget(self.answer)
        column.addWidget(self.strip)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label(_("Petitions so far"), "section", self.list))
        beside.addWidget(self.list, 3)
        beside.addWidget(self.similar, 2)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([800, 500])
        self._stack = QStackedWidget()
        self._nothing = self._empty()
        for part in (self.splitter, self.read_back, self._nothing):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.counts)
        outer = QVBoxLayout(self)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._key_bar())
        self.setFocusProxy(self.form)

    def _key_bar(self) -> QWidget:
        """What the keys do, in sight; each can be clicked too and never takes the focus."""
        bar = QWidget()
        row = Flow(bar)
        for action in (
            self.next_action,
            self.answered_action,
            self.assign_action,
            self.before_action,
            self.room_action,
            self.read_action,
            self.bin_action,
        ):
            row.addWidget(_key_button(action))
        row.addWidget(_key_button(self.leave_action))
        return bar

    def _empty(self) -> QWidget:
        """What stands here while there is no session."""
        widget = QWidget()
        column = QVBoxLayout(widget)
        words = label(_("No session yet. Make one on the page of sessions; F11 there brings you here."), "empty")
        act = QPushButton(_("Go to the sessions"))
        act.clicked.connect(self.leave)
        column.addStretch()
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(act, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return widget

    def _connect(self) -> None:
        for part in (self.form, self.answer, self.strip):
            part.typed.connect(self._typed)
        self.answer.closed.connect(self.form.words.setFocus)
        self.strip.closed.connect(self.form.words.setFocus)
        self.list.chosen.connect(self.mend)
        self.similar.chosen.connect(lambda uid: self.shell.go("petitions", PetitionTarget(uid)))
        self._letters = LettersGoOn(self.form.words, (self.list, self.similar.list))
        self.similar.link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+L
        self.similar.linked.connect(lambda _uid: self.shell.tell(_("Linked as the same matter.")))
        self.read_back.chosen.connect(self._mend_line)
        self.read_back.left.connect(self.toggle_reading)

    # -- reading ----------------------------------------------------------------------

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read the list anew; the session and what is offered where they changed."""
        if changes is None or touches(changes, *_OFFERED):
            self._read_session(self.session.uid if self.session else None)
        self._read_list()

    def show_target(self, target: Target) -> None:
        """Go on with a session, where the petition being typed stays when it is of this one; or with a petition."""
        if isinstance(target, SessionTarget):
            self._go_to_session(target.uid)
        elif isinstance(target, PetitionTarget):
            try:
                self._go_to_session(petitions.get(self.workspace.reader, target.uid).session_uid)
            except PetitionUnknown as gone:
                self.shell.complain(gone)
                return
            self._mend_line(target.uid)
            return
        self.form.name.setFocus()

    def _go_to_session(self, uid: str) -> None:
        if self.session is None or uid != self.session.uid:
            self.commit()
            self._read_session(uid)
            self._read_list()

    def _read_session(self, uid: str | None) -> None:
        """Show the session of ``uid``; one that is gone, or of another register, leads to the nearest there is."""
        register = self.workspace.reader
        session = self._session(uid) or self._session(sessions.nearest(register, datetime.now()))
        was, self.session = self.session, session
        if session is None:
            self._show_none()
            return
        if self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self.splitter)
        self.head.show_text(session.title or _("Session without a title"))
        self.form.field.offer(catalogues.names(register, "fields", self._day()))
        self.form.offer_villages(values_to_choose(register, "village"))
        self.strip.offer_agencies(values_to_choose(register, "lead", [self._day()]))
        self.strip.count_by(answer_limit(register, session, self.today), self._day())
        self.answer.set_chair(session.chair)
        self._offer_people()
        if was is None or was.uid != session.uid:
            self._begin()

    def _session(self, uid: str | None) -> Session | None:
        try:
            return sessions.get(self.workspace.reader, uid) if uid else None
        except SessionUnknown:
            return None

    def _show_none(self) -> None:
        """The register has no session: nothing of one that was shown stays."""
        self.head.show_text("")
        self.draft.begin("")
        self.similar.clear()
        self._stack.setCurrentWidget(self._nothing)

    def _day(self) -> date:
        """The day of the session, which decides which catalogue entries hold."""
        moment = self.session.starts_at if self.session else None
        return moment.date() if moment else self.today

    def _offer_people(self) -> None:
        if self.session:
            self._people.ask(people.offers, self.session.uid, then=self.form.offer_people)

    def _read_list(self) -> None:
        self.rows = petitions.of_session(self.workspace.reader, self.session.uid) if self.session else []
        self.list.show_rows(self.rows, self.draft.uid, self.today)
        self.read_back.show_rows(self.rows)
        answered = sum(row.petition.answer is not None for row in self.rows)
        assigned = sum(row.petition.assignment is not None for row in self.rows)
        words = _("{petitions} petitions · {answered} answered · {assigned} assigned").format(
            petitions=len(self.rows), answered=answered, assigned=assigned
        )
        self.counts.setText(words if self.session else "")
        self._show_room()
        self._sync()

    def _sync(self) -> None:
        """Show the petition as the register holds it, once what was typed is there (undo, another window)."""
        if not self.draft.settled:
            return
        row = self._row(self.draft.uid)
        if self.draft.in_register and row is None:
            self.draft.drop()
            self._show_draft(fresh=True)
        elif row is not None:
            self.draft.reread(row.petition)
            self._show_draft()
        elif self._binned and self._row(self._binned):
            self.mend(self._binned)  # taken out of the bin again
        else:
            self._show_draft()

    @property
    def _typing(self) -> bool:
        """True while one types, False while one reads back or there is no session."""
        return self._stack.currentWidget() is self.splitter

    def _row(self, uid: str) -> PetitionRow | None:
        return next((row for row in self.rows if row.petition.uid == uid), None)

    def _show_draft(self, *, fresh: bool = False) -> None:
        petition = self.draft.petition
        if fresh:
            self.form.begin(by_hand=petition.field is not None)
            self.strip.hide()
            self.similar.clear()
        for field in (*fields_in(self.form), *fields_in(self.answer), *fields_in(self.strip)):
            field.turn_to(petition.uid)
        numbers = [row.petition.number or 0 for row in self.rows]
        self.form.show_petition(petition, max(numbers, default=0) + 1)
        self.answer.show_petition(petition)
        self.strip.show_petition(petition)
        if petition.assignment is not None and fresh:
            self.strip.show()

    # -- typing ------------------------------------------------------------------------

    def _typed(self, part: str, value: object) -> None:
        if self.session is None or not self.workspace.writable:
            return
        self.draft.put(part, value)
        if part in ("content", "petitioner.address"):
            village = self.form.village.value()
            self.similar.look(self.form.words.value(), village, self.draft.uid if self.draft.in_register else None)

    def next(self) -> None:
        """Begin the next petition; this one is on its way to the disk before the first letter of that."""
        if not self._typing:
            return
        self._finish()
        self._begin()
        self.form.name.setFocus()

    def _finish(self) -> None:
        """Hand over all that is typed, also the word an input method still composes."""
        commit(self)
        self.form.settle()
        self.strip.settle()
        self.draft.flush()

    def _begin(self) -> None:
        assert self.session is not None
        self._binned = None
        self._begun_here = True
        self.draft.begin(self.session.uid)
        self._show_draft(fresh=True)
        self.list.mark(None)
        self._offer_people()
        self._show_room()

    def mend(self, uid: str) -> None:
        """Go to an earlier petition to mend it."""
        row = self._row(uid)
        if row is None or self.session is None or uid == self.draft.uid:
            return
        self._finish()
        self._binned = None
        self._begun_here = False
        self.draft.resume(self.session.uid, row.petition)
        self._show_draft(fresh=True)
        self.list.mark(uid)
        self.form.words.setFocus()

    def step(self, by: int) -> None:
        """Go to the petition before or after; after the last one stands a new one."""
        uids = self.list.uids
        place = (uids.index(self.draft.uid) if self.draft.uid in uids else len(uids)) + by
        if 0 <= place < len(uids):
            self.mend(uids[place])
        elif place >= len(uids) and self.draft.uid in uids:
            self.next()

    def discard(self) -> None:
        """Put the petition shown into the bin; Ctrl+Z takes it out again."""
        if not self._typing or not self.draft.in_register:
            return
        commit(self)
        uid = self.draft.uid
        self.draft.discard()
        self._begin()
        self._binned = uid
        self.form.name.setFocus()
        self.shell.tell(_("In the bin. Ctrl+Z takes it out again."))

    def _answered(self) -> None:
        if self._typing:
            self.answer.toggle()

    def _assign(self) -> None:
        if self._typing:
            self.strip.start()

    def _look_before(self) -> None:
        """Into the list of what was asked before, and back."""
        if self.similar.list.hasFocus():
            self.form.words.setFocus()
        elif self.similar.isVisible():
            self.similar.list.setFocus()
            self.similar.list.setCurrentRow(max(self.similar.list.currentRow(), 0))

    def commit(self) -> None:
        """Save what is still being typed; called before leaving the page and before closing."""
        self._finish()

    # -- the room ------------------------------------------------------------------------

    def toggle_projector(self) -> None:
        """Show the list to the room in a window of its own, or no longer."""
        if self.projector is not None:
            self.projector.close()
            return
        self.projector = Projector(self.window())
        self.projector.closed.connect(self._room_closed)
        self.destroyed.connect(self.projector.deleteLater)
        self.projector.appear()
        self.window().activateWindow()  # some desktops give every new window the keys
        self._show_room()

    def _room_closed(self) -> None:
        if self.projector is not None:
            self.projector.deleteLater()
            self.projector = None

    def _show_room(self) -> None:
        if self.projector is not None and self.session is not None:
            unfinished = self.draft.uid if self._begun_here else None
            self.projector.show_rows(self.session.title or "", self.rows, unfinished)

    def toggle_reading(self) -> None:
        """Read the list back in large type, or go back to typing."""
        if self._typing:
            self._finish()
            self._stack.setCurrentWidget(self.read_back)
            self.read_back.setFocus()
        elif self._stack.currentWidget() is self.read_back:
            self._stack.setCurrentWidget(self.splitter)
            self.form.words.setFocus()

    def _mend_line(self, uid: str) -> None:
        self._stack.setCurrentWidget(self.splitter)
        self.mend(uid)
        self.form.words.setFocus()

    # -- the window -----------------------------------------------------------------------

    def leave(self) -> None:
        """Back to the page of the session; everything typed is safe."""
        self.commit()
        self.shell.go("sessions", SessionTarget(self.session.uid) if self.session else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the whole window."""
        super().showEvent(event)
        self.shell.give_room(whole=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the side bar and the menus back."""
        super().hideEvent(event)
        self.similar.stop()
        if not event.spontaneous():  # a minimised window keeps them away
            self.shell.give_room(whole=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves when nothing nearer wants it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.similar.list.hasFocus():
            self.form.words.setFocus()
        else:
            self.leave()

    # -- remembering ------------------------------------------------------------------------

    def state(self) -> State:
        """The session and the sizes."""
        return {"session": self.session.uid if self.session else None, "sizes": self.splitter.sizes()}

    def restore(self, state: State) -> None:
        """Go back to the session."""
        sizes = state.get("sizes")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self.splitter.setSizes(sizes)
        uid = state.get("session")
        if isinstance(uid, str):
            self._read_session(uid)
            self._read_list()


def _key_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRaise(True)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(f"{keys}  {action.iconText()}")
    button.setAccessibleName(action.text())
    button.clicked.connect(action.trigger)
    return button
