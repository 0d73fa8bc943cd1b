"""What the day asks for: sessions to come, dates the law sets, what is due and late, the last copy of the register."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.targets import DraftTarget, PetitionTarget, SessionTarget, Target
from doithoai.desktop.theme import warning
from doithoai.desktop.today.held_question import HeldQuestion
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.status import due_text
from doithoai.desktop.window.backups import last_copy
from doithoai.desktop.words import DOCUMENTS, word_in
from doithoai.domain import dates
from doithoai.domain.deadlines import explain
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.i18n import language, ngettext
from doithoai.register import agenda, petitions
from doithoai.register.steps import ChangeSet
from doithoai.work.printing import Order

_WEEK = timedelta(days=7)
_SHOWN = 60
Line = tuple[str, str, str, Callable[[], None], bool]


class TodayPage(Page):
    """The page "Hôm nay"."""

    key: ClassVar[str] = "today"
    title: ClassVar[str] = N_("Today")
    icon: ClassVar[str] = "house"
    help_topic: ClassVar[str] = "today"
    tables: ClassVar[tuple[str, ...]] = ("session", "attendee", "petition", "document", "deadline_rule", "holiday")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.day = label("", "heading")
        self.meter = label("", "quiet")
        self.question = HeldQuestion(shell)
        self.cards = {
            "coming": _Card(_("Sessions to come"), _("No session is planned. Prepare one on the page of sessions.")),
            "duties": _Card(_("Documents to issue"), _("Nothing is waiting to be issued.")),
            "week": _Card(_("Due within 7 days"), _("No petition is due this week.")),
            "late": _Card(_("Overdue"), _("No petition is overdue.")),
        }
        self.backup = label("", "quiet")
        grid = QGridLayout()
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, place // 2, place % 2)
        for stretch in (0, 1):
            grid.setColumnStretch(stretch, 1)
            grid.setRowStretch(stretch, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.day)
        column.addWidget(self.meter)
        column.addWidget(self.question)
        column.addLayout(grid, 1)
        column.addWidget(self.backup)
        self.setFocusProxy(self.cards["coming"].lines)

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Read everything anew; an office's day is a few dozen lines."""
        today = date.today()
        weekday = f"{dates.weekday_name(today).capitalize()}, " if language() == "vi" else ""
        self.day.setText(f"{weekday}{dates.short(today)}")
        count = agenda.held_this_year(self.workspace.reader, today)
        held = ngettext("{count} session held this year.", "{count} sessions held this year.", count)
        self.meter.setText(held.format(count=count))
        self.question.show_sessions(agenda.to_ask(self.workspace.reader, today))
        self.cards["coming"].show_lines(self._coming())
        self.cards["duties"].show_lines(self._duties(today))
        self.cards["week"].show_lines(self._petitions(today, late=False))
        self.cards["late"].show_lines(self._petitions(today, late=True))
        copy = last_copy(self.shell.preferences, self.workspace.path)
        when = f"{copy.at:%d/%m/%Y %H:%M}" if copy else ""
        self.backup.setText(
            _("Last copy of the register: {when}").format(when=when) if copy else _("No copy of the register yet.")
        )

    def _coming(self) -> Iterator[Line]:
        for session in agenda.coming(self.workspace.reader, datetime.now()):
            text = f"{dates.short_moment(session.starts_at)}  {session.title or _('(no title yet)')}"
            yield "calendar-days", text, session.place or "", self._to("sessions", SessionTarget(session.uid)), False

    def _duties(self, today: date) -> Iterator[Line]:
        for duty in agenda.duties(self.workspace.reader, today):
            due = dates.short(duty.deadline.due)
            late = duty.deadline.due < today
            state = _("late since {day}") if late else _("by {day}")
            text = f"{word_in(DOCUMENTS, duty.kind)}, {state.format(day=due)}: {duty.session_title or ''}"
            picture = "triangle-alert" if late else "file-text"
            go = self._to("documents", DraftTarget(Order(duty.kind, duty.session_uid)))
            yield picture, text, explain(duty.deadline).render(_), go, late

    def _petitions(self, today: date, *, late: bool) -> Iterator[Line]:
        for row in petitions.waiting(self.workspace.reader, today + _WEEK):
            due = row.petition.assignment.due if row.petition.assignment else None
            if due is None or (due < today) != late:
                continue
            lead = (row.petition.assignment.lead or "") if row.petition.assignment else ""
            words = " ".join((row.petition.content or "").split())[:80]
            picture = "triangle-alert" if late else "hourglass"
            text = f"{lead}: {due_text(row.petition, today)} – {words}"
            yield (
                picture,
                text,
                row.petition.content or "",
                self._to("petitions", PetitionTarget(row.petition.uid)),
                late,
            )

    def _to(self, page: str, target: Target) -> Callable[[], None]:
        return lambda: self.shell.go(page, target)


class _Card(QFrame):
    """A heading with the lines below it; Enter or a double click opens the thing of a line."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = title
        self.lines = QListWidget()
        self.lines.setAccessibleName(title)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setIconSize(QSize(18, 18))
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemActivated.connect(lambda item: item.data(Qt.ItemDataRole.UserRole)())
        self.lines.itemClicked.connect(lambda item: item.data(Qt.ItemDataRole.UserRole)())
        self.heading = label(title, "section", self.lines)
        self.empty = label(empty, "quiet", wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.empty)
        column.addWidget(self.lines, 100)
        column.addStretch()

    def show_lines(self, lines: Iterator[Line]) -> None:
        """Show the lines, at most a screenful; the heading tells how many there are."""
        self.lines.clear()
        count = 0
        for picture, text, tip, act, late in lines:
            count += 1
            if count > _SHOWN:
                continue
            item = QListWidgetItem(icon(picture, warning() if late else None), text)
            item.setToolTip(tip or text)
            item.setData(Qt.ItemDataRole.UserRole, act)
            self.lines.addItem(item)
        self.heading.setText(f"{self._title} ({count})" if count else self._title)
        self.empty.setVisible(count == 0)
        self.lines.setVisible(count > 0)
