"""Who has sent for a period and who has not: every unit of the list by name, reminded and confirmed in one act."""

from datetime import date
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from doithoai.desktop import theme
from doithoai.desktop.above.period_bar import PeriodBar
from doithoai.desktop.above.sorted_list import SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell, State
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.domain.errors import N_, AppError
from doithoai.domain.options import Option
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext, render
from doithoai.register import received
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet
from doithoai.work import board, receipts_out, send_reminders
from doithoai.work.board import Row, UnitsUnknown

_FOLDER = Option("receipt_folder", "")


class BoardTab(AboveTab):
    """The units that should send for a period."""

    key = "board"
    title = N_("Board")
    icon = "list-todo"
    only_above = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "board", self)
        self.period = PeriodBar("year")
        self.summary = label("", "section", wrap=True)
        self.units = SortedList(columns(), lambda row: row.code, _("Board"))
        self.confirm = QPushButton(icon("check"), _("Code compared by telephone"))
        self.remind = QPushButton(_("Letters to all who have not sent…"))
        self.receipts = QPushButton(_("Receipts for all who have sent…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        acts = Flow()
        for button in (self.confirm, self.remind, self.receipts):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.period)
        column.addWidget(self.summary)
        column.addWidget(self.units, 1)
        column.addLayout(acts)
        self.setFocusProxy(self.units)

    def _connect(self) -> None:
        self.period.chosen.connect(lambda _period: self.refresh())
        self.units.selectionModel().selectionChanged.connect(lambda *_rows: self._show_acts())
        self.units.activated.connect(self._activated)
        self.confirm.clicked.connect(lambda _checked: self.toggle_confirmed())
        self.remind.clicked.connect(lambda _checked: self.write_letters())
        self.receipts.clicked.connect(lambda _checked: self.make_receipts())

    @property
    def asked_period(self) -> PeriodBar:
        return self.period

    def state(self) -> State:
        """The period."""
        return self.period.state()

    def restore(self, state: State) -> None:
        """The period chosen last."""
        self.period.restore(state)

    # -- the list --------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Ask who has sent."""
        period = self.period.period
        if period is None:
            self._finder.forget()
            self._show(_("Enter both days of the period, the first one first."), [])
        else:
            self._finder.ask(_asked, period, date.today(), then=self._answered)

    def _answered(self, answer: list[Row] | AppError) -> None:
        if isinstance(answer, AppError):
            self._show(render(answer), [])
        else:
            self._show(summary(answer), sorted(answer, key=_rank))

    def _show(self, text: str, rows: list[Row]) -> None:
        self.summary.setText(text)
        if [row.code for row in rows] == [row.code for row in self.units.rows]:
            self.units.update_rows(rows)
        else:
            self.units.show_rows(rows)
        self._show_acts()

    def _show_acts(self) -> None:
        chosen: list[Row] = self.units.chosen()
        self.confirm.setEnabled(self.workspace.writable and any(row.manifests for row in chosen))
        self.remind.setEnabled(any(row.missing for row in self.units.rows))
        self.receipts.setEnabled(any(row.manifests for row in self.units.rows))

    # -- acts --------------------------------------------------------------------------------

    def _activated(self, _index: QModelIndex) -> None:
        if self.confirm.isEnabled():
            self.toggle_confirmed()

    def toggle_confirmed(self) -> None:
        """The codes of the units chosen were compared by telephone; where all were, that is taken back."""
        rows = [row for row in self.units.chosen() if row.manifests]
        on = None if all(row.confirmed for row in rows) else date.today()
        self.workspace.write(received.confirm, [row.manifests[-1] for row in rows], on)

    def make_receipts(self) -> None:
        """Write the receipts of all packages for the period into a folder."""
        if folder := self._folder(_("Receipts for all who have sent…")):
            packages = [manifest for row in self.units.rows for manifest in row.manifests]
            self.workspace.long_read(
                _receipts, packages, folder, label=_("Writing receipts"), then=partial(self._written, folder)
            )

    def write_letters(self) -> None:
        """Write a reminder to each unit of which anything is missing into a folder."""
        period = self.period.period
        folder = self._folder(_("Letters to all who have not sent…")) if period else None
        if folder and period:
            rows = list(self.units.rows)
            self.workspace.long_read(
                _letters, rows, period, folder, label=_("Writing letters"), then=partial(self._written, folder)
            )

    def _folder(self, title: str) -> Path | None:
        start = self.shell.preferences.get(_FOLDER) or str(platformdirs.user_documents_path())
        folder = file_dialogs.folder_to_use(self, title, start)
        if not folder:
            return None
        self.shell.preferences.set(_FOLDER, folder)
        return Path(folder)

    def _written(self, folder: Path, paths: list[Path]) -> None:
        text = ngettext("{count} file was written to {folder}.", "{count} files were written to {folder}.", len(paths))
        self.shell.tell(text.format(count=len(paths), folder=folder))


def _asked(register: Register, period: Period, today: date) -> list[Row] | AppError:
    try:
        with register.snapshot():
            return board.rows(register, period, today)
    except UnitsUnknown as error:
        return error


def _receipts(register: Register, packages: list[str], folder: Path, progress: Progress) -> list[Path]:
    return receipts_out.make_all(register, packages, folder, date.today(), progress)


def _letters(register: Register, rows: list[Row], period: Period, folder: Path, progress: Progress) -> list[Path]:
    return send_reminders.write_all(register, rows, period, folder, date.today(), progress)


def _rank(row: Row) -> tuple[bool, bool, int]:
    """Who has sent nothing stands first, then who has sent a part; the latest at the top."""
    return row.has_sent, bool(row.manifests), -row.days_late


def summary(rows: list[Row]) -> str:
    """How many have sent, how many have not, how many codes are confirmed."""
    whole = sum(row.has_sent for row in rows)
    return _("Units: {count}. Sent: {whole}; in part: {part}; nothing: {nothing}. Codes compared: {confirmed}.").format(
        count=len(rows),
        whole=whole,
        part=sum(bool(row.manifests) and not row.has_sent for row in rows),
        nothing=sum(not row.manifests for row in rows),
        confirmed=sum(row.confirmed is not None for row in rows),
    )


def columns() -> list[Column[Row]]:
    """The unit, when it sent, how late, what is missing, and the code to compare."""
    return [
        Column(_("Unit"), lambda row: row.name, REST, tip=lambda row: f"{row.name} ({row.code})"),
        Column(
            _("Received on"),
            lambda row: dates.short(row.received) if row.received else _("not yet"),
            FIT,
            icon=lambda row: icon("circle-check", theme.good()) if row.has_sent else icon("hourglass"),
        ),
        Column(
            _("Days late"),
            lambda row: str(row.days_late or ""),
            FIT,
            icon=lambda row: icon("triangle-alert", theme.warning()) if row.days_late else None,
            right=True,
        ),
        Column(_("Missing"), missing, 40),
        Column(_("Code"), lambda row: row.telephone_code, FIT),
        Column(
            _("Compared"),
            lambda row: dates.short(row.confirmed) if row.confirmed else "",
            FIT,
            icon=lambda row: icon("check", theme.good()) if row.confirmed else None,
        ),
    ]


def missing(row: Row) -> str:
    """The days for which nothing came."""
    return "; ".join(f"{dates.short(gap.first)} – {dates.short(gap.last)}" for gap in row.missing)
