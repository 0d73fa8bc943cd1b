"""Asking for a new date and the reason; nothing is changed here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext


class ExtendDialog(QDialog):
    """A new date for one or several petitions, with the reason that is kept in the history."""

    def __init__(self, present: Sequence[date | None], parent: QWidget | None = None) -> None:
        """Ask; ``present``: the dates of the petitions as they are now, None where there is none."""
        super().__init__(parent)
        self.setWindowTitle(_("Extend the date"))
        self.setMinimumWidth(420)
        self.due = DateField(_("New date"))
        self.reason = LineField(_("Reason"))
        count = len(present)
        heading = ngettext("{count} petition", "{count} petitions", count).format(count=count)
        days = sorted({day for day in present if day})
        if days:
            heading += " – " + _("due now: {dates}").format(dates=", ".join(map(dates.short, days[:5])))
        form = QFormLayout()
        form.addRow(_("&New date"), self.due)
        form.addRow(_("&Reason"), self.reason)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(_("Extend"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(heading, "section", wrap=True))
        column.addLayout(form)
        self.notice = label("", "warning", wrap=True)
        self.notice.hide()
        column.addWidget(self.notice)
        column.addWidget(label(_("The reason and the former date stay in the history."), "quiet", wrap=True))
        column.addWidget(self.buttons)
        self.due.textChanged.connect(lambda _text: self._enable())
        self.reason.textChanged.connect(lambda _text: self._enable())
        self._enable()

    def answer(self) -> tuple[date, str]:
        """The new date and the reason; only after the dialog was accepted."""
        due, reason = self.due.value(), self.reason.value()
        assert due is not None
        assert reason is not None
        return due, reason

    def accept(self) -> None:
        """Take the answer, unless the date cannot be understood."""
        commit(self)
        if not is_stopped_by(self._tell, self.due):
            super().accept()

    def _tell(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.show()

    def _enable(self) -> None:
        """What cannot be read may be sent off, to hear why not."""
        self.accept_button.setEnabled(bool(self.due.text().strip()) and self.reason.value() is not None)
