"""Asking for a new date and the reason; nothing is changed here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from doithoai.desktop.widgets.fields import DateField, LineField
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext


class ExtendDialog(QDialog):
    """A new date for one or several petitions, with the reason that is kept in the history."""

    def __init__(self, known: Sequence[date | None], parent: QWidget | None = None) -> None:
        """Ask; ``known`` are the dates of the petitions as they are now."""
        super().__init__(parent)
        self.setWindowTitle(_("Extend the date"))
        self.setMinimumWidth(420)
        self.due = DateField(_("New date"))
        self.reason = LineField(_("Reason"))
        count = len(known)
        told = ngettext("{count} petition", "{count} petitions", count).format(count=count)
        days = sorted({day for day in known if day})
        if days:
            told += " – " + _("due now: {dates}").format(dates=", ".join(map(dates.short, days[:5])))
        form = QFormLayout()
        form.addRow(_("&New date"), self.due)
        form.addRow(_("&Reason"), self.reason)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(_("Extend"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(told, "section", wrap=True))
        column.addLayout(form)
        column.addWidget(label(_("The reason and the former date stay in the history."), "quiet", wrap=True))
        column.addWidget(self.buttons)
        self.due.saved.connect(lambda _day: self._enable())
        self.reason.textChanged.connect(lambda _text: self._enable())
        self._enable()

    def answer(self) -> tuple[date, str]:
        """The new date and the reason; only after the dialog was accepted."""
        due, reason = self.due.value(), self.reason.value()
        assert due is not None
        assert reason is not None
        return due, reason

    def _enable(self) -> None:
        self.accept_button.setEnabled(self.due.value() is not None and self.reason.value() is not None)
