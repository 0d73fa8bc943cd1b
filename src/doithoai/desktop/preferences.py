"""What the program remembers of a person's choices on this computer: declared once, with type, default and words.

Kept in an INI file in the user's settings folder (QSettings); nothing of the register's contents but its path.
"""

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from doithoai import i18n, paths
from doithoai.domain.errors import N_
from doithoai.domain.options import Option, Value

_TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)
"""Per cent: steps that are seen, up to where two columns of a form still stand beside each other."""

LANGUAGE = Option(
    "language",
    "",  # as the computer says
    N_("&Language"),
    lambda: [(code, i18n.own_name(code)) for code in i18n.languages()],
)
THEME = Option(
    "theme",
    "system",
    N_("&Colours"),
    lambda: (
        ("system", N_("As the computer")),
        ("light", N_("Light")),
        ("dark", N_("Dark")),
        ("contrast", N_("High contrast")),
    ),
)
TEXT_SIZE = Option("text_size", 100, N_("&Text size"), lambda: [(size, f"{size} %") for size in _TEXT_SIZES])
FONTS = Option(
    "fonts",
    "computer",
    N_("&Font of documents"),
    lambda: (
        ("computer", N_("Times New Roman of this computer")),
        ("shipped", N_("The shipped one, alike everywhere")),
    ),
    N_("Both are as wide: lines break alike. Holds from the next start of the program."),
)
OFFERED: tuple[Option[Any], ...] = (LANGUAGE, THEME, TEXT_SIZE, FONTS)
"""Those with a field on the page of settings, in its order."""

REGISTER = Option("register", "")
PAGE = Option("page", "today")
BACKUP_FOLDER = Option("backup_folder", "")


class Preferences(QObject):
    """The remembered choices.

    Signals:
        changed: the key of an option whose value changed.
    """

    changed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        """Use ``file``, or the user's own settings file."""
        super().__init__(parent)
        file = file or paths.settings_file()
        if file is None:
            self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "doithoai", "doithoai")
        else:
            self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, option: Option[Value]) -> Value:
        """The value chosen, or the default; a value of another kind, or not offered, is passed over."""
        stored = self._settings.value(option.key)
        if stored is None:
            return option.default
        return option.from_text(str(stored)) if option.values else cast(Value, stored)

    def set(self, option: Option[Value], value: Value) -> None:
        """Remember ``value``."""
        if self.get(option) != value:
            self._settings.setValue(option.key, value)
            self.changed.emit(option.key)

    def blob(self, key: str) -> QByteArray:
        """A state Qt gave us (a window's geometry, a table's columns); empty when unknown."""
        state: object = self._settings.value(f"state/{key}")
        return state if isinstance(state, QByteArray) else QByteArray()

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Remember a state Qt gave us."""
        self._settings.setValue(f"state/{key}", value)

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._settings.sync()
