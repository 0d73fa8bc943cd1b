"""Figures of a period, the spreadsheet, and the package for the office above."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidgetItem, QVBoxLayout

from doithoai import paths
from doithoai.desktop import theme
from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page, Shell
from doithoai.desktop.reports import columns
from doithoai.desktop.reports.columns import FigureColumn, TurnoverRow
from doithoai.desktop.reports.sums import Counts, summary_lines
from doithoai.desktop.targets import CountedTarget, DraftTarget, HeldTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.filters import ChoiceFilter, OrderDate
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.domain.errors import N_
from doithoai.domain.kinds import DocumentKind, SessionKind
from doithoai.domain.options import Option
from doithoai.domain.period import ADHOC, OFFERED_PERIODS, Period, named_period, offered_name
from doithoai.domain.progress import Progress
from doithoai.domain.turnover import Figure
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import dispatches
from doithoai.register import turnover as turnovers
from doithoai.register.connection import Register
from doithoai.register.dispatches import Dispatch
from doithoai.register.steps import ChangeSet
from doithoai.register.turnover import Counted
from doithoai.work import receiving, reporting
from doithoai.work.printing import Order
from doithoai.work.receiving import Verdict

_FOLDER = Option("package_folder", "")


class ReportsPage(Page):
    """The page "Báo cáo – gửi cấp trên"."""

    key: ClassVar[str] = "reports"
    title: ClassVar[str] = N_("Reports and sending")
    icon: ClassVar[str] = "chart-column"
    help_topic: ClassVar[str] = "reports"
    tables: ClassVar[tuple[str, ...]] = (
        "session",
        "petition",
        "attendee",
        "document",
        "catalogue_entry",
        "office",
        "office_period",
        "receiver",
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "figures", self)
        offers = [(offered.key, _(offered.current or offered.name)) for offered in OFFERED_PERIODS]
        self.period = ChoiceFilter(_("Period"), [*offers, (ADHOC, _("Other days"))])
        self.first = OrderDate(_("From"))
        self.last = OrderDate(_("To"))
        self.whole = label("", "section", wrap=True)
        links = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.whole.setTextInteractionFlags(links)
        self.whole.linkActivated.connect(self._open_sum)
        self.groups = ChoiceFilter(_("Figures by"), [("field", _("By field")), ("agency", _("By lead agency"))])
        self.groups.set_value("field")
        self.table: RecordTable[TurnoverRow] = RecordTable(columns.of_figures(), _("Figures of the period"))
        self._counts: Counts | None = None
        self.code = label("", "heading", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.package = QPushButton(icon("send", theme.on_accent()), _("Send upwards…"))
        self.report = QPushButton(icon("file-text"), _("Make the report"))
        self.spreadsheet = QPushButton(icon("download"), _("Save the spreadsheet…"))
        self.verify = QPushButton(icon("check"), _("Check a package…"))
        self.sent: RecordTable[Dispatch] = RecordTable(columns.of_dispatches(), _("What was sent"))
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
        bar.addWidget(self.groups)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setWordWrap(True)
        # The head and five dispatches, the last ones; older ones by scrolling.
        self.sent.setFixedHeight(self.fontMetrics().height() * 7)
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
        self.setFocusProxy(self.period)

    def _connect(self) -> None:
        self.table.itemActivated.connect(self._open_petitions)
        self.period.saved.connect(lambda name: self._choose(str(name)))
        self.groups.saved.connect(lambda _value: self._show_rows())
        self.first.saved.connect(lambda _day: self._days_typed())
        self.last.saved.connect(lambda _day: self._days_typed())
        self.workspace.noted.connect(self._show_sent)
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
        self.period.set_value(name)
        if name != ADHOC:  # those days are typed
            period = named_period(name, date.today())
            self.first.set_value(period.first)
            self.last.set_value(period.last)
        self._count()

    def _days_typed(self) -> None:
        """Say which period the days typed are."""
        period = self.chosen_period()
        self.period.set_value(offered_name(period, date.today()) if period else ADHOC)
        self._count()

    def chosen_period(self) -> Period | None:
        """The period chosen; None while it is not whole or upside down."""
        first, last = self.first.value(), self.last.value()
        return Period(first, last) if first and last and first <= last else None

    def _count(self) -> None:
        period = self.chosen_period()
        for button in (self.package, self.report, self.spreadsheet):
            button.setEnabled(period is not None)
        if period is None:
            self.whole.setText(_("Enter both days of the period, the first one first."))
            self._finder.forget()
            self._counts = None
            self.table.show_records(())
            return
        self._finder.ask(_counted, period, then=self._show)

    def _show(self, counts: Counts) -> None:
        self._counts = counts
        self.whole.setText("<br>".join(summary_lines(counts)))
        self._show_rows()

    def _open_sum(self, name: str) -> None:
        """Show the sessions or petitions behind a number of the lines over the table."""
        period = self.chosen_period()
        if self._counts is None or period is None:
            return
        what, _colon, part = name.partition(":")
        if what == "sessions":
            self.shell.go("sessions", HeldTarget(period, SessionKind(part) if part else None))
        elif counted := self._counts.turnover.period:
            self.shell.go("petitions", CountedTarget(Counted(Figure(part), counted)))

    def _show_rows(self) -> None:
        if self._counts:
            by_agency = self.groups.value() == "agency"
            rows = columns.rows_by_agency if by_agency else columns.rows_by_field
            self.table.show_records(rows(self._counts.turnover))

    def _open_petitions(self, item: QTableWidgetItem) -> None:
        """Show exactly the petitions that a figure counts."""
        column = self.table.column_of(item)
        if self._counts and (period := self._counts.turnover.period) and isinstance(column, FigureColumn):
            counted = Counted(column.figure, period, self.table.record_of(item).counted)
            self.shell.go("petitions", CountedTarget(counted))

    def _show_sent(self) -> None:
        self.sent.show_records(dispatches.listed(self.workspace.reader))
        self.sent.setVisible(bool(self.sent.records))
        self.sent_title.setVisible(bool(self.sent.records))

    # -- out of the register ---------------------------------------------------------------

    def _folder(self) -> str:
        return self.shell.preferences.get(_FOLDER) or str(paths.user_documents())

    def _period_to_act_on(self) -> Period | None:
        """The period chosen; None, and said, while one of its days cannot be read."""
        return None if is_stopped_by(self.shell.tell, self.first, self.last) else self.chosen_period()

    def make_package(self) -> None:
        """Show the dialog that makes the package of the period for the office above."""
        from doithoai.desktop.above.send import show_send

        if period := self._period_to_act_on():
            show_send(self.shell, self.window(), period)

    def make_report(self) -> None:
        """Show the pages of the period's report, where it is issued."""
        if period := self._period_to_act_on():
            self.shell.go("documents", DraftTarget(Order(DocumentKind.REPORT, "", period=period)))

    def save_spreadsheet(self) -> None:
        """Write the period's figures and lists as a spreadsheet, or its petitions as rows for another system."""
        period = self._period_to_act_on()
        if period is None:
            return
        proposed = str(Path(self._folder()) / f"bao-cao-{period.first}-{period.last}.xlsx")
        kinds = {_("Excel: figures and lists") + " (*.xlsx)": ""}
        kinds |= {f"Excel: {title} (*.xlsx)": columns for columns, title in reporting.other_columns().items()}
        name, kind = file_dialogs.file_to_save(self, _("Save the spreadsheet…"), proposed, ";;".join(kinds))
        if name:
            self.workspace.long_read(
                reporting.save_spreadsheet,
                period,
                Path(name),
                date.today(),
                kinds.get(kind, ""),
                then=lambda path: self.shell.tell(_("Made {path}.").format(path=path)),
                label=_("Writing the spreadsheet"),
            )

    # -- packages ------------------------------------------------------------------------

    def _ask_package(self) -> None:
        name, _kind = file_dialogs.file_to_open(self, _("Check a package…"), self._folder(), "*.sdt.zip")
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Say what a package holds and whether it is whole."""
        self.workspace.operations.read(
            _verified, path, then=self._checked, label=_("Checking the package"), can_cancel=False
        )

    def _checked(self, verdict: Verdict) -> None:
        self.code.setText("\n".join([*verdict.lines, *(render(problem) for problem in verdict.problems[:5])]))


def _counted(register: Register, period: Period) -> Counts:
    with register.snapshot():
        today = date.today()
        turnover = reporting.turnover(register, period, today)
        return Counts(reporting.figures(register, period, today), turnover, turnovers.without_day(register))


def _verified(path: Path, _progress: Progress) -> Verdict:
    return receiving.verify(path)
