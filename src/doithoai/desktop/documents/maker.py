"""What is to be made: the session or period, the kind, the date, the format."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from doithoai.desktop import theme
from doithoai.desktop.documents.feed import Feed
from doithoai.desktop.documents.misprints import Misprints
from doithoai.desktop.documents.parties import LetterChoice, SignerChoice
from doithoai.desktop.documents.report_words import ReportWords
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.filters import ChoiceFilter, OrderDate
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label, level, names_in
from doithoai.desktop.widgets.petition_filters import narrow
from doithoai.desktop.words import DOCUMENTS, choices, word_in
from doithoai.domain import dates
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import documents, sessions
from doithoai.register.documents import DocumentUnknown
from doithoai.work import format_choices, reporting
from doithoai.work.citing import cited
from doithoai.work.printing import Order


class Maker(QWidget):
    """Which document of which session, on which date, in which format."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._workspace = shell.workspace
        self._letter = Order(DocumentKind.MINUTES, "")
        self._missing: str | None = None  # uid of the session that was chosen and is gone; undo may bring it back
        self.session_choice = ChoiceFilter(_("Session"), ())
        kinds = choices(DOCUMENTS)
        self.kind = ChoiceFilter(_("Kind of document"), kinds)
        self.kind.set_value(DocumentKind.MINUTES)
        self.day = OrderDate(_("Date of the document"))
        self.day.setPlaceholderText(_("the usual one"))
        self.format = ChoiceFilter(_("Format"), [("auto", _("in force on that day")), *format_choices.titles()])
        self.format.set_value("auto")
        self.letter = LetterChoice()
        self.signer = SignerChoice()
        self.covers = label("", "section")
        self.feed = Feed(shell)
        self.words = ReportWords(shell)
        self.misprints = Misprints()
        self.issue = QPushButton(icon("check", theme.on_accent()), _("Issue… (Ctrl+Enter)"))
        self.issue.setObjectName("primary")
        self.passages = QPushButton(icon("pencil"), _("Edit the words… (Ctrl+E)"))
        self.sign = QPushButton(icon("printer"), _("For signing…"))
        self.sign.setToolTip(_("A clean copy: no mark of a draft, number and day left to be written."))
        self.take_back = QPushButton(icon("undo-2"), _("Take back from Word…"))
        self._lay_out()
        self.misprints.changed.connect(self.changed)
        self.session_choice.activated.connect(lambda _place: self._session_chosen())
        self.kind.saved.connect(lambda _value: self._forget_letter())
        for field in (self.day, self.format):
            field.saved.connect(lambda _value: self._day_chosen())
        self.letter.saved.connect(lambda _value: self._letter_chosen())
        self.signer.saved.connect(lambda _value: self.changed.emit())

    def _lay_out(self) -> None:
        for choice in (self.session_choice, self.kind, self.format, self.letter, self.signer):
            narrow(choice)
        as_wide_as_a_date(self.day)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.session_label = label(_("&Session"), "", self.session_choice)
        grid.addWidget(self.session_label, 0, 0)
        grid.addWidget(self.session_choice, 0, 1, 1, 3)
        grid.addWidget(self.covers, 0, 0, 1, 4)
        self._kind_label = label(_("&Document"), "", self.kind)
        self._day_label = label(_("D&ate"), "", self.day)
        grid.addWidget(self._kind_label, 1, 0)
        grid.addWidget(self.kind, 1, 1, 1, 3)
        grid.addWidget(self._day_label, 2, 0)
        grid.addWidget(self.day, 2, 1)
        grid.addWidget(label(_("&Format"), "", self.format), 2, 2)
        grid.addWidget(self.format, 2, 3)
        self._letter_label = label(_("Addr&essee"), "", self.letter)
        self._signer_label = label(_("S&igned by"), "", self.signer)
        for row, (name, choice) in enumerate(((self._letter_label, self.letter), (self._signer_label, self.signer)), 3):
            grid.addWidget(name, row, 0)
            grid.addWidget(choice, row, 1, 1, 3)
        grid.setRowMinimumHeight(5, self.fontMetrics().height() // 2)
        grid.addWidget(self.feed, 6, 0, 1, 4)
        grid.addWidget(self.words, 6, 0, 1, 4)
        grid.addWidget(self.misprints, 6, 0, 1, 4)
        by_hand = Flow()
        for button in (self.passages, self.sign, self.take_back):
            by_hand.addWidget(button)
        grid.addLayout(by_hand, 7, 0, 1, 4)
        grid.addWidget(self.issue, 8, 0, 1, 4)
        grid.setColumnStretch(3, 1)

    def offer(self) -> None:
        """The sessions, newest first, keeping the one chosen; when that is gone, none is chosen."""
        chosen = self.session_choice.currentData() or self._missing
        is_first = not self.session_choice.count()
        self.session_choice.clear()
        for summary in reversed(list(sessions.summaries(self._workspace.reader, date.today()))):
            day = dates.short(summary.starts_at.date()) if summary.starts_at else "–"
            self.session_choice.addItem(f"{day}  {summary.title or _('(no title yet)')}", summary.uid)
        place = self.session_choice.findData(chosen)
        self.session_choice.setCurrentIndex(0 if place < 0 and is_first else place)
        self._missing = chosen if self.session_choice.currentIndex() < 0 else None
        self.reread()

    def reread(self) -> None:
        """Show the chosen session's words as the register holds them."""
        uid = self.session_choice.currentData()
        try:
            session: Session | None = sessions.particulars(self._workspace.reader, uid) if uid else None
        except AppError:
            session = None
        if session is not None:
            self.feed.show_session(session)
        self._offer_parties()
        self._show_report(session)

    def _offer_parties(self) -> None:
        """Whom the paper may go to and who may sign it; no row where there is nothing to choose."""
        reader = self._workspace.reader
        self.letter.offer(reader, self.order())
        self.signer.offer(reader, self.order())
        for name, choice in ((self._letter_label, self.letter), (self._signer_label, self.signer)):
            name.setVisible(choice.count() > 0)
            choice.setVisible(choice.count() > 0)

    def _show_report(self, session: Session | None) -> None:
        """A paper of a period has that where the others have a session and its words; a report, passages of its own."""
        kind, period = DocumentKind(str(self.kind.value())), self._period()
        is_report = kind is DocumentKind.REPORT
        about = self._about(period)
        self.session_choice.setVisible(not about)
        self.session_label.setVisible(not about)
        self.covers.setVisible(bool(about))
        self.covers.setText(about)
        self.misprints.setVisible(self._corrects())
        self.feed.setVisible(session is not None and not kind.of_period and kind is not DocumentKind.CORRECTION)
        self.words.setVisible(is_report)
        month = reporting.month_of(session) if session and session.starts_at else None
        self.words.show_period((period or month) if is_report else None)
        self._level_names()

    def _about(self, period: Period | None) -> str:
        """What stands in the place of the session, where the paper is of something else."""
        if self._corrects() and self._letter.corrects:
            try:
                old = documents.get(self._workspace.reader, self._letter.corrects)
            except DocumentUnknown:
                return _("This document is no longer in the register.")
            day = dates.short(old.record.date) if old.record.date else "?"
            named = {"kind": word_in(DOCUMENTS, old.record.kind), "number": cited(old), "day": day}
            return _("Corrects: {kind} {number} of {day}").format(**named)
        if period is None:
            return ""
        return _("Period: {first} – {last}").format(first=dates.short(period.first), last=dates.short(period.last))

    def _corrects(self) -> bool:
        """Whether a letter that corrects a document is ordered."""
        return self._letter.corrects is not None and self.kind.value() == DocumentKind.CORRECTION

    def _level_names(self) -> None:
        """One column of names above and below."""
        own = [self.session_label, self._kind_label, self._day_label, self._letter_label, self._signer_label]
        level(own + names_in(self.words if self.words.isVisibleTo(self) else self.feed))

    def showEvent(self, event: QShowEvent) -> None:
        """The text size may be another one since."""
        self._level_names()
        super().showEvent(event)

    def _period(self) -> Period | None:
        """The period of the report ordered; None for what is of a session."""
        letter = self._letter
        return letter.period if letter.kind.of_period and self.kind.value() == letter.kind else None

    def _day_chosen(self) -> None:
        self._offer_parties()
        self.changed.emit()

    def _letter_chosen(self) -> None:
        """Another letter than the one ordered: it replaces nothing."""
        self._letter = Order(DocumentKind.MINUTES, "")
        self.changed.emit()

    def _session_chosen(self) -> None:
        commit(self)
        self._forget_letter()

    def _forget_letter(self) -> None:
        self._letter, self._missing = Order(DocumentKind.MINUTES, ""), None
        self.reread()
        self.changed.emit()

    def forget_replaced(self) -> None:
        """What was to be replaced is replaced now."""
        self._letter = replace(self._letter, replaces=None)

    def show_order(self, order: Order) -> None:
        """Show what is ordered; of a session that is gone nothing can be made, and none is chosen."""
        commit(self)
        if order.session_uid:
            place = self.session_choice.findData(order.session_uid)
            self.session_choice.setCurrentIndex(place)
            self._missing = order.session_uid if place < 0 else None
        self.kind.set_value(order.kind)
        self.day.set_value(order.day)
        self.format.set_value(order.choice)
        self._letter = order
        self.misprints.show_letter(order.misprints, order.addressee if order.corrects else "")
        self.letter.offer(self._workspace.reader, order)
        self.signer.offer(self._workspace.reader, order)
        self.reread()

    def order(self) -> Order | None:
        """What is ordered now; None without a session (or, for a report, a period)."""
        uid, period = self.session_choice.currentData(), self._period()
        day, choice = self.day.value(), str(self.format.value() or "auto")
        signer = self.signer.signer()
        if self._corrects():
            addressee, misprints = self.misprints.addressee.value() or "", self.misprints.pairs()
            order = replace(self._letter, day=day, choice=choice, signer=signer)
            return replace(order, addressee=addressee, misprints=misprints)
        if period:
            replaces = self._letter.replaces
            return Order(self._letter.kind, "", day, choice, replaces=replaces, period=period, signer=signer)
        if not uid or not self.kind.value():
            return None
        kind = DocumentKind(str(self.kind.value()))  # Qt hands an enumeration back as its text
        is_ordered = self._letter.session_uid == uid and self._letter.kind is kind
        order = replace(self._letter if is_ordered else Order(kind, uid), day=day, choice=choice, signer=signer)
        letter = self.letter.letter()
        if letter is None or letter.kind is not kind:
            return order
        return replace(order, addressee=letter.addressee, petitions=letter.petitions)
