"""What the office and the person may choose. Lists are edited in place; every change is saved and can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.backups import folder_of
from doithoai.desktop.pages.base import Page, Shell
from doithoai.desktop.preferences import BACKUP_FOLDER, LANGUAGE, TEXT_SIZE, THEME
from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.grid_editor import GridEditor, Texts
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import dates
from doithoai.domain.errors import N_, AppError
from doithoai.i18n import gettext as _
from doithoai.i18n import language
from doithoai.register import catalogues, offices
from doithoai.register.catalogues import Entry, Holiday
from doithoai.register.history import ChangeSet
from doithoai.work import settings_tables
from doithoai.work.settings_tables import SettingRefused

_CATALOGUES = {
    "fields": N_("Fields"),
    "agencies": N_("Agencies"),
    "villages": N_("Villages"),
    "audiences": N_("Audiences"),
}


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
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shown: list[Callable[[], None]] = []
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections"))
        self.sections.setFixedWidth(self.fontMetrics().averageCharWidth() * 26)
        self._stack = QStackedWidget()
        for name, made in (
            (_("This computer"), self._computer()),
            (_("Office"), self._office()),
            (_("Leaders who sign"), self._leaders()),
            (_("Receivers of reports"), self._receivers()),
            (_("Terms of the committee"), self._terms()),
            (_("Numbering"), self._numbering()),
            (_("Time limits"), self._limits()),
            (_("Holidays"), self._holidays()),
            *((_(name), self._catalogue(key)) for key, name in _CATALOGUES.items()),
        ):
            self.sections.addItem(name)
            self._stack.addWidget(made)
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
        for show in self._shown:
            show()

    # -- this computer --------------------------------------------------------------------

    def _computer(self) -> QWidget:
        preferences = self.shell.preferences
        self.language = ChoiceField(_("Language"), [("vi", "Tiếng Việt"), ("en", "English")])
        self.language.set_value(language())
        self.language.saved.connect(lambda code: preferences.set(LANGUAGE, str(code)))
        self.theme = ChoiceField(
            _("Colours"), [("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))]
        )
        self.theme.set_value(preferences.get(THEME))
        self.theme.saved.connect(lambda name: preferences.set(THEME, str(name)))
        self.text_size = ChoiceField(
            _("Text size"), [(size, f"{size} %") for size in (90, 100, 115, 130, 150, 175, 200)]
        )
        self.text_size.set_value(preferences.get(TEXT_SIZE))
        self.text_size.saved.connect(lambda size: preferences.set(TEXT_SIZE, int(size)))
        self.folder = QLabel(str(folder_of(preferences, self.workspace.path)))
        choose = QPushButton(icon("folder-open"), _("Choose…"))
        choose.clicked.connect(lambda _checked: self._choose_folder())
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(choose)
        made = QWidget()
        form = QFormLayout(made)
        form.addRow(_("&Language"), self.language)
        form.addRow(_("&Colours"), self.theme)
        form.addRow(_("&Text size"), self.text_size)
        form.addRow(_("Copies of the register"), folder)
        form.addRow(_("The register"), QLabel(str(self.workspace.path)))
        return made

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Copies of the register"), self.folder.text())
        if chosen:
            self.shell.preferences.set(BACKUP_FOLDER, str(Path(chosen)))
            self.folder.setText(chosen)

    # -- lists of the register -----------------------------------------------------------------

    def _list(
        self,
        editor: GridEditor,
        read: Callable[[], Sequence[Texts]],
        understand: Callable[[Sequence[Texts]], Any],
        store: Callable[..., Any],
        *before: Any,
    ) -> GridEditor:
        """Wire a table: show what ``read`` gives; store what ``understand`` makes of the rows, or say what is wrong."""

        def save(rows: Sequence[Texts]) -> None:
            try:
                value = understand(rows)
            except SettingRefused as error:
                self.shell.complain(error)
                editor.show_rows([])
                editor.show_rows(read())
                return
            self.workspace.write(store, *before, value, failed=self._failed)

        editor.edited.connect(save)
        self._shown.append(lambda: editor.show_rows(read()))
        return editor

    def _failed(self, error: AppError) -> None:
        self.shell.complain(error)
        self.refresh()

    def _office(self) -> QWidget:
        heads = [
            _("Code"), _("Name"), _("Place before the date"), _("Party committee"), _("Level"),
            _("Body above"), _("Party body above"), _("From"), _("To"),
        ]  # fmt: skip
        reader = self.workspace.reader
        editor = GridEditor(
            _("The office and its names over time"),
            heads,
            (9, 26, 16, 22, 12, 26, 22, 13, 13),
            note=_(
                "One row a period. Old sessions keep the names of their time. Level: commune, district or province."
            ),
        )
        return self._list(
            editor,
            lambda: settings_tables.office_rows(offices.periods(reader)),
            settings_tables.office_of,
            _store_office,
        )

    def _leaders(self) -> QWidget:
        heads = [_("Full name"), _("Position"), _("Side"), _("Signs"), _("On behalf of"), _("From"), _("To")]
        editor = GridEditor(
            _("Leaders who may sign"),
            heads,
            (26, 26, 14, 10, 22, 13, 13),
            note=_("Side: government or party. Signs: TM, KT, Q, TL or TUQ. The first one valid on the day signs."),
        )
        reader = self.workspace.reader
        return self._list(
            editor,
            lambda: settings_tables.leader_rows(offices.all_leaders(reader)),
            settings_tables.leaders_of,
            offices.set_leaders,
        )

    def _receivers(self) -> QWidget:
        editor = GridEditor(
            _("Receivers of reports"),
            [_("Name"), _("Periods"), _("From"), _("To")],
            (0, 46, 13, 13),
            note=_("Periods: month, quarter1, half, nine_months, year, adhoc, with commas between."),
        )
        reader = self.workspace.reader
        return self._list(
            editor,
            lambda: settings_tables.receiver_rows(offices.all_receivers(reader)),
            settings_tables.receivers_of,
            offices.set_receivers,
        )

    def _terms(self) -> QWidget:
        editor = GridEditor(_("Terms of the party committee"), [_("Name"), _("From"), _("To")], (0, 14, 14))
        reader = self.workspace.reader
        return self._list(
            editor,
            lambda: settings_tables.term_rows(offices.terms(reader)),
            settings_tables.terms_of,
            offices.set_terms,
        )

    def _numbering(self) -> QWidget:
        editor = GridEditor(
            _("Numbering of documents"),
            [_("Side"), _("Counted by"), _("Series"), _("Symbol of the body"), _("Archive unit")],
            (16, 16, 16, 22, 0),
            note=_("Counted by: year or term. Series: kind (one a document type) or office (one for all)."),
        )
        reader = self.workspace.reader
        return self._list(
            editor,
            lambda: settings_tables.numbering_rows(offices.number_rules(reader)),
            settings_tables.numbering_of,
            offices.set_number_rules,
        )

    def _limits(self) -> QWidget:
        heads = [_("Key"), _("Duty"), _("Days"), _("Counted as"), _("Direction"), _("Counted from"), _("Source")]
        editor = GridEditor(
            _("Time limits"),
            heads,
            (16, 36, 8, 12, 11, 18, 0),
            note=_("Counted as: calendar or working. Direction: before or after."),
        )
        reader = self.workspace.reader
        return self._list(
            editor,
            lambda: settings_tables.limit_rows(catalogues.deadline_rules(reader)),
            settings_tables.limits_of,
            catalogues.set_deadline_rules,
        )

    def _holidays(self) -> QWidget:
        editor = GridEditor(
            _("Holidays and swapped days"),
            [_("Day"), _("Kind"), _("Name"), _("Source")],
            (14, 12, 34, 0),
            note=_("Kind: off (a day off) or worked (a Saturday or Sunday that is worked)."),
        )
        reader = self.workspace.reader

        def understand(rows: Sequence[Texts]) -> list[Holiday]:
            return [
                Holiday(settings_tables.day(row[0]), settings_tables.one_of(row[1], ("off", "worked")), *row[2:])
                for row in rows
            ]

        return self._list(
            editor,
            lambda: [(dates.short(h.day), h.kind, h.name, h.source) for h in catalogues.holidays(reader)],
            understand,
            catalogues.set_holidays,
        )

    def _catalogue(self, key: str) -> QWidget:
        editor = GridEditor(_(_CATALOGUES[key]), [_("Name"), _("From"), _("To")], (0, 14, 14))
        reader = self.workspace.reader

        def rows() -> list[Texts]:
            return [
                (one.name, settings_tables.shown(one.valid_from), settings_tables.shown(one.valid_to))
                for one in catalogues.entries(reader, key)
            ]

        def understand(texts: Sequence[Texts]) -> list[Entry]:
            known = {one.name: one for one in catalogues.entries(reader, key)}
            return [
                replace(
                    known.get(name, Entry(name)),
                    valid_from=settings_tables.maybe_day(first),
                    valid_to=settings_tables.maybe_day(last),
                )
                for name, first, last in texts
                if name
            ]

        return self._list(editor, rows, understand, catalogues.set_entries, key)


def _store_office(register: Any, value: Any) -> Any:
    code, periods = value
    return offices.set_periods(register, code, periods)
