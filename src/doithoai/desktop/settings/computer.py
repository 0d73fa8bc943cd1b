"""What the person chooses for this computer alone: language, looks, the folder of copies."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from doithoai.desktop.page import Shell
from doithoai.desktop.preferences import BACKUP_FOLDER, LANGUAGE, OFFERED
from doithoai.desktop.settings.option_form import OptionForm
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.window.backups import folder_of
from doithoai.domain.options import Option
from doithoai.i18n import gettext as _
from doithoai.i18n import language


class ComputerSection(OptionForm):
    """Choices that stay on this computer and are no part of the register."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._preferences = shell.preferences
        super().__init__(OFFERED, self._value, self._choose)
        self.folder = QLabel(str(folder_of(shell.preferences, shell.workspace.path)))
        choose = QPushButton(icon("folder-open"), _("Choose…"))
        choose.clicked.connect(lambda _checked: self._choose_folder())
        folder = QHBoxLayout()
        folder.addWidget(self.folder)
        folder.addWidget(choose)
        folder.addStretch()
        self.rows.addRow(_("Copies of the register"), folder)
        self.rows.addRow(_("The register"), QLabel(str(shell.workspace.path)))

    def _value(self, option: Option[Any]) -> object:
        """What holds; of the language the one in use, which the computer decides until one is chosen."""
        return self._preferences.get(option) or (language() if option is LANGUAGE else option.default)

    def _choose(self, option: Option[Any], value: object) -> None:
        """Another language makes every page anew: not while something that could not be read stands on one."""
        if option is LANGUAGE and self._shell.is_stopped(lambda _thing: True):
            self.refresh()
        else:
            self._preferences.set(option, value)

    def _choose_folder(self) -> None:
        folder = file_dialogs.folder_to_use(self, _("Copies of the register"), self.folder.text())
        if folder:
            self._preferences.set(BACKUP_FOLDER, str(Path(folder)))
            self.folder.setText(folder)
