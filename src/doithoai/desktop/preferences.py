"""What the program remembers of a person's choices on this computer: declared once, with type and default.

Kept in an INI file in the user's settings folder (QSettings); nothing of the register's contents but its path.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from doithoai import paths

Value = TypeVar("Value")


@dataclass(frozen=True)
class Choice(Generic[Value]):
    """One remembered choice."""

    key: str
    default: Value


LANGUAGE = Choice("language", "")  # empty: as the computer says
THEME = Choice("theme", "system")  # system, light, dark, contrast
TEXT_SIZE = Choice("text_size", 100)  # per cent
REGISTER = Choice("register", "")
PAGE = Choice("page", "today")
BACKUP_FOLDER = Choice("backup_folder", "")
FONTS = Choice("fonts", "computer")  # of documents: computer (Times New Roman where it is), shipped


class Preferences(QObject):
    """The remembered choices.

    Signals:
        changed: the key of a choice that changed.
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

    def get(self, choice: Choice[Value]) -> Value:
        """The value chosen, or the default; a value of another kind is passed over."""
        found = self._settings.value(choice.key)
        if found is None:
            return choice.default
        if isinstance(choice.default, list):
            return cast(Value, [found] if isinstance(found, str) else list(found))
        if isinstance(choice.default, int) and not isinstance(found, int):
            return cast(Value, int(found)) if str(found).lstrip("-").isdigit() else choice.default
        return cast(Value, found)

    def set(self, choice: Choice[Value], value: Value) -> None:
        """Remember ``value``."""
        if self.get(choice) != value:
            self._settings.setValue(choice.key, value)
            self.changed.emit(choice.key)

    def blob(self, key: str) -> QByteArray:
        """A state Qt gave us (a window's geometry, a table's columns); empty when unknown."""
        found: Any = self._settings.value(f"state/{key}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Remember a state Qt gave us."""
        self._settings.setValue(f"state/{key}", value)

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._settings.sync()
