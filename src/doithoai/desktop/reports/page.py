"""Figures of a period, the spreadsheet, and the package for the office above."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from doithoai.desktop import theme
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page, Shell
from doithoai.desktop.preferences import Choice
from doithoai.desktop.widgets.filters import ChoiceFilter, DateFilter
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.figures import Figures, Summary
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period, named_period
from doithoai.domain.petition import PetitionStatus
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import dispatches
from doithoai.register.connection import Register
from doithoai.register.history import ChangeSet
from doithoai.work import reporting, sending
from doithoai.work.printing import Order

_FOLDER: Choice[str] = Choice("package_folder", "")
_NAMES = {
    "month": N_("This month"),
    "quarter1": N_("Quarter 1"),
    "half": N_("Six months"),
    "nine_months": N_("Nine months"),
    "year": N_("The whole year"),
}
_COLUMNS = (
    (N_("Petitions"), "petitions"),
    (N_("Answered in the meeting"), "answered"),
    (N_("Assigned"), "assigned"),
    (N_("Answered in writing"), "answered_in_writing"),
    (N_("In progress"), "in_progress"),
    (N_("Overdue"), "overdue"),
)
_SENT = (N_("Made on"), N_("Receiver"), N_("Period"), N_("File"), "SHA-256")
_FILE = 3


class ReportsPage(Page):
    """The page "Báo cáo – gửi cấp trên"."""

    key: ClassVar[str] = "reports"
    title: ClassVar[str] = N_("Reports and sending")
    icon: ClassVar[str] = "chart-column"
    help_topic: ClassVar[str] = "reports"
    tables: ClassVar[tuple[str, ...]] = ("session", "petition", "attendee", "document")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "figures", self)
        self.period = ChoiceFilter(_("Period"), [(key, _(name)) for key, name in _NAMES.items()])
        self.first = DateFilter(_("From"))
        self.last = DateFilter(_("To"))
        self.whole = label("", "section", wrap=True)
        self.table = QTableWidget(0, len(_COLUMNS) + 1)
        self.code = label("", "heading", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.package = QPushButton(icon("send", theme.on_accent()), _("Make the package…"))
        self.report = QPushButton(icon("file-text"), _("Make the report"))
        self.spreadsheet = QPushButton(icon("download"), _("Save the spreadsheet…"))
        self.verify = QPushButton(icon("check"), _("Check a package…"))
        self.sent = QTableWidget(0, len(_SENT))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._choose("year")

    def _lay_out(self) -> None:
        self.package.setObjectName("primary")
        bar = QHBoxLayout()
        for name, field in ((_("&Period"), self.period), (_("F&rom"), self.first), (_("T&o"), self.last)):
            bar.addWidget(label(name, "", field))
            bar.addWidget(field)
        bar.addStretch()
        self.table.setAccessibleName(_("Figures by field"))
        self.table.setHorizontalHeaderLabels([_("Field"), *(_(name) for name, _part in _COLUMNS)])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setWordWrap(True)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(_COLUMNS) + 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setToolTip(_("Enter or a double click shows the petitions behind a figure."))
        self._lay_out_sent()
        acts = QHBoxLayout()
        for button in (self.package, self.report, self.spreadsheet, self.verify):
            acts.addWidget(button)
        acts.addStretch()
        column_ = QVBoxLayout(self)
        column_.addWidget(label(_("Reports and sending"), "heading"))
        column_.addLayout(bar)
        column_.addWidget(self.whole)
        column_.addWidget(self.table, 1)
        column_.addLayout(acts)
        column_.addWidget(self.code)
        self.sent_title = label(_("What was sent"), "section", self.sent)
        column_.addWidget(self.sent_title)
        column_.addWidget(self.sent)
        column_.addWidget(label(_("A package dropped here is checked: who sent it, and whether it is whole."), "quiet"))
        self.setFocusProxy(self.period)

    def _lay_out_sent(self) -> None:
        self.sent.setAccessibleName(_("What was sent"))
        self.sent.setHorizontalHeaderLabels([_(name) for name in _SENT])
        self.sent.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.sent.verticalHeader().hide()
        self.sent.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.sent.horizontalHeader().setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        self.sent.setFixedHeight(self.fontMetrics().height() * 7)

    def _connect(self) -> None:
        self.table.itemActivated.connect(self._open_petitions)
        self.period.saved.connect(lambda name: self._choose(str(name)))
        self.first.saved.connect(lambda _day: self._count())
        self.last.saved.connect(lambda _day: self._count())
        self.package.clicked.connect(lambda _checked: self.make_package())
        self.report.clicked.connect(lambda _checked: self.make_report())
        self.spreadsheet.clicked.connect(lambda _checked: self.save_spreadsheet())
        self.verify.clicked.connect(lambda _checked: self._ask_package())

    # -- figures ------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Count anew."""
        self._count()
        self._show_sent()

    def _choose(self, name: str) -> None:
        period = named_period(name, date.today())
        self.period.set_value(name)
        self.first.set_value(period.first)
        self.last.set_value(period.last)
        self._count()

    def wanted(self) -> Period | None:
        """The period chosen; None while it is not whole or upside down."""
        first, last = self.first.value(), self.last.value()
        return Period(first, last) if first and last and first <= last else None

    def _count(self) -> None:
        period = self.wanted()
        for button in (self.package, self.report, self.spreadsheet):
            button.setEnabled(period is not None)
        if period is None:
            self.whole.setText(_("Enter both days of the period, the first one first."))
            self.table.setRowCount(0)
            return
        self._finder.ask(_counted, period, then=self._show)

    def _show(self, summary: Summary) -> None:
        whole = summary.whole
        self.whole.setText(
            _(
                "Sessions: {sessions} (periodic {periodic}, called {adhoc}, thematic {thematic}). "
                "People: {people}. Petitions: {petitions}."
            ).format(
                sessions=whole.sessions,
                periodic=whole.periodic,
                adhoc=whole.adhoc,
                thematic=whole.thematic,
                people=whole.people,
                petitions=whole.petitions,
            )
        )
        rows: list[tuple[str, Figures]] = [(name or _("Without a field"), part) for name, part in summary.by_field]
        rows.append((_("Total"), whole))
        self.table.setRowCount(len(rows))
        for place, (name, part) in enumerate(rows):
            self.table.setItem(place, 0, QTableWidgetItem(name))
            for column, (_head, attribute) in enumerate(_COLUMNS, start=1):
                item = QTableWidgetItem(str(getattr(part, attribute)))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)

    def _open_petitions(self, item: QTableWidgetItem) -> None:
        """Show the petitions a figure counts: of its field, in the period; overdue ones from their column."""
        period = self.wanted()
        named = self.table.item(item.row(), 0)
        if period is None or named is None:
            return
        overdue = item.column() and _COLUMNS[item.column() - 1][1] == "overdue"
        last_row = item.row() == self.table.rowCount() - 1
        self.shell.go(
            "petitions",
            {
                "field": None if last_row else named.text(),
                "first": period.first.isoformat(),
                "last": period.last.isoformat(),
                "status": PetitionStatus.OVERDUE if overdue else None,
            },
        )

    def _show_sent(self) -> None:
        found = dispatches.listed(self.workspace.reader)
        self.sent.setRowCount(len(found))
        self.sent.setVisible(bool(found))
        self.sent_title.setVisible(bool(found))
        for row, one in enumerate(found):
            period = f"{dates.short(one.first)} – {dates.short(one.last)}"
            for column, text in enumerate(
                (f"{one.at:%H:%M %d/%m/%Y}", one.receiver, period, one.file, one.sha256[:16])
            ):
                self.sent.setItem(row, column, QTableWidgetItem(text))

    # -- out of the register ---------------------------------------------------------------

    def _folder(self) -> str:
        return self.shell.preferences.get(_FOLDER) or str(platformdirs.user_documents_path())

    def make_package(self) -> None:
        """Write the package for the office above into a folder that is remembered."""
        period = self.wanted()
        folder = QFileDialog.getExistingDirectory(self, _("Make the package…"), self._folder()) if period else ""
        if period and folder:
            self.shell.preferences.set(_FOLDER, folder)
            self.workspace.write(_packed, period, Path(folder), then=self._packed, label=_("Making the package"))

    def _packed(self, path: Path) -> None:
        self.shell.tell(_("Made {path}.").format(path=path))
        self._show_sent()
        self.check(path)

    def make_report(self) -> None:
        """Show the pages of the period's report, where it is issued."""
        if period := self.wanted():
            self.shell.go("documents", Order(DocumentKind.REPORT, "", period=period))

    def save_spreadsheet(self) -> None:
        """Write the period's figures and lists as a spreadsheet."""
        period = self.wanted()
        if period is None:
            return
        proposed = str(Path(self._folder()) / f"bao-cao-{period.first}-{period.last}.xlsx")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the spreadsheet…"), proposed, "Excel (*.xlsx)")
        if name:
            self.workspace.write(
                reporting.save_workbook,
                period,
                Path(name),
                date.today(),
                then=lambda path: self.shell.tell(_("Made {path}.").format(path=path)),
                label=_("Writing the spreadsheet"),
            )

    # -- packages ------------------------------------------------------------------------

    def _ask_package(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Check a package…"), self._folder(), "*.sdt.zip")
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Say what a package holds and whether it is whole."""
        self.workspace.operations.read(sending.verify, path, then=self._checked, label=_("Checking the package"))

    def _checked(self, found: tuple[list[str], list[Any]]) -> None:
        lines, problems = found
        self.code.setText("\n".join([*lines, *(render(problem) for problem in problems[:5])]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().endswith(".zip") for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            self.check(Path(url.toLocalFile()))


def _counted(register: Register, period: Period) -> Summary:
    return reporting.figures(register, period, date.today())


def _packed(register: Register, period: Period, folder: Path) -> Path:
    return sending.send(register, period.first, period.last, folder, datetime.now())
