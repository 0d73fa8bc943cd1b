"""Asking for the thresholds of hot spots; nothing is changed here."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from doithoai.desktop.widgets.labels import label
from doithoai.domain.errors import N_
from doithoai.domain.hotspots import Thresholds
from doithoai.i18n import gettext as _
from doithoai.work import hotspots

_MOST = 3660  # ten years of days
_LABELS = {
    "days": N_("Days looked back"),
    "reasons": N_("Reasons a place needs"),
    "repeated": N_("Sessions in which it came up"),
    "rising": N_("Petitions of the newer half"),
    "rising_percent": N_("… in percent of the older half"),
    "late": N_("Petitions past their date"),
    "unanswered": N_("Petitions not settled"),
    "unanswered_days": N_("… for more than so many days"),
    "unsatisfied": N_("Brought up once more after they were settled"),
    "jumped": N_("Brought before a higher level"),
    "within_days": N_("Days until the session proposed"),
}


class ThresholdsDialog(QDialog):
    """A number for each threshold; those of the catalogue at a click."""

    def __init__(self, limits: Thresholds, parent: QWidget | None = None) -> None:
        """Ask; ``limits``: those that hold now."""
        super().__init__(parent)
        self.setWindowTitle(_("Thresholds of hot spots"))
        self.numbers: dict[str, QSpinBox] = {}
        form = QFormLayout()
        for name, words in _LABELS.items():
            field = self.numbers[name] = QSpinBox()
            field.setRange(1, _MOST)
            field.setAccessibleName(_(words))
            form.addRow(_(words), field)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.usual = buttons.addButton(_("As shipped"), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.usual.clicked.connect(lambda _checked: self._show(hotspots.shipped()))
        column = QVBoxLayout(self)
        column.addWidget(label(_("From when on a place is listed; no rule fixes it."), "quiet", wrap=True))
        column.addLayout(form)
        column.addWidget(buttons)
        self._show(limits)

    def _show(self, limits: Thresholds) -> None:
        for name, field in self.numbers.items():
            field.setValue(getattr(limits, name))

    def answer(self) -> dict[str, int]:
        """The thresholds chosen."""
        return {name: field.value() for name, field in self.numbers.items()}
