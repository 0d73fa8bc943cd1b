"""The written answer of one petition, typed under the list: number, date, summary, the scanned file.

Each field saves itself; all of them are one act to undo. Enter goes from field to field and at the end
back to the list, so a pile of answers is recorded without the mouse.
"""

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from doithoai.desktop.assignments.due_tip import extension_text
from doithoai.desktop.widgets.attachments import dropped_files, read_file
from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.form import Form
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label
from doithoai.desktop.widgets.read_fields import DateField
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import N_, AppError
from doithoai.domain.petition import WrittenAnswer
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import petitions
from doithoai.register.petitions import PetitionRow, PetitionUnknown

_WORDS_SHOWN = 260
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerStrip(QFrame):
    """The written answer of the petition last shown.

    Signals:
        finished: the last field was left by Enter, or the strip by Escape.
        notice: something to say in passing, already translated.
        chose: which of ``extend``, ``close``, ``transfer`` was pressed.
    """

    finished = Signal()
    notice = Signal(str)
    chose = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self._workspace = workspace
        self.uid: str | None = None
        self._form = Form(self)
        self.words = label("", "section", wrap=True)
        self.moves = label("", "quiet", wrap=True)
        self.files = label("", "quiet")
        self.files.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # names may be long
        self.number = LineField(_("Number of the answer"))
        self.date = DateField(_("Date of the answer"))
        self.summary = LineField(_("Summary of the answer"))
        self.number.saved.connect(lambda value: self._save("written_answer.number", value))
        self.date.saved.connect(lambda value: self._save("written_answer.date", value))
        self.summary.saved.connect(lambda value: self._save("written_answer.summary", value))
        self.extend = self._button("clock", _("Extend…"), "extend")
        self.close_button = self._button("circle-check", _("Close the matter"), "close")
        self.transfer = self._button("forward", _("Transferred"), "transfer")
        self.linked = QPushButton(icon("link"), "")
        self.linked.setToolTip(_("Each gets a record of its own; one act to undo"))
        self.linked.clicked.connect(self._answer_linked)
        self._lay_out()
        self.show_petition(None)

    def _button(self, picture: str, words: str, act: str) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.clicked.connect(lambda: self.chose.emit(act))
        return button

    def _lay_out(self) -> None:
        self.number.setPlaceholderText("112/UBND-VP")
        follow_font(self.number, lambda: self.number.setFixedWidth(self.number.fontMetrics().averageCharWidth() * 24))
        as_wide_as_a_date(self.date)
        fields = Flow()
        for field, words in ((self.number, _("N&umber")), (self.date, _("&Date")), (self.summary, _("&Summary"))):
            fields.add_pair(label(words, buddy=field), field)
        buttons = Flow()
        buttons.addWidget(self.files)
        for button in (self.linked, self.extend, self.close_button, self.transfer):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.moves, 1, 0)
        grid.addLayout(fields, 2, 0)
        grid.addLayout(buttons, 3, 0)
        for before, after in ((self.number, self.date), (self.date, self.summary), (self.summary, self.extend)):
            QWidget.setTabOrder(before, after)

    # -- showing ---------------------------------------------------------------------

    def show_petition(self, uid: str | None) -> None:
        """Work on a petition; None, or one in the bin, for none."""
        before = self.uid
        if uid != before:
            self._form.leave(before)
        self.uid = uid
        row = self._read()
        for control in (self.number, self.date, self.summary, self.extend, self.close_button, self.transfer):
            control.setEnabled(row is not None and self._workspace.writable)
        if row is None:
            self.words.setText(_("Choose a petition above; Enter goes to its answer."))
            self.moves.hide()
            self.files.clear()
            row_answer = WrittenAnswer()
        else:
            self._tell(row)
            row_answer = row.petition.written_answer or WrittenAnswer()
        self._offer_linked(row)
        self.number.set_value(row_answer.number)
        self.date.set_value(row_answer.date)
        self.summary.set_value(row_answer.summary)
        if uid != before:
            self._form.arrive(uid)

    def refresh(self) -> None:
        """Show the same petition as the register holds it now."""
        self.show_petition(self.uid)

    def start(self) -> None:
        """Go to the first field."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _read(self) -> PetitionRow | None:
        try:
            return petitions.get(self._workspace.reader, self.uid) if self.uid else None
        except PetitionUnknown:
            return None

    def _offer_linked(self, row: PetitionRow | None) -> None:
        """The same answer for those linked to this one, once it has one and others wait."""
        is_answered = row is not None and row.petition.written_answer is not None
        count = len(petitions.waiting_with(self._workspace.reader, row)) if row and is_answered else 0
        words = ngettext(
            "The same answer for {count} linked petition", "The same answer for {count} linked petitions", count
        )
        self.linked.setText(words.format(count=count))
        self.linked.setVisible(count > 0 and self._workspace.writable)

    def _answer_linked(self) -> None:
        self._form.commit()
        if self.uid is not None and not is_stopped_by(self.notice.emit, self.date):
            self._workspace.write(petitions.answer_linked, self.uid)

    def _tell(self, row: PetitionRow) -> None:
        words = " ".join((row.petition.content or "").split())
        self.words.setText(words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …")
        moves = row.petition.extensions
        self.moves.setText("\n".join(map(extension_text, moves)))
        self.moves.setVisible(bool(moves))
        names = [name for _uid, name in petitions.attachments(self._workspace.reader, row.petition.uid)]
        self.files.setText(
            _("Files: {names}").format(names=", ".join(names)) if names else _("Drop the scanned answer here.")
        )

    # -- saving ----------------------------------------------------------------------

    def _save(self, part: str, value: str | datetime.date | None) -> None:
        if self.uid is None:
            return
        work = partial(petitions.set_parts, label=N_("Record the answer"), together="written_answer")
        self._workspace.write(work, self.uid, {part: value})

    def add_files(self, paths: list[Path]) -> None:
        """Keep the scanned answer with the petition."""
        uid = self.uid
        if uid is None:
            return
        for path in paths:
            try:
                content = read_file(path)
            except AppError as error:
                self._workspace.failed.emit(error)
                return
            self._workspace.write(petitions.attach, uid, path.name, content)

    # -- keys and files ---------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field and at last back to the list; Escape goes back at once."""
        if event.key() in _ENTER and not self.summary.hasFocus():
            self.focusNextChild()
        elif event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self._form.commit()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if self.uid and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        event.acceptProposedAction()
        self.add_files(dropped_files(event.mimeData()))
