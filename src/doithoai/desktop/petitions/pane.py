"""One petition on one page: the petition itself, its matter, its history, its files."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.petitions.history import PetitionHistory
from doithoai.desktop.petitions.matter_list import MatterList
from doithoai.desktop.widgets.attachments import Attachments
from doithoai.desktop.widgets.form_scroll import FormScroll
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_fields import PetitionFields
from doithoai.desktop.widgets.similar_panel import SimilarPanel
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register import petitions, received
from doithoai.register.petitions import PetitionRow, PetitionUnknown
from doithoai.register.received import Origin


class PetitionPane(QFrame):
    """Shows the petition last given to :meth:`show_petition`.

    Signals:
        chosen: uid of another petition the person wants to see.
        enlarged: True when the petition is to have the whole page.
    """

    chosen = Signal(str)
    enlarged = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._workspace = workspace
        self.uid: str | None = None
        self.title = label("", "section", wrap=True)
        self.whole = QToolButton()
        self.whole.setIcon(icon("zoom-in"))
        self.whole.setCheckable(True)
        self.whole.setShortcut("F11")
        self.whole.setToolTip(_("The whole page for this petition (F11)"))
        self.whole.setAccessibleName(_("The whole page for this petition (F11)"))
        self.whole.toggled.connect(self.enlarged)
        self.fields = PetitionFields(workspace)
        self.matter = MatterList(workspace)
        self.history = PetitionHistory(workspace)
        self.files = Attachments(workspace)
        self.matter.chosen.connect(self.chosen)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.similar = SimilarPanel(workspace, purpose="similar-of-one")
        self.similar.chosen.connect(self.chosen)
        self.matter.add_below(self.similar)
        self.fields.content.textChanged.connect(self._look)
        self.tabs.addTab(self.matter, icon("link"), _("Same matter"))
        self.tabs.addTab(self.history, icon("history"), _("History"))
        self.tabs.addTab(self.files, icon("paperclip"), _("Files"))
        self.tabs.currentChanged.connect(lambda _place: self._fill_tab())
        self._row: PetitionRow | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.whole)
        column.addLayout(head)
        column.addWidget(FormScroll(self.fields, self.fields.lines), 1)
        self._parts = QSplitter()
        self._parts.addWidget(left)
        self._parts.addWidget(self.tabs)
        self._parts.setSizes([700, 440])
        self._parts.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._nothing = label(_("Choose a petition in the list to see it here."), "empty")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._parts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_petition(self, uid: str | None) -> None:
        """Show a petition; None, or one that is in the bin now, shows none."""
        self.uid = uid
        self._row = self._read(uid)
        self._stack.setCurrentWidget(self._parts if self._row else self._nothing)
        if self._row:
            self.title.setText(heading(self._row))
            self.title.setToolTip(origin_words(received.origin(self._workspace.reader, self._row.session_uid)))
        self.fields.show_petition(self._row.petition if self._row else None)
        self._fill_tab()

    @property
    def has_petition(self) -> bool:
        """Whether one is shown: not before any was, nor once it is in the bin."""
        return self._row is not None

    def start(self) -> None:
        """Go to the petition's words."""
        self.fields.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Look for what was asked before, unless the petition is linked already."""
        if self._row and self._row.matter is None:
            self.similar.look(self.fields.content.toPlainText(), self.fields.village.value(), self.uid)
        else:
            self.similar.clear()

    def refresh(self) -> None:
        """Show the same petition as the register holds it now."""
        self.show_petition(self.uid)

    def _read(self, uid: str | None) -> PetitionRow | None:
        try:
            return petitions.get(self._workspace.reader, uid) if uid else None
        except PetitionUnknown:
            return None

    def _fill_tab(self) -> None:
        """Read what the tab in front shows; the others wait until they are looked at."""
        row = self._row
        front = self.tabs.currentWidget()
        if front is self.matter:
            self.matter.show_petition(row)
            self._look()
        elif front is self.history:
            self.history.show_petition(row.petition.uid if row else None)
        else:
            self.files.show_petition(row.petition.uid if row else None)


def origin_words(origin: Origin | None) -> str:
    """From which package a petition came; blank for one of this office."""
    if origin is None:
        return ""
    text = _("From the package {file} of {office}, merged on {day} by {who}.")
    return text.format(file=origin.file, office=origin.office, day=dates.short(origin.at.date()), who=origin.who)


def heading(row: PetitionRow) -> str:
    """Which petition it is: number, session, day, whose; and which time the matter is raised."""
    day = dates.short(row.starts_at.date()) if row.starts_at else ""
    parts = [f"{row.petition.number}." if row.petition.number else "", row.session_title or "", day]
    words = " ".join(part for part in parts if part)
    if row.office:
        words += f" – {row.office}"
    if row.times > 1:
        words += " – " + _("raised for the {number}. time").format(number=row.times)
    return words
