"""Following up: what agencies owe, by agency and by date; answers recorded, dates moved, letters sent."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from doithoai.desktop.assignments import reminders
from doithoai.desktop.assignments.agency_list import AgencyList
from doithoai.desktop.assignments.answer_strip import AnswerStrip
from doithoai.desktop.assignments.due_tip import due_tip
from doithoai.desktop.assignments.extend import ExtendDialog
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.background import BackgroundModel
from doithoai.desktop.models.columns import Column
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.targets import AssignmentsTarget, PetitionTarget, Target
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_changes import to_outcome
from doithoai.desktop.widgets.petition_columns import lead_column, petitioner_column, session_column, words_column
from doithoai.desktop.widgets.status import due_text, petition_icon, petition_status
from doithoai.desktop.widgets.tables import RowTable
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Outcome
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import assignments, petitions
from doithoai.register.assignments import AgencyCount, Chosen, Owed
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow, PetitionUnknown
from doithoai.register.steps import ChangeSet
from doithoai.work.following import export_owed

_OWED = {
    Owed.WAITING: N_("Waiting for an answer"),
    Owed.WEEK: N_("Due within 7 days"),
    Owed.OVERDUE: N_("Overdue"),
    Owed.SETTLED: N_("Answered or ended"),
}
_ALL = (Owed.WAITING, Owed.SETTLED)  # each assigned petition is in one of them


class AssignmentsPage(Page):
    """The page "Phân công – theo dõi"."""

    key: ClassVar[str] = "assignments"
    title: ClassVar[str] = N_("Assignments")
    icon: ClassVar[str] = "list-todo"
    help_topic: ClassVar[str] = "assignments"
    tables: ClassVar[tuple[str, ...]] = ("petition", "session", "attachment", "document", "deadline_rule")
    shows = PetitionTarget

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._agency = lead_column(19)
        self.model: BackgroundModel[PetitionRow] = BackgroundModel(
            self._columns(), lambda row: row.petition.uid, Finder(self.workspace, "assignments", self), self
        )
        self._counter = Finder(self.workspace, "assignments-count", self)
        self._place = 0
        self._target: str | None = None  # uid of a petition to be chosen in the list once its rows are there
        self._other_lists: list[Owed] = []  # where it is looked for when the list chosen does not have it
        self.agencies = AgencyList()
        self.owed = ChoiceFilter(_("Which petitions"), [(owed, _(name)) for owed, name in _OWED.items()])
        self.owed.setCurrentIndex(0)
        self.table = RowTable(self.model, _("Assigned petitions"))
        self.strip = AnswerStrip(self.workspace)
        self.export_button = QPushButton(icon("download"), _("Export to Excel…"))
        self.remind_button = QPushButton(icon("mail-warning"), _("Reminder letter"))
        self._lay_out()
        self._connect()

    def _columns(self) -> list[Column[PetitionRow]]:
        return [
            Column(
                _("Due"),
                self._due,
                33,
                icon=lambda row: petition_icon(row.petition, self.today),
                tip=lambda row: due_tip(self.workspace.reader, row, self.today),
            ),
            words_column(),
            petitioner_column(18),
            self._agency,
            session_column(14),
        ]

    def _due(self, row: PetitionRow) -> str:
        """The date with the days left or late; of what is ended, how it ended."""
        if self.chosen.owed is Owed.SETTLED:
            return petition_status(row.petition, self.today)
        return due_text(row.petition, self.today) or _("no date")

    # -- building ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = Flow()
        head.addWidget(label(_("Assignments"), "heading"))
        head.add_pair(label(_("Sho&w"), "quiet", self.owed), self.owed)
        head.addWidget(self.remind_button)
        head.addWidget(self.export_button)
        self.empty_text = label("", "empty", wrap=True)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty_text)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self.strip)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.agencies)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([280, 880])
        self.splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.addLayout(head)
        outer.addWidget(self.splitter, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.agencies.chosen.connect(lambda _lead: self._ask())
        self.owed.saved.connect(lambda _owed: self._ask())
        self.model.arrived.connect(self._arrived)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.table.activated.connect(lambda _index: self.answer())
        self.strip.finished.connect(self._back_to_list)
        self.strip.chose.connect(self._act)
        self.strip.notice.connect(self.shell.tell)
        self.export_button.clicked.connect(self._export)
        self.remind_button.clicked.connect(self._remind)
        self._keys("Ctrl+E", self.extend)
        self._keys("Ctrl+K", lambda: self._act("close"))

    def _keys(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # -- the lists ---------------------------------------------------------------------

    @property
    def chosen(self) -> Chosen:
        """Which list is shown."""
        return Chosen(Owed(str(self.owed.value())), self.today, self.agencies.lead)

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read the agencies, the list and the answer anew."""
        self._counter.ask(assignments.agencies, self.today, then=self._counted)
        if changes is None:
            self._ask()
        else:
            self.model.refresh()
            self.strip.refresh()

    def _counted(self, counts: list[AgencyCount]) -> None:
        before = self.agencies.lead
        self.agencies.show_counts(counts)
        if self.agencies.lead != before:
            self._ask()
        self.remind_button.setEnabled(bool(self.agencies.late()))

    def _ask(self) -> None:
        chosen = self.chosen
        self.table.show_column(self._agency, not chosen.lead)

        def query(register: Register, last: PetitionRow | None, limit: int) -> list[PetitionRow]:
            return assignments.page(register, chosen, after=last, limit=limit)

        self.model.show_query(query, until=self._target)

    def _arrived(self) -> None:
        nothing = not self.model.rows
        self._list.setCurrentWidget(self.empty_text if nothing else self.table)
        if nothing:
            self.empty_text.setText(
                _("Nothing is owed here. Petitions appear when an agency is assigned in a session.")
                if self.chosen.owed is Owed.WAITING
                else _("Nothing here.")
            )
        if self._target:
            self._look_for_target(self._target)
        self._choose_what_is_answered()

    def _look_for_target(self, uid: str) -> None:
        """Choose the petition waited for; where the list does not have it, show the one of all agencies that has."""
        place = self.model.place_of(uid)
        if place is not None:
            self.table.choose(place)
            self._target = None
            if len(self._other_lists) < len(_ALL):
                self.shell.tell(_("Another list is shown: the one before does not have this petition."))
        elif self._other_lists:
            self.owed.set_value(self._other_lists.pop(0))
            with QSignalBlocker(self.agencies):
                self.agencies.choose(None)
            self._ask()
        else:
            self._target = None

    def _choose_what_is_answered(self) -> None:
        """Choose no row but that of the petition whose answer is shown: acts are for what one sees.

        The petition may have left the list meanwhile, by the number of its answer alone; then no row is chosen.
        """
        chosen = [row.petition.uid for row in self.table.chosen()]
        if self.strip.uid is None or not chosen or self.strip.uid in chosen:
            return
        place = self.model.place_of(self.strip.uid)
        if place is None:
            self.table.clearSelection()
        else:
            self.table.choose(place)

    # -- answers, dates, outcomes --------------------------------------------------------

    def _chosen(self) -> None:
        rows = self.table.chosen()
        if rows and not self.strip.isAncestorOf(self.focusWidget() or self):
            self._target = None  # the person went on from what was asked for
            self._place = self.model.place_of(rows[0].petition.uid) or 0
            self.strip.show_petition(rows[0].petition.uid)

    def answer(self) -> None:
        """Go to the answer of the petition chosen."""
        if self.table.chosen():
            self.strip.show_petition(self.table.chosen()[0].petition.uid)
            self.strip.start()

    def _back_to_list(self) -> None:
        """To the list, at the row that took the place of the one answered."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rows and not self.table.chosen():
            self.table.choose(min(self._place, len(self.model.rows) - 1))

    def _uids(self) -> list[str]:
        """The petitions chosen, or the one whose answer is shown."""
        uids = [row.petition.uid for row in self.table.chosen()]
        return uids or ([self.strip.uid] if self.strip.uid else [])

    def _act(self, act: str) -> None:
        if act == "extend":
            self.extend()
            return
        outcome = Outcome.CLOSED if act == "close" else Outcome.TRANSFERRED
        uids = self._uids()
        if uids:
            self.workspace.write(
                partial(petitions.edit_many, label=N_("Change the outcome")), uids, to_outcome(outcome)
            )
            words = ngettext("{count} petition changed.", "{count} petitions changed.", len(uids))
            self.shell.tell(words.format(count=len(uids)))

    def extend(self) -> None:
        """Ask for a new date and the reason for the petitions chosen."""
        uids = self._uids()
        if not uids:
            return
        try:
            tasks = [petitions.get(self.workspace.reader, uid).petition.assignment for uid in uids]
        except PetitionUnknown as gone:
            self.shell.complain(gone)
            return
        dialog = ExtendDialog([task.due if task else None for task in tasks], self)
        if dialog.exec():
            self.extend_to(uids, *dialog.answer())
        dialog.deleteLater()  # what was typed and cancelled is gone

    def extend_to(self, uids: list[str], due: date, reason: str) -> None:
        """Move the date of petitions; the former date and the reason are kept."""
        self.workspace.write(petitions.extend, uids, due, reason)

    # -- going out -------------------------------------------------------------------------

    def _export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel…"), f"phan-cong-{self.today:%Y-%m-%d}.xlsx", "Excel (*.xlsx)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the list shown to a spreadsheet."""
        self.workspace.long_read(export_owed, self.chosen, path, then=self._exported, label=_("Writing the list"))

    def _exported(self, count: int) -> None:
        words = ngettext("{count} row written.", "{count} rows written.", count)
        self.shell.tell(words.format(count=count))

    def _remind(self) -> None:
        lead_chosen = self.agencies.lead
        reminders.open_for(self.shell, [lead_chosen] if lead_chosen else self.agencies.late(), self.today)

    # -- remembering -------------------------------------------------------------------------

    def show_target(self, target: Target) -> None:
        """Show one petition, or the list of an agency."""
        if isinstance(target, AssignmentsTarget):
            self.owed.set_value(target.owed)
            self.agencies.choose(target.lead)
            self._ask()
        elif isinstance(target, PetitionTarget):
            self._target, self._other_lists = target.uid, list(_ALL)
            self.strip.show_petition(self._target)
            if self.model.place_of(self._target) is None:
                self._choose_what_is_answered()
                self.model.refresh(until=self._target)
            else:
                self._arrived()

    def state(self) -> State:
        """The list chosen and the sizes."""
        return {"owed": self.chosen.owed, "sizes": self.splitter.sizes()}

    def restore(self, state: State) -> None:
        """Go back to where the page was."""
        if state.get("owed") in list(Owed):
            self.owed.set_value(Owed(state["owed"]))
            self._ask()
        sizes = state.get("sizes")
        if isinstance(sizes, list) and len(sizes) == 2:
            self.splitter.setSizes([int(size) for size in sizes])
