"""What the office cites, edited in place; and the facts of its province as one file, saved, or taken in by a plan."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from doithoai import paths
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.settings import words
from doithoai.desktop.settings.grid_editor import GridEditor, column
from doithoai.desktop.settings.words import choices
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.domain import dates
from doithoai.domain.errors import N_, AppError
from doithoai.domain.office import Receiver
from doithoai.domain.period import REPORT_PERIODS
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.work import province_file, provinces
from doithoai.work.province_file import Fact, FactList, Outcome, Plan, Planned
from doithoai.work.provinces import ProvinceData

_NAME = "du-lieu-tinh.toml"
_LISTS: Mapping[FactList, str] = {
    FactList.CITATIONS: N_("Legal bases"),
    FactList.RECEIVERS: N_("Receivers of reports"),
    FactList.FIELDS: N_("Fields"),
    FactList.AUDIENCES: N_("Audiences"),
}
_OUTCOMES: Mapping[Outcome, str] = {Outcome.ADDED: N_("Added"), Outcome.CHANGED: N_("Changed")}


def citations() -> GridEditor:
    """The empty table of what is cited."""
    grid = GridEditor(
        _("Legal bases and guidance"),
        [
            column("use", _("Cited as"), 12, choices=choices(words.USES)),
            column("text", _("Text"), REST),
            column("family", _("In papers of"), 16, choices=choices(words.FAMILIES, blank=True)),
            column("valid_from", _("From"), 13),
            column("valid_to", _("To"), 13),
            column("source", _("Where it comes from"), 22),
        ],
        note=_(
            "A paper cites what holds on its own date, in this order. "
            "Until you change it, the list is that of your province as it comes with the program."
        ),
    )
    _show_whole_texts(grid.table)
    return grid


def _show_whole_texts(table: QTableWidget) -> None:
    """Let rows grow: laws are told apart by the end of their names."""
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


class ProvinceSection(QWidget):
    """The table of citations, under the buttons of the province's file.

    Attributes:
        grid: the table; wired by the page, as every table of settings.
    """

    def __init__(self, shell: Shell, grid: GridEditor) -> None:
        super().__init__()
        self._shell = shell
        self.grid = grid
        self.save_file = QPushButton(icon("download"), _("Save the province's data…"))
        self.take_file = QPushButton(icon("upload"), _("Take from a file…"))
        self.take_shipped = QPushButton(_("Take what comes with the program…"))
        for button, act in (
            (self.save_file, self._save),
            (self.take_file, self._ask_file),
            (self.take_shipped, self._take_shipped),
        ):
            button.clicked.connect(lambda _checked, act=act: act())
        bar = Flow()
        bar.addWidget(self.save_file)
        bar.addWidget(self.take_file)
        bar.addWidget(self.take_shipped)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(
            label(
                _("One file for other offices: legal bases, guidance, receivers of reports, fields and audiences."),
                "quiet",
                wrap=True,
            )
        )
        outer.addWidget(grid, 1)

    def _save(self) -> None:
        proposed = str(paths.user_documents() / _NAME)
        name, _kind = file_dialogs.file_to_save(self, _("Save the province's data…"), proposed, "TOML (*.toml)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the facts of the register to ``path``."""
        try:
            province_file.save(self._shell.workspace.reader, path)
        except AppError as error:
            self._shell.complain(error)
        else:
            self._shell.tell(_("Made {path}.").format(path=path))

    def _ask_file(self) -> None:
        folder = str(paths.user_documents())
        name, _kind = file_dialogs.file_to_open(self, _("Take from a file…"), folder, "TOML (*.toml)")
        if name:
            self.offer_file(Path(name))

    def offer_file(self, path: Path) -> None:
        """Show what the file at ``path`` would add and change; one that breaks its shape is refused whole."""
        try:
            data = provinces.read(path)
        except AppError as error:
            self._shell.complain(error)
        else:
            self.offer(data)

    def _take_shipped(self) -> None:
        self.offer(provinces.shipped(provinces.own_province(self._shell.workspace.reader)))

    def offer(self, data: ProvinceData) -> None:
        """Show the plan, and take the facts in where the person agrees."""
        dialog = PlanDialog(province_file.plan(self._shell.workspace.reader, data), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._shell.workspace.write(_take, data, then=self._taken, failed=self._shell.complain)

    def _taken(self, plan: Plan) -> None:
        counts = {outcome: sum(line.outcome is outcome for line in plan.lines) for outcome in Outcome}
        text = _("Added {added}, changed {changed}. Undo takes all of it back.")
        self._shell.tell(text.format(added=counts[Outcome.ADDED], changed=counts[Outcome.CHANGED]))


def _take(register: Register, data: ProvinceData) -> Plan:
    return province_file.take(register, data)


class PlanDialog(QDialog):
    """What taking in a file would add and change; nothing is changed here."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Data of the province"))
        self.resize(1000, 480)  # beside what was and will be, a legal basis in three lines
        differing = [line for line in plan.lines if line.outcome is not Outcome.SAME]
        same = len(plan.lines) - len(differing)
        self.table: RecordTable[Planned] = RecordTable(_columns(), _("Data of the province"))
        _show_whole_texts(self.table)
        self.table.show_records(differing)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(_("Take these in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setEnabled(bool(differing))
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        self.counts = label("", "", wrap=True)
        self.counts.setText(
            _("{differing} facts of the file are new or differ; {same} are the same here.").format(
                differing=len(differing), same=same
            )
            if differing
            else _("Everything in the file is here already; there is nothing to take in.")
        )
        outer.addWidget(self.counts)
        outer.addWidget(self.table, 1)
        outer.addWidget(
            label(_("What you have and the file does not stays as it is. One undo takes all of it back."), "quiet")
        )
        outer.addWidget(buttons)


def _columns() -> list[Column[Planned]]:
    return [
        Column(_("List"), lambda line: _(_LISTS[line.list]), FIT),
        Column("", lambda line: _(_OUTCOMES[line.outcome]), FIT),
        Column(_("Text"), lambda line: line.words, REST),
        Column(_("Until now"), lambda line: _particulars(line.before) if line.before else "", 26),
        Column(_("Then"), lambda line: _particulars(line.fact), 26),
    ]


def _particulars(fact: Fact) -> str:
    """The days, the periods and the source of a fact, in one line."""
    parts = [_span(fact.valid_from, fact.valid_to)]
    if isinstance(fact, Receiver):
        parts.append(", ".join(_(period.name) for period in REPORT_PERIODS if period.key in fact.periods))
    return "; ".join(part for part in (*parts, fact.source or "") if part)


def _span(first: date | None, last: date | None) -> str:
    begins = _("from {day}").format(day=dates.short(first)) if first else ""
    ends = _("until {day}").format(day=dates.short(last)) if last else ""
    return " ".join(part for part in (begins, ends) if part)
