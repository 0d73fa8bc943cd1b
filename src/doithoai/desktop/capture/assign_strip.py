"""Assigning one petition in a line under it: the agency by typing, the date by typing, how it was found.

Opens with one key, closes with Enter; never a dialog, for the next person speaks already.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from doithoai.desktop.capture.fields import DueLine, LiveLine
from doithoai.desktop.widgets.form import Input, Unread
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.under_list import Offer, UnderList
from doithoai.domain import dates
from doithoai.domain.deadlines import explain
from doithoai.domain.due import AnswerLimit, Due
from doithoai.domain.kinds import AnswerForm
from doithoai.domain.offers import Offers
from doithoai.domain.petition import Petition
from doithoai.domain.shape import part_of
from doithoai.i18n import gettext as _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AssignStrip(Input, QFrame):
    """The agency and the date of the petition shown.

    Signals:
        typed: the name of a part (`shape.part_of`) and its value, at every key.
        closed: Enter in the date, or Escape.
    """

    typed = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._limit: AnswerLimit | None = None
        self._today = date.today()
        self._agencies: Offers[str] = Offers((), str)
        self._due: date | None = None
        self._before: date | None = None  # the date before typing in its field began
        self._assigned = False
        self._by_hand = False  # the date of the petition shown was typed, not counted when the agency was
        self._uid: str | None = None
        self._unread: dict[str, str] = {}  # uid of a petition left with a date typed that is none
        self.lead = LiveLine(_("Lead agency"))
        self.due = DueLine(_("Answer by"))
        self.reason = label("", "quiet", wrap=True)
        self.agencies = UnderList(self.lead, _("Agencies"), self._offer, eager=True)
        self.lead.saved.connect(self._lead_typed)
        self.agencies.entered.connect(self._lead_entered)
        self.due.saved.connect(self._due_typed)
        self.setAccessibleName(_("Answer by"))  # what of it may be typed and mean nothing
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self.due.setPlaceholderText(_("15, +15 or 5/12"))
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setVerticalSpacing(2)
        for column, (field, words) in enumerate(((self.lead, _("&Lead agency")), (self.due, _("Answer &by")))):
            grid.addWidget(label(words, "section", field), 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.reason, 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        QWidget.setTabOrder(self.lead, self.due)

    # -- showing -------------------------------------------------------------------

    def offer_agencies(self, names: Sequence[str]) -> None:
        """Offer these agencies from now on."""
        self._agencies = Offers(names, str)

    def count_by(self, limit: AnswerLimit | None, today: date) -> None:
        """Count dates by this limit; without one a date is typed as a date, seen from ``today``."""
        self._limit, self._today = limit, today

    def show_petition(self, petition: Petition) -> None:
        """Show the assignment of a petition, or none; what is being typed is not disturbed."""
        other = petition.uid != self._uid
        if other:
            self._set_aside(petition.uid)
        self.lead.set_value(part_of(petition, "assignment.lead"))
        self._assigned = petition.assignment is not None
        due = part_of(petition, "assignment.due")
        if due != self._due:
            self._due = due
            if (other or not self.due.hasFocus()) and not self._wrong():
                self._show_due()
        if other or not self.due.hasFocus():
            self._before = due
            self._tell(self._read())

    def _set_aside(self, uid: str) -> None:
        """Another petition is shown: a date typed that is none stays with the one it was typed for."""
        if self._uid is not None and self._wrong():
            self._unread[self._uid] = self.due.text()
        self._uid = self.thing = uid
        self._due, self._by_hand = None, False
        self.due.set_value(self._unread.pop(uid, None))

    def _show_due(self) -> None:
        self.due.set_value(dates.short(self._due) if self._due else None)

    def _wrong(self) -> bool:
        return self.due.value() is not None and self._read() is None

    def unread(self) -> list[Unread]:
        """The date typed that is none, of the petition shown and of those left with such a date."""
        standing = [Unread(self.due.text())] if self._wrong() else []
        return [*standing, *(Unread(typed, uid) for uid, typed in self._unread.items())]

    def take_focus(self) -> None:
        """What may be wrong is the date. No focus proxy: Tab would then lead past the agency."""
        self.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Open for typing: at the agency."""
        self.show()
        self._tell(self._read())
        self.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Take the agency that is offered; before the petition is left."""
        self.agencies.take()

    # -- typing ----------------------------------------------------------------------

    def _offer(self, typed: str) -> list[Offer]:
        return [Offer(name) for name in self._agencies.find(typed)]

    def _lead_entered(self, _offer: Offer) -> None:
        self.due.setFocus(Qt.FocusReason.TabFocusReason)

    def _lead_typed(self, lead: str | None) -> None:
        """An agency gets the date of the time limit at once; taken away, it takes that and the form with it."""
        self.typed.emit("assignment.lead", lead)
        if lead is None:
            self.typed.emit("assignment.form", None)
            if not self._by_hand:
                self._set_due(None)
        elif not self._assigned:
            self.typed.emit("assignment.form", AnswerForm.WRITTEN)
            due = self._read()
            self._before = due.day if due else None
            self._set_due(self._before)
        self._assigned = lead is not None

    def _due_typed(self, typed: str | None) -> None:
        due = self._read()
        self._by_hand = typed is not None
        self._tell(due)
        if typed is None and not self.lead.value():  # nobody has to answer by the time limit
            self._set_due(None)
        else:
            # "3" on the way to "32/13" meant three days: what turns out to be no date leaves the date before.
            self._set_due(due.day if due else self._before)

    def _set_due(self, due: date | None) -> None:
        self._due = due
        self.typed.emit("assignment.due", due)

    def _read(self) -> Due | None:
        """What the date's field means now; the time limit while it is empty."""
        typed = self.due.value() or ""
        if self._limit:
            return self._limit.read(typed)
        day = dates.parse_typed(typed, self._today)
        return Due(day) if day else None

    def _tell(self, due: Due | None) -> None:
        wrong = due is None and self.due.value() is not None
        if self.due.property("wrong") != wrong:
            self.due.setProperty("wrong", wrong)
            self.due.style().unpolish(self.due)
            self.due.style().polish(self.due)
            self.due.update()  # polishing alone draws nothing
        explanation = self._explanation(due, wrong)
        self.reason.setText(explanation)
        self.due.setAccessibleDescription(explanation if wrong else "")

    def _explanation(self, due: Due | None, wrong: bool) -> str:
        """How the date was found; for one given as a date, what the time limit would be."""
        if wrong:
            return _("This is no date. Type days (15 or +15) or a date (5/12).")
        usual = self._limit.read("") if self._limit else None
        counted = due if due and due.deadline else usual
        if counted is None or counted.deadline is None:
            return ""
        words = explain(counted.deadline).render(_)
        if due and due.day != counted.day:
            words = _("By the time limit: {explanation}").format(explanation=words)
        return f"{words}\n{self._notice_words()}".strip()

    def _notice_words(self) -> str:
        if self._limit is None or self._limit.notice is None:
            return ""
        day = dates.short(self._limit.start)
        return _("The notice is not issued yet; it is expected by {day}.").format(day=day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the date and then closes; Escape closes. What is typed is kept either way."""
        if event.key() in _ENTER and self.lead.hasFocus():
            self.due.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self.finish()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Show the date as it was understood; closes when nothing is in it and all is understood."""
        wrong = self._wrong()
        if not wrong:
            self._show_due()
        self._tell(self._read())
        self.setVisible(wrong or self.lead.value() is not None or self._due is not None)
