"""The words of a draft, paragraph by paragraph, edited by hand; what the data say by now stands beside them."""

import difflib
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop import theme
from doithoai.desktop.widgets.fields import TextField
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.workspace import Workspace
from doithoai.documents.content.passages import LIKE, Line
from doithoai.domain.errors import Gone
from doithoai.i18n import gettext as _
from doithoai.work import printing
from doithoai.work.printing import Order

_SHOWN = 90  # letters of a paragraph in the list


class PassagesDialog(QDialog):
    """Edits the paragraphs of one draft; each is saved as it is typed and can be undone."""

    def __init__(self, workspace: Workspace, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._order = workspace, order
        self.lines: list[Line] = []
        self._line: Line | None = None  # the one in hand: what is typed is for it, wherever it stands in the list
        self.setWindowTitle(_("Edit the words of the draft"))
        self.resize(980, 560)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Paragraphs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = TextField(_("Words of the paragraph"), rows=8, most=16)
        self.state = label("", "quiet", wrap=True)
        self.newer = label("", "", wrap=True)
        self.back = QPushButton(icon("undo-2"), _("Take the program's words"))
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.words.saved.connect(self._save)
        self.back.clicked.connect(lambda _checked: self._forget())
        workspace.changed.connect(self._changed)
        self.show_lines()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.state, self.words, self.newer, self.back):
            column.addWidget(part)
        column.addStretch()
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(side)
        split.setChildrenCollapsible(False)
        split.setSizes([420, 540])
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(
            label(
                _("What you change here stands in this document only. It stays when the data change after it."),
                "quiet",
                wrap=True,
            )
        )
        outer.addWidget(split, 1)
        outer.addWidget(buttons)

    def done(self, result: int) -> None:
        """Save what is still being typed."""
        commit(self)
        super().done(result)

    # -- showing ---------------------------------------------------------------------------

    def show_lines(self) -> None:
        """Show the paragraphs as the register gives them now; the one in hand stays chosen wherever it stands now."""
        try:
            self.lines = printing.paragraphs(self._workspace.reader, self._order, date.today())
        except Gone as gone:
            self._workspace.failed.emit(gone)
            self.reject()
            return
        self.list.blockSignals(True)
        self.list.clear()
        for line in self.lines:
            words = " ".join((line.passage.now if line.passage else line.text).split())
            item = QListWidgetItem(words[:_SHOWN])
            if line.outdated:
                item.setIcon(icon("triangle-alert", theme.warning()))
            elif line.passage:
                item.setIcon(icon("pencil"))
            self.list.addItem(item)
        self.list.setCurrentRow(self._place())
        self.list.blockSignals(False)
        self._take()

    def _place(self) -> int:
        """Where the paragraph in hand stands now; the first one where it is gone, -1 where there is none."""
        if self._line is not None:
            for same in (_same_passage, _same_text):
                for row, line in enumerate(self.lines):
                    if same(line, self._line):
                        return row
            texts = [line.text for line in self.lines]
            for text in difflib.get_close_matches(self._line.text, texts, 1, LIKE):  # told anew by newer data
                return texts.index(text)
        return 0 if self.lines else -1

    def _chosen(self) -> None:
        """Another paragraph is chosen: what was typed into the one before is saved first."""
        commit(self)
        self._take()

    def _take(self) -> None:
        row = self.list.currentRow()
        line = self._line = self.lines[row] if 0 <= row < len(self.lines) else None
        self.words.setEnabled(line is not None)
        if line is None:
            return
        self.words.turn_to(line.passage.was if line.passage else line.text)
        self.words.set_value(line.passage.now if line.passage else line.text)
        self.back.setVisible(line.passage is not None)
        self.newer.setVisible(line.outdated)
        if line.outdated and line.text:
            self.newer.setText(_("By the newer data: {words}").format(words=line.text))
        elif line.outdated:
            self.newer.setText(_("The paragraph is no longer in the document; your words are kept here only."))
        self.state.setText(_("Edited by hand") if line.passage else _("In the program's words"))

    def _changed(self, _changes: object) -> None:
        if not self.words.saver.pending:
            self.show_lines()

    # -- saving ----------------------------------------------------------------------------

    def _save(self, words: object) -> None:
        line = self._line
        if line is not None and line.text:
            self._workspace.write(printing.retell, self._order, line, str(words or ""))
        elif line is not None and line.passage is not None:
            self._workspace.write(printing.edit_passage, self._order, line.passage.was, str(words or ""))

    def _forget(self) -> None:
        commit(self)
        if self._line is not None and self._line.passage is not None:
            self._workspace.write(printing.edit_passage, self._order, self._line.passage.was, None)


def _same_passage(line: Line, other: Line) -> bool:
    """Whether both are the paragraph of one passage."""
    edited = line.passage.was if line.passage else None
    return edited is not None and edited in (other.passage.was if other.passage else None, other.text)


def _same_text(line: Line, other: Line) -> bool:
    return bool(line.text) and line.text == other.text
