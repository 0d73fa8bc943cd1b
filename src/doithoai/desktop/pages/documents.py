"""Making documents with the pages beside the fields that feed them, and the book of those issued."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop import theme
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.paged import Column, PagedModel
from doithoai.desktop.pages.base import Page, Shell
from doithoai.desktop.pages.session.citing import cited
from doithoai.desktop.pages.session.tab import SessionTab
from doithoai.desktop.pages.session.words import DOCUMENTS, choices, said
from doithoai.desktop.widgets.fields import ChoiceField, DateField, LineField, TextField
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.pdf_preview import PdfPreview
from doithoai.desktop.widgets.report_words import ReportWords
from doithoai.desktop.widgets.search_field import SearchField
from doithoai.desktop.widgets.tables import RowTable
from doithoai.desktop.workspace import touches
from doithoai.documents.formats.load import all_formats
from doithoai.domain import dates, text
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument
from doithoai.register.history import ChangeSet
from doithoai.work import printing, reporting
from doithoai.work.printing import Order

_SETTLE_MS = 250
_WIDTHS = (16, 14, 30, 20)


class DocumentsPage(Page):
    """The page "Văn bản"."""

    key: ClassVar[str] = "documents"
    title: ClassVar[str] = N_("Documents")
    icon: ClassVar[str] = "file-text"
    help_topic: ClassVar[str] = "documents"
    tables: ClassVar[tuple[str, ...]] = (
        "session",
        "petition",
        "attendee",
        "document",
        "leader",
        "office_period",
        "number_rule",
        "setting",
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "preview", self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._letters: list[dict[str, Any]] = []
        self._replaces: str | None = None
        self.preview = PdfPreview()
        self.make = _Maker(shell)
        self.strip = _IssueStrip()
        self.book = _Book(shell)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        making = QWidget()
        column = QVBoxLayout(making)
        column.setContentsMargins(0, 6, 6, 0)
        column.addWidget(self.make)
        column.addWidget(self.strip)
        column.addStretch()
        self.tabs.addTab(making, icon("pencil"), _("Make a document"))
        self.tabs.addTab(self.book, icon("book-open"), _("Issued documents"))
        split = QSplitter()
        split.addWidget(self.tabs)
        split.addWidget(self.preview)
        split.setChildrenCollapsible(False)
        split.setSizes([460, 700])
        split.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.addWidget(label(_("Documents"), "heading"))
        outer.addWidget(split, 1)
        self.setFocusProxy(self.make.session_choice)

    def _connect(self) -> None:
        self.make.changed.connect(self._ordered)
        self.make.issue.clicked.connect(lambda _checked: self.ask())
        self.strip.agreed.connect(self.issue)
        self.book.chosen.connect(self._show_issued)
        self.book.replace.clicked.connect(lambda _checked: self._replace())
        self.tabs.currentChanged.connect(lambda _place: self._ordered())
        issue = QShortcut(QKeySequence("Ctrl+Return"), self)
        issue.setWhatsThis(_("Issue the document"))
        issue.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        issue.activated.connect(self.ask)

    # -- what to make --------------------------------------------------------------------

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read sessions, the book and the preview anew."""
        if changes is None or touches(changes, "session"):
            self.make.offer()
        if changes is None or touches(changes, "document"):
            self.book.refresh()
        self.make.reread()
        self._ordered()

    def show_target(self, target: Any) -> None:
        """Show a document (its uid), or make one: an `Order`, ``("new", kind, session)``, letters of `reminders`."""
        if isinstance(target, Order):
            self._begin(target)
        elif isinstance(target, tuple) and len(target) == 3:
            self._begin(Order(DocumentKind(target[1]), str(target[2])))
        elif isinstance(target, dict):
            self._letters = list(target.get("letters", []))
            self._next_letter()
        elif self.book.choose(str(target)):
            self.tabs.setCurrentWidget(self.book)
        else:
            self._begin(Order(DocumentKind.MINUTES, str(target)))

    def _begin(self, order: Order) -> None:
        self._replaces = order.replaces
        self.tabs.setCurrentIndex(0)
        self.make.show_order(order)
        self._ordered()
        self.make.issue.setFocus()

    def _next_letter(self) -> None:
        """The next reminder of those asked for; each is looked at before it is issued."""
        if not self._letters:
            return
        one = self._letters.pop(0)
        self._begin(
            Order(DocumentKind.REMINDER, one["session"], addressee=one["lead"], petitions=tuple(one["petitions"]))
        )
        if self._letters:
            self.shell.tell(_("{count} more letters follow.").format(count=len(self._letters)))

    def _ordered(self) -> None:
        """Draw the pages soon: several changes in a row make one drawing."""
        self.strip.hide()
        if self.tabs.currentWidget() is self.book:
            self._show_issued(self.book.current())
        else:
            self._settle.start()

    def _draw(self) -> None:
        if self.tabs.currentWidget() is self.book:
            return
        order = self.make.order()
        if order is None:
            self.preview.show_message(_("Choose a session to see its documents."))
            return
        self._finder.ask(_drawn, order, then=self._drawn)

    def _drawn(self, result: bytes | AppError) -> None:
        if self.tabs.currentWidget() is self.book:
            return
        if isinstance(result, AppError):
            self.preview.show_message(render(result))
        else:
            order = self.make.order()
            self.preview.show_pdf(result, f"{order.kind if order else 'van-ban'}-du-thao.pdf")
        self.make.issue.setEnabled(isinstance(result, bytes) and self.make.kind.value() not in printing.BY_HAND)

    # -- issuing -------------------------------------------------------------------------

    def ask(self) -> None:
        """Say which number will be taken; Enter issues, Escape does not."""
        order = self.make.order()
        if order is None or order.kind in printing.BY_HAND or self.tabs.currentIndex():
            return
        self.commit()
        try:
            number = printing.number_ahead(self.workspace.reader, order, date.today())
        except AppError as error:
            self.shell.complain(error)
            return
        self.strip.ask(number)

    def issue(self) -> None:
        """Issue what is shown: take the number, freeze the document."""
        order = self.make.order()
        if order is None:
            return
        order = replace(order, replaces=self._replaces)
        self.workspace.write(printing.issue, order, date.today(), then=self._issued)

    def _issued(self, made: IssuedDocument) -> None:
        self._replaces = None
        self.book.refresh()
        self.shell.tell(_("Issued: {document}.").format(document=_number(made)))
        if self._letters:
            self._next_letter()
            return
        self.book.choose(made.uid)
        self.tabs.setCurrentWidget(self.book)

    # -- the book --------------------------------------------------------------------------

    def _show_issued(self, one: IssuedDocument | None) -> None:
        if self.tabs.currentWidget() is not self.book:
            return
        if one is None:
            self.preview.show_message(_("Choose a document in the list to see it."))
        elif not one.has_pdf:
            self.preview.show_message(_("Only the record of this document came with a data file, not its pages."))
        else:
            content = documents.pdf(self.workspace.reader, one.uid)
            self.preview.show_pdf(content, (one.record.file or "van-ban.pdf").rpartition("/")[2])

    def _replace(self) -> None:
        """Make a new document that names the chosen one."""
        one = self.book.current()
        if one is not None:
            order = Order(one.record.kind, one.session_uid, one.record.date, replaces=one.uid, period=one.covers)
            self._begin(order)
            self.shell.tell(_("The new document will replace {document}.").format(document=_number(one)))

    # -- the page ------------------------------------------------------------------------

    def commit(self) -> None:
        """Save what is still being typed."""
        self.make.commit()

    def state(self) -> dict[str, Any]:
        """The session (or period) and kind last looked at."""
        order = self.make.order()
        if order is None:
            return {}
        period = [order.period.first.isoformat(), order.period.last.isoformat()] if order.period else None
        return {"session": order.session_uid, "kind": order.kind.value, "period": period}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to them."""
        uid, kind = state.get("session"), state.get("kind")
        if isinstance(uid, str) and kind in list(DocumentKind):
            self.make.show_order(Order(DocumentKind(kind), uid, period=_period(state.get("period"))))


def _drawn(register: Register, order: Order) -> bytes | AppError:
    """The pages of a draft; what is missing for it is told in their place."""
    try:
        return printing.preview(register, order, date.today())
    except AppError as error:
        return error


def _period(kept: Any) -> Period | None:
    """The period of a kept state; None for anything that is none."""
    try:
        first, last = (date.fromisoformat(day) for day in kept)
        return Period(first, last)
    except (TypeError, ValueError, AppError):
        return None


def _number(one: IssuedDocument) -> str:
    return f"{said(DOCUMENTS, one.record.kind)} {cited(one)}".strip()


class _Feed(SessionTab):
    """The session's words that fill most of a document, beside its pages."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = self.wired(LineField(_("Title")), "title", lambda s: s.title, lambda s, v: replace(s, title=v))
        self.place = self.wired(LineField(_("Place")), "place", lambda s: s.place, lambda s, v: replace(s, place=v))
        self.opening = self.wired(
            TextField(_("Opening"), rows=4, most=6), "opening", lambda s: s.opening, lambda s, v: replace(s, opening=v)
        )
        self.conclusion = self.wired(
            TextField(_("Conclusion"), rows=4, most=6),
            "conclusion",
            lambda s: s.conclusion,
            lambda s, v: replace(s, conclusion=v),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (name, field) in enumerate(
            (
                (_("&Title"), self.title),
                (_("&Place"), self.place),
                (_("&Opening"), self.opening),
                (_("&Conclusion"), self.conclusion),
            )
        ):
            grid.addWidget(label(name, "", field), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)

    def commit(self) -> None:
        for field in (self.title, self.place, self.opening, self.conclusion):
            field.saver.flush()


class _Maker(QWidget):
    """Which document of which session, on which date, in which format."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._workspace = shell.workspace
        self._letter = Order(DocumentKind.MINUTES, "")
        self.session_choice = QComboBox()
        self.session_choice.setAccessibleName(_("Session"))
        self.session_choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        kinds = choices(DOCUMENTS)
        self.kind = ChoiceField(_("Kind of document"), kinds)
        self.kind.set_value(DocumentKind.MINUTES)
        self.day = DateField(_("Date of the document"))
        self.day.setPlaceholderText(_("the usual one"))
        formats = [(one.id, one.title) for one in all_formats().values()]
        self.format = ChoiceField(_("Format"), [("auto", _("in force on that day")), *formats])
        self.format.set_value("auto")
        self.covers = label("", "section")
        self.feed = _Feed(shell)
        self.words = ReportWords(shell)
        self.issue = QPushButton(icon("check", theme.on_accent()), _("Issue… (Ctrl+Enter)"))
        self.issue.setObjectName("primary")
        self._lay_out()
        self.session_choice.activated.connect(lambda _place: self._session_chosen())
        self.kind.saved.connect(lambda _value: self._forget_letter())
        for field in (self.day, self.format):
            field.saved.connect(lambda _value: self.changed.emit())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.day.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.session_label = label(_("&Session"), "", self.session_choice)
        grid.addWidget(self.session_label, 0, 0)
        grid.addWidget(self.session_choice, 0, 1, 1, 3)
        grid.addWidget(self.covers, 0, 0, 1, 4)
        grid.addWidget(label(_("&Document"), "", self.kind), 1, 0)
        grid.addWidget(self.kind, 1, 1, 1, 3)
        grid.addWidget(label(_("D&ate"), "", self.day), 2, 0)
        grid.addWidget(self.day, 2, 1)
        grid.addWidget(label(_("&Format"), "", self.format), 2, 2)
        grid.addWidget(self.format, 2, 3)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        grid.addWidget(line, 3, 0, 1, 4)
        grid.addWidget(self.feed, 4, 0, 1, 4)
        grid.addWidget(self.words, 4, 0, 1, 4)
        grid.addWidget(self.issue, 5, 0, 1, 4)
        grid.setColumnStretch(3, 1)

    def offer(self) -> None:
        """The sessions, newest first, keeping the one chosen."""
        chosen = self.session_choice.currentData()
        self.session_choice.clear()
        for one in reversed(list(sessions.summaries(self._workspace.reader, date.today()))):
            day = dates.short(one.starts_at.date()) if one.starts_at else "–"
            self.session_choice.addItem(f"{day}  {one.title or _('(no title yet)')}", one.uid)
        place = self.session_choice.findData(chosen)
        self.session_choice.setCurrentIndex(place if place >= 0 else 0)
        self.reread()

    def reread(self) -> None:
        """Show the chosen session's words as the register holds them."""
        uid = self.session_choice.currentData()
        try:
            session: Session | None = sessions.particulars(self._workspace.reader, uid) if uid else None
        except AppError:
            session = None
        self.feed.setEnabled(session is not None)
        if session is not None:
            self.feed.show_session(session)
        self._show_report(session)

    def _show_report(self, session: Session | None) -> None:
        """A report has a period where the others have a session, and passages of its own."""
        is_report, period = self.kind.value() == DocumentKind.REPORT, self._period()
        self.session_choice.setVisible(period is None)
        self.session_label.setVisible(period is None)
        self.covers.setVisible(period is not None)
        if period:
            days = {"first": dates.short(period.first), "last": dates.short(period.last)}
            self.covers.setText(_("Period: {first} – {last}").format(**days))
        self.feed.setVisible(not is_report)
        self.words.setVisible(is_report)
        month = reporting.month_of(session) if session and session.starts_at else None
        self.words.show_period((period or month) if is_report else None)

    def _period(self) -> Period | None:
        """The period of the report ordered; None for what is of a session."""
        letter = self._letter
        return letter.period if letter.kind is DocumentKind.REPORT and self.kind.value() == letter.kind else None

    def commit(self) -> None:
        """Save what is still being typed."""
        self.feed.commit()
        self.words.commit()

    def _session_chosen(self) -> None:
        self.commit()
        self._forget_letter()

    def _forget_letter(self) -> None:
        self._letter = Order(DocumentKind.MINUTES, "")
        self.reread()
        self.changed.emit()

    def show_order(self, order: Order) -> None:
        """Show what is ordered."""
        self.commit()
        place = self.session_choice.findData(order.session_uid)
        if place >= 0:
            self.session_choice.setCurrentIndex(place)
        self.kind.set_value(order.kind)
        self.day.set_value(order.day)
        self.format.set_value(order.choice)
        self._letter = order
        self.reread()

    def order(self) -> Order | None:
        """What is ordered now; None without a session (or, for a report, a period)."""
        uid, period = self.session_choice.currentData(), self._period()
        if period:
            return Order(DocumentKind.REPORT, "", self.day.value(), str(self.format.value() or "auto"), period=period)
        if not uid or not self.kind.value():
            return None
        kind = DocumentKind(str(self.kind.value()))  # Qt hands an enumeration back as its text
        letter = self._letter if self._letter.session_uid == uid and self._letter.kind is kind else None
        return Order(
            kind,
            uid,
            self.day.value(),
            str(self.format.value() or "auto"),
            letter.addressee if letter else "",
            letter.petitions if letter else (),
        )


class _IssueStrip(QFrame):
    """What issuing will do, and the two ways on; no window over the window."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = label("", "section", wrap=True)
        self.yes = QPushButton(icon("check"), _("Issue (Enter)"))
        self.yes.setAutoDefault(True)
        self.no = QPushButton(_("Not yet (Esc)"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(label(_("The document is then frozen; a correction is a new document."), "quiet", wrap=True))
        column.addLayout(buttons)
        self.yes.clicked.connect(lambda _checked: self._agree())
        self.no.clicked.connect(lambda _checked: self.hide())
        for keys, act in (("Escape", self.hide), ("Return", self.yes.click), ("Enter", self.yes.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def ask(self, number: str) -> None:
        """Show the strip with the number line that will be taken."""
        self.words.setText(_("“{number}” will be taken.").format(number=number))
        self.show()
        self.yes.setFocus()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()


class _Book(QWidget):
    """The issued documents by number, symbol, date and session."""

    chosen = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._workspace = shell.workspace
        self._titles: dict[str, str] = {}
        self.model: PagedModel[IssuedDocument] = PagedModel(self._columns(), self._fetch, lambda one: one.uid, self)
        self.table = RowTable(self.model, _("Issued documents"), _WIDTHS, 2)
        self.search = SearchField(_("Search documents"), _("Search: number, symbol, session"))
        self.search.left.connect(self.table.focus_list)
        self.facts = label("", "quiet", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.replace = QPushButton(icon("copy"), _("Replace…"))
        self.replace.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 6, 0)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.facts)
        column.addWidget(self.replace)
        self.search.textChanged.connect(lambda _text: self.model.restart())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._changed())

    def _columns(self) -> list[Column[IssuedDocument]]:
        return [
            Column(_("Number"), cited),
            Column(_("Date"), lambda one: dates.short(one.record.date) if one.record.date else ""),
            Column(_("Document"), lambda one: f"{said(DOCUMENTS, one.record.kind)}: {self._title(one)}"),
            Column(_("State"), lambda one: _("replaced") if one.replaced_by else _("in force")),
        ]

    def _title(self, one: IssuedDocument) -> str:
        if one.covers:
            return f"{dates.short(one.covers.first)} – {dates.short(one.covers.last)}"
        return self._titles.get(one.session_uid, "")

    def _fetch(self, last: IssuedDocument | None, _limit: int) -> list[IssuedDocument]:
        if last is not None:
            return []
        reader = self._workspace.reader
        self._titles = {one.uid: one.title or "" for one in sessions.summaries(reader, date.today())}
        found = list(reversed(documents.book(reader)))
        wanted = text.fold(self.search.text()).split()
        return [one for one in found if all(word in self._words(one) for word in wanted)]

    def _words(self, one: IssuedDocument) -> str:
        record = one.record
        day = dates.short(record.date) if record.date else ""
        kind = said(DOCUMENTS, record.kind)
        return text.fold(f"{record.number} {record.symbol or ''} {day} {kind} {self._title(one)}")

    def refresh(self) -> None:
        """Read the book anew."""
        self.model.refresh()

    def current(self) -> IssuedDocument | None:
        """The document chosen."""
        rows = self.table.chosen()
        return rows[0] if rows else None

    def choose(self, uid: str) -> bool:
        """Choose a document; False when the book has none with this uid."""
        place = self.model.place_of(uid)
        if place is not None:
            self.table.choose(place)
        return place is not None

    def _changed(self) -> None:
        one = self.current()
        self.replace.setEnabled(one is not None and one.has_pdf)
        self.facts.setText(f"SHA-256: {one.record.sha256}" if one and one.record.sha256 else "")
        self.chosen.emit(one)
