"""Sending upwards: one small dialog that remembers what was chosen last, so that Enter is enough the next time."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop import theme
from doithoai.desktop.above import choices
from doithoai.desktop.above.choices import Choices
from doithoai.desktop.above.outcome import OutcomePanel
from doithoai.desktop.above.slips import print_slip
from doithoai.desktop.above.where import WhereField
from doithoai.desktop.above.words import SEALINGS
from doithoai.desktop.finder import Finder
from doithoai.desktop.operations import Task
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.filters import ChoiceFilter, OrderDate, SecretOrder
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.domain.errors import AppError
from doithoai.domain.period import ADHOC, OFFERED_PERIODS, Period, named_period, offered_name
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register import dispatches
from doithoai.register.dispatches import Sealing, Way
from doithoai.work import dispatching, drives, sending
from doithoai.work.dispatching import Order, Packed, Receiver
from doithoai.work.drives import Drive

_LETTERS = 62  # the width of the names of folders and receivers at every text size


class SendDialog(QDialog):
    """Chooses receiver, seal, period and place of a package and makes it; it stays open beside the window.

    Attributes:
        task: the work under way, or the last one.
    """

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None = None,
        connected: Callable[[], list[Drive]] | None = None,
    ) -> None:
        """Offer what was chosen last.

        Args:
            connected: tells the removable drives that are in; None asks this computer.
        """
        super().__init__(parent)
        self._shell, self._workspace = shell, shell.workspace
        self._finder = Finder(self._workspace, "sending", self)
        self.task: Task | None = None
        chosen = choices.remembered(shell.preferences, self._workspace.path)
        self._chosen = chosen
        self._receivers: list[Receiver] = []
        self.setWindowTitle(_("Send upwards"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * (_LETTERS + 24))
        offers = [(offered.key, _(offered.current or offered.name)) for offered in OFFERED_PERIODS]
        self.period = ChoiceFilter(_("Period"), [*offers, (ADHOC, _("Other days"))])
        self.first, self.last = OrderDate(_("From")), OrderDate(_("To"))
        self.receiver = ChoiceFilter(_("Receiver"), [])
        self.sealing = ChoiceFilter(_("Sealed"), [])
        self.passphrase = SecretOrder(_("Passphrase"))
        self.extent = ChoiceFilter(
            _("What is sent"), [(False, _("Everything of the period")), (True, _("Only what is new since the receipt"))]
        )
        self.where = WhereField(self._workspace.operations, connected or drives.connected, chosen.folder, chosen.stick)
        self.notice = label("", "warning", wrap=True)
        self.progress = QProgressBar()
        self.outcome = OutcomePanel()
        self.write = QPushButton(_("&Write the package"))
        self.stop = QPushButton(icon("x"), _("Cancel"))
        self.close_button = QPushButton(_("Close"))
        self._lay_out()
        self._connect()
        self.choose_period(chosen.period if chosen.period != ADHOC else Choices().period)

    # -- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.passphrase.setPlaceholderText(_("Passphrase: tell it by telephone, never in the same message"))
        days = QHBoxLayout()
        days.addWidget(self.period, 1)
        for name, field in ((_("F&rom"), self.first), (_("T&o"), self.last)):
            days.addWidget(label(name, "", field))
            days.addWidget(field)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(_("&Period"), "", self.period), days)
        for name, widget in (
            (_("R&eceiver"), self.receiver),
            (_("Sea&led"), self.sealing),
            ("", self.passphrase),
            (_("W&hat"), self.extent),
            (_("Where &to"), self.where),
        ):
            if isinstance(widget, ChoiceFilter):
                widget.setMinimumContentsLength(20)
                widget.setSizeAdjustPolicy(ChoiceFilter.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            form.addRow(label(name, "", widget), widget)
        self._form = form
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.stop, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.stop, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (self.notice, self.progress, self.outcome, buttons):
            column.addWidget(part)
        for hidden in (self.notice, self.progress, self.stop):
            hidden.hide()
        self._lead_to(self.write)

    def _connect(self) -> None:
        self.period.saved.connect(lambda name: self.choose_period(str(name)))
        self.first.saved.connect(lambda _day: self._days_typed())
        self.last.saved.connect(lambda _day: self._days_typed())
        self.receiver.saved.connect(lambda _name: self._receiver_chosen())
        self.sealing.saved.connect(lambda _way: self._show_passphrase())
        self.write.clicked.connect(lambda _checked: self.begin())
        self.stop.clicked.connect(lambda _checked: self.task.cancel() if self.task else None)
        self.close_button.clicked.connect(lambda _checked: self.close())
        self.outcome.sent.connect(self._mark)
        self.outcome.slip_wanted.connect(self._print)

    # -- what is offered ----------------------------------------------------------------------

    def choose_period(self, name: str) -> None:
        """Choose one of the offered periods; of other days only what they are called."""
        self.period.set_value(name)
        if name != ADHOC:
            self.choose_days(named_period(name, date.today()))

    def choose_days(self, period: Period) -> None:
        """Choose the days of a period."""
        self.first.set_value(period.first)
        self.last.set_value(period.last)
        self._days_typed()

    def chosen_period(self) -> Period | None:
        """The period chosen; None while it is not whole or upside down."""
        first, last = self.first.value(), self.last.value()
        return Period(first, last) if first and last and first <= last else None

    def _days_typed(self) -> None:
        period = self.chosen_period()
        self.period.set_value(offered_name(period, date.today()) if period else ADHOC)
        self.write.setEnabled(period is not None)
        if period:
            self._offer(period)

    def _offer(self, period: Period) -> None:
        """Offer the receivers of the period."""
        before = self.receiver.value() or self._chosen.receiver
        reader = self._workspace.reader
        self._receivers = dispatching.receivers(reader, period)
        self.receiver.clear()
        self.receiver.set_choices([(receiver.name, receiver.name) for receiver in self._receivers])
        names = [receiver.name for receiver in self._receivers]
        self.receiver.set_value(before if before in names else next(iter(names), None))
        self._receiver_chosen()

    def _receiver(self) -> Receiver:
        name = self.receiver.value()
        return next((receiver for receiver in self._receivers if receiver.name == name), Receiver(""))

    def _receiver_chosen(self) -> None:
        """What one office has confirmed, another may not have: only its own receipt counts."""
        can_follow = dispatching.can_follow_a_receipt(self._workspace.reader, self._receiver())
        self.extent.setEnabled(can_follow)
        self.extent.set_value(can_follow and self._chosen.since)
        self._offer_sealings()

    def _offer_sealings(self) -> None:
        """A key that is known is used unless something else was chosen."""
        offered = [way for way in Sealing if way is not Sealing.KEY or self._receiver().code]
        before = self.sealing.value() or self._chosen.sealing
        self.sealing.clear()
        self.sealing.set_choices([(way.value, _(SEALINGS[way])) for way in offered])
        fallback = Sealing.KEY if Sealing.KEY in offered else Sealing.NONE
        self.sealing.set_value(before if before in list(offered) else fallback.value)
        self._show_passphrase()

    def _show_passphrase(self) -> None:
        self._form.setRowVisible(self.passphrase, self.sealing.value() == Sealing.PASSPHRASE)

    # -- the act ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make the package as chosen; asks first where private names would lie readable."""
        if is_stopped_by(self._say, self.first, self.last):
            return
        order = self._order()
        if order is None:
            return
        self._say("")
        if order.sealing is Sealing.NONE:
            period = order.period
            self._finder.ask(
                sending.readable_private, period.first, period.last, then=lambda text: self._answered(order, text)
            )
        else:
            self._make(order)

    def _order(self) -> Order | None:
        period, place = self.chosen_period(), self.where.place()
        if period is None:
            return None
        sealing = Sealing(str(self.sealing.value()))
        if sealing is Sealing.PASSPHRASE and not self.passphrase.text():
            self._say(_("Type the passphrase the package is to be sealed with."))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Order(
            period,
            self._receiver(),
            place.folder,
            place.drive.path if place.drive else None,
            sealing,
            self.passphrase.text() if sealing is Sealing.PASSPHRASE else "",
            bool(self.extent.value()),
        )

    def _answered(self, order: Order, readable: str | None) -> None:
        if readable is None or self.may_lie_readable(readable):
            self._make(order)

    def may_lie_readable(self, readable: str) -> bool:
        """Ask whether the package is to be written unsealed all the same."""
        question = QMessageBox(QMessageBox.Icon.Warning, "Sổ Đối Thoại", readable, parent=self)
        write = question.addButton(_("Write it unsealed"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(_("Go back and seal it"), QMessageBox.ButtonRole.RejectRole))
        question.exec()
        return question.clickedButton() is write

    def _make(self, order: Order) -> None:
        self._remember(order)
        self.outcome.hide()
        self._lead_to(self.write)
        self._show_work(is_going_on=True)
        self.task = self._workspace.long_read(
            dispatching.pack,
            order,
            datetime.now(),
            note=dispatching.note,
            then=lambda packed: self._packed(packed, on_stick=order.drive is not None),
            failed=self._failed,
            label=_("Making the package"),
        )
        self.task.progressed.connect(self._show_progress)

    def _remember(self, order: Order) -> None:
        place = self.where.place()
        self._chosen = Choices(
            str(self.period.value()),
            order.receiver.name,
            order.sealing.value,
            order.since_receipt,
            str(place.folder),
            place.drive.name if place.drive else "",
        )
        choices.remember(self._shell.preferences, self._workspace.path, self._chosen)

    def _show_work(self, *, is_going_on: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(is_going_on)
        self.stop.setVisible(is_going_on)
        self.write.setEnabled(not is_going_on)

    def _lead_to(self, button: QPushButton) -> None:
        """Let Enter, and the eye, go to one of the acts."""
        button.setDefault(True)
        pictures = {self.write: "save", self.outcome.mark: "send", self.outcome.folder: "folder-open"}
        for act, picture in pictures.items():
            act.setObjectName("primary" if act is button else "")
            act.setIcon(icon(picture, theme.on_accent()) if act is button else icon(picture))
            act.style().unpolish(act)
            act.style().polish(act)

    def _show_progress(self, finished: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(finished)

    def _packed(self, packed: Packed, *, on_stick: bool) -> None:
        self._show_work(is_going_on=False)
        self.outcome.show_packed(packed, on_stick=on_stick)
        # What is in a folder has still to be attached to something.
        following = self.outcome.mark if on_stick else self.outcome.folder
        self._lead_to(following)
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        self._workspace.noted.emit()

    def _failed(self, error: AppError) -> None:
        self._show_work(is_going_on=False)
        self._say(" ".join(render(error).split()))
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    # -- afterwards ---------------------------------------------------------------------------

    def _mark(self, day: date, way: Way) -> None:
        """Note that the package has left, and be done."""
        if self.outcome.packed:
            uid = self.outcome.packed.dispatch.uid
            self._workspace.write(
                dispatches.mark_sent, uid, day, way, then=lambda _changes: self._workspace.noted.emit()
            )
        self.close()

    def _print(self) -> None:
        if self.outcome.packed:
            print_slip(self._shell, self.outcome.packed.dispatch, self)


def show_send(shell: Shell, window: QWidget, period: Period | None = None) -> SendDialog:
    """Show the dialog beside ``window``, one at a time, for ``period`` or the one chosen last."""
    shell.workspace.settle()  # what was typed a moment ago goes along
    dialog: SendDialog | None = None
    for earlier in window.findChildren(SendDialog):
        if earlier.isVisible():
            dialog = earlier
        elif earlier.task not in shell.workspace.operations.tasks:
            earlier.deleteLater()
    if dialog is None:
        dialog = SendDialog(shell, window)
        dialog.show()
    if period:
        dialog.choose_days(period)
    dialog.raise_()
    dialog.activateWindow()
    return dialog
