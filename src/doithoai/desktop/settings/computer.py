"""What the person chooses for this computer alone: language, looks, the folder of copies."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from doithoai.desktop.page import Shell
from doithoai.desktop.preferences import BACKUP_FOLDER, FONTS, LANGUAGE, TEXT_SIZE, THEME
from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.window.backups import folder_of
from doithoai.i18n import gettext as _
from doithoai.i18n import language

TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)


class ComputerSection(QWidget):
    """Choices that stay on this computer and are no part of the register."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        preferences = self._preferences = shell.preferences
        self.language = ChoiceField(_("Language"), [("vi", "Tiếng Việt"), ("en", "English")])
        self.language.set_value(language())
        self.language.saved.connect(lambda code: preferences.set(LANGUAGE, str(code)))
        self.theme = ChoiceField(
            _("Colours"),
            [
                ("system", _("As the computer")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("contrast", _("High contrast")),
            ],
        )
        self.theme.set_value(preferences.get(THEME))
        self.theme.saved.connect(lambda name: preferences.set(THEME, str(name)))
        self.text_size = ChoiceField(_("Text size"), [(size, f"{size} %") for size in TEXT_SIZES])
        self.text_size.set_value(preferences.get(TEXT_SIZE))
        self.text_size.saved.connect(lambda size: preferences.set(TEXT_SIZE, int(size)))
        self.fonts = ChoiceField(
            _("Font of documents"),
            [("computer", _("Times New Roman of this computer")), ("shipped", _("The shipped one, alike everywhere"))],
        )
        self.fonts.set_value(preferences.get(FONTS))
        self.fonts.saved.connect(lambda name: preferences.set(FONTS, str(name)))
        self.fonts.setToolTip(_("Both are as wide: lines break alike. Holds from the next start of the program."))
        self.folder = QLabel(str(folder_of(preferences, shell.workspace.path)))
        choose = QPushButton(icon("folder-open"), _("Choose…"))
        choose.clicked.connect(lambda _checked: self._choose_folder())
        folder = QHBoxLayout()
        folder.addWidget(self.folder)
        folder.addWidget(choose)
        folder.addStretch()
        form = QFormLayout(self)
        for text, field in (
            (_("&Language"), self.language),
            (_("&Colours"), self.theme),
            (_("&Text size"), self.text_size),
            (_("&Font of documents"), self.fonts),
        ):
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
            form.addRow(text, field)
        form.addRow(_("Copies of the register"), folder)
        form.addRow(_("The register"), QLabel(str(shell.workspace.path)))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Copies of the register"), self.folder.text())
        if chosen:
            self._preferences.set(BACKUP_FOLDER, str(Path(chosen)))
            self.folder.setText(chosen)
