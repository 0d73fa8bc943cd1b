"""Packages of other offices come in here: files dropped on the window, a plan, then all of them as one step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QSplitter, QVBoxLayout

from doithoai.desktop.above.key_questions import FirstKeys, accepts_new_key
from doithoai.desktop.above.receive_rows import FileRow, of_files, summary
from doithoai.desktop.above.session_rows import of_sessions, sessions_of
from doithoai.desktop.above.sorted_list import SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.domain.errors import N_, AppError
from doithoai.domain.options import Option
from doithoai.domain.progress import Progress
from doithoai.files import PACKAGE_ENDINGS
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import merged as packages
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet
from doithoai.work import conflicts, merging
from doithoai.work.conflicts import Conflict
from doithoai.work.merging import Merged, Standing

_FOLDER = Option("received_folder", "")
_NAMED = 5  # files named in a question; the rest is a number


class ReceiveTab(AboveTab):
    """Files to be merged, with what happens to each; what needs a person stands first.

    Nothing is merged before the button is pressed: until then the register is only looked at.
    """

    key = "receive"
    title = N_("Receive packages")
    icon = "download"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._passphrase = ""
        self._confirmed: set[str] = set()  # fingerprints of first keys
        self._new_keys: set[str] = set()  # of keys in the place of known ones
        self._busy = False
        self._finder = Finder(self.workspace, "receive-doubts", self)
        self._to_decide: set[str] = set()  # uids of sessions that a person had to decide about
        self.choose = QPushButton(icon("plus"), _("Choose files…"))
        self.folder = QPushButton(icon("folder-open"), _("Choose a folder…"))
        self.clear = QPushButton(_("Empty the list"))
        self.summary = label("", "section", wrap=True)
        self.files = SortedList(of_files(), lambda row: row.merged.report.path, _("Files that came in"))
        self.sessions = RecordTable(of_sessions(), _("Sessions of the file chosen"))
        self.merge = QPushButton()
        self.merge.setObjectName("primary")
        self.unlock = QPushButton(_("Passphrase…"))
        self.new_key = QPushButton(_("Another key…"))
        self.conflicts = QPushButton(_("Look at what differs"))
        self._lay_out()
        self._connect()
        self._show([])

    def _lay_out(self) -> None:
        head = Flow()
        for button in (self.choose, self.folder, self.clear):
            head.addWidget(button)
        head.addWidget(label(_("or drop files and folders anywhere on the window."), "quiet"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.files)
        parts.addWidget(self.sessions)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        acts = Flow()
        for button in (self.merge, self.unlock, self.new_key, self.conflicts):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(parts, 1)
        column.addLayout(acts)
        self.setFocusProxy(self.files)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda _checked: self._choose_files())
        self.folder.clicked.connect(lambda _checked: self._choose_folder())
        self.clear.clicked.connect(lambda _checked: self._show([]))
        self.merge.clicked.connect(lambda _checked: self.apply())
        self.unlock.clicked.connect(lambda _checked: self._ask_passphrase())
        self.new_key.clicked.connect(lambda _checked: self._ask_new_key())
        self.conflicts.clicked.connect(lambda _checked: self.tab_wanted.emit("conflicts"))
        self.files.selectionModel().selectionChanged.connect(lambda *_rows: self._show_sessions())

    # -- which files -----------------------------------------------------------------------

    def _choose_files(self) -> None:
        pattern = " ".join(f"*{ending}" for ending in PACKAGE_ENDINGS)
        names, _kind = file_dialogs.files_to_open(self, _("Choose packages"), self._start(), pattern)
        if names:
            self.shell.preferences.set(_FOLDER, str(Path(names[0]).parent))
            self.receive([Path(name) for name in names])

    def _choose_folder(self) -> None:
        if folder := file_dialogs.folder_to_use(self, _("Choose a folder with packages"), self._start()):
            self.shell.preferences.set(_FOLDER, folder)
            self.receive([Path(folder)])

    def _start(self) -> str:
        return self.shell.preferences.get(_FOLDER) or str(platformdirs.user_documents_path())

    # -- the plan --------------------------------------------------------------------------

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, with those still waiting to be merged."""
        waiting = [row.merged.report.path for row in self.files.rows if not row.is_applied]
        if not self._busy:
            self._begin()
            self.workspace.long_read(
                _planned,
                [*waiting, *paths],
                self._passphrase,
                frozenset(self._new_keys),
                label=_("Looking at the packages"),
                then=self._show_plan,
                failed=self._failed,
            )

    def _begin(self) -> None:
        self._busy = True
        self.files.setFocus()  # not on a button that goes grey: the keys of the page would go with it
        self._show_acts()

    def _failed(self, error: AppError) -> None:
        self._busy = False
        self._show_acts()
        self.shell.complain(error)

    def _show_plan(self, planned: list[Merged]) -> None:
        self._busy = False
        again = {merged.report.path for merged in planned}
        applied = [row for row in self.files.rows if row.is_applied and row.merged.report.path not in again]
        self._show([*applied, *(FileRow(merged) for merged in planned)])
        if not planned:
            self.shell.tell(_("There is no package in it."))
        elif any(row.merged.standing is Standing.LOCKED for row in self.files.rows) and not self._passphrase:
            self._ask_passphrase()

    def _show(self, rows: list[FileRow]) -> None:
        self.files.show_rows(sorted(rows, key=lambda row: row.rank))
        for column in self.files.model_of_rows.columns:  # the names have the room of what nothing is said about
            self.files.show_column(column, not rows or any(column.text(row) for row in rows))
        if rows:
            self.files.choose(0)
        self._show_sessions()
        self._show_acts()

    def _show_sessions(self) -> None:
        chosen: list[FileRow] = self.files.chosen()
        self.sessions.show_records(sessions_of(chosen[0].merged) if chosen else ())
        self.sessions.resizeRowsToContents()  # reasons are read whole

    def _show_acts(self) -> None:
        rows = self.files.rows
        ready = [row for row in rows if _is_ready(row)]
        text = ngettext("&Merge {count} package", "&Merge {count} packages", len(ready))
        self.merge.setText(text.format(count=len(ready)))
        self.merge.setEnabled(bool(ready) and self.workspace.writable and not self._busy)
        standings = {row.merged.standing for row in rows}
        self.unlock.setVisible(Standing.LOCKED in standings)
        self.new_key.setVisible(Standing.KEY_CHANGED in standings)
        self.conflicts.setVisible(any(row.waits_for_decision for row in rows))
        for button in (self.choose, self.folder, self.clear, self.unlock, self.new_key):
            button.setEnabled(not self._busy)
        nothing = _("Nothing came in yet. Files are checked and a plan is shown before anything is changed.")
        self.summary.setText(summary(rows) if rows else nothing)

    # -- questions ---------------------------------------------------------------------------

    def _ask_passphrase(self) -> None:
        names = [row.merged.report.path.name for row in self.files.rows if row.merged.standing is Standing.LOCKED]
        rest = [f"… +{len(names) - _NAMED}"] if len(names) > _NAMED else []
        question = "\n".join([_("The passphrase of the sealed packages:"), *names[:_NAMED], *rest])
        text, agreed = QInputDialog.getText(self, "Sổ Đối Thoại", question, QLineEdit.EchoMode.Password)
        if agreed and text:
            self._passphrase = text
            self.receive(())

    def _ask_new_key(self) -> None:
        """Each office whose key is another one now is a question of its own."""
        changed = [row.merged for row in self.files.rows if row.merged.standing is Standing.KEY_CHANGED]
        for merged in {merged.fingerprint: merged for merged in changed}.values():
            if accepts_new_key(merged, self):
                self._new_keys.add(merged.fingerprint)
        if self._new_keys:
            self.receive(())

    def _ask_first_keys(self, rows: Sequence[FileRow]) -> bool:
        """Whether the person went on, with some keys confirmed or none to be."""
        asked = [row.merged for row in rows if row.merged.result and row.merged.result.first_key]
        asked = [merged for merged in asked if merged.fingerprint not in self._confirmed]
        if not asked:
            return True
        question = FirstKeys(asked, self)
        agreed = bool(question.exec())
        if agreed:
            self._confirmed |= question.confirmed
        question.deleteLater()
        return agreed

    # -- applying it ---------------------------------------------------------------------------

    def apply(self) -> None:
        """Merge what is ready as one step; packages whose keys were not confirmed stay where they are."""
        ready = [row for row in self.files.rows if _is_ready(row)]
        if not self._ask_first_keys(ready):
            return
        agreed = [row.merged for row in ready if self._is_confirmed(row.merged)]
        if not agreed:
            return
        self._begin()
        self.workspace.long_write(
            _applied,
            {merged.report.path: merged.report.digest for merged in agreed},
            self._passphrase,
            frozenset(self._new_keys),
            label=_("Merging the packages"),
            then=self._show_applied,
            failed=self._failed,
        )

    def _is_confirmed(self, merged: Merged) -> bool:
        return not (merged.result and merged.result.first_key) or merged.fingerprint in self._confirmed

    def _show_applied(self, results: list[Merged]) -> None:
        self._busy = False
        done = {merged.report.path: FileRow(merged, is_applied=merged.result is not None) for merged in results}
        rows = [done.get(row.merged.report.path, row) for row in self.files.rows]
        self._show(rows)
        self._look_for_decisions()
        count = sum(row.is_applied for row in done.values())
        text = ngettext("{count} package was merged.", "{count} packages were merged.", count)
        self.shell.tell(text.format(count=count))

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Say of what was merged here that it was taken back meanwhile."""
        applied = [row.merged.report.digest for row in self.files.rows if row.is_applied]
        if applied:
            held = packages.present_of(self.workspace.reader, applied)
            rows = [
                replace(row, is_undone=row.is_applied and row.merged.report.digest not in held)
                for row in self.files.rows
            ]
            self.files.update_rows(rows)
            self._show_acts()
        self._look_for_decisions()

    def _look_for_decisions(self) -> None:
        if any(row.is_applied and row.merged.standing is Standing.DOUBT for row in self.files.rows):
            self._finder.ask(conflicts.conflicts, then=self._show_decided)

    def _show_decided(self, open_conflicts: list[Conflict]) -> None:
        """Say of what was in doubt whether a person has decided about it; some of it is not for deciding."""
        waiting = {conflict.session.uid for conflict in open_conflicts}
        self._to_decide |= waiting
        decided = self._to_decide - waiting
        self.files.update_rows([replace(row, is_decided=row.doubtful <= decided) for row in self.files.rows])
        self._show_acts()


def _is_ready(row: FileRow) -> bool:
    """Whether merging it does something."""
    return not row.is_applied and row.merged.standing in (Standing.DOUBT, Standing.FIRST_KEY, Standing.CHANGES)


def _planned(
    register: Register, paths: Sequence[Path], passphrase: str, new_keys: frozenset[str], progress: Progress
) -> list[Merged]:
    # By their names, whatever the order of the list: of two keys of one office the same is always the first.
    files = sorted(merging.packages_in(paths))
    return merging.plan(register, files, progress, passphrase=passphrase, new_keys=new_keys) if files else []


def _applied(
    register: Register, looked_at: dict[Path, str], passphrase: str, new_keys: frozenset[str], progress: Progress
) -> list[Merged]:
    return merging.merge(
        register, sorted(looked_at), progress, passphrase=passphrase, looked_at=looked_at, new_keys=new_keys
    )
