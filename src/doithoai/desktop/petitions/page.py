"""All petitions ever: search as one types, filters, several changed at once, one petition on its own pane."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from doithoai.desktop.finder import Finder
from doithoai.desktop.models.background import BackgroundModel
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.petitions.pane import PetitionPane
from doithoai.desktop.targets import CountedTarget, PetitionTarget, Target
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_changes import PetitionChanges
from doithoai.desktop.widgets.petition_columns import as_text, columns
from doithoai.desktop.widgets.petition_filters import PetitionFilters
from doithoai.desktop.widgets.tables import RowTable
from doithoai.desktop.workspace import touches
from doithoai.domain import text
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import petitions, received
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow
from doithoai.register.steps import ChangeSet

_PAGE_TABLES = ("petition", "session", "attachment", "catalogue_entry", "office", "office_period", "merged_package")


class PetitionsPage(Page):
    """The page "Kiến nghị"."""

    key: ClassVar[str] = "petitions"
    title: ClassVar[str] = N_("Petitions")
    icon: ClassVar[str] = "messages-square"
    help_topic: ClassVar[str] = "petitions"
    tables: ClassVar[tuple[str, ...]] = _PAGE_TABLES
    shows = PetitionTarget

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model: BackgroundModel[PetitionRow] = BackgroundModel(
            columns(lambda: self.today), lambda row: row.petition.uid, Finder(self.workspace, "petitions", self), self
        )
        self._counter = Finder(self.workspace, "petitions-count", self)
        self._target: str | None = None  # uid of a petition to be chosen in the list once its rows are there
        self._may_clear = False  # the filters, when they hide it
        self.filters = PetitionFilters()
        self.changes = PetitionChanges(self.workspace)
        self.table = RowTable(self.model, _("Petitions"))
        self.pane = PetitionPane(self.workspace)
        self.count = label("", "quiet")
        self._lay_out()
        self._connect()
        self.changes.show_chosen([])

    # -- building ------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Petitions"), "heading"))
        head.addStretch()
        head.addWidget(self.count)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._nothing = self._empty()
        self._list.addWidget(self._nothing)
        self._upper = QWidget()
        column = QVBoxLayout(self._upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self.changes)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self._upper)
        self.splitter.addWidget(self.pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([300, 300])
        outer = QVBoxLayout(self)
        outer.addLayout(head)
        outer.addWidget(self.filters)
        outer.addWidget(self.splitter, 1)
        self.setFocusProxy(self.filters.search)

    def _empty(self) -> QWidget:
        """What stands in place of an empty list: what to do next."""
        self.empty_text = label("", "empty")
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_act = QPushButton()
        self.empty_act.clicked.connect(self._leave_empty)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.addStretch()
        column.addWidget(self.empty_text)
        column.addWidget(self.empty_act, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return widget

    def _connect(self) -> None:
        self.filters.changed.connect(self._search)
        self.filters.search.left.connect(self.table.focus_list)
        self.model.arrived.connect(self._arrived)
        self.changes.notice.connect(self.shell.tell)
        self.pane.chosen.connect(self._show_petition)
        self.pane.enlarged.connect(self._enlarge)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.table.activated.connect(lambda _index: self.pane.start())
        self._keys("Ctrl+F", self, self.filters.search.setFocus)
        self._keys(QKeySequence.StandardKey.Copy, self.table, self.copy)
        self._keys("Delete", self.table, self.changes.discard_chosen)
        self._keys("Ctrl+L", self.table, self.changes.link_chosen)
        self._keys("Escape", self.pane, self._back_to_list)
        self._keys("Escape", self.table, self.filters.search.setFocus)

    def _keys(self, keys: str | QKeySequence.StandardKey, widget: QWidget, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # -- the list ---------------------------------------------------------------------

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read the list, the choices and the pane anew."""
        self.table.show_column(self.model.columns[-1], received.has_others(self.workspace.reader))
        if changes is None or touches(changes, "catalogue_entry", "petition"):
            self.filters.offer(self.workspace.reader)
        if changes is None:
            self.changes.offer()
            self.pane.fields.offer()
            self._search()
        else:
            self.model.refresh()
            self._count()
        self.pane.refresh()

    def _search(self) -> None:
        chosen = self.filters.chosen(self.today)

        def query(register: Register, last: PetitionRow | None, limit: int) -> list[PetitionRow]:
            return petitions.page(register, chosen, before=last.row if last else None, limit=limit)

        self.model.show_query(query, until=self._target)
        self._count()

    def _count(self) -> None:
        self._counter.ask(petitions.count, self.filters.chosen(self.today), then=self._counted)

    def _counted(self, count: int) -> None:
        words = ngettext("{count} petition", "{count} petitions", count)
        self.count.setText(words.format(count=text.number(count)))

    def _arrived(self) -> None:
        nothing = not self.model.rows
        self._list.setCurrentWidget(self._nothing if nothing else self.table)
        if nothing:
            narrowed = self.filters.narrowed
            self.empty_text.setText(
                _("No petition fits what is searched for.")
                if narrowed
                else _("No petition yet. They appear here as soon as they are typed in a session.")
            )
            self.empty_act.setText(_("Clear the filters") if narrowed else _("Go to the sessions"))
        is_awaited = self._target is not None
        if is_awaited:
            self._look_for_target()
        if len(self.table.chosen()) > 1:  # by the person: they stay what the acts for several are for
            self._chosen()
        else:
            self._choose_what_is_shown(scrolls=is_awaited)

    def _leave_empty(self) -> None:
        if self.filters.narrowed:
            self.filters.clear()
            self.filters.search.setFocus()
        else:
            self.shell.go("sessions")

    # -- what is chosen -------------------------------------------------------------------

    def _chosen(self) -> None:
        """The person chose rows: the pane shows the one; several are changed beside it."""
        uids = [row.petition.uid for row in self.table.chosen()]
        self.changes.show_chosen(uids)
        if uids and self.pane.uid not in uids:
            self._target = None  # the person went on from what was asked for
            if len(uids) == 1:
                self.pane.show_petition(uids[0])

    def _choose_what_is_shown(self, *, scrolls: bool) -> None:
        """Choose no row but the petition in the pane: acts are for what one sees, and what is typed stays with it."""
        if self.pane.uid not in [row.petition.uid for row in self.table.chosen()]:
            place = self.model.place_of(self.pane.uid) if self.pane.uid else None
            if place is not None:
                self.table.choose(place, scrolls=scrolls)
            else:
                self.table.clearSelection()
        self.changes.show_chosen([row.petition.uid for row in self.table.chosen()])

    def _enlarge(self, whole: bool) -> None:
        """Give the petition the whole page, or the list its place again."""
        self._upper.setHidden(whole)
        self.filters.setHidden(whole)

    def _back_to_list(self) -> None:
        self.pane.whole.setChecked(False)
        self.table.focus_list()

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, for a spreadsheet."""
        rows = self.table.chosen()
        if rows:
            QGuiApplication.clipboard().setText(as_text(rows, self.today))
            words = ngettext("{count} row copied.", "{count} rows copied.", len(rows))
            self.shell.tell(words.format(count=len(rows)))

    def show_target(self, target: Target) -> None:
        """Show one petition, in the pane and chosen in the list; or those behind a figure."""
        if isinstance(target, CountedTarget):
            self.filters.offer(self.workspace.reader)
            self.filters.show_counted(target.counted)
        elif isinstance(target, PetitionTarget):
            self._show_petition(target.uid)

    def _show_petition(self, uid: str, *, clears: bool = True) -> None:
        """Show it in the pane and choose it in the list, as soon as the list has read as far.

        Args:
            clears: whether filters that hide it are cleared.
        """
        self._may_clear = clears
        self.pane.show_petition(uid)
        self._target = uid if self.pane.has_petition else None
        self._choose_what_is_shown(scrolls=True)
        if self.table.chosen():
            self._target = None
        elif self._target:
            self.model.refresh(until=self._target)

    def _look_for_target(self) -> None:
        """End the wait for a petition; where the filters hide it, clear them and wait for the whole list."""
        if self.model.place_of(self._target) is None and self._may_clear and self.filters.narrowed:
            self._may_clear = False
            self.filters.clear()
            self.shell.tell(_("The filters were cleared: they hid the petition to be shown."))
        else:
            self._target = None

    # -- remembering ----------------------------------------------------------------------

    def state(self) -> State:
        """The filters, the petition shown, the sizes."""
        return {"filters": self.filters.state(), "petition": self.pane.uid, "sizes": self.splitter.sizes()}

    def restore(self, state: State) -> None:
        """Go back to where the page was."""
        sizes = state.get("sizes")
        if isinstance(sizes, list) and len(sizes) == 2:
            self.splitter.setSizes([int(size) for size in sizes])
        filters = state.get("filters")
        if isinstance(filters, dict):
            self.filters.restore(filters)
        if state.get("petition"):
            self._show_petition(str(state["petition"]), clears=False)
