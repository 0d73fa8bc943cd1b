"""The question of the morning after: was the session held? Answered on the page, by one press; it stops nobody."""

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.domain.kinds import SessionState
from doithoai.i18n import gettext as _
from doithoai.register import session_life
from doithoai.register.agenda import Unanswered

_ROWS = 3  # more wait until these are answered: the page is for the day, not for a backlog


class HeldQuestion(QFrame):
    """A line for each session whose day has passed, with the three answers; hidden when there is none."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("card")
        self._shell = shell
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._shown: list[Unanswered] = []
        self.hide()

    def show_sessions(self, rows: list[Unanswered]) -> None:
        """Ask about these sessions; what is asked already stays as it is, with the cursor in it."""
        rows = rows[:_ROWS]
        if rows != self._shown:
            self._shown = rows
            self._clear()
            for place, row in enumerate(rows):
                self._ask(place, row)
        self.setVisible(bool(rows))

    def _clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()

    def _ask(self, place: int, row: Unanswered) -> None:
        day, title = dates.short(row.starts_at.date()), row.title or _("(no title yet)")
        words = _("{day}: {title} – was it held?").format(day=day, title=title)
        self._grid.addWidget(label(words, wrap=True), place, 0)
        answers = (
            ("check", _("It was held"), SessionState.HELD),
            ("hourglass", _("It was postponed"), SessionState.POSTPONED),
            ("x", _("It was cancelled"), SessionState.CANCELLED),
        )
        for column, (picture, text, state) in enumerate(answers, 1):
            button = QPushButton(icon(picture), text)
            button.setAccessibleName(f"{text}: {day}, {title}")
            button.clicked.connect(partial(self._answer, row.uid, state))
            self._grid.addWidget(button, place, column)

    def _answer(self, uid: str, state: SessionState) -> None:
        self._shell.workspace.write(session_life.set_state, uid, state)
