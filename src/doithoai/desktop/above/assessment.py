"""The yearly assessment: units by rank, the marks of each with their reasons, marks set by hand, the papers."""

from datetime import date
from pathlib import Path

import platformdirs
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout

from doithoai.desktop.above.assessment_columns import columns, points_of
from doithoai.desktop.above.hand_mark import HandMarkDialog
from doithoai.desktop.above.sorted_list import SortedList
from doithoai.desktop.above.tab import AboveTab
from doithoai.desktop.finder import Finder
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell, State
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.domain.assessment import Mark, Sheet, praised, ranked, to_correct
from doithoai.domain.errors import N_
from doithoai.domain.options import Option
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.register.steps import ChangeSet
from doithoai.work import assessment, assessment_paper
from doithoai.work.assessment_paper import reason, result, worded

_FOLDER = Option("assessment_folder", "")
_FIRST_YEAR = 2000


class AssessmentTab(AboveTab):
    """The units and their marks."""

    key = "assessment"
    title = N_("Assessment")
    icon = "list-todo"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._finder = Finder(self.workspace, "assessment", self)
        self._written: Path | None = None
        self._criterion = ""  # whose line was chosen last: it stays so while the lists are shown anew
        years = range(date.today().year, _FIRST_YEAR - 1, -1)
        self.year = ChoiceFilter(_("Year"), [(year, str(year)) for year in years])
        self.year.set_value(years[0])
        self.summary = label("", "section", wrap=True)
        criteria = len(assessment.scheme(self.workspace.reader).criteria)
        self.units: SortedList[Sheet] = SortedList(columns(criteria), lambda row: row.unit.code, _("Assessment"))
        self.result = label("", wrap=True)
        self.marks: RecordTable[Mark] = RecordTable(self._columns_of_marks(), _("Marks"))
        self.hand = QPushButton(icon("pencil"), _("Mark by hand…"))
        self.paper = QPushButton(icon("file-text"), _("Save the paper…"))
        self.sheet = QPushButton(icon("download"), _("Save the spreadsheet…"))
        self.open = QPushButton(icon("folder-open"), _("Open"))
        self.scheme = QPushButton(icon("settings"), _("Marking scheme…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = Flow()
        bar.addWidget(label(_("&Year"), "", self.year))
        bar.addWidget(self.year)
        bar.addWidget(self.scheme)
        acts = Flow()
        for button in (self.hand, self.paper, self.sheet, self.open):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(self.summary)
        column.addWidget(self.units, 3)
        column.addWidget(self.result)
        column.addWidget(self.marks, 4)
        column.addLayout(acts)
        self.setFocusProxy(self.units)

    def _connect(self) -> None:
        self.year.saved.connect(lambda _year: self.refresh())
        self.units.selectionModel().selectionChanged.connect(lambda *_rows: self._show_marks())
        self.marks.itemSelectionChanged.connect(self._line_chosen)
        self.marks.itemActivated.connect(lambda _item: self.mark_by_hand())
        self.hand.clicked.connect(lambda _checked: self.mark_by_hand())
        self.paper.clicked.connect(lambda _checked: self.save(".pdf"))
        self.sheet.clicked.connect(lambda _checked: self.save(assessment_paper.SHEET))
        self.open.clicked.connect(lambda _checked: self.open_written())
        self.scheme.clicked.connect(lambda _checked: self.choose_scheme())

    def _columns_of_marks(self) -> list[Column[Mark]]:
        return [
            Column(_("Criterion"), self._numbered, 62),
            Column(_("At most"), lambda mark: worded(mark.criterion.points), FIT, right=True),
            Column(_("Points"), points_of, FIT, right=True, icon=lambda mark: icon("pencil") if mark.hand else None),
            Column(_("Reason"), reason, REST),
        ]

    def _numbered(self, mark: Mark) -> str:
        """The criterion with the number it has over the list of units."""
        return f"{self.marks.records.index(mark) + 1}. {mark.criterion.title}"

    def _chosen_year(self) -> int:
        return int(str(self.year.value()))

    def state(self) -> State:
        """The year."""
        return {"year": self._chosen_year()}

    def restore(self, state: State) -> None:
        """The year chosen last."""
        if isinstance(year := state.get("year"), int):
            self.year.set_value(year)

    # -- the lists -------------------------------------------------------------------------

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Assess anew."""
        self._finder.ask(assessment.sheets, self._chosen_year(), date.today(), then=self._answered)

    def _answered(self, sheets: list[Sheet]) -> None:
        order = ranked(sheets)
        rows = [*order, *(sheet for sheet in sheets if sheet not in order)]
        if [row.unit.code for row in rows] == [row.unit.code for row in self.units.rows]:
            self.units.update_rows(rows)
        else:
            self.units.show_rows(rows)
        if rows and not self.units.chosen():
            self.units.choose(0)
        text = _("Units: {count}. Graded: {graded}; to be praised: {praised}; to be corrected: {corrected}.")
        counts = {"praised": len(praised(sheets)), "corrected": len(to_correct(sheets))}
        self.summary.setText(text.format(count=len(sheets), graded=len(order), **counts))
        self._show_marks()

    def _show_marks(self) -> None:
        sheet = self._chosen()
        self.result.setText(result(sheet) if sheet else "")
        self.marks.show_records(sheet.marks if sheet else ())
        places = [place for place, mark in enumerate(self.marks.records) if mark.criterion.key == self._criterion]
        if places:
            self.marks.selectRow(places[0])
        self._show_acts()

    def _line_chosen(self) -> None:
        if marks := self.marks.chosen():
            self._criterion = marks[0].criterion.key
        self._show_acts()

    def _show_acts(self) -> None:
        self.hand.setEnabled(self.workspace.writable and bool(self.marks.chosen()))
        self.scheme.setEnabled(self.workspace.writable)
        for button in (self.paper, self.sheet):
            button.setEnabled(bool(self.units.rows))
        self.open.setEnabled(self._written is not None)

    def _chosen(self) -> Sheet | None:
        chosen: list[Sheet] = self.units.chosen()
        return chosen[0] if chosen else None

    # -- acts --------------------------------------------------------------------------------

    def mark_by_hand(self) -> None:
        """Ask for points and a reason; without points the counted ones hold again."""
        sheet, marks = self._chosen(), self.marks.chosen()
        if sheet is None or not marks or not self.hand.isEnabled():
            return
        dialog = HandMarkDialog(sheet.unit.name, marks[0], self)
        if dialog.exec():
            points, why = dialog.answer()
            key = marks[0].criterion.key
            self.workspace.write(assessment.mark_by_hand, self._chosen_year(), sheet.unit.code, key, points, why)

    def choose_scheme(self) -> None:
        """Let the office mark by the scheme in a file from now on."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Marking scheme…"), self._folder(), "TOML (*.toml)")
        if name:
            self.workspace.write(assessment.keep_scheme, Path(name))

    def save(self, ending: str) -> None:
        """Write the paper to be signed, or the spreadsheet."""
        title = _("Save the paper…") if ending == ".pdf" else _("Save the spreadsheet…")
        proposed = str(Path(self._folder()) / f"cham-diem-{self._chosen_year()}{ending}")
        name, _kind = QFileDialog.getSaveFileName(self, title, proposed, f"*{ending}")
        if name:
            path = Path(name if name.lower().endswith(ending) else name + ending)
            self.shell.preferences.set(_FOLDER, str(path.parent))
            self.workspace.long_read(_write, self._chosen_year(), path, label=title, then=self._saved)

    def _saved(self, path: Path) -> None:
        self._written = path
        self._show_acts()
        self.shell.tell(_("Made {path}.").format(path=path))

    def open_written(self) -> None:
        """Open what was written last, in its own program."""
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _folder(self) -> str:
        return self.shell.preferences.get(_FOLDER) or str(platformdirs.user_documents_path())


def _write(register: Register, year: int, path: Path, _progress: Progress) -> Path:
    return assessment_paper.write(register, year, path, date.today())
