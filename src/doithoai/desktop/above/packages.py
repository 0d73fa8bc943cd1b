"""The packages that were merged, each with where it came from; one that was wrong is taken out, later too."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QVBoxLayout

from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.background import BackgroundModel
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RowTable
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext, render
from doithoai.register import received
from doithoai.register.received import Listed
from doithoai.register.steps import ChangeSet
from doithoai.work import merging
from doithoai.work.merging import TakenOut

_HASH_SHOWN = 16  # letters of a SHA-256: enough to tell packages apart, the whole stands in the tool tip


class PackagesTab(AboveTab):
    """What was merged: from whom, of which days, when and by whom."""

    key = "packages"
    title = N_("Merged packages")
    icon = "archive"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model = BackgroundModel(columns(), lambda row: row.id, Finder(self.workspace, "packages", self), self)
        self.table = RowTable(self.model, _("Merged packages"))
        self.take_out = QPushButton(_("Take out of the register…"))
        self.take_out.setEnabled(False)
        self.empty = label(_("No package was merged yet."), "quiet")
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._show_act())
        self.model.arrived.connect(self._show_act)
        self.take_out.clicked.connect(lambda _checked: self._ask())
        self.model.show_query(received.listed)

    def _lay_out(self) -> None:
        acts = Flow()
        acts.addWidget(self.take_out)
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(
            label(
                _("Papers (PDF), attachments and papers of no session stay in the packages: keep them."),
                "quiet",
                wrap=True,
            )
        )
        self.setFocusProxy(self.table)

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Read the list anew."""
        self.model.refresh()

    def _show_act(self) -> None:
        self.empty.setVisible(not self.model.rows)
        self.take_out.setEnabled(bool(self.table.chosen()) and self.workspace.writable)

    def _ask(self) -> None:
        """Take out the packages chosen, when the person agrees."""
        chosen: list[Listed] = self.table.chosen()
        question = QMessageBox(QMessageBox.Icon.Question, "Sổ Đối Thoại", "", parent=self)
        names = "\n".join(f"{row.name}: {row.file}" for row in chosen[:10])
        rest = len(chosen) - 10
        question.setText(_("Take these packages out of the register?"))
        question.setInformativeText(names + (f"\n… +{rest}" if rest > 0 else ""))
        agreed = question.addButton(_("Take out of the register"), QMessageBox.ButtonRole.AcceptRole)
        leave = question.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(leave)
        question.exec()
        if question.clickedButton() is agreed:
            self.workspace.write(
                merging.take_out,
                [row.manifest for row in chosen],
                then=self._taken_out,
                label=_("Taking packages out"),
                is_act=True,
            )

    def _taken_out(self, result: TakenOut) -> None:
        text = ngettext(
            "{count} session was taken out, or reads again as another package says.",
            "{count} sessions were taken out, or read again as another package says.",
            result.changed,
        )
        text = text.format(count=result.changed)
        self.shell.tell(" ".join([text, *(render(doubt) for doubt in result.doubts[:3])]))


def columns() -> list[Column[Listed]]:
    """Whose, of which days, how much of it is in the register; when and by whom; which file, by which key."""
    return [
        Column(_("Unit"), lambda row: row.name or row.code, REST, tip=lambda row: f"{row.name} ({row.code})"),
        Column(_("Period"), lambda row: f"{dates.short(row.first)} – {dates.short(row.last)}", FIT),
        Column(_("Sessions"), lambda row: str(row.sessions), FIT, right=True),
        Column(_("Petitions"), lambda row: str(row.petitions), FIT, right=True),
        Column(_("Merged on"), lambda row: f"{row.at:%H:%M %d/%m/%Y}", FIT),
        Column(_("Merged by"), lambda row: row.who, FIT),
        Column(
            _("File"),
            lambda row: row.file,
            24,
            tip=lambda row: f"{row.file}\nSHA-256 {row.manifest}\n{_('Key')} {row.signed_by}",
        ),
        Column("SHA-256", lambda row: row.manifest[:_HASH_SHOWN], FIT, tip=lambda row: row.manifest),
    ]
