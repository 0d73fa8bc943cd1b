"""The petitions of one session: the list and the one chosen, field by field; the next one with Ctrl+Enter."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout

from doithoai.desktop import theme
from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form_scroll import FormScroll
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_fields import PetitionFields
from doithoai.desktop.widgets.status import petition_icon, petition_status
from doithoai.desktop.widgets.tables import RowTable
from doithoai.desktop.words import person_words
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import petitions


class PetitionsTab(SessionTab):
    """Ý kiến, kiến nghị."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model: PagedModel[Petition] = PagedModel(_columns(), self._fetch, lambda petition: petition.uid, self)
        self.table = RowTable(self.model, _("Petitions of the session"))
        self.fields = PetitionFields(self.workspace)
        self.fields.offer()
        self._begun: str | None = None  # uid of the petition just added, to be chosen when it is there
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.discard)

    def _lay_out(self) -> None:
        bar = Flow()
        self.new = QPushButton(icon("plus", theme.on_accent()), _("New petition (Ctrl+Enter)"))
        self.new.setObjectName("primary")
        self.new.clicked.connect(self.add)
        self.capture = QPushButton(icon("mic"), _("Live capture (F11)"))
        self.capture.setShortcut("F11")
        self.capture.clicked.connect(self._capture)
        self.remove = QPushButton(icon("trash-2"), _("Delete"))
        self.remove.clicked.connect(self.discard)
        for button in (self.new, self.capture, self.remove):
            bar.addWidget(button)
        self.count = label("", "quiet")
        bar.addWidget(self.count)
        # Side by side: on 1366×768 the whole form stands without a scroll bar, and the list is long.
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(FormScroll(self.fields, self.fields.lines))
        split.setChildrenCollapsible(False)
        split.setSizes([290, 840])
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(split, 1)

    def _fetch(self, last: Petition | None, _limit: int) -> list[Petition]:
        return list(self.session.petitions) if self.session and last is None else []

    def show_session(self, session: Session) -> None:
        """Show the session's petitions; the one being edited stays."""
        other = self.session is None or self.session.uid != session.uid
        if other:
            self.fields.show_petition(None)  # what cannot be read stays with its petition, not with the session
        super().show_session(session)
        if other:
            self.model.restart()
        else:
            self.model.refresh()
        count = len(session.petitions)
        self.count.setText(ngettext("{count} petition", "{count} petitions", count).format(count=count))
        if other and session.petitions and not self._begun:
            self.table.choose(0)
        place = self.model.place_of(self._begun) if self._begun else None
        if place is not None:
            self._begun = None
            self.table.choose(place)
            self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        self.fields.show_petition(chosen[0] if chosen else None)
        self.fields.setEnabled(bool(chosen))
        self.remove.setEnabled(bool(chosen))

    def choose(self, uid: str) -> None:
        """Show one of the session's petitions."""
        place = self.model.place_of(uid)
        if place is not None:
            self.table.choose(place)

    def add(self) -> None:
        """Begin the next petition: when this returns it is there, with the next number and the cursor in it."""
        if self.session is None:
            return
        self.form.commit()
        self._begun = petitions.new_uid()
        self.workspace.write(petitions.add, self.session.uid, Petition(self._begun))
        self.workspace.settle()  # the next key is typed into it

    def discard(self) -> None:
        """Put the chosen petitions into the bin."""
        uids = [petition.uid for petition in self.table.chosen()]
        if uids:
            self.workspace.write(petitions.discard, uids)
            self.shell.tell(
                ngettext(
                    "{count} petition is in the bin. Ctrl+Z brings it back.",
                    "{count} petitions are in the bin. Ctrl+Z brings them back.",
                    len(uids),
                ).format(count=len(uids))
            )

    def _capture(self) -> None:
        if self.session is not None:
            self.shell.go("capture", SessionTarget(self.session.uid))


# Letters of a petition's words that are drawn: the list stands beside the form and shows a third of them.
_DRAWN = 160


def _columns() -> list[Column[Petition]]:
    return [
        Column(_("Number"), lambda petition: str(petition.number or ""), 5, right=True),
        Column(_("Petitioner"), lambda petition: person_words(petition.petitioner), 19),
        Column(_("Words"), lambda petition: " ".join((petition.content or "").split())[:_DRAWN], REST),
        Column(
            _("Status"),
            lambda petition: petition_status(petition, date.today()),
            16,
            icon=lambda petition: petition_icon(petition, date.today()),
        ),
    ]
