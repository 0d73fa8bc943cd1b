"""Every field of one petition, each saving itself; the field of work is guessed from the words while it is blank."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from doithoai.desktop.widgets.answer_strip import with_answer
from doithoai.desktop.widgets.fields import ChoiceField, LineField, TextField, TickField
from doithoai.desktop.widgets.form import Field, Form
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.petition_filters import narrow, values_to_choose
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.widgets.status import outcome_choices
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import N_
from doithoai.domain.field_guess import guess_field
from doithoai.domain.kinds import AnswerForm, Competence
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.i18n import gettext as _
from doithoai.register import petitions
from doithoai.work.keywords import field_keywords

_COMPETENCES = {
    Competence.COMMUNE: N_("Commune"),
    Competence.DISTRICT: N_("Level above"),
    Competence.PROVINCE: N_("Province"),
    Competence.CENTRE: N_("Centre"),
}
_FORMS = {AnswerForm.WRITTEN: N_("In writing"), AnswerForm.IN_PERSON: N_("In person")}
_UNKNOWN = "–"
Input = TypeVar("Input", bound=Field)


# -- what each field holds ------------------------------------------------------------


def with_petitioner(petition: Petition, **parts: Any) -> Petition:
    """The petition with particulars of its petitioner set; nobody of whom nothing is known."""
    petitioner = replace(petition.petitioner or Petitioner(), **parts)
    return replace(petition, petitioner=petitioner if petitioner != Petitioner() else None)


def with_meeting_answer(petition: Petition, **parts: Any) -> Petition:
    """The petition with parts of the answer given in the meeting set."""
    answer = replace(petition.answer or Answer(), **parts)
    return replace(petition, answer=answer if answer != Answer() else None)


def with_assignment(petition: Petition, **parts: Any) -> Petition:
    """The petition with parts of its assignment set."""
    task = replace(petition.assignment or Assignment(), **parts)
    return replace(petition, assignment=task if task != Assignment() else None)


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
        self.content = self._text(_("Words"), "content", lambda p: p.content, rows=3)
        self.name = self._line(_("Petitioner"), "name", lambda p: _of(p.petitioner, "name"), with_petitioner)
        self.village = self._line(_("Village"), "address", lambda p: _of(p.petitioner, "address"), with_petitioner)
        self.phone = self._line(_("Telephone"), "phone", lambda p: _of(p.petitioner, "phone"), with_petitioner)
        self.private = self._wired(
            TickField(_("Keep &private")),
            "confidential",
            lambda p: _of(p.petitioner, "confidential"),
            lambda p, confidential: with_petitioner(p, confidential=confidential or None),
        )
        self.field = self._choice(_("Field"), (), "field", lambda p: p.field, replace)
        self.guess = QPushButton(icon("check"), "", flat=True)
        self.guess.clicked.connect(self.take_guess)
        self.competence = self._choice(
            _("Competence"), _named(_COMPETENCES), "competence", lambda p: p.competence, replace
        )
        self.answer_by = self._line(_("Answered by"), "by", lambda p: _of(p.answer, "by"), with_meeting_answer)
        self.answer = self._text(
            _("Answer in the meeting"), "text", lambda p: _of(p.answer, "text"), with_meeting_answer, rows=2
        )
        self.lead = self._line(_("Lead agency"), "lead", lambda p: _of(p.assignment, "lead"), with_assignment)
        self.supporting = self._wired(
            LineField(_("Supporting agencies")),
            "supporting",
            lambda p: "; ".join(p.assignment.supporting) or None if p.assignment else None,
            lambda p, supporting: with_assignment(p, supporting=several(supporting)),
        )
        self.supporting.setPlaceholderText(_("several: with “;” between"))
        self.due = self._date(_("Due"), "due", lambda p: _of(p.assignment, "due"), with_assignment)
        self.form = self._choice(
            _("Form of answer"), _named(_FORMS), "form", lambda p: _of(p.assignment, "form"), with_assignment
        )
        self.written_number = self._line(
            _("Number of the answer"), "number", lambda p: _of(p.written_answer, "number"), with_answer
        )
        self.written_date = self._date(
            _("Date of the answer"), "date", lambda p: _of(p.written_answer, "date"), with_answer
        )
        self.written_summary = self._text(
            _("Summary of the answer"), "summary", lambda p: _of(p.written_answer, "summary"), with_answer, rows=2
        )
        self.outcome = self._choice(
            _("Outcome"), [(None, _UNKNOWN), *outcome_choices()], "outcome", lambda p: p.outcome, replace
        )
        self.content.textChanged.connect(self._guess)
        self.field.activated.connect(lambda _place: self._guess())
        self._lay_out()

    # -- making the fields -----------------------------------------------------------------

    def _line(self, name: str, part: str, of: Callable[[Petition], Any], into: Callable[..., Petition]) -> LineField:
        return self._wired(LineField(name), part, of, into)

    def _date(self, name: str, part: str, of: Callable[[Petition], Any], into: Callable[..., Petition]) -> DateField:
        return self._wired(DateField(name), part, of, into)

    def _text(
        self,
        name: str,
        part: str,
        of: Callable[[Petition], Any],
        into: Callable[..., Petition] = replace,
        *,
        rows: int,
    ) -> TextField:
        return self._wired(TextField(name, rows=rows, most=8), part, of, into)

    def _choice(
        self,
        name: str,
        choices: Iterable[tuple[object, str]],
        part: str,
        of: Callable[[Petition], Any],
        into: Callable[..., Petition],
    ) -> ChoiceField:
        field = ChoiceField(name, choices)
        narrow(field)
        return self._wired(field, part, of, into)

    def _wired(self, field: Input, part: str, of: Callable[[Petition], Any], into: Callable[..., Petition]) -> Input:
        """Save what the person puts in, show what the register holds."""
        field.saved.connect(lambda value: self._save(part, lambda p: into(p, **{part: value})))
        self._shows.append(lambda p: field.set_value(of(p)))
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 0, 6, 0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        kind = QHBoxLayout()
        kind.addWidget(self.field, 1)
        kind.addWidget(self.guess)
        lines: list[tuple[Any, ...]] = [
            (_("&Words"), self.content),
            (_("Pe&titioner"), self.name, _("&Village"), self.village),
            (_("&Field"), kind),
            (_("Telephone"), self.phone, "", self.private),
            (_("&Answer in the meeting"), self.answer),
            (_("Answered &by"), self.answer_by, _("Competence"), self.competence),
            (_("&Lead agency"), self.lead, _("&Supporting"), self.supporting),
            (_("&Due"), self.due, _("Form of answer"), self.form),
            (_("&Number of the answer"), self.written_number, _("Date of the answer"), self.written_date),
            (_("Summary of the answer"), self.written_summary),
            (_("&Outcome"), self.outcome),
        ]
        buddies = {id(kind): self.field}
        for row, line in enumerate(lines):
            span = 3 if len(line) == 2 and line[1] is not self.outcome else 1
            for column in range(0, len(line), 2):
                control = line[column + 1]
                grid.addWidget(label(line[column], buddy=buddies.get(id(control), control)), row, column)
                add = grid.addLayout if isinstance(control, QHBoxLayout) else grid.addWidget
                add(control, row, column + 1, 1, span)
        grid.setRowStretch(len(lines), 1)

    # -- showing ---------------------------------------------------------------------------

    def offer(self) -> None:
        """Bring the lists under the fields up to date with the register."""
        reader = self._workspace.reader
        fields = values_to_choose(reader, "field")
        self.field.set_choices([(None, _UNKNOWN), *((name, name) for name in fields)])
        narrow(self.field)
        agencies = values_to_choose(reader, "lead")
        self.village.offer(values_to_choose(reader, "village"))
        self.lead.offer(agencies)

    def show_petition(self, petition: Petition | None) -> None:
        """Show a petition; what was typed into the one before is saved first."""
        uid, before = petition.uid if petition else None, self.uid
        if uid != before:
            self.inputs.leave(before)
            self.uid = uid
            if self.field.count() == 0:
                self.offer()
        for show in self._shows:
            show(petition or Petition(""))
        if uid != before:
            self.inputs.arrive(uid)
        self.setEnabled(petition is not None and self._workspace.writable)
        self._guess()

    def _save(self, part: str, change: Callable[[Petition], Petition]) -> None:
        if self.uid is not None:
            work = partial(petitions.edit, strand=f"petition:{self.uid}:{part}")
            self._workspace.write(work, self.uid, change)

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
            self._save("field", lambda petition: replace(petition, field=guess))
            self._guess()


_END = Qt.TextElideMode.ElideRight


def _of(thing: Any, attribute: str) -> Any:
    """An attribute of a part that may be missing altogether."""
    return getattr(thing, attribute) if thing is not None else None


def _named(names: dict[Any, str]) -> list[tuple[object, str]]:
    return [(None, _UNKNOWN), *((value, _(name)) for value, name in names.items())]
