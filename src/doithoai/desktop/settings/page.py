"""What the office and the person may choose. Lists are edited in place; every change is saved and can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from doithoai.desktop.handing import handing
from doithoai.desktop.overlay import Overlay
from doithoai.desktop.page import Page, Shell, State
from doithoai.desktop.settings import papers
from doithoai.desktop.settings.computer import ComputerSection
from doithoai.desktop.settings.grid_editor import GridEditor
from doithoai.desktop.settings.keys import KeysSection
from doithoai.desktop.settings.lists import SettingsList, all_lists
from doithoai.desktop.settings.option_form import OptionForm
from doithoai.desktop.settings.province import ProvinceSection, citations
from doithoai.desktop.targets import SettingsTarget, Target
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.front_page import FrontPage
from doithoai.desktop.widgets.held_rows import HeldRows
from doithoai.desktop.widgets.labels import label
from doithoai.domain.errors import N_, AppError
from doithoai.domain.options import OFFICE_OPTIONS
from doithoai.i18n import gettext as _
from doithoai.register import settings as register_settings
from doithoai.register.errors import RuleBroken
from doithoai.register.steps import ChangeSet
from doithoai.work import format_choices, provinces, wordings
from doithoai.work import settings_tables as tables
from doithoai.work.settings_tables import Row

_LINE = 1.7  # heights of a letter: sections are told apart, and all stand on 768 pixels


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
        "trusted_key",
        "own_key",
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._refreshing: list[Callable[[], None]] = []
        self._unwritten = Overlay[Sequence[Row]]()
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections"))
        front = FrontPage()
        self._stack = front.stack
        self._add(_("This computer"), ComputerSection(shell))
        self._add(_("Choices of the office"), self._options())
        for settings_list in all_lists():
            self._add(settings_list.title, self._list(settings_list))
        self._add(_("Keys of offices"), self._keys())
        self._add(_("Legal bases"), ProvinceSection(shell, self._citations()))
        self._add(_("Sizes and margins"), self._figures())
        self._add(_("Phrases of documents"), self._phrases())
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._stack.currentChanged.connect(self.sections.setCurrentRow)
        self.sections.setCurrentRow(0)
        follow_font(self.sections, self._fit_sections)
        row = QHBoxLayout()
        row.addWidget(self.sections)
        row.addWidget(front, 1)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Settings"), "heading"))
        column.addLayout(row, 1)
        self.setFocusProxy(self.sections)

    def refresh(self, _changes: ChangeSet | None = None) -> None:
        """Show every list as the register holds it now, with what is still to be written."""
        for refresh in self._refreshing:
            refresh()

    def show_target(self, target: Target) -> None:
        """Show a list."""
        if isinstance(target, SettingsTarget):
            names = {"leaders": _("Leaders who sign"), "terms": _("Terms of the committee")}
            rows = self.sections.findItems(names.get(target.section, ""), Qt.MatchFlag.MatchExactly)
            for item in rows:
                self.sections.setCurrentItem(item)

    def state(self) -> State:
        """The section shown."""
        return {"section": self.sections.currentRow()}

    def restore(self, state: State) -> None:
        """Show the section shown last."""
        place = state.get("section")
        if isinstance(place, int) and 0 <= place < self.sections.count():
            self.sections.setCurrentRow(place)

    # -- sections ----------------------------------------------------------------------------

    def _add(self, name: str, section: QWidget) -> None:
        item = QListWidgetItem(name)
        self.sections.addItem(item)
        self._stack.addWidget(section)

    def _fit_sections(self) -> None:
        """As wide as the longest name; each line apart from the next."""
        metrics = self.sections.fontMetrics()
        names = [self.sections.item(row).text() for row in range(self.sections.count())]
        self.sections.setFixedWidth(max(map(metrics.horizontalAdvance, names)) + 2 * metrics.height())
        for row in range(self.sections.count()):
            self.sections.item(row).setSizeHint(QSize(0, round(metrics.height() * _LINE)))

    def _keys(self) -> KeysSection:
        section = KeysSection(self.shell)
        self._refreshing.append(section.refresh)
        return section

    def _options(self) -> OptionForm:
        form = OptionForm(
            OFFICE_OPTIONS,
            lambda option: register_settings.chosen(self.workspace.reader, option),
            lambda option, value: self.workspace.write(register_settings.choose, option, value, failed=self._failed),
        )
        self._refreshing.append(form.refresh)
        return form

    def _list(self, settings_list: SettingsList) -> GridEditor:
        """Wire a table: show what is read; store what is understood of the rows."""
        editor, reader = settings_list.make(), self.workspace.reader
        held = HeldRows(editor.table)
        editor.check = settings_list.understand

        def save(rows: Sequence[Row]) -> None:
            try:
                value = settings_list.understand(rows)
            except AppError as error:  # each row is understood, not all of them together
                editor.refuse(rows, error)
                return
            with handing(held.rows()):
                task = self.workspace.write(
                    lambda register: settings_list.store(register, *settings_list.before, value),
                    failed=partial(editor.refuse, rows),
                )
            self._unwritten.add(task, id(editor), lambda _before: rows)

        editor.edited.connect(save)
        editor.refused.connect(self._complain)
        self._refreshing.append(lambda: editor.show_rows(self._unwritten.over(id(editor), settings_list.read(reader))))
        return editor

    def _citations(self) -> GridEditor:
        table = tables.CITATIONS
        return self._list(
            SettingsList(
                "",
                citations,
                lambda register: table.rows(provinces.citations(register)),
                table.things,
                provinces.set_citations,
            )
        )

    def _figures(self) -> GridEditor:
        return self._list(
            SettingsList(
                "", papers.format_figures, papers.figure_rows, format_choices.checked_figures, format_choices.choose
            )
        )

    def _phrases(self) -> papers.Phrases:
        phrases = papers.Phrases(self.workspace.reader, self._unwritten)

        def save(rows: Sequence[Row]) -> None:
            chosen = phrases.chosen()
            with handing(phrases.held.rows(chosen)):
                task = self.workspace.write(wordings.set_rows, *chosen, rows, failed=partial(phrases.grid.refuse, rows))
            self._unwritten.add(task, chosen, lambda _before: rows)

        phrases.edited.connect(save)
        phrases.grid.refused.connect(self._complain)
        self._refreshing.append(phrases.show_phrases)
        return phrases

    def _complain(self, error: AppError) -> None:
        """What breaks a rule stands under its rows already; what else went wrong is told as everywhere."""
        if not isinstance(error, RuleBroken):
            self.shell.complain(error)

    def _failed(self, error: AppError) -> None:
        """Say what the register refused, and show again what it holds."""
        self.shell.complain(error)
        self.refresh()
