"""Going back to a copy: which one, and what would come and go; nothing is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import comparison
from doithoai.register.backup import Copy
from doithoai.register.comparison import Comparison, Part
from doithoai.register.connection import Register


@dataclass(frozen=True)
class Offer:
    """A file to go back to; ``at`` is when it was made, None for one the person brought."""

    path: Path
    at: datetime | None = None


class RestoreDialog(QDialog):
    """Shows the copies of the open register; each is compared with it before it may be chosen.

    Attributes:
        chosen: the copy to go back to; None until one was compared and is whole.
    """

    def __init__(self, workspace: Workspace, copies: Sequence[Copy], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._comparing: Path | None = None
        self.chosen: Path | None = None
        self.setWindowTitle(_("Go back to a copy"))
        self.resize(640, 460)  # ten copies, and below them three lines of what would come and go
        self.table: RecordTable[Offer] = RecordTable(_columns(), _("Copies of the register"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.difference = label("", "", wrap=True)
        self._lay_out()
        self.table.show_records(Offer(copy.path, copy.at) for copy in copies)
        self.table.itemSelectionChanged.connect(self._compare)
        if copies:
            self.table.selectRow(0)
        else:
            self.difference.setText(_("There is no copy yet in the folder of copies. You may choose a file."))

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
        column.addWidget(self.difference)
        column.addWidget(
            label(
                _("The register as it is now is copied first, so that going back can itself be undone."),
                "quiet",
                wrap=True,
            )
        )
        column.addWidget(buttons)

    def _choose_file(self) -> None:
        name, _kind = file_dialogs.file_to_open(
            self, _("Another file…"), str(self._workspace.path.parent), _("Registers (*.sdt)")
        )
        if name:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Add a file of the person's choice to the list, chosen."""
        self.table.show_records((*self.table.records, Offer(path)))
        self.table.selectRow(self.table.rowCount() - 1)

    # -- comparing ---------------------------------------------------------------------------

    def _compare(self) -> None:
        offers = self.table.chosen()
        self.chosen = None
        self.go_back.setEnabled(False)
        if not offers:
            return
        self._comparing = path = offers[0].path
        self.difference.setText(_("Comparing…"))
        self._workspace.operations.read(
            _compared,
            self._workspace.path,
            path,
            then=lambda result: self._show(path, result),
            failed=lambda error: self._refuse(path, error),
        )

    def _show(self, path: Path, result: Comparison) -> None:
        if path != self._comparing:
            return
        self.chosen = path
        self.go_back.setEnabled(bool(result))
        self.difference.setText(_difference(result))

    def _refuse(self, path: Path, error: AppError) -> None:
        if path == self._comparing:
            self.difference.setText(render(error))


def _compared(now: Path, copy: Path, _progress: Progress) -> Comparison:
    with Register.open(now, writable=False) as mine, Register.open(copy, writable=False) as theirs:
        return comparison.compare(mine, theirs)


def _difference(result: Comparison) -> str:
    """What would come and go, a line a kind of thing."""
    if not result:
        return _("This copy holds the same as the register.")
    kinds: tuple[tuple[str, Part], ...] = (
        (_("Sessions: {come} would come back, {go} would go, {differ} would change."), result.sessions),
        (_("Petitions: {come} would come back, {go} would go, {differ} would change."), result.petitions),
        (_("Issued documents: {come} would come back, {go} would go, {differ} would change."), result.documents),
    )
    lines = [text.format(come=part.come, go=part.go, differ=part.differ) for text, part in kinds if part]
    if result.others_differ:
        lines.append(_("Rosters, settings or lists are otherwise too; they would be as in the copy."))
    return "\n".join(lines)


def _columns() -> list[Column[Offer]]:
    return [
        Column(_("Made on"), lambda offer: f"{offer.at:%H:%M %d/%m/%Y}" if offer.at else "", 24),
        Column(_("File"), lambda offer: offer.path.name, REST),
    ]
