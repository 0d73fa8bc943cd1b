"""Going back to a copy: which one, and what would come and go; nothing is changed here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.labels import label
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import comparison
from doithoai.register.backup import Copy
from doithoai.register.comparison import Comparison, Part
from doithoai.register.connection import Register


class RestoreDialog(QDialog):
    """Shows the copies of the open register; each is compared with it before it may be chosen.

    Attributes:
        chosen: the copy to go back to; None until one was compared and is whole.
    """

    def __init__(self, workspace: Workspace, copies: Sequence[Copy], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._paths = [entry.path for entry in copies]
        self._compared_path: Path | None = None
        self.chosen: Path | None = None
        self.setWindowTitle(_("Go back to a copy"))
        self.resize(640, 460)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("Copies of the register"))
        self.table.setHorizontalHeaderLabels([_("Made on"), _("File")])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, self.fontMetrics().averageCharWidth() * 24)
        self.words = label("", "", wrap=True)
        self._lay_out()
        for entry in copies:
            self._add(f"{entry.at:%H:%M %d/%m/%Y}", entry.path)
        self.table.itemSelectionChanged.connect(self._compare)
        if copies:
            self.table.selectRow(0)
        else:
            self.words.setText(_("There is no copy yet in the folder of copies. You may choose a file."))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.go_back = buttons.addButton(_("Go back to this copy"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_back.setEnabled(False)
        other = buttons.addButton(_("Another file…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        other.clicked.connect(lambda _checked: self._choose_file())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        column.addWidget(
            label(
                _("The register as it is now is copied first, so that going back can itself be undone."),
                "quiet",
                wrap=True,
            )
        )
        column.addWidget(buttons)

    def _add(self, day: str, path: Path) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(day))
        self.table.setItem(row, 1, QTableWidgetItem(path.name))

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Another file…"), str(self._workspace.path.parent), _("Registers (*.sdt)")
        )
        if name:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Add a file of the person's choice to the list, chosen."""
        self._paths.append(path)
        self._add("", path)
        self.table.selectRow(self.table.rowCount() - 1)

    # -- comparing ---------------------------------------------------------------------------

    def _compare(self) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        self.chosen = None
        self.go_back.setEnabled(False)
        if not rows:
            return
        self._compared_path = path = self._paths[rows.pop()]
        self.words.setText(_("Comparing…"))
        self._workspace.operations.read(
            _compared,
            self._workspace.path,
            path,
            then=lambda comparison: self._show(path, comparison),
            failed=lambda error: self._refuse(path, error),
        )

    def _show(self, path: Path, differences: Comparison) -> None:
        if path != self._compared_path:
            return
        self.chosen = path
        self.go_back.setEnabled(bool(differences))
        self.words.setText(_in_words(differences))

    def _refuse(self, path: Path, error: AppError) -> None:
        if path == self._compared_path:
            self.words.setText(render(error))


def _compared(now: Path, copy: Path, _progress: Progress) -> Comparison:
    with Register.open(now, writable=False) as mine, Register.open(copy, writable=False) as theirs:
        return comparison.compare(mine, theirs)


def _in_words(differences: Comparison) -> str:
    """What would come and go, a line a kind of thing."""
    if not differences:
        return _("This copy holds the same as the register.")
    named: tuple[tuple[str, Part], ...] = (
        (_("Sessions: {come} would come back, {go} would go, {differ} would change."), differences.sessions),
        (_("Petitions: {come} would come back, {go} would go, {differ} would change."), differences.petitions),
        (_("Issued documents: {come} would come back, {go} would go, {differ} would change."), differences.documents),
    )
    return "\n".join(text.format(come=part.come, go=part.go, differ=part.differ) for text, part in named if part)
