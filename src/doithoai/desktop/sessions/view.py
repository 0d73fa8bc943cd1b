"""One session on one page: its tabs, and the way back to the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.conclusion import ConclusionTab
from doithoai.desktop.sessions.general import GeneralTab
from doithoai.desktop.sessions.papers import PapersTab
from doithoai.desktop.sessions.petitions import PetitionsTab
from doithoai.desktop.sessions.preparation import PreparationTab
from doithoai.desktop.sessions.roster import RosterTab
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.words import DOCUMENTS, word_in
from doithoai.domain import dates
from doithoai.domain.kinds import DocumentKind
from doithoai.i18n import gettext as _
from doithoai.register import sessions
from doithoai.register.sessions import SessionUnknown
from doithoai.work.printing import Order


class SessionView(QWidget):
    """The session last given to :meth:`show_session`.

    Signals:
        left: the person wants the list again, or the session is gone.
    """

    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.uid: str | None = None
        self.title = label("", "heading", wrap=True)
        self.day = label("", "quiet")
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left"))
        self.back.setToolTip(_("Back to the list (Alt+Left)"))
        self.back.setAccessibleName(_("Back to the list (Alt+Left)"))
        self.back.clicked.connect(self.left)
        self.general = GeneralTab(shell)
        self.preparation = PreparationTab(shell)
        self.roster = RosterTab(shell)
        self.petitions = PetitionsTab(shell)
        self.conclusion = ConclusionTab(shell)
        self.papers = PapersTab(shell)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, picture, name in (
            (self.general, "info", _("General")),
            (self.preparation, "list-todo", _("Preparation")),
            (self.roster, "users", _("Roster")),
            (self.petitions, "messages-square", _("Petitions and answers")),
            (self.conclusion, "check", _("Conclusion")),
            (self.papers, "file-text", _("Documents")),
        ):
            self.tabs.addTab(tab, icon(picture), name)
        self.setFocusProxy(self.tabs.currentWidget())
        self.tabs.currentChanged.connect(self._tab_changed)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.day)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)
        for place in range(self.tabs.count()):
            tab = self.tabs.widget(place)
            go = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            go.setWhatsThis(self.tabs.tabText(place))
            go.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            go.activated.connect(lambda tab=tab: self._go(tab))

        for keys, kind in (("Ctrl+P", DocumentKind.MINUTES), ("Ctrl+Shift+P", DocumentKind.NOTICE)):
            make = QShortcut(QKeySequence(keys), self)
            make.setWhatsThis(word_in(DOCUMENTS, kind))
            make.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            make.activated.connect(lambda chosen=kind: self._make(chosen))

        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # in the whole view: the tab bar may have the cursor
            begin = QShortcut(QKeySequence(keys), self)
            begin.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            begin.activated.connect(self._add_petition)

    def _tab_changed(self, _place: int) -> None:
        # The tab itself, not its first field: letters typed there by mistake change nothing.
        self.setFocusProxy(self.tabs.currentWidget())
        self.refresh()

    def _add_petition(self) -> None:
        if self.tabs.currentWidget() is self.petitions:
            self.petitions.add()

    def _make(self, kind: DocumentKind) -> None:
        commit(self)
        if self.uid is not None:
            self._shell.go("documents", DraftTarget(Order(kind, self.uid)))

    def _go(self, tab: QWidget) -> None:
        commit(self)
        self.tabs.setCurrentWidget(tab)
        tab.setFocus()

    def show_session(self, uid: str) -> None:
        """Show a session; one that is gone leads back to the list."""
        self.uid = uid
        self.refresh()

    def show_part(self, part: str) -> None:
        """Put the cursor into the field of a part; nothing happens for a part without one."""
        for place in range(self.tabs.count()):
            tab = self.tabs.widget(place)
            if isinstance(tab, SessionTab) and part in tab.parts:
                self.tabs.setCurrentWidget(tab)
                tab.parts[part].setFocus()
                return

    def start(self) -> None:
        """Put the cursor where one begins: the title of a new session."""
        self.tabs.setCurrentWidget(self.general)
        self.general.title.setFocus()
        self.general.title.selectAll()

    def refresh(self) -> None:
        """Show the same session as the register holds it now: the tab in front only."""
        if self.uid is None:
            return
        try:
            session = sessions.get(self._shell.workspace.reader, self.uid)
        except SessionUnknown:
            self.uid = None
            self.tabs.setEnabled(False)  # what stands in them belongs to nothing any more
            self.left.emit()
            return
        self.tabs.setEnabled(True)
        self.title.setText(session.title or _("(no title yet)"))
        self.day.setText(dates.short(session.starts_at.date()) if session.starts_at else "")
        tab = self.tabs.currentWidget()
        assert isinstance(tab, SessionTab)
        tab.show_session(session)
