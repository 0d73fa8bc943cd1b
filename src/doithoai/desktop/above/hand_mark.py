"""Asking for a mark by hand and its reason; nothing is changed here."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QVBoxLayout, QWidget

from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.labels import label
from doithoai.domain.assessment import Mark
from doithoai.i18n import gettext as _
from doithoai.work.assessment_paper import worded


class HandMarkDialog(QDialog):
    """Points for one criterion of one unit, with the reason that stands on its sheet."""

    def __init__(self, unit: str, mark: Mark, parent: QWidget | None = None) -> None:
        """Ask; ``mark``: as it is now."""
        super().__init__(parent)
        self.setWindowTitle(_("Mark by hand"))
        self.setMinimumWidth(460)
        self._takes_back = False
        self.points = QDoubleSpinBox()
        self.points.setDecimals(1)
        self.points.setRange(0, mark.criterion.points)
        self.points.setValue(mark.points or 0)
        self.points.setAccessibleName(_("Points"))
        self.reason = LineField(_("Reason"))
        if mark.hand:
            self.reason.setText(mark.hand.reason)
        form = QFormLayout()
        form.addRow(_("&Points (at most {most})").format(most=worded(mark.criterion.points)), self.points)
        form.addRow(_("&Reason"), self.reason)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(_("Set"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.counted_button = buttons.addButton(_("As counted"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.counted_button.setEnabled(mark.hand is not None)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.counted_button.clicked.connect(lambda _checked: self._take_back())
        column = QVBoxLayout(self)
        column.addWidget(label(f"{unit} – {mark.criterion.title}", "section", wrap=True))
        column.addLayout(form)
        column.addWidget(label(_("The reason stands on the sheet and in the history."), "quiet", wrap=True))
        column.addWidget(buttons)
        self.reason.textChanged.connect(lambda _text: self._enable())
        self._enable()

    def _enable(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.text().strip()))

    def _take_back(self) -> None:
        self._takes_back = True
        super().accept()

    def accept(self) -> None:
        """Take the answer."""
        commit(self)
        super().accept()

    def answer(self) -> tuple[float | None, str]:
        """The points (None: as counted) and the reason; only after the dialog was accepted."""
        return (None, "") if self._takes_back else (self.points.value(), self.reason.text())
