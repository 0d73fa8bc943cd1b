"""Making documents with the pages beside the fields that feed them, and the book of those issued."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.documents.book import Book
from doithoai.desktop.documents.issue_strip import IssueStrip
from doithoai.desktop.documents.maker import Maker
from doithoai.desktop.documents.pdf_preview import PdfPreview
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page, Shell
from doithoai.desktop.sessions.citing import cited
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.words import DOCUMENTS, said
from doithoai.desktop.workspace import touches
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.files import whole_file
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import documents
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument
from doithoai.register.history import ChangeSet
from doithoai.work import printing
from doithoai.work.printing import Order

_SETTLE_MS = 250


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
        self._for_word = Finder(self.workspace, "word", self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._letters: list[dict[str, Any]] = []
        self._replaces: str | None = None
        self.preview = PdfPreview()
        self.make = Maker(shell)
        self.strip = IssueStrip()
        self.book = Book(shell)
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
        self.make.passages.clicked.connect(lambda _checked: self.edit_passages())
        self.strip.agreed.connect(self.issue)
        self.preview.word_wanted.connect(self._save_for_word)
        self.book.chosen.connect(self._show_issued)
        self.book.replace.clicked.connect(lambda _checked: self._replace())
        self.tabs.currentChanged.connect(lambda _place: self._ordered())
        words = QShortcut(QKeySequence("Ctrl+E"), self)
        words.setWhatsThis(_("Edit the words of the draft"))
        words.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        words.activated.connect(self.edit_passages)
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
        self._settle.stop()
        self._draw()  # asked for by a click, not by typing: nothing to wait for
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
            self.preview.show_pdf(result, f"{order.kind if order else 'van-ban'}-du-thao.pdf", is_draft=True)
        self.make.passages.setEnabled(isinstance(result, bytes))
        self.make.issue.setEnabled(isinstance(result, bytes) and self.make.kind.value() not in printing.BY_HAND)

    def _save_for_word(self, path: Path) -> None:
        """Write the draft shown as a file for Word."""
        order = self.make.order()
        if order is None:
            return
        self.commit()

        def write(content: bytes) -> None:
            with whole_file(path) as file:
                file.write(content)
            told = _("Saved for Word: {name}. What is changed in it does not come back to the register.")
            self.shell.tell(told.format(name=path.name))

        self._for_word.ask(printing.preview_for_word, order, date.today(), then=write)

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

    def edit_passages(self) -> None:
        """Edit the paragraphs of the draft by hand."""
        from doithoai.desktop.documents.passages import PassagesDialog

        order = self.make.order()
        if order is None or self.tabs.currentIndex():
            return
        self.commit()
        self.workspace.operations.finish()
        try:
            PassagesDialog(self.workspace, order, self).exec()
        except AppError as error:
            self.shell.complain(error)

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
