"""Every word of the dialogs of Qt that this program opens is in the catalogue: Qt ships no Vietnamese."""

from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from

from PySide6.QtCore import QLibraryInfo

from doithoai.desktop.window.qt_words import WORDS

# Where Qt keeps the words of what a person meets here: files, messages, menus of fields, the calendar.
DIALOGS = {
    "QFileDialog",
    "QFileSystemModel",
    "QAbstractFileIconProvider",
    "QFileIconProvider",
    "QPlatformTheme",
    "QDialogButtonBox",
    "QMessageBox",
    "QLineEdit",
    "QWidgetTextControl",
    "QAbstractSpinBox",
    "QCalendarWidget",
    "QComboBox",
    "QSplitter",
    "QScrollBar",
    "QTabBar",
    "CloseButton",
    "QDialog",
    "QInputDialog",
    "QPrintDialog",
    "QPrintPropertiesWidget",
    "QPrintPropertiesDialog",
    "QPageSetupWidget",
    "QPrintSettingsOutput",
    "QPrintWidget",
    "QCupsJobWidget",
    "QCupsPrinterSupport",
}
# Signs of units, the name of a file of Qt's own, and what Qt says of itself, which nothing here shows.
NO_WORDS = {"mm", "pt", "in", "P̸", "DD", "CC", "...", "Form", "About Qt"}
_MESSAGES, _END, _SOURCE, _TRANSLATION, _OBSOLETE, _CONTEXT, _COMMENT = 0x69, 1, 6, 3, 5, 7, 8


def words_of_qt() -> Iterator[tuple[str, str]]:
    """Context and source text of each word in one of Qt's own catalogues (format of ``.qm``: ``qtranslator.cpp``)."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    content = (folder / "qtbase_de.qm").read_bytes()
    place = 16  # after the magic number
    while place < len(content):
        tag, length = unpack_from(">BI", content, place)
        place += 5
        if tag == _MESSAGES:
            yield from _messages(content[place : place + length])
        place += length


def _messages(block: bytes) -> Iterator[tuple[str, str]]:
    place = 0
    parts: dict[int, str] = {}
    while place < len(block):
        tag = block[place]
        place += 1
        if tag == _END:
            yield parts.get(_CONTEXT, ""), parts.get(_SOURCE, "")
            parts = {}
            continue
        if tag == _OBSOLETE:
            place += 4
            continue
        (length,) = unpack_from(">I", block, place)
        length = 0 if length == 0xFFFFFFFF else length
        if tag in (_SOURCE, _CONTEXT):
            parts[tag] = block[place + 4 : place + 4 + length].rstrip(b"\0").decode()
        place += 4 + length


def test_the_dialogs_speak_the_language_of_the_program() -> None:
    words = {(context, source) for context, source in words_of_qt() if source}
    assert ("QFileDialog", "Directories") in words
    shown = {source.replace("&", "") for context, source in words if context in DIALOGS} - NO_WORDS
    missing = sorted(word for word in shown - set(WORDS) if not word.startswith(("Alt+", "<")))
    assert not missing
