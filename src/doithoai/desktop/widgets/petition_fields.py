"""Every field of one petition, each saving itself; the field of work is guessed from the words while it is blank."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from doithoai.desktop.widgets.fields import ChoiceField, LineField, TextField, TickField
from doithoai.desktop.widgets.form import Field, Form
from doithoai.desktop.widgets.form_lines import FormLines, Part
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import in_line, label
from doithoai.desktop.widgets.petition_filters import narrow, values_to_choose
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.words import COMPETENCES, FORMS, OUTCOMES, SALUTATIONS, choices
from doithoai.desktop.workspace import Workspace
from doithoai.domain.field_guess import guess_field
from doithoai.domain.petition import Petition
from doithoai.domain.shape import part_of
from doithoai.i18n import gettext as _
from doithoai.register import petitions
from doithoai.register.petitions import PetitionUnknown
from doithoai.work.keywords import field_keywords

_UNKNOWN = "–"
Input = TypeVar("Input", bound=Field)


def several(names: str | None) -> tuple[str, ...]:
    """Names typed in one line, with semicolons between."""
    return tuple(name.strip() for name in (names or "").split(";") if name.strip())


class PetitionFields(QWidget):
    """The petition last shown, to be edited."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.uid: str | None = None
        self.inputs = Form(self)
        self._shows: list[Callable[[Petition], None]] = []
        self.content = self._text(_("Words"), "content", rows=3)
        self.name = self._line(_("Petitioner"), "petitioner.name")
        self.village = self._line(_("Village"), "petitioner.address")
        self.phone = self._line(_("Telephone"), "petitioner.phone")
        self.salutation = self._choice(_("Salutation"), _with_unknown(SALUTATIONS), "petitioner.salutation")
        self.salutation.setMinimumContentsLength(2)  # the longest of its words: it stands beside a tick with many
        self.private = self._wired(
            TickField(_("Keep &private")), "petitioner.confidential", put=lambda private: private or None
        )
        self.received_on = self._wired(DateField(_("Received on")), "received_on")
        self.field = self._choice(_("Field"), (), "field")
        self.guess = QPushButton(icon("check"), "", flat=True)
        self.guess.clicked.connect(self.take_guess)
        self.competence = self._choice(_("Competence"), _with_unknown(COMPETENCES), "competence")
        self.answer_by = self._line(_("Answered by"), "answer.by")
        self.answer = self._text(_("Answer in the meeting"), "answer.text", rows=2)
        self.lead = self._line(_("Lead agency"), "assignment.lead")
        self.supporting = self._wired(
            LineField(_("Supporting agencies")),
            "assignment.supporting",
            get="; ".join,
            put=several,
        )
        self.supporting.setPlaceholderText(_("several: with “;” between"))
        self.due = self._wired(DateField(_("Due")), "assignment.due")
        self.form = self._choice(_("Form of answer"), _with_unknown(FORMS), "assignment.form")
        self.written_number = self._line(_("Number of the answer"), "written_answer.number")
        self.written_date = self._wired(DateField(_("Date of the answer")), "written_answer.date")
        self.written_summary = self._text(_("Summary of the answer"), "written_answer.summary", rows=2)
        self.outcome = self._choice(_("Outcome"), _with_unknown(OUTCOMES), "outcome")
        self.content.textChanged.connect(self._guess)
        self.field.activated.connect(lambda _place: self._guess())
        self._lay_out()

    # -- making the fields -----------------------------------------------------------------

    def _line(self, name: str, part: str) -> LineField:
        return self._wired(LineField(name), part)

    def _text(self, name: str, part: str, *, rows: int) -> TextField:
        return self._wired(TextField(name, rows=rows, most=8), part)

    def _choice(self, name: str, choices: Iterable[tuple[object, str]], part: str) -> ChoiceField:
        field = ChoiceField(name, choices)
        narrow(field)
        return self._wired(field, part)

    def _wired(
        self,
        field: Input,
        part: str,
        get: Callable[[Any], object] = lambda value: value,
        put: Callable[[Any], object] = lambda value: value,
    ) -> Input:
        """Save what the person puts in, show what the register holds.

        Args:
            field: the input; part: what it shows and saves.
            get: what the field shows of a value that is not None; put: the value of what is in the field.
        """

        def show(petition: Petition) -> None:
            value = part_of(petition, part)
            field.set_value(None if value is None else get(value))

        self._shows.append(show)
        field.saved.connect(lambda value: self._save(part, put(value)))
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 0, 6, 0)
        kind = in_line((self.field, 1), (self.guess, 0))
        address = in_line((self.salutation, 0), (self.private, 1))
        lines: list[tuple[Any, ...]] = [
            (_("&Words"), self.content),
            (_("Pe&titioner"), self.name, _("&Village"), self.village),
            (_("&Field"), kind),
            (_("Telephone"), self.phone, _("&Salutation"), address),
            (_("&Answer in the meeting"), self.answer),
            (_("Answered &by"), self.answer_by, _("Competence"), self.competence),
            (_("&Lead agency"), self.lead, _("&Supporting"), self.supporting),
            (_("&Due"), self.due, _("Form of answer"), self.form),
            (_("&Number of the answer"), self.written_number, _("Date of the answer"), self.written_date),
            (_("Summary of the answer"), self.written_summary),
            (_("&Outcome"), self.outcome, _("Received on"), self.received_on),
        ]
        buddies = {id(kind): self.field, id(address): self.salutation}
        parts = [
            [
                Part(label(name, buddy=buddies.get(id(control), control)), control, 2 if len(line) == 2 else 1)
                for name, control in zip(line[::2], line[1::2], strict=True)
            ]
            for line in lines
        ]
        self.lines = FormLines(grid, parts)

    # -- showing ---------------------------------------------------------------------------

    def offer(self) -> None:
        """Bring the lists under the fields up to date with the register."""
        reader = self._workspace.reader
        fields = values_to_choose(reader, "field")
        self.field.set_choices([(None, _UNKNOWN), *((name, name) for name in fields)])
        narrow(self.field)
        self.village.offer(values_to_choose(reader, "village"))
        self._offer_agencies()

    def _offer_agencies(self) -> None:
        """Offer the agencies of the session's day and of today: an old petition may be given to a new agency."""
        days = [date.today()]
        try:
            moment = petitions.get(self._workspace.reader, self.uid).starts_at if self.uid else None
        except PetitionUnknown:  # deleted since
            moment = None
        if moment:
            days.append(moment.date())
        self.lead.offer(values_to_choose(self._workspace.reader, "lead", days))

    def show_petition(self, petition: Petition | None) -> None:
        """Show a petition; what was typed into the one before is saved first."""
        uid, before = petition.uid if petition else None, self.uid
        if uid != before:
            self.inputs.leave(before)
            self.uid = uid
            if self.field.count() == 0:
                self.offer()
            else:
                self._offer_agencies()
        for show in self._shows:
            show(petition or Petition(""))
        if uid != before:
            self.inputs.arrive(uid)
        self.setEnabled(petition is not None and self._workspace.writable)
        self._guess()

    def _save(self, part: str, value: object) -> None:
        if self.uid is not None:
            self._workspace.write(petitions.set_parts, self.uid, {part: value})

    # -- the guess --------------------------------------------------------------------------

    def _guess(self) -> None:
        """Offer the field guessed from the words while none is chosen."""
        guess = None if self.field.value() else guess_field(self.content.toPlainText(), field_keywords())
        listed = guess if guess and self.field.findData(guess) >= 0 else None
        self.guess.setVisible(listed is not None)
        self.guess.setProperty("guess", listed)
        if listed:
            self.guess.setText(_("Take: {field}").format(field=self.fontMetrics().elidedText(listed, _END, 150)))
            self.guess.setToolTip(listed)

    def take_guess(self) -> None:
        """Put the petition into the field guessed."""
        guess = self.guess.property("guess")
        if guess:
            self.field.set_value(guess)
            self._save("field", guess)
            self._guess()


_END = Qt.TextElideMode.ElideRight


def _with_unknown(words: Mapping[object, str]) -> list[tuple[object, str]]:
    return [(None, _UNKNOWN), *choices(words)]
