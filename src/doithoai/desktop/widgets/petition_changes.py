"""Several petitions changed at once: field, agency, date, outcome, same matter, the bin. One step, one undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form import Form
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label
from doithoai.desktop.widgets.petition_filters import narrow, values_to_choose
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.widgets.status import outcome_choices
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition
from doithoai.domain.shape import with_parts
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import petitions

Change = Callable[[Petition], Petition]


def to_field(field: str) -> Change:
    """Put petitions into a field."""
    return lambda petition: replace(petition, field=field)


def to_lead(lead: str) -> Change:
    """Assign petitions to an agency, keeping what else is assigned."""
    return lambda petition: with_parts(petition, {"assignment.lead": lead})


def to_due(due: date) -> Change:
    """Give petitions a date."""
    return lambda petition: with_parts(petition, {"assignment.due": due})


def to_outcome(outcome: Outcome) -> Change:
    """Say what became of petitions."""
    return lambda petition: replace(petition, outcome=outcome)


class PetitionChanges(QFrame):
    """A line of controls for the petitions chosen in a list.

    Signals:
        notice: something to say in passing, already translated.
    """

    notice = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._workspace = workspace
        self._uids: list[str] = []
        self._form = Form(self)
        self.count = label("", "section")
        self.field = ChoiceField(_("Change the field"), ())
        self.lead = ChoiceField(_("Change the agency"), ())
        self.due = DateField(_("Change the date"), on_leaving=True)
        self.outcome = ChoiceField(_("Change the outcome"), outcome_choices())
        self.field.saved.connect(lambda field: self._change(to_field(field), N_("Change the field")))
        self.lead.saved.connect(lambda lead: self._change(to_lead(lead), N_("Change the agency")))
        self.due.saved.connect(self._date_given)
        self.outcome.saved.connect(lambda outcome: self._change(to_outcome(outcome), N_("Change the outcome")))
        self.link = _button("link", _("Same matter"), self.link_chosen, "Ctrl+L")
        self.unlink = _button("unlink", _("Unlink"), self.unlink_chosen)
        self.bin = _button("trash-2", _("Delete"), self.discard_chosen, "Del")
        self._lay_out()
        self._count()

    def _lay_out(self) -> None:
        line = Flow(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.addWidget(self.count)
        for choice, words in ((self.field, _("Field…")), (self.lead, _("Agency…")), (self.outcome, _("Outcome…"))):
            choice.setPlaceholderText(words)
            choice.setCurrentIndex(-1)
            narrow(choice)
        self.due.setPlaceholderText(_("Due…"))
        as_wide_as_a_date(self.due)
        for widget in (self.field, self.lead, self.due, self.outcome):
            line.addWidget(widget)
        for button in (self.link, self.unlink, self.bin):
            line.addWidget(button)

    def offer(self) -> None:
        """Bring the choices up to date with the register."""
        for choice, of in ((self.field, "field"), (self.lead, "lead")):
            days = [date.today()] if of == "lead" else []
            choice.set_choices((name, name) for name in values_to_choose(self._workspace.reader, of, days))
            choice.setCurrentIndex(-1)
            narrow(choice)

    def show_chosen(self, uids: list[str]) -> None:
        """Work on these petitions from now on; a date typed for others is theirs."""
        if uids == self._uids:
            return
        self._form.leave(tuple(self._uids))
        self._uids = uids
        self._form.arrive(tuple(uids))
        self._count()

    def _count(self) -> None:
        uids = self._uids
        count = len(uids)
        self.count.setText(ngettext("{count} chosen", "{count} chosen", count).format(count=count))
        self.setEnabled(bool(uids) and self._workspace.writable)
        self.link.setEnabled(count > 1)

    def link_chosen(self) -> None:
        """Mark them as the same matter."""
        if len(self._uids) > 1:
            self._workspace.write(petitions.link, self._uids)
            self.notice.emit(_("Linked {count} petitions as the same matter.").format(count=len(self._uids)))

    def unlink_chosen(self) -> None:
        """Take each out of its matter, in one step."""
        if self._uids:
            self._workspace.write(petitions.unlink_many, self._uids)

    def discard_chosen(self) -> None:
        """Put them into the bin; Ctrl+Z brings them back."""
        if self._uids:
            count = len(self._uids)
            self._workspace.write(petitions.discard, self._uids)
            self.notice.emit(
                ngettext(
                    "{count} petition is in the bin. Ctrl+Z brings it back.",
                    "{count} petitions are in the bin. Ctrl+Z brings them back.",
                    count,
                ).format(count=count)
            )

    def _change(self, change: Change, label_id: str) -> None:
        self._workspace.write(partial(petitions.edit_many, label=label_id), self._uids, change)
        self.notice.emit(
            ngettext("{count} petition changed.", "{count} petitions changed.", len(self._uids)).format(
                count=len(self._uids)
            )
        )
        for choice in (self.field, self.lead, self.outcome):
            choice.setCurrentIndex(-1)

    def _date_given(self, due: date | None) -> None:
        if due is not None:
            self._change(to_due(due), N_("Change the date"))
            self.due.clear_value()


def _button(picture: str, words: str, act: Callable[[], None], keys: str = "") -> QPushButton:
    button = QPushButton(icon(picture), words)
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.clicked.connect(act)
    return button
