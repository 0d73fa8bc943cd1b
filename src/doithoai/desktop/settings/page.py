"""What the office and the person may choose. Lists are edited in place; every change is saved and can be undone."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.settings import papers
from doithoai.desktop.settings.computer import ComputerSection
from doithoai.desktop.settings.grid_editor import GridEditor, Texts
from doithoai.desktop.settings.lists import Listed, all_lists
from doithoai.desktop.widgets.labels import label
from doithoai.domain.errors import N_, AppError
from doithoai.i18n import gettext as _
from doithoai.register.errors import RuleBroken
from doithoai.register.history import ChangeSet
from doithoai.work import format_choices, wordings


class SettingsPage(Page):
    """The page "Thiết lập"."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = N_("Settings")
    icon: ClassVar[str] = "settings"
    help_topic: ClassVar[str] = "settings"
    tables: ClassVar[tuple[str, ...]] = (
        "office",
        "office_period",
        "leader",
        "receiver",
        "term",
        "number_rule",
        "deadline_rule",
        "holiday",
        "catalogue_entry",
        "setting",
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shows: list[Callable[[], None]] = []
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections"))
        self.sections.setFixedWidth(self.fontMetrics().averageCharWidth() * 28)
        self._stack = QStackedWidget()
        self._add(_("This computer"), ComputerSection(shell))
        for listed in all_lists():
            self._add(listed.title, self._list(listed))
        self._add(_("Sizes and margins"), self._figures())
        self._add(_("Phrases of documents"), self._phrases())
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        row = QHBoxLayout()
        row.addWidget(self.sections)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Settings"), "heading"))
        column.addLayout(row, 1)
        self.setFocusProxy(self.sections)

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Show every list as the register holds it now."""
        for show in self._shows:
            show()

    def state(self) -> dict[str, Any]:
        """The section shown."""
        return {"section": self.sections.currentRow()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the section shown last."""
        place = state.get("section")
        if isinstance(place, int) and 0 <= place < self.sections.count():
            self.sections.setCurrentRow(place)

    # -- sections ----------------------------------------------------------------------------

    def _add(self, name: str, section: QWidget) -> None:
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(0, round(self.fontMetrics().height() * 1.7)))
        self.sections.addItem(item)
        self._stack.addWidget(section)

    def _list(self, listed: Listed) -> GridEditor:
        """Wire a table: show what is read; store what is understood of the rows."""
        editor, reader = listed.make(), self.workspace.reader
        editor.check = listed.understand

        def save(rows: Sequence[Texts]) -> None:
            try:
                value = listed.understand(rows)
            except AppError as error:  # each row is understood, not all of them together
                editor.refuse(error)
                return
            self.workspace.write(listed.store, *listed.before, value, failed=editor.refuse)

        editor.edited.connect(save)
        editor.refused.connect(self._complain)
        self._shows.append(lambda: editor.show_rows(listed.read(reader)))
        return editor

    def _figures(self) -> GridEditor:
        figures = Listed("", papers.format_figures, papers.figure_rows, papers.checked_figures, format_choices.choose)
        return self._list(figures)

    def _phrases(self) -> papers.Phrases:
        phrases = papers.Phrases(self.workspace.reader)

        def save(rows: Sequence[Texts]) -> None:
            self.workspace.write(wordings.set_rows, *phrases.chosen(), rows, failed=phrases.grid.refuse)

        phrases.edited.connect(save)
        phrases.grid.refused.connect(self._complain)
        self._shows.append(phrases.show_phrases)
        return phrases

    def _complain(self, error: AppError) -> None:
        """What breaks a rule stands under its rows already; what else went wrong is told as everywhere."""
        if not isinstance(error, RuleBroken):
            self.shell.complain(error)
