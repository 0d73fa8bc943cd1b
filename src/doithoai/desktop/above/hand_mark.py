"""Asking for a mark by hand and its reason; nothing is changed here."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.read_fields import PointsField
from doithoai.desktop.widgets.refusal import is_stopped_by
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
        self.points = PointsField(_("Points"), most=mark.criterion.points)
        self.points.set_value(mark.points)
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
        self.notice = label("", "warning", wrap=True)
        self.notice.hide()
        column.addWidget(self.notice)
        column.addWidget(label(_("The reason stands on the sheet and in the history."), "quiet", wrap=True))
        column.addWidget(buttons)
        for field in (self.points, self.reason):
            field.textChanged.connect(lambda _text: self._enable())
        self._enable()

    def _enable(self) -> None:
        """What cannot be read may be sent off, to hear why not."""
        self.accept_button.setEnabled(bool(self.points.text().strip()) and bool(self.reason.text().strip()))

    def _tell(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def _take_back(self) -> None:
        self._takes_back = True
        super().accept()

    def accept(self) -> None:
        """Take the answer, unless the points cannot be understood."""
        commit(self)
        if not is_stopped_by(self._tell, self.points):
            super().accept()

    def answer(self) -> tuple[float | None, str]:
        """The points (None: as counted) and the reason; only after the dialog was accepted."""
        return (None, "") if self._takes_back else (self.points.value(), self.reason.text())
