"""Making documents with the pages beside the fields that feed them, and the book of those issued."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.documents import questions
from doithoai.desktop.documents.book import Book
from doithoai.desktop.documents.findings import FindingsList
from doithoai.desktop.documents.following import follow
from doithoai.desktop.documents.issue_strip import IssueStrip, Paper
from doithoai.desktop.documents.maker import Maker
from doithoai.desktop.documents.on_paper import send, send_signing_copy
from doithoai.desktop.documents.pdf_preview import PdfPreview
from doithoai.desktop.documents.word_twin import WordTwin
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.targets import DocumentTarget, DraftTarget, Target
from doithoai.desktop.widgets.form_scroll import FormScroll
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.desktop.words import DOCUMENTS, word_in
from doithoai.desktop.workspace import touches
from doithoai.domain.errors import N_, AppError, Gone
from doithoai.domain.kinds import DocumentKind
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import documents
from doithoai.register.documents import DocumentUnknown, IssuedDocument
from doithoai.register.steps import ChangeSet
from doithoai.work import corrections, printing
from doithoai.work.citing import cited
from doithoai.work.corrections import CorrectionRefused
from doithoai.work.gate import Gate, NotThroughTheGate
from doithoai.work.printing import Draft, Order, PreviewOutdated

_SETTLE_MS = 250


class DocumentsPage(Page):
    """The page "Văn bản"."""

    key: ClassVar[str] = "documents"
    title: ClassVar[str] = N_("Documents")
    icon: ClassVar[str] = "file-text"
    help_topic: ClassVar[str] = "documents"
    tables: ClassVar[tuple[str, ...]] = ()  # every one: a paper may say anything the register holds

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "preview", self)
        self._gate = Finder(self.workspace, "gate", self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._letters: list[Order] = []
        self._shown: Paper | None = None
        self._asks = False  # issuing was asked for while the pages are still being drawn
        self._focus_strip = False
        self._number: int | None = None  # typed for the paper that is asked about; None is the next one
        self._standing: Paper | None = None  # asked about before the register changed: asked again when still the same
        self.preview = PdfPreview()
        self.make = Maker(shell)
        self.twin = WordTwin(self)
        self.missing = FindingsList(_("Before issuing:"))
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
        column.addWidget(self.missing)
        column.addWidget(self.strip)
        column.addStretch()
        self.tabs.addTab(FormScroll(making), icon("pencil"), _("Make a document"))
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
        self.make.sign.clicked.connect(lambda _checked: self.print_for_signing())
        self.strip.agreed.connect(self.issue)
        self.strip.notice.connect(self.shell.tell)
        self.preview.is_stopped = self._is_stopped
        self.strip.renumbered.connect(self._renumber)
        self.strip.starting.connect(self._start_series)
        self.strip.replacing.connect(lambda uid: self._instead_of(documents.get(self.workspace.reader, uid)))
        self.strip.correcting.connect(lambda uid: self._correct(documents.get(self.workspace.reader, uid)))
        for findings in (self.strip, self.missing):
            findings.followed.connect(partial(follow, self))
        self.preview.word_wanted.connect(lambda path: self.twin.save(self.make.order(), path))
        self.make.take_back.clicked.connect(lambda _checked: self.twin.choose())
        self.twin.came_back.connect(self._show_draft_of)
        self.preview.print_wanted.connect(lambda printer: send(self.shell, self.preview.content, printer))
        self.book.chosen.connect(self._show_issued)
        self.book.replace.clicked.connect(lambda _checked: self._replace())
        self.book.correct.clicked.connect(lambda _checked: self._correct(self.book.current()))
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
        if changes is None or touches(changes, "document", "session"):
            self.book.refresh()
        self.make.reread()
        asks, standing = self._asks or self._gate.busy, self.strip.paper or self._standing
        number = self._number
        has_focus = self.strip.isAncestorOf(QApplication.focusWidget() or self)
        self.strip.close_strip(cancelled=False)
        self._ordered()
        self._standing, self._focus_strip, self._number = standing, has_focus, number
        if standing is not None and self.make.order() != standing.order:
            self._tell_closed()
        self._asks = asks  # once more, beside the new pages

    def show_target(self, target: Target) -> None:
        """Show an issued document, or make one."""
        if isinstance(target, DraftTarget):
            self._letters = list(target.following)
            self._begin(target.order)
            self._tell_letters()
        elif isinstance(target, DocumentTarget):
            if self.book.choose(target.uid):
                self.tabs.setCurrentWidget(self.book)
            else:
                self.shell.tell(_("This document is no longer in the register."))

    def _begin(self, order: Order) -> None:
        self.tabs.setCurrentIndex(0)
        self.make.show_order(order)
        self._ordered()
        self._settle.stop()
        self._draw()  # asked for by a click, not by typing: nothing to wait for
        self.make.issue.setFocus()

    def _show_draft_of(self, order: Order) -> None:
        """Show the draft that came back from Word, unless it is shown."""
        if self.tabs.currentIndex() or self.make.order() != order:
            self._letters.clear()
            self._begin(order)

    def _next_letter(self) -> None:
        """The next letter of those asked for; each is looked at before it is issued."""
        if self._letters:
            self._begin(self._letters.pop(0))
            self._tell_letters()

    def _tell_letters(self) -> None:
        if self._letters:
            self.shell.tell(_("{count} more letters follow.").format(count=len(self._letters)))

    def _ordered(self) -> None:
        """Draw the pages soon: several changes in a row make one drawing."""
        if self.strip.close_strip() is not None:
            self._tell_closed()
        self._asks, self._standing, self._number = False, None, None
        self._gate.forget()
        if self.tabs.currentWidget() is self.book:
            self._show_issued(self.book.current())
        else:
            self._settle.start()

    def _tell_closed(self) -> None:
        """The strip belonged to one document, and that is not the one in the page any more."""
        self._standing = None
        self.shell.tell(_("Nothing was issued: the document in the page changed. Look at it, then issue again."))

    def _draw(self) -> None:
        if self.tabs.currentWidget() is self.book:
            return
        order = self.make.order()
        if order is None:
            self._finder.forget()
            self._show_nothing(_("Choose a session to see its documents."))
            return
        show = partial(self._show_draft, order)
        self._finder.ask_watched(questions.drawn, order, then=show, label=_("Drawing the pages"))

    def _show_draft(self, order: Order, result: Draft | AppError) -> None:
        if self.tabs.currentWidget() is self.book:
            return
        if isinstance(result, AppError):
            self._show_nothing(render(result))
            return
        kind = result.source.brief.kind
        self._shown = Paper(order, result.source)
        self.preview.show_pdf(result.pdf, f"{kind}-du-thao.pdf", is_draft=True)
        self.make.passages.setEnabled(True)
        for button in (self.make.issue, self.make.sign):
            button.setEnabled(not kind.by_hand)
        self.missing.show_findings(result.findings)
        if self._settle.isActive():
            return
        if self._standing not in (None, self._shown):
            self._tell_closed()
        if self._asks:
            self.ask()
        elif self._standing is not None:
            self._standing = None
            self._ask_about(self._shown, take_focus=self._focus_strip)

    def _show_nothing(self, words: str) -> None:
        """There are no pages of what is ordered; nothing can be issued."""
        if self._standing is not None:
            self._tell_closed()
        self._shown, self._asks = None, False
        self.preview.show_message(words)
        self.missing.show_findings(())
        self.make.passages.setEnabled(False)
        for button in (self.make.issue, self.make.sign):
            button.setEnabled(False)

    # -- issuing -------------------------------------------------------------------------

    def ask(self) -> None:
        """Say which number will be taken; Enter issues, Escape does not. Pages still being drawn are waited for."""
        order = self.make.order()
        if order is None or order.kind.by_hand or self.tabs.currentIndex():
            return
        self.commit()
        if self._is_stopped():
            self._asks = False
            return
        self._asks = self._settle.isActive() or self._finder.busy
        if self._asks:
            return
        if self._shown is None or self._shown.order != order:  # no pages of it were seen yet
            self._asks = True
            self._draw()
            return
        self._ask_about(self._shown)

    def _is_stopped(self) -> bool:
        """True, and said, while something that the draft goes by cannot be read: it may not say what stood there."""
        if self.tabs.currentWidget() is self.book:
            return False
        if is_stopped_by(self.shell.tell, self.make.day):
            return True
        order = self.make.order()
        return order is not None and self.shell.is_stopped(questions.goes_by(self.workspace.reader, order))

    def _ask_about(self, paper: Paper, *, take_focus: bool = True) -> None:
        """Let the gate look at the paper, beside whatever one goes on with, then ask."""
        show = partial(self._show_looked, paper, take_focus)
        order = replace(paper.order, number=self._number)
        drawn = Draft(self.preview.content, paper.source)
        self._gate.ask_watched(questions.looked, order, drawn, then=show, label=_("Looking through the paper"))

    def _show_looked(self, paper: Paper, take_focus: bool, looked: Gate | AppError) -> None:
        if paper != self._shown:
            return
        if isinstance(looked, Gone):
            self._tell_closed()
        elif isinstance(looked, AppError):
            self.shell.complain(looked)
        else:
            self.missing.hide()
            self.strip.ask(looked, paper, take_focus=take_focus)

    def _renumber(self, number: int) -> None:
        """Another number was typed: what it would mean is asked anew."""
        self._number = number
        if self.strip.paper is not None:
            self._ask_about(self.strip.paper, take_focus=False)

    def _start_series(self, number: int) -> None:
        """The series of what is asked about begins at a number from now on; it is asked about anew."""
        paper = self.strip.paper
        if paper is not None:
            self.workspace.write(printing.start_series, replace(paper.order, number=number), date.today())

    def edit_passages(self) -> None:
        """Edit the paragraphs of the draft by hand."""
        from doithoai.desktop.documents.passages import PassagesDialog

        order = self.make.order()
        if order is None or self.tabs.currentIndex():
            return
        self.commit()
        self.workspace.operations.finish_writes()
        try:
            PassagesDialog(self.workspace, order, self).exec()
        except AppError as error:
            self.shell.complain(error)

    def print_for_signing(self) -> None:
        """Print the clean copy of what is ordered, to be signed on paper; issuing then takes its number and day."""
        self.commit()
        order, printer = self.make.order(), self.preview.choose_printer()
        if order is not None and printer is not None:
            send_signing_copy(self.shell, order, printer)

    def issue(self, paper: Paper, agreed: frozenset[str] = frozenset()) -> None:
        """Issue the paper that was looked at and asked about: take the number, freeze the document.

        Args:
            agreed: codes of the findings that were shown; any other one stops it.
        """
        if self._is_stopped():
            return
        issuing = partial(printing.issue, shown=paper.source, anyway=False, agreed=agreed)
        self.workspace.write(
            issuing, paper.order, date.today(), then=self._issued, failed=self._not_issued, is_act=True
        )

    def _issued(self, document: IssuedDocument) -> None:
        self.make.forget_replaced()
        self.book.refresh()
        self.shell.tell(_("Issued: {document}.").format(document=_number(document)))
        if self._letters:
            self._next_letter()
            return
        self.book.choose(document.uid)
        self.tabs.setCurrentWidget(self.book)

    def _not_issued(self, error: AppError) -> None:
        if isinstance(error, PreviewOutdated):
            self.shell.tell(render(error))
            self.workspace.reread()  # another program changed the data: the fields beside the pages show them too
            self._draw()
        elif isinstance(error, NotThroughTheGate) and self._shown is not None:
            self.shell.tell(_("Nothing was issued: something more is to be looked at first."))
            self._ask_about(self._shown)
        else:
            self.shell.complain(error)

    # -- the book --------------------------------------------------------------------------

    def _show_issued(self, document: IssuedDocument | None) -> None:
        if self.tabs.currentWidget() is not self.book:
            return
        if document is None:
            self.preview.show_message(_("Choose a document in the list to see it."))
        elif not document.has_pdf:
            self.preview.show_message(_("Only the record of this document came with a data file, not its pages."))
        else:
            try:
                content = documents.pdf(self.workspace.reader, document.uid)
            except DocumentUnknown:  # taken out meanwhile, in another window or by undo
                self.preview.show_message(_("This document is no longer in the register."))
                return
            self.preview.show_pdf(content, (document.record.file or "van-ban.pdf").rpartition("/")[2])

    def _replace(self) -> None:
        """Make a new document that names the chosen one."""
        old = self.book.current()
        if old is not None:
            self._letters.clear()
            self._begin(questions.order_again(self.workspace.reader, old))
            self._tell_replacing(old)

    def _correct(self, old: IssuedDocument | None) -> None:
        """Make a letter that corrects an issued document; what is wrong in it is typed beside the pages."""
        if old is None:
            return
        try:
            order = corrections.letter_about(Order(DocumentKind.CORRECTION, ""), old)
        except CorrectionRefused as error:
            self.shell.complain(error)
            return
        self._letters.clear()
        self._begin(order)
        self.make.misprints.table.setFocus()

    def _instead_of(self, old: IssuedDocument) -> None:
        """What is ordered replaces the same paper issued before; it is asked about anew."""
        order = self.make.order()
        if order is not None:
            self._begin(replace(order, replaces=old.uid))
            self._asks = True
            self._tell_replacing(old)

    def _tell_replacing(self, old: IssuedDocument) -> None:
        self.shell.tell(_("The new document will replace {document}.").format(document=_number(old)))

    # -- the page ------------------------------------------------------------------------

    def state(self) -> State:
        """The session (or period) and kind last looked at."""
        order = self.make.order()
        if order is None:
            return {}
        period = [order.period.first.isoformat(), order.period.last.isoformat()] if order.period else None
        state: State = {"session": order.session_uid, "kind": order.kind.value, "period": period}
        return state | {"corrects": questions.letter_state(order)} if order.corrects else state

    def restore(self, state: State) -> None:
        """Go back to them."""
        uid, kind = state.get("session"), state.get("kind")
        if isinstance(uid, str) and kind in list(DocumentKind):
            if uid and self.make.session_choice.findData(uid) < 0:
                return  # deleted since, or remembered of another register
            order = Order(DocumentKind(kind), uid, period=questions.period_of(state.get("period")))
            self.make.show_order(questions.with_letter(order, state.get("corrects")))


def _number(document: IssuedDocument) -> str:
    return f"{word_in(DOCUMENTS, document.record.kind)} {cited(document)}".strip()
