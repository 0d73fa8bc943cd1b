"""What was sent upwards: made, gone out of the house, received there; and the receipts that come back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout

from doithoai import paths
from doithoai.desktop import theme
from doithoai.desktop.above import words
from doithoai.desktop.above.send import show_send
from doithoai.desktop.above.slips import print_slip
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.desktop.window.incoming import take_files
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.register import dispatches
from doithoai.register.dispatches import Dispatch, Stage, Way
from doithoai.register.steps import ChangeSet
from doithoai.work import dispatching


class Dispatches(AboveTab):
    """The packages made here, the latest first, each with how far it has come."""

    key = "dispatches"
    title = N_("Send upwards")
    icon = "send"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.table: RecordTable[Dispatch] = RecordTable(_columns(), _("What was sent"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.empty = label(
            _(
                "Nothing was sent yet. “Send upwards…” (Ctrl+Shift+E) makes the package of a period, on a memory stick "
                "or in a folder for mail or Zalo. When the receipt comes back, drop it on this window."
            ),
            "empty",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.send = QPushButton(icon("send", theme.on_accent()), _("Send upwards…"))
        self.send.setObjectName("primary")
        self.way = ChoiceFilter(_("Sent by"), [(way, _(name)) for way, name in words.WAYS.items()])
        self.mark = QPushButton(icon("check"), _("It has been &sent"))
        self.unmark = QPushButton(icon("undo-2"), _("Not sent after all"))
        self.slip = QPushButton(icon("printer"), _("Pr&int the slip…"))
        self.receipt = QPushButton(icon("download"), _("Read a &receipt…"))
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._enable)
        self.send.clicked.connect(lambda _checked: show_send(self.shell, self.window()))
        self.mark.clicked.connect(lambda _checked: self._mark(date.today(), Way(str(self.way.value()))))
        self.unmark.clicked.connect(lambda _checked: self._mark(None, None))
        self.slip.clicked.connect(lambda _checked: self._print())
        self.receipt.clicked.connect(lambda _checked: self._ask_receipt())
        self.workspace.noted.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        acts, of_one = Flow(), Flow()
        acts.addWidget(self.send)
        acts.addWidget(self.receipt)
        of_one.addWidget(label(_("Sent &by"), "", self.way))
        for part in (self.way, self.mark, self.unmark, self.slip):
            of_one.addWidget(part)
        self.way.set_value(Way.STICK)
        column = QVBoxLayout(self)
        column.addLayout(acts)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(of_one)

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Show what was sent."""
        self._show()

    def _show(self) -> None:
        chosen = {sent.uid for sent in self.table.chosen()}
        self.table.show_records(dispatches.listed(self.workspace.reader))
        self.table.setVisible(bool(self.table.records))
        self.empty.setVisible(not self.table.records)
        places = [place for place, sent in enumerate(self.table.records) if sent.uid in chosen]
        if self.table.records:
            self.table.selectRow(places[0] if places else 0)
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.chosen()
        stage = chosen[0].stage if chosen else None
        self.mark.setEnabled(stage is Stage.MADE)
        self.way.setEnabled(stage is Stage.MADE)
        self.unmark.setEnabled(stage is Stage.SENT)
        self.slip.setEnabled(bool(chosen))

    def _mark(self, day: date | None, way: Way | None) -> None:
        for sent in self.table.chosen():
            self.workspace.write(
                dispatches.mark_sent, sent.uid, day, way, then=lambda _changes: self.workspace.noted.emit()
            )

    def _print(self) -> None:
        for sent in self.table.chosen():
            print_slip(self.shell, sent, self)

    def _ask_receipt(self) -> None:
        name, _kind = file_dialogs.file_to_open(
            self, _("Read a receipt"), str(paths.user_documents()), _("Receipts (*.sdr)")
        )
        if name:
            take_files(self.shell, self, [Path(name)])


def _columns() -> list[Column[Dispatch]]:
    return [
        Column(_("How far"), words.stage, FIT, tip=lambda sent: sent.received_by),
        Column(
            _("Code"),
            lambda sent: dispatching.code(sent.manifest),
            FIT,
            tip=lambda sent: dispatching.totals_line(sent.totals),
        ),
        Column(_("Period"), lambda sent: f"{dates.short(sent.first)} – {dates.short(sent.last)}", FIT),
        Column(_("Made on"), lambda sent: f"{sent.at:%H:%M %d/%m/%Y}", FIT),
        Column(_("Receiver"), lambda sent: sent.receiver, 26),
        Column(_("Sealed"), words.sealing, FIT),
        Column(_("File"), lambda sent: sent.file, REST),
    ]
