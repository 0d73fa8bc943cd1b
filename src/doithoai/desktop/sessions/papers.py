"""The documents of one session: those issued, and each kind that can be made, one key away."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.targets import DocumentTarget, DraftTarget
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.words import DOCUMENTS, word_in
from doithoai.domain.dates import short
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import documents
from doithoai.register.documents import IssuedDocument
from doithoai.work import letter_orders
from doithoai.work.bodies import each_body
from doithoai.work.citing import cited
from doithoai.work.letters import AGENCY_LETTERS
from doithoai.work.printing import Order

_KINDS = (
    DocumentKind.MINUTES,
    DocumentKind.NOTICE,
    DocumentKind.INVITATION,
    DocumentKind.ANNOUNCEMENT,
    DocumentKind.RESULTS,
    DocumentKind.ROSTER,
    DocumentKind.SLIP,
    DocumentKind.REMINDER,
    DocumentKind.TRANSFER,
    DocumentKind.REQUEST,
    DocumentKind.COVER,
    DocumentKind.PRIVATE_SHEET,
)


class PapersTab(SessionTab):
    """Văn bản."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.issued = QListWidget()
        self.issued.setAccessibleName(_("Issued documents"))
        self.issued.setIconSize(QSize(18, 18))
        self.issued.itemActivated.connect(self._open)
        self.empty = label(_("Nothing issued yet. Make the minutes first; they are ready when you are."), "quiet")
        column = QVBoxLayout(self)
        column.addWidget(label(_("Make a document"), "section"))
        makers = Flow()
        self.buttons: dict[DocumentKind, QPushButton] = {}
        for kind in _KINDS:
            button = QPushButton(icon("file-text"), word_in(DOCUMENTS, kind))
            button.clicked.connect(lambda _checked, chosen=kind: self._make(chosen))
            self.buttons[kind] = button
            makers.addWidget(button)
        column.addLayout(makers)
        column.addSpacing(8)
        column.addWidget(label(_("Issued documents"), "section", self.issued))
        column.addWidget(self.empty)
        column.addWidget(self.issued, 1)

    def show_session(self, session: Session) -> None:
        """Show the session's documents."""
        super().show_session(session)
        self.issued.clear()
        corrected = documents.corrected_by(self.workspace.reader)
        for document in documents.book(self.workspace.reader, session.uid):
            item = QListWidgetItem(icon("file-text"), _line(document, is_corrected=document.uid in corrected))
            item.setData(Qt.ItemDataRole.UserRole, document.uid)
            self.issued.addItem(item)
        self.empty.setVisible(self.issued.count() == 0)
        self.issued.setVisible(self.issued.count() > 0)

    def _make(self, kind: DocumentKind) -> None:
        """Make a document; reminders and slips one after the other, each to its own; a notice of each body."""
        if self.session is None:
            return
        order, orders = Order(kind, self.session.uid), []
        if kind in (*AGENCY_LETTERS, DocumentKind.TRANSFER):
            due = letter_orders.due(self.workspace.reader, order, date.today())
            orders = [letter_orders.order_of(letter, order) for letter in due]
        if kind is DocumentKind.NOTICE:
            orders = each_body(self.session, order, date.today())
        first, *following = orders or [order]
        self.shell.go("documents", DraftTarget(first, tuple(following)))

    def _open(self, item: QListWidgetItem) -> None:
        self.shell.go("documents", DocumentTarget(item.data(Qt.ItemDataRole.UserRole)))


def _line(document: IssuedDocument, *, is_corrected: bool) -> str:
    record = document.record
    day = short(record.date) if record.date else ""
    text = f"{word_in(DOCUMENTS, record.kind)} – {cited(document)} – {day}"
    if document.replaced_by:
        return _("{document} (replaced)").format(document=text)
    return _("{document} (corrected)").format(document=text) if is_corrected else text
