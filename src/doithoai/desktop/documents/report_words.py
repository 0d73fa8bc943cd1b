"""The passages of a period's report that no figure tells, beside its pages."""

from functools import partial

from PySide6.QtWidgets import QWidget

from doithoai.desktop.page import Shell
from doithoai.desktop.widgets.fields import TextField
from doithoai.desktop.widgets.form import Form
from doithoai.desktop.widgets.labels import in_rows, label
from doithoai.domain.period import Period
from doithoai.i18n import gettext as _
from doithoai.work import reporting


class ReportWords(QWidget):
    """Limits, directions and proposals of one report; kept in the register for its period."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._workspace = shell.workspace
        self._period: Period | None = None
        self._form = Form(self)
        self.limits = TextField(_("Limits and shortcomings"), rows=4, most=6)
        self.directions = TextField(_("Directions and tasks"), rows=4, most=6)
        self.proposals = TextField(_("Proposals"), rows=3, most=5)
        self._fields = {"limits": self.limits, "directions": self.directions, "proposals": self.proposals}
        names = (_("&Limits"), _("Di&rections"), _("Pr&oposals"))
        rows = in_rows(list(zip(names, self._fields.values(), strict=True)))
        self.setLayout(rows)
        for name, field in self._fields.items():
            field.saved.connect(partial(self._keep, name))
        hint = label(
            _("What is left blank takes the standing words of the program or of your office."), "quiet", wrap=True
        )
        rows.addWidget(hint, len(names), 0, 1, 2)

    def show_period(self, period: Period | None) -> None:
        """Show the passages of the report of ``period`` as the register holds them."""
        if period != self._period:
            self._form.commit()
        self._period = period
        self.setEnabled(period is not None)
        passages = reporting.passages(self._workspace.reader, period) if period else {}
        for name, field in self._fields.items():
            field.turn_to(period)
            field.set_value(passages.get(name))

    def _keep(self, name: str, value: object) -> None:
        if self._period is not None:
            self._workspace.write(reporting.write_passage, self._period, name, str(value) if value else None)
